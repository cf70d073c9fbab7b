"""Short stories about things that are gained, lost, shared or bought, of one to four steps."""

from levels import settings
from problem import Problem, Wordings
from skills import digits
from words import NAMES, THINGS

ID, NAME, EXAMPLE = "word-problem", "Word problems", "Ben has 12 apples. Ben buys 7 more. How many apples does Ben have?"

WORDINGS = {
    "story": Wordings(
        train=[
            "{name} has {x} {things}. {events} How many {things} does {name} have?",
            "{name} has {x} {things}. {events} How many {things} does {name} have now?",
            "{name} has {x} {things}. {events} How many are left?",
            "{name} has {x} {things}. {events} How many {things} now?",
            "{name} starts with {x} {things}. {events} How many {things} does {name} have?",
            "{name} had {x} {things}. {events} How many does {name} have now?",
            "There are {x} {things} in {name}'s box. {events} How many {things} are there now?",
            "{name} owns {x} {things}. {events} How many {things} does {name} own now?",
            "{name} collected {x} {things}. {events} How many {things} is that?",
            "If {name} has {x} {things}. {events} How many {things} does {name} have?",
            "{name} has {x} {things}. {events} What is the number of {things} now?",
            "At first {name} has {x} {things}. {events} How many {things} in the end?",
            "{name} has {x} {things}. {events} How many {things} are left?",
        ],
        held_out=[
            "{name} keeps {x} {things}. {events} How many {things} remain?",
            "In {name}'s bag are {x} {things}. {events} How many {things} are in it now?",
            "{name} has {x} {things}. {events} Count the {things} of {name}.",
        ],
    ),
    "price": Wordings(
        train=[
            "{name} buys {x} {things} at {y} dollars each. How much does {name} pay?",
            "{x} {things} cost {y} dollars each. How much do they cost together?",
            "One of the {things} costs {y} dollars. How much do {x} {things} cost?",
            "There are {x} boxes with {y} {things} each. How many {things} are there?",
            "{name} has {x} bags with {y} {things} in each. How many {things} does {name} have?",
            "Each of {x} children has {y} {things}. How many {things} do they have together?",
            "{x} boxes hold {y} {things} each. How many {things} in all?",
            "{name} packs {y} {things} into each of {x} boxes. How many {things} is that?",
            "A ticket costs {y} dollars. How much do {x} tickets cost?",
            "{name} reads {y} pages a day. How many pages does {name} read in {x} days?",
            "{name} earns {y} dollars an hour. How much does {name} earn in {x} hours?",
            "There are {x} rows of {y} {things}. How many {things} are there in total?",
        ],
        held_out=[
            "{name} fills {x} jars with {y} {things} each. How many {things} are that in all?",
            "{x} friends bring {y} {things} each. How many {things} are there?",
            "How many {things} are in {x} bags of {y} {things}?",
        ],
    ),
    "share": Wordings(
        train=[
            "{name} shares {x} {things} equally among {y} children. How many does each get?",
            "{x} {things} are shared equally by {y} friends. How many {things} does each friend get?",
            "{name} puts {x} {things} into {y} equal boxes. How many {things} are in each box?",
            "{y} children share {x} {things} equally. How many {things} does each child get?",
            "{name} splits {x} {things} into {y} equal groups. How many are in each group?",
            "There are {x} {things} for {y} people. How many {things} does each person get?",
            "{x} {things} go into bags of {y}. How many bags are needed?",
            "{name} packs {x} {things} in boxes of {y}. How many boxes does {name} need?",
            "If {y} friends share {x} {things} equally, how many does each get?",
            "{x} dollars are split equally among {y} people. How much does each person get?",
            "{name} divides {x} {things} equally between {y} bags. How many {things} are in each bag?",
            "{y} equal boxes hold {x} {things}. How many {things} are in one box?",
        ],
        held_out=[
            "{name} deals {x} cards equally to {y} players. How many cards does each player get?",
            "{x} {things} fill {y} equal jars. How many {things} are in one jar?",
            "{name} hands out {x} {things} fairly to {y} kids. How many does each kid get?",
        ],
    ),
}

_GAIN = [
    "{name} buys {k} more.", "{other} gives {name} {k}.", "{name} finds {k}.", "{name} gets {k} more.",
    "Then {name} buys {k}.", "{name} wins {k}.", "{other} brings {k} more.", "{name} adds {k}.",
]
_LOSE = [
    "{name} gives away {k}.", "{name} loses {k}.", "{name} sells {k}.", "{name} gives {k} to {other}.",
    "{other} takes {k}.", "Then {name} loses {k}.", "{k} are lost.", "{k} get broken.",
]
_TIMES = {2: ["{name} doubles them.", "The number doubles."], 3: ["{name} triples them.", "The number triples."]}
_HALF = ["{name} gives away half.", "{name} loses half of them.", "{name} sells half of them."]


def _event(rng, have: int, largest: int) -> tuple[str, str, int]:
    """A sentence pattern with its sign and number, possible with `have` things."""
    choice = rng.random()
    if choice < 0.12 and 2 <= have <= 2 * largest:
        factor = rng.choice([2, 3]) if have <= largest else 2
        return rng.choice(_TIMES[factor]), "*", factor
    if choice < 0.24 and have >= 2 and have % 2 == 0:
        return rng.choice(_HALF), "/", 2
    if choice < 0.62 and have >= 2:
        return rng.choice(_LOSE), "-", rng.randint(1, min(have, largest))
    return rng.choice(_GAIN), "+", rng.randint(1, largest)


def _story(rng, steps: int, largest: int) -> Problem:
    name, other = rng.sample(NAMES, 2)
    start = have = rng.randint(2, largest)
    sentences, thought = [], []
    for _ in range(steps):
        pattern, sign, number = _event(rng, have, largest)
        sentences.append(pattern.format(name=name, other=other, k=number))
        step, have = digits.one_step(have, sign, number)
        thought.append(step)
    fields = {"name": name, "things": rng.choice(THINGS), "x": str(start), "events": " ".join(sentences)}
    return Problem("story", fields, "; ".join(thought), str(have), key=f"{start} {' '.join(sentences)}")


def _one_sentence(rng, kind: str, level: int) -> Problem:
    y = rng.randint(2, 9)
    x = rng.randint(2, 9) if level == 1 else rng.randint(10, 40 if level == 2 else 99)
    if kind == "share":
        x *= y
    thought, result = digits.one_step(x, "*" if kind == "price" else "/", y)
    fields = {"name": rng.choice(NAMES), "things": rng.choice(THINGS), "x": str(x), "y": str(y)}
    return Problem(kind, fields, thought, str(result), key=f"{kind} {x} {y}")


def pose(rng, level: int) -> Problem:
    if level <= 3 and rng.random() < 0.3:
        return _one_sentence(rng, rng.choice(["price", "share"]), level)
    return _story(rng, **settings(ID, level))
