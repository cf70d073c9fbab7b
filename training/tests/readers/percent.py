"""Reads the thoughts of percentages."""

import re
from fractions import Fraction

from readers.columns import product


def read(problem) -> str:
    p, n = int(problem.fields["p"]), int(problem.fields["n"])
    restated, head, rest = problem.thought.split(": ", 2)
    assert restated == f"pct {p} {n}"
    a, b, divisor = map(int, re.fullmatch(r"(\d+)\*(\d+)/(1|10|100)", head).groups())
    assert Fraction(a * b, divisor) == Fraction(p * n, 100)
    steps, _, end = rest.rpartition("; ")
    total = product(steps, a, b)
    shifted, _, answer = end.partition(", ")
    places = len(str(divisor)) - 1
    assert Fraction(shifted) == Fraction(total, divisor) and len(shifted.partition(".")[2]) == places
    assert not answer or Fraction(answer) == Fraction(shifted)
    return answer or shifted


def true_answer(problem) -> str:
    hundredths = int(problem.fields["p"]) * int(problem.fields["n"])
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".")
