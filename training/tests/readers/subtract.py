"""Reads the thoughts of subtraction: which number is larger, told by their digits where they have as many, then the columns."""

import re

from readers.columns import column


def _without_comparison(work: str, a: int, b: int) -> str:
    """The work after `3=3, 0<4; `, whose every claim is checked."""
    if len(str(a)) != len(str(b)):
        return work
    claims, _, work = work.partition("; ")
    pairs = list(zip(str(a), str(b)))
    compared = [re.fullmatch(r"(\d)([<=>])(\d)", claim).groups() for claim in claims.split(", ")]
    assert [(x, y) for x, _, y in compared] == pairs[: len(compared)]
    assert all(sign == ("=" if x == y else "<" if int(x) < int(y) else ">") for x, sign, y in compared)
    assert all(sign == "=" for _, sign, _ in compared[:-1]) and (compared[-1][1] != "=" or len(compared) == len(pairs))
    return work


def read(problem) -> str:
    a, b = int(problem.fields["a"]), int(problem.fields["b"])
    head, _, work = problem.thought.partition(": ")
    high, low = max(a, b), min(a, b)
    work = _without_comparison(work, a, b)
    if problem.kind == "gap":
        assert head == f"sub gap {a} {b}" and work.startswith(f"{high}-{low}: ")
        return str(column(work.partition(": ")[2], high, "-", low))
    assert head == f"sub {a} {b}"
    if a >= b:
        return str(column(work, a, "-", b))
    swapped, _, steps = work.partition(": ")
    steps, _, negative = steps.rpartition(", ")
    assert swapped == f"{b}-{a}" and negative == f"-{column(steps, b, '-', a)}"
    return negative


def true_answer(problem) -> str:
    difference = int(problem.fields["a"]) - int(problem.fields["b"])
    return str(abs(difference) if problem.kind == "gap" else difference)
