"""The next number of a sequence: constant, growing or alternating steps, squares, doubling, tripling, halving."""

from levels import settings
from problem import Problem, Wordings
from skills import digits
from vocabulary import LONGEST_THOUGHT

ID, NAME, EXAMPLE, VERB = "sequence", "Number sequences", "What comes next: 3, 7, 11, 15?", "seq"
_NAME = "(sequence|series|pattern|row|list|progression|number pattern|number sequence)"
_NEXT = "(next number|next one|next term|next|number after that|following number|next value)"

WORDINGS = {
    "next": Wordings(
        train=[
            "{s}(, ?|, _|, ...|...| ?| ...|,?|, ..|, __|, ___|..?|, x| _)",
            "{s}",
            "{s}, (what|what's|whats|what is) next?",
            (
                "(what|which number|what number) (comes|is|goes|should come|would come|will be) next[:|?|:|: in|"
                "  in| after| in:] {s}[?]"
            ),
            f"{_NEXT}[:|?|,| is| -] {{s}}[?| ?|...]",
            (
                f"(find|give|give me|tell me|write|guess|calculate|name|get|say) the {_NEXT}[:|.|,| of| in|"
                f" for] {{s}}[?|...]"
            ),
            (
                f"(what is|what's|whats|which is) the {_NEXT} (in|of|for|after)[ the| this|"
                f" the following] {_NAME}[:] {{s}}[?|...]"
            ),
            f"(what is|what's|whats) the {_NEXT}[:|?|,| of| after| in] {{s}}[?|...]",
            "{s}[:|.|,|...] (what|which number|what number) (comes|is|goes|should be|would be) next?",
            f"{{s}}[:|.|,|...] {_NEXT}[?]",
            f"{{s}}[.|,|...] (find|give|what is|what's|tell me) the {_NEXT}[?]",
            (
                "(continue|extend|go on|keep going|carry on|complete)[ with| this| the pattern| the sequence|"
                " the series| the row| this pattern][:] {s}[...|, ?]"
            ),
            "(what|which number|what number) (comes|follows|is) after {s}[?]",
            "(what|which number) (follows|continues) {s}[?]",
            (
                f"{_NAME}[:] {{s}}[.|,|...] (what comes next|next|what's next|what is next|next number|"
                f"which number comes next)?"
            ),
            (
                f"[the ]{_NAME} (goes|is|starts|begins|runs|starts with|reads)[:] {{s}}[.|,|...] (what comes next|"
                f"what's next|what is the next number|which number is next|how does it go on|what follows)?"
            ),
            (
                f"if (a|the|my) {_NAME} (goes|is|starts with|begins) {{s}}, (what comes next|what's next|"
                f"what is the next number|which number follows)?"
            ),
            (
                "i (count|wrote|write|see|have|got|say) {s}[.|,] (what comes next|what's next|"
                "what should i say next|and then|what is the next number)?"
            ),
            "what number (should|would|will) (be next|follow|come next|come after)[:|?|:| in| after] {s}[?]",
            "seq[uence][:] {s}[ -> ?|, ?]",
            "next[:| of] {s} = ?",
            "{s} -> [?]",
            f"(fill in|fill|find) the (last|missing last|blank|last number|last one)[:] {{s}}, (_|?|...|___)",
            "next[:|?] {s}",
            "next in {s}[?]",
            "{s} (and|and then|then|so|then what|and next)?",
            "(how does|how do|how would) {s} (continue|go on)?",
            "{s} then what",
            "{s} whats next??",
            (
                f"(can you|could you) (continue|work out the next number of|find the next number in|"
                f"see the pattern in) {{s}}[?]"
            ),
            (f"(can you see|do you know|do you see|i can't find) (what comes next|the next number)[:| in|?] {{s}}[?]"),
            (
                f"(this is|here is|look at|consider|here's) (a|my|this) {_NAME}[:] {{s}}[.] (what comes next|"
                f"what is next|next|what is the next number)?"
            ),
            f"a (house|locker|bus|seat|page|room|clock|machine) (number|row|list) goes {{s}}[.|,] what is next?",
            "guess[ the next number][:|,] {s}",
            "my (plant|tower|savings|score|points|steps) (was|were|went|go|goes) {s}[.|,] what comes next?",
            "{s} next",
            "{s} continue",
            "{s} (go on|keep going|next pls)",
        ],
        held_out=[
            "which number belongs at the end: {s}, _?",
            "{s}: how does this go on?",
            "what should i write after {s}?",
            "predict the number that follows {s}",
            "spot the rule and give me one more: {s}",
            "{s}, and the one after is?",
            "solve the pattern {s}, ...",
            "one more term please: {s}",
        ],
    )
}


def _terms(rng, kind: str, start: int, step: int, level: int) -> list[int]:
    """The terms with the one asked for at the end; they may not be fit to ask (see `_fits`)."""
    count = rng.randint(3, 6)
    if kind == "up":
        return [start + i * step for i in range(count + 1)]
    if kind == "down":
        first = start + (count + rng.randint(0, 3)) * step
        return [first - i * step for i in range(count + 1)]
    if kind == "times":
        return _multiplied(rng, count, level)
    if kind == "squares":
        first = rng.randint(1, 2 * level)
        return [(first + i) ** 2 for i in range(rng.randint(4, 5) + 1)]
    if kind == "growing":
        growth = rng.randint(1, level + 1)
        return _running(start, [max(1, step // 2) + i * growth for i in range(rng.randint(4, 5))])
    a, b = rng.sample(range(-step // 2, step + 1), 2)
    return _running(start, [a if i % 2 == 0 else b for i in range(rng.randint(5, 6))])


def _running(start: int, steps: list[int]) -> list[int]:
    terms = [start]
    for step in steps:
        terms.append(terms[-1] + step)
    return terms


def _multiplied(rng, count: int, level: int) -> list[int]:
    factor = rng.choice([2, 2, 2, 3])
    first = rng.randint(1, (4, 9, 15, 30, 50)[level - 1])
    terms = [first * factor**i for i in range(min(count, 5 if factor == 2 else 4) + 1)]
    return terms[::-1] if factor == 2 and rng.random() < 0.2 else terms


def _factor(terms: list[int]) -> int | None:
    """2 or 3 if each term is that many times the one before."""
    return next((f for f in (2, 3) if terms[0] and all(y == f * x for x, y in zip(terms, terms[1:]))), None)


def _rule(terms: list[int], kind: str) -> tuple[str, str, int]:
    """How the next step is named, its sign and its number; `terms` are those given."""
    factor = _factor(terms) or (_factor(terms[::-1]) and -2)
    if factor:
        return (f"*{factor}", "*", factor) if factor > 0 else ("/2", "/", 2)
    steps = [y - x for x, y in zip(terms, terms[1:])]
    if kind == "alternating":
        step = steps[-2]
    else:
        step = 2 * steps[-1] - steps[-2]
    return f"next {step:+d}", "+" if step >= 0 else "-", abs(step)


def _step(before: int, term: int, easy: bool) -> str:
    """`745-634:5-4=1,4-3=1,7-6=1=+111`: the larger less the smaller in columns, then the step with its sign."""
    large, small = max(before, term), min(before, term)
    shown = "" if easy else f":{digits.columns(large, small)}"
    return f"{large}-{small}{shown}={term - before:+d}"


def _differences(given: list[int]) -> list[str]:
    """The last two steps, and the one before them where they differ: enough to tell the kinds apart.

    The third only has to be told from the others, so it is not worked out in columns; thoughts stay short.
    """
    pairs = list(zip(given, given[1:]))[:-4:-1]
    steps = [y - x for x, y in pairs]
    needed = pairs[:2] if steps[0] == steps[1] else pairs
    return [_step(x, y, easy=place == 2 or max(x, y) < 20) for place, (x, y) in enumerate(needed)]


def _fits(kind: str, terms: list[int]) -> bool:
    given, steps = terms[:-1], [y - x for x, y in zip(terms, terms[1:])]
    if min(terms) < 0 or max(terms) > 9999 or 0 in steps:
        return False
    if kind in ("growing", "squares", "alternating", "up", "down"):
        return not _factor(given) and not _factor(given[::-1])
    return True


def _written(rng, terms: list[int]) -> str:
    return rng.choice(
        [", ", ", ", ", ", " ", " ", ",", " , ", "; ", " - " if terms[0] > terms[-1] + 99 else ", "]
    ).join(map(str, terms))


def pose(rng, level: int) -> Problem:
    row = settings(ID, level)
    while True:
        kind = rng.choice(row["kinds"])
        terms = _terms(rng, kind, rng.randint(*row["start"]), rng.randint(*row["step"]), level)
        if _fits(kind, terms):
            break
    *given, following = terms
    name, sign, number = _rule(given, kind)
    last, result = digits.one_step(given[-1], sign, number)
    assert result == following, (kind, terms)
    differences = [] if sign in "*/" else _differences(given)
    work = "; ".join([*differences, name, last]) + ("" if last.endswith(f". {result}") else f". {result}")
    restated = f"{VERB} {' '.join(map(str, given))}"
    if len(f"{restated}: {work}") > LONGEST_THOUGHT:
        return pose(rng, level)
    return Problem("next", {"s": _written(rng, given)}, restated, work, str(following), key=" ".join(map(str, given)))
