"""Reads thoughts of spelling: the answer is the word with a dash between each two letters."""


def word_of(problem) -> str:
    """The word the prompt names, without quotes and capitals."""
    return problem.fields["w"].strip("\"'`").lower()


def true_answer(problem) -> str | None:
    return "-".join(word_of(problem))


def read(problem) -> str:
    restated, _, work = problem.thought.partition(": ")
    assert restated == f"spell {word_of(problem)}"
    assert work.split("-") == list(word_of(problem))
    assert problem.also == [work.replace("-", " "), work.replace("-", ", ")]
    return work
