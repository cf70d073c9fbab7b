"""The greatest common divisor of two numbers up to 200, by Euclid's divisions."""

from levels import settings
from problem import Problem, Wordings
from skills import digits
from vocabulary import LONGEST_THOUGHT

ID, NAME, EXAMPLE, VERB = "gcd", "Greatest common divisor", "What is the gcd of 84 and 36?", "gcd"

_NAME = (
    "(gcd|gcf|hcf|greatest common divisor|greatest common factor|highest common factor|largest common factor|largest common divisor|"
    "biggest common divisor|biggest common factor|greatest common denominator|highest common divisor|greatest shared factor|common divisor that is largest)"
)
_DIVIDES = "(divides|goes into|fits into|divides evenly into|goes evenly into|can divide)"
WORDINGS = {
    "gcd": Wordings(
        train=[
            (
                f"[what is |what's |whats |find |compute |calculate |give me |tell me |i need |determine |"
                f"get ][the ]{_NAME} (of|for|between|from) {{a}} (and|&|,) {{b}}[?|.]"
            ),
            f"{_NAME}[:|] {{a}}(, | and | & | ){{b}}[?]",
            "(gcd|gcf|hcf|GCD|math.gcd){call}[?| =| = ?]",
            f"{{a}} and {{b}}[,|:|;| -] {_NAME}[?]",
            f"{{a}}, {{b}}[:|;| -] (the |what is the |){_NAME}[?]",
            f"{{a}} & {{b}} {_NAME}",
            f"what (do|would) (i|you|we) get for the {_NAME} of {{a}} and {{b}}?",
            (
                f"(what|which) (is the |)(largest|biggest|greatest|highest) number (that|"
                f"which) {_DIVIDES} [both ]{{a}} and {{b}}?"
            ),
            f"(what|which) (largest|biggest|greatest) number {_DIVIDES} [both ]{{a}} and {{b}}?",
            (f"[the |find the |give me the ](biggest|largest|greatest) number that {_DIVIDES} both {{a}} and {{b}}[.]"),
            "(by what|which) number can i divide (both |){a} and {b} (at most|so that nothing is left, at most)?",
            (
                "what is the (largest|biggest) (divisor|factor) (that |which |)({a} and {b} share|"
                "{a} and {b} have in common|is common to {a} and {b}|of both {a} and {b}|shared by {a} and {b})?"
            ),
            (
                "(largest|biggest|greatest|highest) (factor|divisor) (common to|shared by|of both|in common for|"
                "both of) {a} and {b}[?]"
            ),
            "{a} and {b} (share|have in common) (what|which) (greatest|largest|biggest) (factor|divisor)?",
            "(what|which) is the (greatest|largest|biggest) (factor|divisor) {a} and {b} (share|have in common)?",
            "(use euclid|euclid|euclidean algorithm|euclid's algorithm)[ on| for|:] {a} (and|,) {b}",
            "to simplify {a}/{b}, (by what|which) number do i (divide|cancel|reduce)?",
            "(by which|what) (biggest|largest) number can i (reduce|cancel) {a}/{b}?",
            (
                "two numbers are {a} and {b}. (what is their|find their) (gcd|gcf|hcf|greatest common divisor|"
                "greatest common factor)[?|.]"
            ),
            (
                f"(i have|take|given|look at|we have) {{a}} and {{b}}[.|,|:] (what is|what's|find) (their|"
                f"the) {_NAME}[?|.]"
            ),
            "what (divides|goes into) both {a} and {b} and is as (big|large) as possible?",
            "(both |){a} and {b} are multiples of (which|what) (largest|biggest|greatest) number?",
            (
                "{a} red and {b} blue beads: what is the largest number of identical (bags|groups|"
                "packs) with none left over?"
            ),
            "i cut ropes of {a} cm and {b} cm into equal pieces, as long as possible. how long is a piece?",
            "what is the side of the largest square tile that fits a {a} by {b} floor exactly?",
            f"(how big|how large|what) is the {_NAME} (of|for) {{a}} and {{b}}?",
            f"(can you |)(find|get|work) [me ](the ){_NAME}( out|) of {{a}} and {{b}}[?]",
            f"the {_NAME} of {{a}} and {{b}} (is|is what|equals|=)[ ?]",
            f"{_NAME} of the numbers {{a}} and {{b}}[?]",
        ],
        held_out=[
            "work out the gcd of {a} and {b}.",
            "what's the most that goes evenly into {a} as well as {b}?",
            "for {a} and {b}, which divisor in common is greatest?",
            "of all numbers dividing {a} and {b}, name the largest",
            "do {a} with {b}: highest common factor",
            "the greatest number dividing {a} that also divides {b} is?",
        ],
    )
}


def euclid(a: int, b: int) -> tuple[list[str], int]:
    """`84/36=2:72:4-2=2,8-7=1=12`, `36/12=3:36:6-6=0,3-3=0=0`, `8/6=1r2`: divisions from the larger number on, and the last divisor.

    Beyond the times table a step shows what is taken and, digit by digit, what is left.
    """
    large, small = max(a, b), min(a, b)
    steps = []
    while small:
        times, rest = divmod(large, small)
        shown = f"r{rest}" if small <= 10 else f":{times * small}:{digits.columns(large, times * small)}={rest}"
        steps.append(f"{large}/{small}={times}{shown}")
        large, small = small, rest
    return steps, large


def pose(rng, level: int) -> Problem:
    largest = settings(ID, level)["largest"]
    # most numbers have only 1 in common, so a common factor comes first
    common = rng.choice([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 24, 25, 30, 36, 40])
    common = min(common, largest // 2)
    a, b = (common * rng.randint(1, largest // common) for _ in range(2))
    if a == b and rng.random() < 0.9:
        return pose(rng, level)
    steps, result = euclid(a, b)
    restated, work = f"{VERB} {a} {b}", f"{'; '.join(steps)}. {result}"
    if len(f"{restated}: {work}") > LONGEST_THOUGHT:
        return pose(rng, level)
    fields = {"a": str(a), "b": str(b), "call": rng.choice([f"({a}, {b})", f"({a},{b})"])}
    return Problem(
        "gcd",
        fields,
        restated,
        work,
        str(result),
        f"{a} {b}",
        numbers=frozenset({"a", "b"}),
    )
