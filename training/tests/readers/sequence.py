"""Checks the differences a thought names and works out the next term."""

import re

from readers import columns, steps


def _parts(work: str) -> list[str]:
    """Differences, the rule, and the last calculation, which may itself hold `; `."""
    rule = re.search(r"(?:^|; )(next [+-]\d+|\*\d|/2); ", work)
    return [*filter(None, work[: rule.start()].split("; ")), rule[1], work[rule.end() :]]


def _check_difference(said: str, before: int, term: int, in_columns: bool) -> None:
    """`745-634:5-4=1,4-3=1,7-6=1=+111` or, for what is easy, `9-4=+5`."""
    large, small = max(before, term), min(before, term)
    head, worked, step = re.fullmatch(r"(\d+-\d+)(?::(.*))?=([+-]\d+)", said).groups()
    assert head == f"{large}-{small}" and int(step) == term - before, said
    assert bool(worked) == (in_columns and large >= 20), said
    if worked:
        assert columns.short_difference(f"{worked}={step[1:]}", large, small) == step[1:]


def read(problem):
    restated, _, work = problem.thought.partition(": ")
    terms = [int(term) for term in restated.split()[1:]]
    assert terms == [int(term) for term in re.findall(r"\d+", problem.fields["s"])]
    found = [y - x for x, y in zip(terms, terms[1:])]
    *differences, rule, last = _parts(work)
    assert len(differences) == (0 if rule[0] in "*/" else len(found) if len(found) < 3 else 2 if found[-1] == found[-2] else 3)
    for place, said in enumerate(differences):
        _check_difference(said, terms[-2 - place], terms[-1 - place], in_columns=place < 2)
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
