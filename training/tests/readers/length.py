"""Reads thoughts of measuring a word: numbered letters, the last number is the length."""

import re


def pairs_of(text: str) -> list[tuple[int, str]]:
    """`1c2a3t` -> (1, c), (2, a), (3, t)."""
    assert re.fullmatch(r"(\d+[a-z])+", text), text
    return [(int(place), letter) for place, letter in re.findall(r"(\d+)([a-z])", text)]


def word_of(problem) -> str:
    """The word the prompt names, without quotes and capitals."""
    return problem.fields["w"].strip("\"'`").lower()


def true_answer(problem) -> str | None:
    return str(len(word_of(problem)))


def read(problem) -> str:
    restated, _, work = problem.thought.partition(": ")
    spelling, result = work.split(". ")
    word = word_of(problem)
    assert restated == f"len {word}"
    assert pairs_of(spelling) == [(i + 1, word[i]) for i in range(len(word))]
    assert int(result) == pairs_of(spelling)[-1][0]
    return result
