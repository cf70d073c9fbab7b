"""Reads the thoughts of division."""

from readers.columns import quotient

_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}


def _numbers(fields: dict[str, str]) -> tuple[int, int]:
    if "f" not in fields:
        return int(fields["a"]), int(fields["b"])
    part = fields["f"].split()[-1]
    return int(fields["a"]), int(part[2:]) if part.startswith("1/") else _PARTS[part]


def _answer(kind: str, whole: int, rest: int) -> str:
    if kind == "rest":
        return str(rest)
    return f"{whole} remainder {rest}" if rest else str(whole)


def read(problem) -> str:
    a, b = _numbers(problem.fields)
    head, _, work = problem.thought.partition(": ")
    if problem.kind == "rest":
        assert head == f"div rest {a} {b}"
        work, _, last = work.rpartition(". ")
        whole, rest = quotient(work, a, b)
        assert last == str(rest)
    else:
        assert head == f"div {a} {b}"
        whole, rest = quotient(work, a, b)
    return _answer(problem.kind, whole, rest)


def true_answer(problem) -> str:
    a, b = _numbers(problem.fields)
    return _answer(problem.kind, *divmod(a, b))
