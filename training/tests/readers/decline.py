"""Reads thoughts of what no skill answers; knows nothing of the skill's code."""


def read(problem) -> str:
    assert problem.thought == "none"
    return "I don't know."


def true_answer(problem) -> str:
    return "I don't know."
