"""Reads the thoughts of expressions: every line is worth the same and has one operation less."""

import re

import inflect

_WORDS = {inflect.engine().number_to_words(n): str(n) for n in range(61)}
_SIGNS = {"plus": "+", "add": "+", "minus": "-", "subtract": "-", "take away": "-", "multiply it by": "*", "multiplied by": "*", "multiply by": "*", "times": "*"}


def _signed(text: str) -> str:
    for words, sign in _SIGNS.items():
        text = text.replace(words, sign)
    return text


def _meant(fields: dict[str, str]) -> str:
    """The expression that the prompt's text stands for."""
    if "t" in fields:
        first, *parts = re.findall(r"[+*-]? ?\d+", _signed(fields["t"]))
        value = first.strip()
        for part in parts:
            value = f"({value}){part.replace(' ', '')}"
        return value
    text = _signed(fields["e"])
    for words in sorted(_WORDS, key=len, reverse=True):
        for spelling in (words, words.replace("-", " ")):
            text = re.sub(rf"\b{spelling}\b", _WORDS[words], text)
    text = text.translate(str.maketrans("[]{}x", "()()*")).replace(" ", "")
    return re.sub(r"(?<=\d)(?=\()|(?<=\))(?=\()", "*", text)


def _operations(text: str) -> int:
    return len(re.findall(r"(?<=[\d)])[+*-]", text))


def read(problem) -> str:
    head, _, work = problem.thought.partition(": ")
    verb, _, expression = head.partition(" ")
    meant = _meant(problem.fields)
    assert verb == "expr" and eval(expression) == eval(meant)
    assert "t" in problem.fields or expression == meant
    lines = [expression, *work.split(", ")]
    assert len({eval(line) for line in lines}) == 1, lines
    assert [_operations(line) for line in lines] == list(range(_operations(expression), -1, -1)), lines
    return lines[-1]


def true_answer(problem) -> str:
    return str(eval(_meant(problem.fields)))
