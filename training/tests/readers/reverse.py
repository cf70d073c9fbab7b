"""Reads thoughts of reversing: numbered letters forwards, the same counted down, the letters joined."""

import re


def pairs_of(text: str) -> list[tuple[int, str]]:
    """`1c2a3t` -> (1, c), (2, a), (3, t)."""
    assert re.fullmatch(r"(\d+[a-z])+", text), text
    return [(int(place), letter) for place, letter in re.findall(r"(\d+)([a-z])", text)]


def word_of(problem) -> str:
    """The word the prompt names, without quotes and capitals."""
    return problem.fields["w"].strip("\"'`").lower()


def true_answer(problem) -> str | None:
    return word_of(problem)[::-1]


def read(problem) -> str:
    restated, _, work = problem.thought.partition(": ")
    forwards, backwards, result = work.split(". ")
    word = word_of(problem)
    assert restated == f"rev {word}"
    assert pairs_of(forwards) == [(i + 1, word[i]) for i in range(len(word))]
    assert pairs_of(backwards) == list(reversed(pairs_of(forwards)))
    assert result == "".join(letter for _, letter in pairs_of(backwards))
    return result
