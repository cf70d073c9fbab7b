"""Pencil-and-paper arithmetic written out a digit at a time: the thoughts of every skill that calculates.

Each function returns the steps as text that ends in the result.
"""


def _digits(number: int) -> list[int]:
    """Least significant first."""
    return [int(character) for character in str(number)[::-1]]


def _digit(digits: list[int], place: int) -> int:
    return digits[place] if place < len(digits) else 0


def add(a: int, b: int) -> str:
    """`47+38` -> `7+8=15, 4+3+1=8. 85`."""
    first, second = _digits(a), _digits(b)
    steps, carry = [], 0
    for place in range(max(len(first), len(second))):
        x, y = _digit(first, place), _digit(second, place)
        total = x + y + carry
        steps.append(f"{x}+{y}{'+1' if carry else ''}={total}")
        carry = total // 10
    return f"{', '.join(steps)}. {a + b}"


def subtract(a: int, b: int) -> str:
    """`53-27` -> `13-7=6, 5-2-1=2. 26`: a borrowed ten stands before its digit. Needs a >= b."""
    first, second = _digits(a), _digits(b)
    steps, borrow = [], 0
    for place, x in enumerate(first):
        y = _digit(second, place)
        top = x + 10 if x - y - borrow < 0 else x
        steps.append(f"{top}-{y}{'-1' if borrow else ''}={top - y - borrow}")
        borrow = 1 if top >= 10 else 0
    return f"{', '.join(steps)}. {a - b}"


def signed_subtract(a: int, b: int) -> str:
    """`27-53` -> `53-27: 13-7=6, 5-2-1=2. 26, -26`: below zero the numbers change places, the sign comes last."""
    return subtract(a, b) if a >= b else f"{b}-{a}: {subtract(b, a)}, {a - b}"


def signed_sum(a: int, b: int) -> str:
    """`-9+26` -> `26-9: 16-9=7, 2-1=1. 17`, `-25-17` -> `25+17: 5+7=12, 2+1+1=4. 42, -42`: for a below zero, sizes first."""
    size, total = -a, a + b
    if b < 0:
        return f"{size}+{-b}: {add(size, -b)}, {total}"
    return f"{b}-{size}: {subtract(b, size)}" if total >= 0 else f"{size}-{b}: {subtract(size, b)}, {total}"


def digit_by_digit(first: str, second: str) -> tuple[list[str], str]:
    """`3=3`, `0<4` and `<` for 30184 and 34826: from the left until two differ. The texts are of one length."""
    steps, sign = [], "="
    for x, y in zip(first, second):
        sign = "=" if x == y else ">" if x > y else "<"
        steps.append(f"{x}{sign}{y}")
        if sign != "=":
            break
    return steps, sign


def compared(a: int, b: int) -> str:
    """`3=3, 0<4; ` for 30184 and 34826; nothing where the lengths tell which is larger."""
    first, second = str(a), str(b)
    return f"{', '.join(digit_by_digit(first, second)[0])}; " if len(first) == len(second) else ""


def columns(a: int, b: int) -> str:
    """`13-7=6,5-2-1=2` for 53 and 27, as in subtract but short: what a step among others needs. Needs a >= b."""
    return subtract(a, b).partition(". ")[0].replace(" ", "")


def _multiply_by_digit(a: int, digit: int, zeros: int) -> str:
    steps, carry = [], 0
    for x in _digits(a):
        product = x * digit + carry
        steps.append(f"{x}*{digit}{f'+{carry}' if carry else ''}={product}")
        carry = product // 10
    return f"{', '.join(steps)}. {a * digit * 10**zeros}"


def multiply(a: int, b: int) -> str:
    """`23*45` -> `3*5=15, 2*5+1=11. 115; 3*4=12, 2*4+1=9. 920; 115+920: 5+0=5, 1+2=3, 1+9=10. 1035`."""
    steps, total = [], 0
    for place, digit in enumerate(_digits(b)):
        steps.append(_multiply_by_digit(a, digit, place))
        part = a * digit * 10**place
        if place:
            steps.append(f"{total}+{part}: {add(total, part)}")
        total += part
    return "; ".join(steps)


def divide(a: int, b: int) -> str:
    """`853/7` -> `8/7=1r1, 15/7=2r1, 13/7=1r6. 121r6`: the rest stands before the next digit.

    Beyond the times table a step shows its product and its rest: `53/17=3, 3*17=51, 53-51=2`.
    """
    steps, rest = [], ""
    for character in str(a):
        part = rest + character
        quotient, remainder = divmod(int(part), b)
        if b <= 10 or not quotient:
            steps.append(f"{part}/{b}={quotient}r{remainder}")
        else:
            taken = quotient * b
            steps.append(f"{part}/{b}={quotient}, {quotient}*{b}={taken}, {int(part)}-{taken}={remainder}")
        rest = str(remainder)
    return f"{', '.join(steps)}. {a // b}r{a % b}"


def one_step(a: int, sign: str, b: int) -> tuple[str, int]:
    """A step of a longer story: in one go where that is easy, else digit by digit, and its result."""
    written, result = {
        "+": (add, a + b),
        "-": (subtract, a - b),
        "*": (multiply, a * b),
        "/": (divide, a // b),
    }[sign]
    easy = {"+": min(a, b) < 10, "-": b < 10, "*": a < 10, "/": a < 20}[sign]
    return (f"{a}{sign}{b}={result}" if easy else f"{a}{sign}{b}: {written(a, b)}"), result
