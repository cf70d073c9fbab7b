"""Addition of two whole numbers."""

from levels import settings
from problem import Problem, Wordings
from skills import digits

ID, NAME, EXAMPLE = "add", "Addition", "What is 4738 + 2965?"

WORDINGS = {
    "sum": Wordings(
        train=[
            "What is {a} + {b}?", "{a} + {b}", "{a}+{b}", "{a}+{b}=", "{a} + {b} =", "{a}+{b}=?", "{a} + {b} = ?",
            "What's {a} plus {b}?", "{a} plus {b}", "Add {a} and {b}.", "Calculate {a} + {b}.", "Compute {a}+{b}",
            "How much is {a} + {b}?", "What is the sum of {a} and {b}?", "What do {a} and {b} add up to?",
            "Solve {a} + {b}.", "What does {a}+{b} equal?", "What is {a} plus {b}?", "what's {a}+{b}",
            "Add {b} to {a}.", "Find {a} + {b}.", "How much is {a} plus {b}?", "What is {a} and {b} together?",
        ],
        held_out=[
            "Work out {a} + {b}.", "Give me the sum of {a} and {b}.", "If I add {a} to {b}, what do I get?",
            "{a} plus {b} makes what?",
        ],
    )
}


def pose(rng, level: int) -> Problem:
    most = settings(ID, level)["digits"]
    a = rng.randint(10 ** (most - 1) if most > 1 else 0, 10**most - 1)
    fewer = rng.randint(max(1, most - 1), most)
    b = rng.randint(0, 10**fewer - 1)
    if rng.random() < 0.5:
        a, b = b, a
    return Problem("sum", {"a": str(a), "b": str(b)}, digits.add(a, b), str(a + b), key=f"{a} {b}")
