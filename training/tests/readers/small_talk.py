"""Reads thoughts of small talk; knows nothing of the skill's code."""

_SAID = {
    "hello": "Hello!", "bye": "Goodbye", "thanks": "welcome", "who": "I am Second Thought", "what-can": "sums", "human": "No,", "maker": "trained",
    "how-are-you": "Fine", "name": "My name is", "where": "browser", "private": "device",
}


def read(problem) -> str:
    verb, kind = problem.restated.split(" ")
    assert verb == "talk" and problem.work == "" and problem.kind.split(",")[0] == kind
    assert _SAID[kind] in problem.answer and len(problem.answer) <= 44
    return problem.answer


def true_answer(problem) -> None:
    return None
