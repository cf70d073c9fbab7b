"""Reads the thoughts of addition."""

from readers.columns import column


def read(problem) -> str:
    a, b = int(problem.fields["a"]), int(problem.fields["b"])
    head, _, work = problem.thought.partition(": ")
    assert head == f"add {a} {b}"
    return str(column(work, a, "+", b))


def true_answer(problem) -> str:
    return str(int(problem.fields["a"]) + int(problem.fields["b"]))
