"""Who is first, last, or the whole order, from who comes before whom: take the one nobody comes before, again and again."""

from levels import settings
from problem import Problem, Wordings
from words import NAMES

ID, NAME, EXAMPLE, VERB = (
    "schedule",
    "Order of events",
    "Ann comes before Bob. Cal comes after Bob. Who is last?",
    "order",
)
_THINGS = "math art music lunch dinner breakfast swim gym bath nap walk homework chess soccer dance lab yoga movie english history".split()
_SHORT_NAMES = [name for name in NAMES if len(name) <= 5]


def _ends(word: str, held_out: list[str]) -> Wordings:
    """Wordings that ask for the first or the last."""
    other = {"first": "(earliest|in front|at the start|at the front)", "last": "(latest|at the end|at the back|final)"}[
        word
    ]
    place = {"first": "front", "last": "end"}[word]
    return Wordings(
        train=[
            (
                f"{{r}}. (who|which) (is|was|comes|came|goes|will be|would be|must be|"
                f"has to be) [the ]{word}[ one| of all| in line]?"
            ),
            f"{{r}}. {word}?",
            f"{{r}}. who is {other}?",
            f"who (is|comes|goes|was) {word}[?| if|:] {{r}}[?]",
            f"{{r}}. (find|name|give|tell me) [who is ][the ]{word}[ one].",
            f"{{r}}. (what|which one) (is|comes|happens) {word}?",
            f"{{r}}. the {word} (one is|is|one|in line is)[?]",
            f"(if|given|suppose|say|when) {{r}}[,] who (is|comes|goes) {word}?",
            f"{{r}}, (so who is|who is|then who is|so who comes) {word}?",
            f"{{r}}; {word} (is who|is|one|=|person)[?]",
            f"{word}[:|?] {{r}}",
            (
                f"(i know|we know|clues|facts|rules|order|queue|race|line|schedule)[:| that] {{r}}. who (is|comes|"
                f"goes) {word}?"
            ),
            f"{{r}}. who (stands|is|waits|sits) at the {place}[ of the line| of the queue]?",
            f"{{r}}. tell me who (is|comes|goes) {word}",
            f"{{r}}. {word} of (all|them|these)?",
        ],
        held_out=held_out,
    )


WORDINGS = {
    "first": _ends(
        "first", ["{r}. nobody is ahead of whom?", "{r}. whose turn is it first?", "{r}. with whom does it begin?"]
    ),
    "last": _ends("last", ["{r}. nobody follows whom?", "{r}. whose turn is it last?", "{r}. with whom does it end?"]),
    "all": Wordings(
        train=[
            (
                "{r}. (what is|what's|give|find|tell me|write|name|show me|list|i need) the [whole |full |"
                "complete |right |correct ]order[?|.]"
            ),
            (
                "{r}. (order|the order|order them|sort them|in order|list them in order|line them up|"
                "put them in order|arrange them|full order|rank them)[?|.|: first to last]"
            ),
            "(if|given|when|suppose) {r}[,] what is the order?",
            "{r}. (in which|in what) order (do they come|are they|do they go|did they come)?",
            "[find the |what is the |give the ]order[:|?] {r}",
            "{r}. who comes (when|first, second, and so on|first to last)?",
            "{r}. list (all|everyone|everything|them) from first to last.",
            "(put in order|sort by time|line up|arrange|order these)[:] {r}",
            "{r}. from first to last?",
            "{r}. (make|build|write) the (schedule|line|queue|timetable|plan|list).",
            "{r}, so the order is[?| what?]",
            "what (order|schedule|sequence) (fits|follows|works)[?| from|:] {r}[?]",
            "{r}. first to last, please.",
            "(i know|clues|facts|rules)[:| that] {r}. what is the (whole |full |)order?",
        ],
        held_out=[
            "{r}. how do they line up?",
            "{r}. say everyone in turn, starting at the front",
            "{r}. how does the day go?",
            "{r}. what comes after what?",
            "{r}. write them down, earliest at the start",
            "all of them one after the other: {r}",
        ],
    ),
}
LONGEST = 195
"""Characters of relations, thought and answer together; the rest of the context is for the question around them."""
# A relation: whether the earlier one is named first, and how it is written.
_RELATIONS = [
    (True, "is before"),
    (True, "comes before"),
    (True, "goes before"),
    (True, "arrives before"),
    (True, "finished before"),
    (True, "is ahead of"),
    (True, "is in front of"),
    (True, "came before"),
    (True, "is earlier than"),
    (True, "before"),
    (False, "is after"),
    (False, "comes after"),
    (False, "goes after"),
    (False, "arrives after"),
    (False, "finished after"),
    (False, "is behind"),
    (False, "is later than"),
    (False, "came after"),
    (False, "after"),
    (False, "follows"),
    (True, "<"),
    (True, "->"),
    (True, "then"),
]
_SIGNS = {"<", "->", "then"}


def order_work(letters: str, pairs: list[str], ask: str) -> tuple[str, str]:
    """Steps, and the letters in order (or the one asked for).

    `ab bc, abc-bc=a; bc, bc-c=b; c`: the relations left, then who is left without those that somebody comes before.
    """
    if ask == "last":
        befores = "".join(sorted({pair[0] for pair in pairs}))
        last = next(c for c in letters if c not in befores)
        return f"{letters}-{befores}={last}", last
    steps, order = [], ""
    while len(letters) > 1:
        afters = "".join(sorted({pair[1] for pair in pairs}))
        first = next(c for c in letters if c not in afters)
        steps.append(f"{letters}-{afters}={first}")
        order += first
        if ask == "first":
            return "; ".join(steps), order
        letters = letters.replace(first, "")
        pairs = [pair for pair in pairs if first not in pair]
        steps[-1] += " " + " ".join(pairs) if pairs else ""
    return "; ".join(steps), order + letters


def _written(rng, pairs: list[tuple[str, str]]) -> str:
    """Relations the way people write them, one way or mixed; many of them in few words."""
    usable = _RELATIONS if len(pairs) < 4 else [r for r in _RELATIONS if len(r[1]) < 10]
    one = rng.choice(usable) if rng.random() < 0.4 else None
    opposite = {early: [r for r in usable if r[0] == early and r[1] not in _SIGNS] for early in (True, False)}
    texts = []
    for early, late in pairs:
        named_early, verb = one or rng.choice(opposite[rng.random() < 0.55])
        texts.append(f"{early} {verb} {late}" if named_early else f"{late} {verb} {early}")
    return rng.choice([". ", ". ", ", ", ", ", "; ", " and "]).join(texts)


def pose(rng, level: int) -> Problem:
    row = settings(ID, level)
    pool = _THINGS if rng.random() < 0.15 else _SHORT_NAMES
    names: list[str] = []
    while len(names) < row["names"]:
        name = rng.choice(pool)
        if name[0] not in [n[0] for n in names]:
            names.append(name)
    if rng.random() < 0.1:
        names = rng.sample("ABCDEFGH", len(names))
    pairs = list(zip(names, names[1:]))
    if rng.random() < 0.25 and len(names) < 5:
        pairs.append((names[0], names[-1]))
    rng.shuffle(pairs)
    ask = rng.choice(row["asks"])
    by_letter = {name[0].lower(): name for name in names}
    listed = list(dict.fromkeys(name for pair in pairs for name in pair))
    short = [early[0].lower() + late[0].lower() for early, late in pairs]
    work, order = order_work("".join(name[0].lower() for name in listed), short, ask)
    answer = ", ".join(by_letter[c] for c in order)
    restated = f"{VERB} {ask} {' '.join(short)} {' '.join(listed).lower()}"
    # a whole order is told in letters, which keeps the thought short
    work = f"{work}. {order if ask == 'all' else answer.lower()}"
    text = _written(rng, pairs)
    if len(text) + len(restated) + len(work) + len(answer) > LONGEST:
        return pose(rng, level)
    return Problem(ask, {"r": text}, restated, work, answer, key=" ".join(names))
