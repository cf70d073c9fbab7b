"""Counts months and days with the calendar of an ordinary year and checks the steps of a thought."""

import calendar
import datetime
import re

from readers import steps

_FULL = list(calendar.month_name)[1:]
_SHORT = [name[:3].lower() for name in _FULL]


def _length(short):
    return calendar.monthrange(2023, _SHORT.index(short) + 1)[1]


def true_answer(problem):
    words = problem.restated.split()[1:]
    if words[0] == "days":
        return str(_length(words[1]))
    if words[0] == "month":
        return _FULL[(_SHORT.index(words[1]) + int(words[2])) % 12]
    weeks = words[2].endswith("w")
    count = int(words[2].rstrip("w")) * (7 if weeks else 1)
    day = datetime.date(2023, _SHORT.index(words[0]) + 1, int(words[1])) + datetime.timedelta(days=count)
    assert day.year == 2023
    return f"{_FULL[day.month - 1]} {day.day}"


def _read_months(restated, work):
    _, _, month, distance = restated.split()
    place, count, direction = _SHORT.index(month), abs(int(distance)), 1 if distance[0] == "+" else -1
    if count >= 12:
        years, _, work = work.partition("; ")
        assert years == f"{count}-12={count - 12}" or steps.quotient(years.partition(": ")[2], count, 12)[1] == count % 12
        count %= 12
    counting, _, result = work.partition(". ")
    expected = [month] + [f"{i} {_SHORT[(place + direction * i) % 12]}" for i in range(1, count + 1)]
    assert counting == f"{distance[0]}{count}: {', '.join(expected)}" and expected[-1].endswith(result)
    return _FULL[_SHORT.index(result)]


def read(problem):
    restated, _, work = problem.thought.partition(": ")
    assert problem.fields.get("m", "may")[:3].lower() in restated or "m" not in problem.fields
    if restated.startswith("date days"):
        assert _length(restated.split()[2]) == int(work)
        return work
    if restated.startswith("date month"):
        return _read_months(restated, work)
    body, _, result = work.rpartition(". ")
    for step in body.split("; "):
        crossing = re.fullmatch(r"(\w{3}) (\d+), (\d+[+-]\2=\d+)", step)
        if crossing:
            assert _length(crossing[1]) == int(crossing[2])
        steps.step(crossing[3] if crossing else step)
    month, day = result.split()
    return f"{_FULL[_SHORT.index(month)]} {day}"
