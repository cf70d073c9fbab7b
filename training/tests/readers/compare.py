"""Reads the thoughts of comparisons."""

import operator
from decimal import Decimal

_CLAIMS = {">": operator.gt, "<": operator.lt, "=": operator.eq, ">=": operator.ge, "<=": operator.le}


def _decide(kind: str, a: str, b: str, sign: str) -> str:
    """The answer, where `sign` stands between the two numbers."""
    if kind in _CLAIMS:
        return "yes" if _CLAIMS[kind]({"<": -1, "=": 0, ">": 1}[sign], 0) else "no"
    if sign == "=":
        return "equal"
    return a if (sign == ">") == (kind == "big") else b


def read(problem) -> str:
    a, b = problem.fields["a"], problem.fields["b"]
    head, _, work = problem.thought.partition(": ")
    assert head == (f"cmp {a}{problem.kind}{b}" if problem.kind in _CLAIMS else f"cmp {problem.kind} {a} {b}")
    steps, _, answer = work.partition(". ")
    padded, *pairs = steps.split(", ")
    first, second = padded.split(" ")
    assert Decimal(first) == Decimal(a) and Decimal(second) == Decimal(b) and len(first) == len(second)
    digits = [(x, y) for x, y in zip(first, second) if x != "."]
    for pair, (x, y) in zip(pairs, digits):
        assert pair[0] == x and pair[2] == y and (pair[1] == "=") == (x == y) and (pair[1] != ">" or x > y)
    assert all(pair[1] == "=" for pair in pairs[:-1]) and (pairs[-1][1] != "=" or len(pairs) == len(digits))
    assert answer == _decide(problem.kind, a, b, pairs[-1][1])
    return answer


def true_answer(problem) -> str:
    a, b = problem.fields["a"], problem.fields["b"]
    x, y = Decimal(a), Decimal(b)
    return _decide(problem.kind, a, b, "=" if x == y else ">" if x > y else "<")
