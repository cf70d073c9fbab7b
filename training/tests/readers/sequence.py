"""Checks the differences a thought names and works out the next term."""

import re

from readers import steps


def read(problem):
    restated, _, work = problem.thought.partition(": ")
    terms = [int(term) for term in restated.split()[1:]]
    assert terms == [int(term) for term in re.findall(r"\d+", problem.fields["s"])]
    differences, rule, last = work.split("; ", 2)
    found = [y - x for x, y in zip(terms, terms[1:])]
    recent = terms[-4:]
    assert differences == ", ".join(f"{y}-{x}~{'-' if y < x else ''}{str(abs(y - x))[::-1]}={y - x}" for x, y in zip(recent, recent[1:]))
    calculation, _, end = last.rpartition(". ") if re.search(r"=\d+\. \d+$|r0\. \d+$", last) and ": " not in last or "r0. " in last else (last, "", "")
    a, sign, b, result = steps.step(calculation)
    assert a == terms[-1]
    if rule[0] in "*/":
        assert rule == f"{sign}{b}"
        assert all(y * b == x if sign == "/" else y == x * b for x, y in zip(terms, terms[1:]))
    else:
        following = int(f"{sign}{b}")
        assert rule == f"next {following:+d}"
        growth = {y - x for x, y in zip(found, found[1:])}
        assert growth == {following - found[-1]} or (found[0::2] == found[0:1] * len(found[0::2]) and following == found[-2])
    assert end in ("", str(result))
    return str(result)


def true_answer(problem):
    terms = [int(term) for term in problem.restated.split()[1:]]
    if terms[0] and all(y * terms[0] == x * terms[1] for x, y in zip(terms, terms[1:])):
        return str(terms[-1] * terms[1] // terms[0])
    found = [y - x for x, y in zip(terms, terms[1:])]
    if len({y - x for x, y in zip(found, found[1:])}) == 1:
        return str(terms[-1] + 2 * found[-1] - found[-2])
    return str(terms[-1] + found[-2])
