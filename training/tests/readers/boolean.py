"""Reads thoughts on boolean expressions; knows nothing of the skill's code."""

import re


def _value(signs: str) -> bool:
    python = signs.replace("!", " not ").replace("&", " and ").replace("|", " or ")
    return eval(re.sub(r"\bt\b", "True", re.sub(r"\bf\b", "False", python)))


def _signs(text: str) -> str:
    """The prompt's expression in one-letter signs."""
    text = text.lower().replace("~", "!").replace("not", "!").replace("and", "&").replace("or", "|").replace(" ", "")
    return text.replace("true", "t").replace("false", "f").replace("1", "t").replace("0", "f").replace("&&", "&").replace("||", "|")


def read(problem) -> str:
    verb, expression = problem.restated.split(" ")
    assert verb == "bool" and expression == _signs(problem.fields["s"])
    steps = [expression, *problem.work.split(", ")]
    assert len({_value(step) for step in steps}) == 1
    operators = [len(re.findall(r"[!&|]", step)) for step in steps]
    assert operators == list(range(operators[0], -1, -1))
    return {"t": "true", "f": "false"}[steps[-1]]


def true_answer(problem) -> str:
    return "true" if _value(_signs(problem.fields["s"])) else "false"
