"""Division of whole numbers, exact or with a remainder."""

from levels import settings
from problem import Problem, Wordings
from skills import digits

ID, NAME, EXAMPLE = "divide", "Division", "What is 8453 / 7?"

WORDINGS = {
    "quotient": Wordings(
        train=[
            "What is {a} / {b}?", "{a} / {b}", "{a}/{b}", "{a}/{b}=", "{a} / {b} =", "{a}/{b}=?", "{a} : {b}",
            "What's {a} divided by {b}?", "{a} divided by {b}", "Divide {a} by {b}.", "Calculate {a} / {b}.",
            "Compute {a}/{b}", "How much is {a} / {b}?", "What is {a} divided by {b}?", "Solve {a} / {b}.",
            "How many times does {b} go into {a}?", "What is the quotient of {a} and {b}?", "what's {a}/{b}",
            "What does {a}/{b} equal?", "Find {a} / {b}.", "How much is {a} divided by {b}?",
            "Divide {a} by {b} with remainder.", "Split {a} into {b} equal parts.",
        ],
        held_out=[
            "Work out {a} / {b}.", "If I divide {a} by {b}, what do I get?", "Give me {a} divided by {b}.",
            "How often does {b} fit into {a}?",
        ],
    )
}


def pose(rng, level: int) -> Problem:
    row = settings(ID, level)
    if "or" in row and rng.random() < 0.5:
        row = row["or"]
    low, high = row["dividend"]
    b = rng.randint(*row["divisor"])
    if row.get("table"):
        a = b * rng.randint(1, 10)
    elif rng.random() < 0.5:
        a = b * rng.randint(-(-low // b), high // b)
    else:
        a = rng.randint(low, high)
    quotient, remainder = divmod(a, b)
    answer = f"{quotient} remainder {remainder}" if remainder else str(quotient)
    also = [f"{quotient} r {remainder}", f"{quotient} r{remainder}"] if remainder else [f"{quotient} remainder 0"]
    return Problem("quotient", {"a": str(a), "b": str(b)}, digits.divide(a, b), answer, key=f"{a} {b}", also=also)
