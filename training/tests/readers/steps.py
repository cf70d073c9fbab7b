"""Reads the steps of a longer thought: one-step equations, and calculations written out digit by digit."""

import re

from readers import columns


def calculate(a: int, sign: str, b: int) -> int:
    return a // b if sign == "/" else {"+": a + b, "-": a - b, "*": a * b}[sign]


def step(text: str) -> tuple[int, str, int, int]:
    """First number, sign, second number and result of `12-5=7` or `34+28: 4+8=12, 3+2+1=6. 62`."""
    a, sign, b, mark, rest = re.fullmatch(r"(\d+)([+\-*/])(\d+)(=|: )(.*)", text).groups()
    a, b = int(a), int(b)
    if mark == "=":
        result = int(rest)
    elif sign == "/":
        result, left = columns.quotient(rest, a, b)
        assert left == 0
    elif sign == "*":
        result = columns.product(rest, a, b)
    else:
        result = columns.column(rest, a, sign, b)
    assert result == calculate(a, sign, b) and (sign != "/" or a % b == 0), text
    return a, sign, b, result


def steps(text: str) -> list[tuple[int, str, int, int]]:
    """Steps joined with `; `, where a long product may itself hold `; `."""
    pieces = re.split(r"; (?=\d+[+\-*/]\d+(?:=|: ))", text)
    read, at = [], 0
    while at < len(pieces):
        for end in range(len(pieces), at, -1):
            try:
                read.append(step("; ".join(pieces[at:end])))
            except (AssertionError, AttributeError, IndexError, ValueError):
                continue
            break
        else:
            raise AssertionError(pieces[at])
        at = end
    return read
