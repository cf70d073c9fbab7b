"""The largest or smallest of some numbers: after each number stands the best so far."""

from levels import settings
from problem import Problem, Wordings
from skills.sort import listed

ID, NAME, EXAMPLE, VERB = "extremes", "Largest and smallest", "Which is the largest of 42, 93, 18 and 60?", "extreme"

_NEGATIVE_SHARE = 0.06

_LARGE = "(largest|biggest|highest|greatest|maximum|max)"
_SMALL = "(smallest|lowest|least|minimum|min|littlest)"


def _wordings(best: str, more: str, most: str) -> list[str]:
    return [
        f"{best} {{x}}[?]",
        f"{best}[:|,|?] {{x}}[?]",
        (
            f"{best} (of|in|from|among|out of|number of|number in|number:|number|value of|value in|one of|"
            f"of these:|of these numbers:) {{x}}[?|??]"
        ),
        (
            f"(what is|what's|whats|which is|find|tell me|give me|name|say|i need|show me|do you know|get|"
            f"return|pick|choose|select) the {best} (of|in|from|among|number of|number in|number:|"
            f"number among|value in|one of|one in|out of|of these:|of the numbers|number from) {{x}}[?|.]"
        ),
        (f"(which|what) (number|one|of these|of them|value) is [the ]{best}(:|,|?| -| in| of| among| out of) {{x}}[?]"),
        f"(which|what) is {best}(:|,| out of|) {{x}}[?]",
        (
            f"{{x}}[:|,|?|.| -] (which is|what is|which one is|what's|find|tell me|which number is|who is|"
            f"give) [the ]{best}[?]"
        ),
        f"{{x}}[:|,| -] [the ]{best}[?| one| number| please]",
        f"(which|what) of {{x}} is [the ]{best}?",
        (
            f"(of|out of|among|from|in|between|given|in the list|from the list) {{x}}[,] (which|what|"
            f"which one|which number|what number) is [the ]{best}?"
        ),
        (
            f"(i have|here are|i've got|given|take|we have|look at) {{x}}[.|,|:] (which is|what is|"
            f"which one is|find|tell me|name) the {best}[?| one| number]"
        ),
        (
            f"(can|could|would|will) you (find|tell me|pick|give me|name) the {best} (of|in|among|number in|"
            f"number of) {{x}}?"
        ),
        (f"(from|in|out of|of) {{x}}[,] (pick|choose|take|find|name|give me|tell me) the {best}[ one| number][.]"),
        f"{{x}} {best}[?]",
        f"(pick|choose|find|name|select|circle) [the ]{best}[:] {{x}}",
        (
            f"(my scores|the scores|our scores|the points|the ages|the prices|the temperatures|"
            f"the results) (are|were) {{x}}[.|,] (what is|which is|what was|tell me) the {best}?"
        ),
        f"(if|when) (i|you|we) (compare|look at|take) {{x}}, which (is|one is) [the ]{best}?",
        f"(which|what) number has the {best} value(:|,| in| of) {{x}}",
        f"the {best} (of|among|in|number of|number in) {{x}} (is|is what|is which|please|?)",
        f"i want (to know |)the {best} (of|in|number in) {{x}}",
        f"(which|what) is {more} than (the others|the rest|all the others|all others)(:|,| -) {{x}}?",
        f"(which|what) (is|number is) the {most}(:|,| of| in|) {{x}}?",
        f"(which|what) (one |number |)(comes|would be|is) (the {best}|{best}) in {{x}}?",
        f"{{x}}, (which|what) is the {best} (number|one|value|of them|of these|here)?",
        f"(kids|children|people|boys|friends) aged {{x}}, what is the {best} age?",
    ]


WORDINGS = {
    "largest": Wordings(
        train=[
            *_wordings(_LARGE, "(higher|bigger|larger|greater)", "(top number|top one|big one|biggie|most)"),
            "max{p}",
            "Math.max{p}",
            "max of {x}",
            "max[:] {x}",
            "maximum[:] {x}",
            "(what|which) is the most[:|,] {x}?",
            "(who won|who wins) with the highest score: {x}?",
            "(which|what) is worth the most[:|,] {x}?",
            "the top (score|value|number) (of|in) {x}[?]",
            "(they have|they got|the teams have|players have) {x} points, what is the (best|top|highest) score?",
        ],
        held_out=[
            "no number is larger than which one: {x}?",
            "to which of {x} do all others come second?",
            "look for the upper limit of {x}",
            "{x}, and the winner by size is?",
            "say which of these beats all the others in size: {x}",
            "at the top end of {x} stands what?",
        ],
    ),
    "smallest": Wordings(
        train=[
            *_wordings(_SMALL, "(lower|smaller|littler)", "(bottom number|bottom one|small one|tiniest|tiniest one)"),
            "min{p}",
            "Math.min{p}",
            "min of {x}",
            "min[:] {x}",
            "minimum[:] {x}",
            "(which|what) is the tiniest[:|,] {x}?",
            "(which|what) is the cheapest price[:|,] {x}?",
            "(which|what) is worth the least[:|,] {x}?",
            "the (bottom|worst) (score|value|number) (of|in) {x}[?]",
            "(i found|i see|the shops have) prices of {x}, what is the (cheapest|lowest)?",
        ],
        held_out=[
            "no number is smaller than which one: {x}?",
            "look for the lower limit of {x}",
            "{x}, and the loser by size is?",
            "say which of these is beaten by all the others in size: {x}",
            "at the bottom end of {x} stands what?",
            "which of {x} would you meet first counting upwards?",
        ],
    ),
}


def running(values: list[int], best) -> str:
    """`3 9 4` -> `3, 9:9, 4:9. 9`: each number and the best so far."""
    so_far, steps = values[0], [str(values[0])]
    for value in values[1:]:
        so_far = best(so_far, value)
        steps.append(f"{value}:{so_far}")
    return f"{', '.join(steps)}. {so_far}"


def _some_numbers(rng, row: dict) -> list[int]:
    """Different numbers; sometimes close to each other, sometimes with negative ones."""
    many, below = rng.randint(*row["many"]), rng.choice(row["below"])
    span = range(below)
    if below >= 100 and rng.random() < 0.3:
        lowest = rng.randrange(0, below - below // 5)
        span = range(lowest, lowest + below // 5)
    values = rng.sample(span, many)
    if below <= 100 and rng.random() < _NEGATIVE_SHARE:
        values = [-v if rng.random() < 0.5 else v for v in values]
    return values


def pose(rng, level: int) -> Problem:
    values = _some_numbers(rng, settings(ID, level))
    kind = rng.choice(["largest", "smallest"])
    best = max if kind == "largest" else min
    written = list(map(str, values))
    restated = f"extreme {best.__name__} {' '.join(written)}"
    fields = {"x": listed(rng, written, rng.choice(["and", "or"])), "p": f"({', '.join(written)})"}
    return Problem(kind, fields, restated, running(values, best), str(best(values)), key=restated)
