"""Addition of two whole numbers."""

from levels import settings
from problem import Problem, Wordings
from skills import digits

ID, NAME, EXAMPLE, VERB = "add", "Addition", "What is 4738 + 2965?", "add"

_ASK = "(what is|what's|how much is|calculate|compute|solve|find|evaluate|what does|tell me|do|how much does)"
WORDINGS = {
    "sum": Wordings(
        train=[
            "{a}(+| + |+ | +){b}[=|=?| =| = ?|?]",
            f"{_ASK} {{a}}(+| + ){{b}}[=|?|.]",
            f"{_ASK} {{a}} (plus|and|added to|with|+) {{b}}[?|.| equal?| make?| come to?]",
            (
                "{a} (plus|and|added to|n|&|with) {b}[ =| equals| is| is what| is how much|?| together| in total|"
                " combined| altogether| equals what| = what]"
            ),
            (
                "(add|sum|total|combine|sum up|add up|add together|put together) {a} (and|with|&|+) {b}[.|"
                " together| please]"
            ),
            "add {b} to {a}[.| and tell me the result| what do i get]",
            (
                "[what is |what's |find |compute |calculate |i need |tell me |get ](the sum|sum|the total|total|"
                "the result|the addition) of {a} (and|&|+) {b}[?|.]"
            ),
            "(what do|how much do|what will) {a} and {b} (add up to|make|come to|give|sum to|total)[ together]?",
            "{a} and {b} (make|give|come to|add up to|total|together make|makes) (what|how much|what number)?",
            (
                "(what|how much) (do i|do you|would i|will i|do we) (get|have) (if|when) (i|you|we) add {a} (and|"
                "to|with) {b}?"
            ),
            "[what is ]{b} more than {a}[?]",
            "(increase|raise) {a} by {b}[.]",
            "{a} increased by {b}[?| is| =]",
            (
                "(i have|there are|i've got|got) {a} and (get|then get|i get|add|we add) {b} more, (how many|"
                "how much) (is that|now|in total|do i have)?"
            ),
            "{a} + {b} (is|equals|=) (what|?|how much)",
            "(sum|total|add|plus|addition): {a}[,| +| and] {b}",
            "add[:] {a}(,|, | ){b}",
            "(how much|how many|what) is {a} and {b} (together|combined|in total|in all|altogether)?",
            "(what comes out|what is the result|what's the answer|what do you get) (if|when) you add {a} and {b}?",
            "can you add {a} and {b}[ for me]?",
            "{a} plus {b} plz",
            "whats {a} n {b}",
            "{a} n {b} (is|make|makes) (what|how much)",
        ],
        held_out=[
            "work out {a} + {b}.",
            "give me the sum of {a} and {b}.",
            "if i add {a} to {b}, what do i get?",
            "{a} plus {b} makes what?",
            "put {b} on top of {a}",
            "{a}, then another {b}: how many in all?",
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
    return Problem(
        "sum",
        {"a": str(a), "b": str(b)},
        f"add {a} {b}",
        digits.add(a, b),
        str(a + b),
        key=f"{a} {b}",
        numbers=frozenset("ab"),
    )
