"""Checks each equation of a clock thought and works the time out in minutes since midnight."""

import re

from readers import steps

_TIME = r"(\d+):(\d\d)(am|pm)?"


def _minutes(hour, minute, half):
    hour, minute = int(hour), int(minute)
    return (hour % 12 if hour <= 12 else hour) * 60 + minute + (720 if half == "pm" else 0)


def true_answer(problem):
    between = re.fullmatch(rf"clock {_TIME} to {_TIME}( h)?", problem.restated)
    if between:
        *times, hours = between.groups()
        start, end = _minutes(*times[:3]), _minutes(*times[3:])
        length = (end - start) % 720 if not times[2] else end - start
        assert 0 < length < 1440
        return str(length // 60 if hours else length)
    hour, minute, half, sign, hours, minutes = re.fullmatch(rf"clock {_TIME} ([+-])(?:(\d+)h)?(\d*)", problem.restated).groups()
    span = int(hours or 0) * 60 + int(minutes or 0)
    clock = _minutes(hour, minute, half) + (span if sign == "+" else -span)
    clock %= 1440
    new_hour = clock // 60 if int(hour) > 12 else clock // 60 % 12 or 12
    end = f" {'pm' if clock >= 720 else 'am'}" if half else ""
    return f"{new_hour}:{clock % 60:02d}{end}"


def _check(step):
    """One step of a clock thought is a true equation, `12>0` or a split such as `110=1*60+50`."""
    plain = re.sub(r" (am>pm|pm>am)$", "", step)
    if plain in ("12>0", "0>12"):
        return
    split = re.fullmatch(r"(\d+)=(\d+)\*60\+(\d+)", plain)
    if split:
        assert int(split[1]) == int(split[2]) * 60 + int(split[3]) and int(split[3]) < 60, step
    else:
        steps.step(plain)


def read(problem):
    _, _, work = problem.thought.partition(": ")
    body, _, result = work.rpartition(". ")
    for step in body.split("; "):
        _check(step)
    equations = re.findall(r"=(\d+)(?: [ap]m>[ap]m)?(?:; 0>12)?$", body) or re.findall(r"\. (\d+)$", body)
    time = re.fullmatch(_TIME, result)
    if time is None:
        assert equations == [result], body
        return result
    hour, minute, half = time.groups()
    return f"{hour}:{minute} {half}" if half else result
