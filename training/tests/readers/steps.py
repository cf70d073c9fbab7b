"""Reads the arithmetic of a thought: one-step equations and calculations written out digit by digit."""

import re

_EQUATION = re.compile(r"^([\d+\-*]+)=(\d+)$")


def _units(steps: str) -> str:
    """The number that a column calculation `7+8=15, 4+3+1=8` spells: last result whole, unit digits before."""
    results = []
    for step in steps.split(", "):
        left, right = _EQUATION.match(step).groups()
        assert eval(left) == int(right), step
        results.append(right)
    return results[-1] + "".join(result[-1] for result in results[-2::-1])


def _operand(steps: str, place: int) -> int:
    """The number whose digits stand at one place of every column, units first."""
    numbers = [re.split(r"[+\-*]", step.split("=")[0])[place][-1] for step in steps.split(", ")]
    return int("".join(reversed(numbers)))


def column(text: str, a: int, sign: str, b: int) -> int:
    """`7+8=15, 4+3+1=8. 85` for 47+38: checks digits and the last number."""
    steps, _, result = text.partition(". ")
    assert {_operand(steps, 0), _operand(steps, 1)} == {a, b}, (text, a, b)
    assert sign == "+" or _operand(steps, 0) == a
    assert int(_units(steps)) == int(result), text
    return int(result)


def product(text: str, a: int, b: int) -> int:
    """Partial products of a with each digit of b, summed as they come."""
    parts, total = text.split("; "), None
    for place, digit in enumerate(str(b)[::-1]):
        steps, _, result = parts.pop(0).partition(". ")
        assert _operand(steps, 0) == a and all(step.split("*")[1][0] == digit for step in steps.split(", "))
        part = int(_units(steps)) * 10**place
        assert part == int(result)
        if total is None:
            total = part
            continue
        head, _, sum_text = parts.pop(0).partition(": ")
        assert head == f"{total}+{part}"
        total = column(sum_text, total, "+", part)
    assert not parts
    return total


def _times_and_rest(text: str, b: int) -> tuple[str, str, str]:
    """Part, quotient and rest of `8/7=1r1` or, beyond the times table, `53/17=3, 3*17=51, 53-51=2`."""
    short = re.fullmatch(r"(\d+)/(\d+)=(\d+)r(\d+)", text)
    if short:
        part, by, times, left = short.groups()
    else:
        part, by, times, again, factor, taken, top, less, left = re.fullmatch(
            r"(\d+)/(\d+)=(\d+), (\d+)\*(\d+)=(\d+), (\d+)-(\d+)=(\d+)", text
        ).groups()
        assert (again, factor, top, less) == (times, by, part, taken) and int(times) * b == int(taken), text
    assert int(by) == b and int(times) * b + int(left) == int(part) and int(left) < b and len(times) == 1, text
    return part, times, left


def quotient(text: str, a: int, b: int) -> tuple[int, int]:
    """Long division: each part is the rest before it and the next digit of a."""
    steps, _, result = text.partition(". ")
    rest, digits = "", ""
    for step, character in zip(re.split(r", (?=\d+/)", steps), str(a), strict=True):
        part, times, left = _times_and_rest(step, b)
        assert part == rest + character
        digits, rest = digits + times, left
    assert result == f"{int(digits)}r{rest}"
    return int(digits), int(rest)


def calculate(a: int, sign: str, b: int) -> int:
    return a // b if sign == "/" else {"+": a + b, "-": a - b, "*": a * b}[sign]


def step(text: str) -> tuple[int, str, int, int]:
    """First number, sign, second number and result of `12-5=7` or `34+28: 4+8=12, 3+2+1=6. 62`."""
    a, sign, b, mark, rest = re.fullmatch(r"(\d+)([+\-*/])(\d+)(=|: )(.*)", text).groups()
    a, b = int(a), int(b)
    if mark == "=":
        result = int(rest)
    elif sign == "/":
        result, left = quotient(rest, a, b)
        assert left == 0
    elif sign == "*":
        result = product(rest, a, b)
    else:
        result = column(rest, a, sign, b)
    assert result == calculate(a, sign, b) and (sign != "/" or a % b == 0), text
    return a, sign, b, result


def steps(text: str) -> list[tuple[int, str, int, int]]:
    """Steps joined with `; `, where a long product may itself hold `; `."""
    pieces = re.split(r"; (?=\d+[+\-*/]\d+(?:=|: ))", text)
    read, at = [], 0
    while at < len(pieces):
        for end in range(len(pieces), at, -1):
            try:
                read.append(step("; ".join(pieces[at:end])))
            except (AssertionError, AttributeError, IndexError, ValueError):
                continue
            break
        else:
            raise AssertionError(pieces[at])
        at = end
    return read
