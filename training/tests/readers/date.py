"""Counts months and days with the calendar of an ordinary year and checks the steps of a thought."""

import calendar
import datetime
import re

from readers import columns, steps

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
        assert years == f"{count}-12={count - 12}" or columns.quotient(years.partition(": ")[2], count, 12)[1] == count % 12
        count %= 12
    counting, _, result = work.partition(". ")
    expected = [month] + [f"{i} {_SHORT[(place + direction * i) % 12]}" for i in range(1, count + 1)]
    assert counting == f"{distance[0]}{count}: {', '.join(expected)}" and expected[-1].endswith(result)
    return _FULL[_SHORT.index(result)]


def _compares(text, first, second):
    assert text == f"{first}{'<' if first < second else '=' if first == second else '>'}{second}", text


def _start(restated, parts):
    """Month, day and days to go; weeks are turned into days first."""
    _, month, day, distance = restated.split()
    if distance.endswith("w"):
        weeks, *times, count = steps.step(parts.pop(0))
        assert weeks == int(distance[1:-1]) and times == ["*", 7]
        return month, int(day), count
    return month, int(day), int(distance[1:])


def _walked_on(restated, parts):
    """Days are added, then each month that they go beyond is taken off."""
    month, day, count = _start(restated, parts)
    assert steps.step(parts[0])[:3] == (day, "+", count)
    day += count
    for place, part in enumerate(parts[1:], 2):
        compared, _, taken = part.partition(", ")
        length = _length(month)
        _compares(compared.removeprefix(f"{month} "), length, day)
        assert (day > length) == bool(taken) == (place < len(parts)), part
        if taken:
            assert steps.step(taken)[:3] == (day, "-", length)
            month, day = _SHORT[_SHORT.index(month) + 1], day - length
    return month, day


def _walked_back(restated, parts):
    """Months before are added until there are more days than those to go back."""
    month, day, count = _start(restated, parts)
    _compares(parts[0], day, count)
    for part in parts[1:-1]:
        assert day <= count, part
        month = _SHORT[_SHORT.index(month) - 1]
        length = _length(month)
        added, compared = re.fullmatch(r"(.*\+\d+)=(.*)", part).groups()
        assert added == f"{month} {length}, {day}+{length}", part
        day += length
        _compares(compared, day, count)
    assert day > count and steps.step(parts[-1])[:3] == (day, "-", count)
    return month, day - count


def read(problem):
    restated, _, work = problem.thought.partition(": ")
    assert problem.fields.get("m", "may")[:3].lower() in restated or "m" not in problem.fields
    if restated.startswith("date days"):
        assert _length(restated.split()[2]) == int(work)
        return work
    if restated.startswith("date month"):
        return _read_months(restated, work)
    body, _, result = work.rpartition(". ")
    month, day = (_walked_on if "+" in restated else _walked_back)(restated, body.split("; "))
    assert result == f"{month} {day}", problem
    return f"{_FULL[_SHORT.index(month)]} {day}"
