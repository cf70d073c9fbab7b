"""Works a restated story out by itself and checks it against the numbers and the steps told."""

import re

from readers import steps


def true_answer(problem):
    have = 0
    for piece in problem.restated.split()[1:]:
        sign, body = re.fullmatch(r"([+\-*/]?)(.+)", piece).groups()
        factors = [int(factor) for factor in body.split("*")]
        value = factors[0] * (factors[1] if len(factors) > 1 else 1)
        have = steps.calculate(have, sign or "+", value)
        assert have >= 0
    return str(have)


def _check_numbers(problem):
    """The numbers of the calculation are those of the story, in the order told."""
    restated = re.findall(r"\d+", problem.restated)
    fields = problem.fields
    if "events" in fields:
        assert restated[0] == fields["x"]
        told = re.findall(r"\d+", fields["events"])
        left = iter(restated[1:])
        assert all(number in left for number in told), problem
    else:
        assert sorted(restated) == sorted(fields[name] for name in "xyzwpc" if name in fields)


def read(problem):
    _check_numbers(problem)
    _, _, work = problem.thought.partition(": ")
    body, _, result = work.rpartition(". ")
    taken = steps.steps(body)
    assert len(taken) == len(re.findall(r"[+\-*/]", problem.restated))
    known = {int(number) for number in re.findall(r"\d+", problem.restated)}
    for a, _, b, last in taken:
        assert a in known and b in known
        known.add(last)
    assert str(last) == result
    return result
