"""Counts weekdays on in steps of one, checking each day the thought names."""

import re

from readers import columns

_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SHORT = [day[:3].lower() for day in _DAYS]


def _parts(restated):
    day, sign, weeks, days = re.fullmatch(r"day (\w{3}) ([+-])(?:(\d+)w)?(\d*)", restated).groups()
    return _SHORT.index(day), 1 if sign == "+" else -1, int(weeks or 0), int(days or 0)


def read(problem):
    restated, _, work = problem.thought.partition(": ")
    place, direction, _, days = _parts(restated)
    assert problem.fields["d"][:3].lower() == _SHORT[place]
    if days >= 7:
        division, _, work = work.partition("; ")
        head, _, written = division.partition(": ")
        assert head == f"{days}/7"
        days = columns.quotient(written, days, 7)[1]
    counting, _, result = work.partition(". ")
    head, _, named = counting.partition(": ")
    assert head == f"{'+' if direction > 0 else '-'}{days}"
    expected = [_SHORT[place]] + [f"{i} {_SHORT[(place + direction * i) % 7]}" for i in range(1, days + 1)]
    assert named.split(", ") == expected and expected[-1].endswith(result)
    return _DAYS[_SHORT.index(result)]


def true_answer(problem):
    place, direction, weeks, days = _parts(problem.restated)
    return _DAYS[(place + direction * (7 * weeks + days)) % 7]
