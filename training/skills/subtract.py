"""Subtraction of two whole numbers; at low levels the result may be negative."""

from levels import settings
from problem import Problem, Wordings
from skills import digits

ID, NAME, EXAMPLE = "subtract", "Subtraction", "What is 5021 - 1876?"

WORDINGS = {
    "difference": Wordings(
        train=[
            "What is {a} - {b}?", "{a} - {b}", "{a}-{b}", "{a}-{b}=", "{a} - {b} =", "{a}-{b}=?", "{a} - {b} = ?",
            "What's {a} minus {b}?", "{a} minus {b}", "Subtract {b} from {a}.", "Calculate {a} - {b}.",
            "Compute {a}-{b}", "How much is {a} - {b}?", "Take {b} away from {a}.", "What is {a} minus {b}?",
            "Solve {a} - {b}.", "What does {a}-{b} equal?", "what's {a}-{b}", "Find {a} - {b}.",
            "How much is {a} minus {b}?", "What is {a} less {b}?", "What is left of {a} after taking {b}?",
        ],
        held_out=[
            "Work out {a} - {b}.", "If I take {b} from {a}, what is left?", "{a} take away {b}",
            "Give me {a} minus {b}.",
        ],
    )
}

NEGATIVE_SHARE = 0.12
"""Share of problems up to level 3 whose result is below zero."""


def pose(rng, level: int) -> Problem:
    most = settings(ID, level)["digits"]
    a = rng.randint(10 ** (most - 1) if most > 1 else 0, 10**most - 1)
    b = rng.randint(0, a)
    thought = digits.subtract(a, b)
    if a != b and level <= 3 and rng.random() < NEGATIVE_SHARE:
        # the smaller number comes first: swap, then put the sign before the result
        a, b, thought = b, a, f"{a}-{b}: {thought}, -{a - b}"
    return Problem("difference", {"a": str(a), "b": str(b)}, thought, str(a - b), key=f"{a} {b}")
