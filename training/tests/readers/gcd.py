"""Reads thoughts on greatest common divisors; knows nothing of the skill's code."""

import math
import re

from readers import columns


def read(problem) -> str:
    verb, a, b = problem.restated.split(" ")
    assert verb == "gcd" and (a, b) == (problem.fields["a"], problem.fields["b"])
    large, small = max(int(a), int(b)), min(int(a), int(b))
    steps, _, result = problem.work.partition(". ")
    for step in steps.split("; "):
        division, mark, rest = re.fullmatch(r"(\d+/\d+=\d+)([r:])(.*)", step).groups()
        x, y, q = map(int, re.split("[/=]", division))
        assert mark == ("r" if y <= 10 else ":")
        if mark == ":":
            taken, _, worked = rest.partition(":")
            assert int(taken) == q * y
            rest = columns.short_difference(worked, x, int(taken))
        r = int(rest)
        assert (x, y) == (large, small) and q * y + r == x and r < y
        large, small = small, r
    assert small == 0 and large == int(result)
    return result


def true_answer(problem) -> str:
    return str(math.gcd(int(problem.fields["a"]), int(problem.fields["b"])))
