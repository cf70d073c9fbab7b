"""Reads the thoughts of multiplication."""

from readers.columns import product

_FOLDS = {"twice": 2, "double": 2, "two": 2, "triple": 3, "three": 3, "thrice": 3, "quadruple": 4, "four": 4, "five": 5, "six": 6}


def _factors(fields: dict[str, str]) -> tuple[int, int]:
    return int(fields["a"]), _FOLDS[fields["f"].split()[0]] if "f" in fields else int(fields["b"])


def read(problem) -> str:
    head, _, work = problem.thought.partition(": ")
    verb, a, b = head.split()
    assert verb == "mul" and sorted((int(a), int(b))) == sorted(_factors(problem.fields)) and len(a) >= len(b)
    return str(product(work, int(a), int(b)))


def true_answer(problem) -> str:
    a, b = _factors(problem.fields)
    return str(a * b)
