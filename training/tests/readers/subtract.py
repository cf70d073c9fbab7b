"""Reads the thoughts of subtraction."""

from readers.columns import column


def read(problem) -> str:
    a, b = int(problem.fields["a"]), int(problem.fields["b"])
    head, _, work = problem.thought.partition(": ")
    high, low = max(a, b), min(a, b)
    if problem.kind == "gap":
        assert head == f"sub gap {a} {b}" and work.startswith(f"{high}-{low}: ")
        return str(column(work.partition(": ")[2], high, "-", low))
    assert head == f"sub {a} {b}"
    if a >= b:
        return str(column(work, a, "-", b))
    swapped, _, steps = work.partition(": ")
    steps, _, negative = steps.rpartition(", ")
    assert swapped == f"{b}-{a}" and negative == f"-{column(steps, b, '-', a)}"
    return negative


def true_answer(problem) -> str:
    difference = int(problem.fields["a"]) - int(problem.fields["b"])
    return str(abs(difference) if problem.kind == "gap" else difference)
