"""Whole numbers as people write them in words: `twenty-one`, `twenty one`, `a hundred and five`. Knows no skill."""

from functools import cache

import inflect

_ENGINE = inflect.engine()


@cache
def _words(number: int, joined: str) -> str:
    return _ENGINE.number_to_words(number, andword=joined, comma="")


def in_words(rng, number: int) -> str:
    """English words for a number from 0 to 9999, in one of the usual spellings."""
    words = _words(number, rng.choice(["and", ""]))
    if rng.random() < 0.4:
        words = words.replace("-", " ")
    if words.startswith("one hundred") and rng.random() < 0.4:
        words = "a" + words[3:]
    return words
