"""Reads the thoughts of expressions: every operation is right, and every line is worth the same with one operation less."""

import re

import inflect

from readers import steps

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


_WORKED = re.compile(r"(-?\d+)([+*-])(\d+)(?:=(-?\d+)|: (?:(\d+[+-]\d+): )?([^.]*\. \d+))")


def _worked(text: str) -> tuple[str, int, str]:
    """The operation at the start of the text, its result checked, and the text after it."""
    match = _WORKED.match(text)
    a, sign, b, at_once, swapped, columns = match.groups()
    rest = text[match.end() :]
    if at_once:
        result = int(at_once)
    elif swapped:
        size, result = steps.step(f"{swapped}: {columns}")[3], eval(f"{a}{sign}{b}")
        assert size == abs(result) and sorted(re.findall(r"\d+", swapped)) == sorted([a.lstrip("-"), b])
        if result < 0:
            assert rest.startswith(f", {result}")
            rest = rest.removeprefix(f", {result}")
    else:
        if sign == "*" and int(a) < int(b):
            a, b = b, a
        result = steps.step(f"{a}{sign}{b}: {columns}")[3]
    operation = text[: match.end(3)]
    assert result == eval(operation), text
    return operation, result, rest


def read(problem) -> str:
    head, _, work = problem.thought.partition(": ")
    verb, _, expression = head.partition(" ")
    meant = _meant(problem.fields)
    assert verb == "expr" and eval(expression) == eval(meant)
    assert "t" in problem.fields or expression == meant
    body, _, result = work.rpartition(". ")
    now, value = expression, None
    for left in range(_operations(expression) - 1, -1, -1):
        operation, value, body = _worked(body)
        assert operation in now, (operation, now)
        if left:
            assert body.startswith(", ")
            following, _, body = body[2:].partition("; ")
            assert eval(following) == eval(now) and _operations(following) == left and str(value) in following
            now = following
    assert body == "" and str(value) == result
    return result


def true_answer(problem) -> str:
    return str(eval(_meant(problem.fields)))
