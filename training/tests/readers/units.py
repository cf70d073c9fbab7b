"""Checks a conversion's factor and every step, and converts by itself."""

import re

from readers import steps

_IN_SMALLEST = {
    "km": 1000000, "m": 1000, "cm": 10, "mm": 1, "kg": 1000, "g": 1, "l": 1000, "ml": 1, "week": 604800, "day": 86400,
    "h": 3600, "min": 60, "s": 1, "yd": 36, "ft": 12, "in": 1, "year": 12, "month": 1, "dozen": 12, "pc": 1,
}


def true_answer(problem):
    *parts, target = problem.restated.split()[1:]
    total = sum(float(number) * _IN_SMALLEST[unit] for number, unit in zip(parts[::2], parts[1::2]))
    assert total % _IN_SMALLEST[target] == 0
    return str(int(total) // _IN_SMALLEST[target])


def read(problem):
    restated, _, work = problem.thought.partition(": ")
    head, _, rest = work.partition("; ")
    big, factor, small = re.fullmatch(r"1 (\w+)=(\d+) (\w+)", head).groups()
    assert _IN_SMALLEST[big] == int(factor) * _IN_SMALLEST[small]
    assert {big, small} == set(re.findall(r"[a-z]+", restated)[1:])
    body, _, result = rest.rpartition(". ")
    taken = steps.steps(body)
    known = {int(number) for number in re.findall(r"\d+", restated)} | {int(factor)}
    for a, _, _, last in taken:
        assert a in known, body
        known.add(last)
    assert str(last) == result
    return result
