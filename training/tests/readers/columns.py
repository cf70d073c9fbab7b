"""Reads calculations written out a digit at a time; shared by the readers of every skill that calculates."""

import re


def _equations(steps: str, sign: str) -> list[tuple[list[int], int]]:
    """The numbers and the result of every step, each equation checked."""
    found = []
    for step in steps.split(", "):
        assert re.fullmatch(r"[\d+\-*]+=\d+", step), step
        left, right = step.split("=")
        assert eval(left) == int(right) and sign in left, step
        found.append(([int(n) for n in re.split(r"[+\-*]", left)], int(right)))
    return found


def _number(digits: list[int]) -> int:
    """The number whose last digits come first."""
    return int("".join(str(digit) for digit in reversed(digits)))


def _carried(equations: list[tuple[list[int], int]], following) -> None:
    """Each carry or borrow named in a column comes from the column before."""
    carry = 0
    for numbers, result in equations:
        assert (numbers[2] if len(numbers) > 2 else 0) == carry, numbers
        carry = following(numbers, result)


def column(text: str, a: int, sign: str, b: int) -> int:
    """`7+8=15, 4+3+1=8. 85` for 47+38: checks digits, carries and the last number."""
    steps, _, result = text.partition(". ")
    equations = _equations(steps, sign)
    assert [_number([numbers[place] % 10 for numbers, _ in equations]) for place in (0, 1)] == [a, b], (text, a, b)
    _carried(equations, (lambda _, r: r // 10) if sign == "+" else (lambda n, _: int(n[0] >= 10)))
    results = [r for _, r in equations]
    assert int(str(results[-1]) + "".join(str(r % 10) for r in results[-2::-1])) == int(result), text
    return int(result)


def short_difference(text: str, a: int, b: int) -> str:
    """The result of `13-7=6,5-2-1=2=26` for 53 and 27: columns without spaces."""
    worked, _, result = text.rpartition("=")
    column(f"{worked.replace(',', ', ')}. {result}", a, "-", b)
    return result


def product(text: str, a: int, b: int) -> int:
    """Partial products of a with each digit of b, summed as they come."""
    parts, total = text.split("; "), 0
    for place, digit in enumerate(str(b)[::-1]):
        steps, _, result = parts.pop(0).partition(". ")
        equations = _equations(steps, "*")
        assert _number([numbers[0] for numbers, _ in equations]) == a, text
        assert {numbers[1] for numbers, _ in equations} == {int(digit)}, text
        _carried(equations, lambda _, r: r // 10)
        results = [r for _, r in equations]
        part = int(str(results[-1]) + "".join(str(r % 10) for r in results[-2::-1])) * 10**place
        assert part == int(result), text
        if place:
            head, _, sum_text = parts.pop(0).partition(": ")
            assert head == f"{total}+{part}", text
            part = column(sum_text, total, "+", part) - total
        total += part
    assert not parts, text
    return total


def quotient(text: str, a: int, b: int) -> tuple[int, int]:
    """Long division: each part is the rest before it and the next digit of a."""
    steps, _, result = text.partition(". ")
    steps, rest, times = steps.split(", "), "", ""
    for character in str(a):
        head, _, said = steps.pop(0).partition("=")
        part = int(rest + character)
        assert head == f"{rest}{character}/{b}", text
        if "r" in said:
            count, rest = said.split("r")
        else:
            count = said
            taken, left = int(count) * b, part - int(count) * b
            assert steps.pop(0) == f"{count}*{b}={taken}" and steps.pop(0) == f"{part}-{taken}={left}", text
            rest = str(left)
        assert int(count) * b + int(rest) == part and 0 <= int(rest) < b and len(count) == 1, text
        times += count
    assert not steps and result == f"{int(times)}r{rest}", text
    return int(times), int(rest)
