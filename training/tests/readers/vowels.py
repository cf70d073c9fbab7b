"""Reads thoughts of counting vowels: each carries its number, the last number is the count."""


def word_of(problem) -> str:
    """The word the prompt names, without quotes and capitals."""
    return problem.fields["w"].strip("\"'`").lower()


def true_answer(problem) -> str | None:
    return str(sum(word_of(problem).count(vowel) for vowel in "aeiou"))


def read(problem) -> str:
    restated, _, work = problem.thought.partition(": ")
    spelling, _, count = work.partition(". ")
    word, seen = word_of(problem), 0
    assert restated == f"vowels {word}"
    parts = spelling.split(" ")
    assert len(parts) == len(word)
    for part, character in zip(parts, word):
        if character in "aeiou":
            seen += 1
            assert part == f"{character}{seen}", work
        else:
            assert part == character, work
    assert int(count) == seen
    return count
