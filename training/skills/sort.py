"""Sorting numbers or words by insertion: one more is put into its place at a time.

Numbers stand with as many digits each, words by their first letters, so both are sorted by short keys of one length.
"""

from levels import settings
from number_words import in_words
from problem import Problem, Wordings
from words import NAMES, words_of_length

ID, NAME, EXAMPLE, VERB = "sort", "Sorting", "Sort 42, 7, 93, 18, 60, 25.", "sort"

_SORT = "(sort|order|arrange|put in order|rank)"
_THESE = (
    "(these numbers|these|the numbers|this list|the list|the following numbers|the following|numbers|my numbers|this)"
)
_UP = (
    "(ascending|in ascending order|from smallest to largest|from low to high|smallest to largest|"
    "lowest to highest|from lowest to highest|small to large|smallest to biggest|smallest first|"
    "lowest first|from smallest to biggest|from least to greatest|least to greatest|low to high|"
    "in ascending|asc|upwards|going up|starting with the smallest|by size)"
)
_DOWN = (
    "(descending|in descending order|from largest to smallest|from high to low|largest to smallest|"
    "highest to lowest|from highest to lowest|large to small|biggest to smallest|biggest first|"
    "highest first|greatest first|from biggest to smallest|from greatest to least|greatest to least|"
    "high to low|in descending|desc|downwards|going down|starting with the largest|"
    "from the biggest down)"
)
_WORDS = "(these words|the words|these|this list|the list|the following words|words|my words|the following|these names)"
_AZ = (
    "(alphabetically|in alphabetical order|by alphabet|from a to z|a to z|a-z|by the alphabet|"
    "by letter|alphabetical|in alphabetic order|from a-z|by first letter)"
)
_ZA = (
    "(in reverse alphabetical order|reverse alphabetically|from z to a|z to a|z-a|"
    "backwards alphabetically|in reverse alphabetic order|alphabetically in reverse|"
    "in reverse abc order|in descending alphabetical order|reverse alphabetical|"
    "in backwards alphabetical order|from z back to a|alphabetically backwards)"
)


def _with_direction(what: str, way: str, verb: str = _SORT) -> list[str]:
    """Wordings that say the direction."""
    return [
        f"{_SORT} {what} {way}: {{x}}",
        f"{verb} {{x}} {way}[.]",
        f"{_SORT} {way}: {{x}}",
        f"{_SORT} {way} {{x}}",
        f"{{x}}[:|,| -] {way}[?| please|.]",
        f"{{x}}[,|:|.| -] (sort|order|sorted|arrange|sort them|put them|sort it|sort these) {way}[.]",
        f"(put|arrange|set|write|place|bring|give|get|organize|organise|sort out) {{x}} {way}[.]",
        (
            f"(put|arrange|set|write|place|give me|organize|organise|sequence|i need|show|print|"
            f"return) {what} {way}: {{x}}"
        ),
        (
            f"(what is|what's|how do you order|how do i sort|how would you sort|what do i get if i sort|"
            f"how to sort|how do you sort|how to order) {{x}} {way}?"
        ),
        f"(can|could|would|will) you (sort|order|arrange|put) {{x}} {way}[ for me]?",
        (f"(i need|i want|i have|we have|i'd like) {{x}} (sorted|ordered|arranged|to be sorted|in order,) {way}[.]"),
        (
            f"(i have|here are|i've got|given|take|we have) {{x}}[.|,|:] (sort them|put them|order them|"
            f"arrange them|what are they|sort|list them) {way}[.]"
        ),
        f"(how|what) (do|does|would) {{x}} (look|go|look when sorted|go when ordered) {way}?",
        f"{way}: {{x}}",
        f"{way} {{x}}",
        f"sort list {{x}} {way}",
        (
            f"(help me|please help me|i have to|i must|i need to|my homework is to|let's|try to) (sort|order|"
            f"arrange) {{x}} {way}[.]"
        ),
        f"(sorted|ordered) {way}: {{x}}",
        f"sort[:|,] {{x}}[,|;] {way}",
        f"{{x}} (sorted|ordered|arranged) {way}[?]",
    ]


_PLAIN = [
    (
        "(sort|order|arrange|sorted|ordered|put in order|in order|sort it|sort list|sort:|order:|sorting|"
        "sort this|sort these|sort these for me:|rank|sort out)[:] {x}[.]"
    ),
    (
        "(put|place|set|bring|write|get|arrange|line up) {x} (in order|into order|in the right order|"
        "in the correct order|in their right order|in proper order)[.]"
    ),
    (
        "(what is|what's|what would be|tell me|give me|show me) {x} (in order|sorted|in the right order|"
        "when sorted|ordered|put in order)[?]"
    ),
    (
        "{x}[,|:|.| -] (sort|sort them|order|order them|put in order|sorted|in order|sort please|"
        "put them in order|sort these|in the right order|sort this|sort it)[.|?]"
    ),
    "what is the (right|correct|proper|sorted) order (of|for) {x}[?]",
    "(can|could|would|will) you (sort|order|arrange) {x}[ for me]?",
    (
        "(i have|here are|i've got|given|take|we have) {x}[.|,|:] (sort them|put them in order|"
        "order them|what is the order|arrange them|in order)[.]"
    ),
    "(i need|i want|i'd like) {x} (sorted|in order|put in order|ordered)[.]",
    "sort{p}",
    "sorted{p}",
    "{x}{m}sort{b}",
    ("(if|when) (i|you|we) (sort|order|arrange) {x}, what (do i get|do you get|comes out|is the result|do we get)?"),
    "(what do i get|what comes out) (if|when) i (sort|order) {x}?",
    "(help me|please help me|i need to|i have to|my homework is to) (sort|order|arrange) {x}[.]",
    "the list is {x}, (sort it|put it in order|order it)[.]",
    "(these are in the wrong order|mixed up|all mixed up|wrong order|jumbled): {x}",
    "{x} (sort|order|in order|sorted)",
]

WORDINGS = {
    "ascending": Wordings(
        train=[
            *_PLAIN,
            *_with_direction(_THESE, _UP),
            f"{_SORT} {_THESE}: {{x}}",
            f"{_SORT} {_THESE} {{x}}",
            f"{_SORT} the numbers {{x}}[ for me|, smallest first]",
            "(put|arrange) (these|the following|the numbers)[:] {x} in order[.]",
            "(smallest to largest|ascending|lowest to highest|low to high|asc): {x}",
            "{x}, (smallest|lowest|least) first",
            "order these by (size|value): {x}",
            (
                "(my scores|the scores|the ages|our ages|ages|the prices) are {x}, (sort them|put them in order|"
                "order them from low to high)[.]"
            ),
        ],
        held_out=[
            "Put these numbers in order: {x}",
            "Line up {x} from small to big.",
            "List {x} in increasing order.",
            "which order do {x} have if they grow?",
            "begin with the least and go up: {x}",
            "{x}: write them again, each bigger than the one before",
        ],
    ),
    "descending": Wordings(
        train=[
            *_with_direction(_THESE, _DOWN),
            "{x}, (biggest|highest|greatest) first",
            (
                "(sort|order) {x} (with the biggest first|so the biggest is first|so the largest comes first|"
                "but biggest first|reversed|down|backwards, biggest first)[.]"
            ),
            "sort{p2}",
            (
                "(my scores|the scores|the ages|ages|the prices) are {x}, (sort them from high to low|"
                "highest first|biggest first)[.]"
            ),
            "rank {x} (from best to worst|from highest|from the top)[.]",
            "(reverse sort|sort reverse|sort descending|sort desc|sort down|descending sort)[:] {x}",
        ],
        held_out=[
            "List {x} in decreasing order.",
            "Line up {x} from big to small.",
            "Sort {x}, largest first.",
            "begin with the most and go down: {x}",
            "which order do {x} have if they shrink?",
            "{x}: write them again, each smaller than the one before",
        ],
    ),
    "alphabetical": Wordings(
        train=[
            *_PLAIN,
            *_with_direction(_WORDS, _AZ, "(sort|arrange|put in order|rank)"),
            f"{_SORT} {_WORDS}: {{x}}",
            f"{_SORT} {_WORDS} {{x}}",
            (
                "(alphabetize|alphabetise|abc order|alphabetical|alphabetically|a-z|alphabetical order|"
                "alphabetical order of|alphabet order|alphabetical order for|dictionary order)[:] {x}[.]"
            ),
            "(what is|what's|give me|tell me) the (alphabetical|abc|dictionary|alphabetic) order (of|for) {x}[?|.]",
            (
                "(put|arrange) (these|the following|these words)[:] {x} (in abc order|in dictionary order|"
                "in order by letter)[.]"
            ),
            "{x}[,|:] (alphabetical order|abc order|alphabetize|a to z|alphabetically|alphabetized)[?]",
            "(in which order|in what order|how) (do|would) {x} (come|stand|appear) in (a|the) dictionary?",
            "alphabetize (these words|the words|this list|these|the list): {x}",
            "sort {x} like in a dictionary[.]",
            "sort by alphabet: {x}",
        ],
        held_out=[
            "List {x} in alphabetical order.",
            "Order {x} alphabetically.",
            "Put the words {x} in ABC order.",
            "how would a dictionary arrange {x}?",
            "file {x} under the alphabet",
            "{x}: write them again, from the front of the alphabet to its back",
        ],
    ),
    "backwards": Wordings(
        train=[
            *_with_direction(_WORDS, _ZA),
            (
                "(reverse alphabetize|reverse alphabetical order|reverse alphabetical|z-a|z to a|"
                "reverse abc order)[:] {x}[.]"
            ),
            "{x}[,|:] (reverse alphabetical order|z to a|from z|z first)[?]",
            "alphabetize {x} (backwards|in reverse|from z to a|but reversed)[.]",
            "(what is|what's) the reverse alphabetical order (of|for) {x}[?]",
        ],
        held_out=[
            "List {x} from the back of the alphabet to its front.",
            "file {x} against the alphabet",
            "{x}: put the words nearest to z in front",
        ],
    ),
}

# words that a reader could take for part of the question
_UNFIT = {"and", "or", "sort", "order", "first", "last", "then", "the", "words", "list", "from", "down", "up"}
_UNFIT |= set(
    "zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty eighty "
    "ninety".split()
)


def listed(rng, items: list[str], joiner: str = "and") -> str:
    """The items as people write a list: `9, 3, 7`, `9 3 7`, `9, 3 and 7`, `[9, 3, 7]`."""
    chance, (*head, last) = rng.random(), items
    if chance < 0.14:
        comma = "," if rng.random() < 0.3 else ""
        return f"{', '.join(head)}{comma} {joiner} {last}"
    if chance < 0.22:
        return f"[{', '.join(items)}]"
    separators = (
        [", "] * 22
        + [" "] * 14
        + [","] * 6
        + [f" {joiner} "] * 3
        + ["; ", "; ", ";", " / ", "/", "  ", " , ", "\n", " & "]
    )
    text = rng.choice(separators).join(items)
    return f"({text})" if chance > 0.98 else text


def inserted(keys: list[str], down: bool) -> str:
    """`14 34 68;94:14 34 68 94;30:14 30 34 68 94`: the first three in order, then one more at a time.

    No step compares more than a key with its neighbours.
    """
    ordered = sorted(keys[:3], reverse=down)
    lines = [" ".join(ordered)]
    for key in keys[3:]:
        ordered = sorted([*ordered, key], reverse=down)
        lines.append(f"{key}:{' '.join(ordered)}")
    return ";".join(lines)


def keys_of(words: list[str]) -> list[str]:
    """The first letters of each word: two, or as many as it takes to tell them apart."""
    letters = next(n for n in range(2, 99) if len({w[:n] for w in words}) == len(words))
    return [w[:letters] for w in words]


def _some_words(rng, many: int) -> list[str]:
    """Different words of 3 to 6 letters; sometimes two begin alike, so that later letters decide."""
    pool = NAMES if rng.random() < 0.1 else words_of_length(3, 6)[:5000]
    pool = [w for w in pool if 3 <= len(w) <= 6 and w not in _UNFIT]
    words = rng.sample(pool, many)
    if rng.random() < 0.35:
        alike = [w for w in pool if w[0] == words[0][0] and w not in words]
        words = [*words[:-1], rng.choice(alike or words[-1:])]
        rng.shuffle(words)
    return words


def _words_problem(rng, many: int) -> Problem:
    down = rng.random() < 0.25
    while True:
        shown = _some_words(rng, many)
        words = [w.lower() for w in shown]
        restated, work = f"sort {'za' if down else 'az'} {' '.join(words)}", inserted(keys_of(words), down)
        # prompt and answer hold the words once more each, and the wording needs its room
        if len(restated) + len(work) + 2 * len(", ".join(words)) <= 186:
            break
    if shown == words and rng.random() < 0.1:
        quote = rng.choice("\"'")
        shown = [f"{quote}{w}{quote}" for w in shown]
    elif rng.random() < 0.06:
        shown = [w.capitalize() for w in shown]
    return _problem(rng, "backwards" if down else "alphabetical", shown, restated, work, sorted(words, reverse=down))


def _numbers_problem(rng, many: int) -> Problem:
    down = rng.random() < 0.33
    largest = 9 if many < 7 and rng.random() < 0.2 else 99
    values = [rng.randint(0, largest) for _ in range(many)]
    width = len(str(max(values)))
    numbers = [str(v).zfill(width) for v in values]
    shown = [in_words(rng, v) for v in values] if many < 6 and rng.random() < 0.05 else list(map(str, values))
    restated, work = f"sort {'down' if down else 'up'} {' '.join(numbers)}", inserted(numbers, down)
    answer = [str(v) for v in sorted(values, reverse=down)]
    return _problem(rng, "descending" if down else "ascending", shown, restated, work, answer)


def _problem(rng, kind: str, shown: list[str], restated: str, work: str, answer: list[str]) -> Problem:
    text = listed(rng, shown)
    if any(" " in item for item in shown):
        text = ", ".join(shown)
    inner = ", ".join(shown)
    fields = {"x": text, "p": f"([{inner}])", "p2": f"([{inner}], reverse=True)", "m": ".", "b": "()"}
    also = [" ".join(answer), ",".join(answer)]
    return Problem(kind, fields, restated, work, ", ".join(answer), key=restated, also=also)


def pose(rng, level: int) -> Problem:
    row = settings(ID, level)
    if rng.random() < 0.4:
        return _words_problem(rng, rng.randint(*row["words"]))
    return _numbers_problem(rng, rng.randint(*row["numbers"]))
