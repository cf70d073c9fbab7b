"""Reads thoughts of counting a letter: each hit carries its number, the last number is the count."""


def word_of(problem) -> str:
    """The word the prompt names, without quotes and capitals."""
    return problem.fields["w"].strip("\"'`").lower()


def true_answer(problem) -> str | None:
    return str(word_of(problem).count(problem.fields["c"].lower()))


def read(problem) -> str:
    restated, _, work = problem.thought.partition(": ")
    spelling, _, count = work.partition(". ")
    letter, word, seen = problem.fields["c"].lower(), word_of(problem), 0
    assert restated == f"count {letter} {word}"
    parts = spelling.split(" ")
    assert len(parts) == len(word)
    for part, character in zip(parts, word):
        seen += character == letter
        assert part == (f"{character}{seen}" if character == letter else character), work
    assert int(count) == seen
    return count
