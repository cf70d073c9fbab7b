"""Multiplication of two whole numbers."""

from levels import settings
from problem import Problem, Wordings
from skills import digits

ID, NAME, EXAMPLE = "multiply", "Multiplication", "What is 347 * 28?"

WORDINGS = {
    "product": Wordings(
        train=[
            "What is {a} * {b}?", "{a} * {b}", "{a}*{b}", "{a}*{b}=", "{a} * {b} =", "{a}*{b}=?", "{a} x {b}",
            "{a}x{b}", "What is {a} x {b}?", "What's {a} times {b}?", "{a} times {b}", "Multiply {a} by {b}.",
            "Calculate {a} * {b}.", "Compute {a}*{b}", "How much is {a} * {b}?", "Multiply {a} and {b}.",
            "What is the product of {a} and {b}?", "What is {a} times {b}?", "Solve {a} * {b}.", "what's {a}*{b}",
            "What does {a}*{b} equal?", "Find {a} x {b}.", "How much is {a} times {b}?", "Calculate {a} x {b}",
        ],
        held_out=[
            "Work out {a} * {b}.", "Give me the product of {a} and {b}.", "If I multiply {a} by {b}, what do I get?",
            "{a} multiplied by {b}",
        ],
    )
}


def pose(rng, level: int) -> Problem:
    long, short = settings(ID, level)["digits"]
    a = rng.randint(10 ** (long - 1) if long > 1 else 0, 10**long - 1)
    b = rng.randint(10 ** (short - 1) if short > 1 else 0, 10**short - 1)
    first, second = (a, b) if rng.random() < 0.6 or long == short else (b, a)
    return Problem(
        "product", {"a": str(first), "b": str(second)}, digits.multiply(a, b), str(a * b), key=f"{a} {b}"
    )
