"""Sorting numbers or words: take the next one, write down what is left."""

from levels import settings
from problem import Problem, Wordings
from words import words_of_length

ID, NAME, EXAMPLE = "sort", "Sorting", "Sort 42, 7, 93, 18, 60, 25."

_UP = [
    "Sort {x}.", "Sort these numbers: {x}", "Put {x} in order.", "Sort ascending: {x}", "sort {x}", "Order {x}.",
    "Sort from smallest to largest: {x}", "Arrange {x} in ascending order.", "Put these in order: {x}",
    "Sort the list {x}", "What is {x} in order?", "Order these numbers: {x}", "Sort the numbers {x}.",
    "{x} in ascending order", "Arrange these numbers from low to high: {x}",
]
_DOWN = [
    "Sort {x} from largest to smallest.", "Sort descending: {x}", "Arrange {x} in descending order.",
    "Sort from largest to smallest: {x}", "Sort {x} in descending order.", "{x} in descending order",
    "Put {x} in order from high to low.", "Order these numbers from largest to smallest: {x}",
    "Sort these numbers from high to low: {x}", "Sort these in descending order: {x}",
    "Arrange from biggest to smallest: {x}", "Sort {x}, biggest first.",
]
_WORDS = [
    "Sort these words: {x}", "Sort alphabetically: {x}", "Put {x} in alphabetical order.", "Sort the words {x}.",
    "Alphabetize {x}.", "Arrange {x} alphabetically.", "Order these words: {x}", "Sort {x} from a to z.",
    "{x} in alphabetical order", "Put these words in order: {x}", "sort {x}", "Sort {x} alphabetically.",
    "What is the alphabetical order of {x}?",
]

WORDINGS = {
    "ascending": Wordings(
        train=_UP,
        held_out=["Put these numbers in order: {x}", "Line up {x} from small to big.", "List {x} in increasing order."],
    ),
    "descending": Wordings(
        train=_DOWN,
        held_out=["List {x} in decreasing order.", "Line up {x} from big to small.", "Sort {x}, largest first."],
    ),
    "alphabetical": Wordings(
        train=_WORDS,
        held_out=["List {x} in alphabetical order.", "Order {x} alphabetically.", "Put the words {x} in ABC order."],
    ),
}


def selection(items: list, descending: bool = False) -> str:
    """`[9, 3, 7]` -> `3: 9 7; 7: 9; 9`: the next item, a colon, what is left in its old order."""
    left, steps = list(items), []
    while len(left) > 1:
        following = max(left) if descending else min(left)
        left.remove(following)
        steps.append(f"{following}: {' '.join(map(str, left))}")
    return "; ".join([*steps, str(left[0])])


def pose(rng, level: int) -> Problem:
    row = settings(ID, level)
    if rng.random() < 0.35:
        kind = "alphabetical"
        pool = words_of_length(3, 6)[:4000]
        items = rng.sample(pool, rng.randint(*row["words"]))
        if rng.random() < 0.3:
            # two words with the same first letter, so that later letters decide
            twin = rng.choice([w for w in rng.sample(pool, 400) if w[0] == items[0][0] and w not in items] or items[:1])
            items = list(dict.fromkeys([*items[:-1], twin]))
            rng.shuffle(items)
    else:
        kind = "descending" if rng.random() < 0.25 else "ascending"
        largest = 20 if level == 1 and rng.random() < 0.5 else 99
        items = [rng.randint(0, largest) for _ in range(rng.randint(*row["numbers"]))]
    separator = ", " if rng.random() < 0.75 else " "
    down = kind == "descending"
    text = separator.join(map(str, items))
    answer = ", ".join(map(str, sorted(items, reverse=down)))
    return Problem(kind, {"x": text}, selection(items, down), answer, key=f"{kind} {' '.join(map(str, items))}")
