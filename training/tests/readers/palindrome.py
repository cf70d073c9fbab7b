"""Reads thoughts about palindromes: numbered characters, then pairs from outside inwards until two differ."""

import re


def word_of(problem) -> str:
    """The word the prompt names, without quotes and capitals."""
    return problem.fields["w"].strip("\"'`").lower()


def true_answer(problem) -> str | None:
    return "yes" if word_of(problem) == "".join(reversed(word_of(problem))) else "no"


def read(problem) -> str:
    restated, _, work = problem.thought.partition(": ")
    text = word_of(problem)
    assert restated == f"pal {text}"
    spelling, pairs, result = work.split(". ")
    names = "abcdefghijklm" if text.isdigit() else [str(i) for i in range(1, 14)]
    assert spelling == "".join(name + character for name, character in zip(names, text))
    token = r"([a-z])(\d)" if text.isdigit() else r"(\d+)([a-z])"
    steps = pairs.split(", ")
    for number, step in enumerate(steps):
        left, first, right, last, sign = re.fullmatch(token + token + "([=!])", step).groups()
        assert left == names[number] and right == names[len(text) - 1 - number]
        assert first == text[number] and last == text[-1 - number]
        assert (sign == "=") == (first == last)
        assert sign == "=" or number == len(steps) - 1, "goes on after a difference"
    differs = steps[-1].endswith("!")
    assert differs or len(steps) == len(text) // 2, "gave up too early"
    assert result == ("no" if differs else "yes")
    return result
