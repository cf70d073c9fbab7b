"""Reads thoughts on orders; knows nothing of the skill's code."""

import re
from itertools import permutations


def _parts(problem) -> tuple[str, list[str], list[str]]:
    verb, ask, *words = problem.restated.split(" ")
    # every relation has two letters, and a name may be as short as that
    letters = {word[0] for word in words}
    count = len(letters)
    pairs, names = words[:-count], words[-count:]
    assert verb == "order" and ask == problem.kind and {pair[0] for pair in pairs} | {pair[1] for pair in pairs} == {n[0] for n in names}
    assert all(name in problem.fields["r"].lower() for name in names)
    return ask, pairs, names


def _told(problem, names: list[str]) -> str:
    """The names as the prompt writes them."""
    return ", ".join(re.search(rf"\b{name}\b", problem.fields["r"], re.IGNORECASE).group() for name in names)


def read(problem) -> str:
    ask, pairs, names = _parts(problem)
    left = "".join(name[0] for name in names)
    steps, _, result = problem.work.partition(". ")
    order = ""
    for step in steps.split("; "):
        claim, *rest = step.split(" ")
        before, found = claim.split("=")
        everyone, out = before.split("-")
        assert everyone == left and set(out) == {pair[0 if ask == "last" else 1] for pair in pairs}
        assert set(everyone) - set(out) == {found}
        order += found
        left = left.replace(found, "")
        pairs = [pair for pair in pairs if found not in pair]
        assert rest == (pairs if ask == "all" else [])
    order += left if ask == "all" else ""
    if ask == "all":
        assert result == order
        return _told(problem, [next(name for name in names if name[0] == c) for c in order])
    assert [result] == [name for name in names if name[0] == order]
    return _told(problem, [result])


def true_answer(problem) -> str:
    ask, pairs, names = _parts(problem)
    orders = [o for o in permutations(names) if all("".join(n[0] for n in o).index(a) < "".join(n[0] for n in o).index(b) for a, b in pairs)]
    assert len(orders) == 1
    return _told(problem, {"first": orders[0][:1], "last": orders[0][-1:], "all": orders[0]}[ask])
