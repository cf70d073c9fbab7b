"""Reads thoughts about the largest or smallest number: each number with the best so far."""

import re


def numbers_of(problem) -> list[int]:
    return [int(number) for number in re.findall(r"-?\d+", problem.fields["x"])]


def true_answer(problem) -> str | None:
    return str(sorted(numbers_of(problem))[-1 if problem.kind == "largest" else 0])


def read(problem) -> str:
    restated, _, work = problem.thought.partition(": ")
    values = numbers_of(problem)
    word = {"largest": "max", "smallest": "min"}[problem.kind]
    assert restated == f"extreme {word} {' '.join(map(str, values))}"
    steps, _, result = work.partition(". ")
    first, *others = steps.split(", ")
    assert int(first) == values[0] and len(others) == len(values) - 1
    so_far = values[0]
    for step, value in zip(others, values[1:]):
        number, best = map(int, step.split(":"))
        assert number == value
        assert best == (value if (value > so_far) == (word == "max") else so_far)
        so_far = best
    assert int(result) == so_far
    return result
