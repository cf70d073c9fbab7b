"""Reads thoughts of finding the nth letter: numbered letters up to the place, or all of them and then back from the end."""

import re


def pairs_of(text: str) -> list[tuple[int, str]]:
    """`1c2a3t` -> (1, c), (2, a), (3, t)."""
    assert re.fullmatch(r"(\d+[a-z])+", text), text
    return [(int(place), letter) for place, letter in re.findall(r"(\d+)([a-z])", text)]


def word_of(problem) -> str:
    """The word the prompt names, without quotes and capitals."""
    return problem.fields["w"].strip("\"'`").lower()


_NAMES = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth".split()


def _place(ordinal: str) -> int:
    """`third` or `3rd` -> 3."""
    return int(re.match(r"\d+", ordinal).group()) if ordinal[0].isdigit() else _NAMES.index(ordinal) + 1


def _from_end(words: str) -> int:
    """`last` -> 1, `2nd to last` -> 2."""
    if words in ("last", "final", "very last", "ending"):
        return 1
    if words in ("penultimate", "next to last", "last but one"):
        return 2
    return _place(re.split(r"[ -]", words)[0])


def _asked_for(problem) -> int:
    """The place that the prompt asks for; negative from the end."""
    fields = problem.fields
    if problem.kind in ("end", "back"):
        assert _from_end(fields["o"]) == _place(fields["e"])
        return -_place(fields["e"])
    assert _place(fields["o"]) == int(fields["k"]) and (problem.kind == "nth" or fields["k"] == "1")
    return int(fields["k"])


def true_answer(problem) -> str | None:
    place = _asked_for(problem)
    return word_of(problem)[place - 1 if place > 0 else place]


def read(problem) -> str:
    restated, _, work = problem.thought.partition(": ")
    place, word = _asked_for(problem), word_of(problem)
    assert restated == f"nth {place} {word}"
    spelling, *back, result = work.split(". ")
    letters = pairs_of(spelling)
    assert letters == [(i + 1, c) for i, c in enumerate(word)][: place if place > 0 else None]
    if place > 0:
        assert not back and letters[-1] == (place, result)
    else:
        counted = pairs_of(back[0])
        assert len(back) == 1 and counted == letters[::-1][:-place] and counted[-1][1] == result
    return result
