"""The letter at a place of a word: spell with numbers up to it; from the end, spell all and count back."""

from levels import settings
from problem import Problem, Wordings
from skills.spell import numbered, some_word, typed

ID, NAME, EXAMPLE, VERB = "nth-letter", "The nth letter", "What is the third letter of lantern?", "nth"

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth".split()
)
_BACK = {
    1: ["last", "last", "last", "final", "very last", "ending"],
    2: [
        "second to last",
        "second last",
        "2nd to last",
        "2nd last",
        "next to last",
        "penultimate",
        "second from last",
        "second-to-last",
        "last but one",
    ],
    3: ["third to last", "third last", "3rd to last", "3rd last", "third from last", "third-to-last"],
    4: ["fourth to last", "fourth last", "4th to last", "4th last", "fourth from last", "fourth-to-last"],
}

# wordings with `{o}`, which serve from the start and from the end alike
_COMMON = [
    (
        "(what is|what's|whats|which is|tell me|give me|find|name|say|i need|show me|i want|get|"
        "do you know) the {o} (letter|character|char) (of|in|from|in the word|of the word|"
        "of the name) {w}[?|.]"
    ),
    (
        "(what|which) (letter|character) is (the {o}|{o}|the {o} one|at the {o} place|"
        "in the {o} position|in {o} place|at the {o} position|on the {o} place) (in|of|in the word|"
        "of the word) {w}?"
    ),
    "(the |){o} (letter|char|character) (of|in|in the word|of the word) {w}[?| is| please| =]",
    "{w}[:|,| -] (the |){o} (letter|character|char)[?]",
    "{w}'s {o} letter[?]",
    (
        "(in|in the word|of the word|for the word|for|take the word|looking at|given) {w}[,|:] (what is|"
        "which is|what's|name|tell me) the {o} letter[?]"
    ),
    "(what|which) letter (comes|stands|is|sits|appears|do you find|is written) {o} in [the word ]{w}?",
    "(if|when) (i|you|we) (spell|write|type|look at) {w}, (what is|which is|what's) the {o} letter?",
    "{o} letter {w}",
    "{o} letter[:|,] {w}",
    "{w} {o} letter",
    "(can you tell me|could you tell me|i want to know|do you know) the {o} letter (in|of) {w}[?]",
    "the {o} letter of {w} is (what|which|which one|what letter)?",
    ("(pick|take|extract|return|print|read|write|type) the {o} (letter|character) (of|from|in) [the word ]{w}[.]"),
    "(look at|take|consider|the word is|my word is) {w}. (what is|which is|what's) (the|its) {o} letter?",
    "my (kid|son|teacher|daughter|friend) asks for the {o} letter of {w}",
    "(what|which) is {w}'s {o} letter?",
    "in {w} what's {o}[?| letter]",
    "{o} one of the letters in {w}?",
    "what letter of {w} is {o}?",
    "(spell|write) {w} and (tell me|say) the {o} letter[.]",
]
WORDINGS = {
    "nth": Wordings(
        train=[
            *_COMMON,
            (
                "(letter|character|char|letter number|letter no.|letter nr|letter #|char #|character number|"
                "letter no|letter at position|letter in position|position|place|letter at index|"
                "letter at) {k} (of|in|in the word|of the word|from) {w}[?]"
            ),
            (
                "(what is|what's|which is|tell me|give me|find|name|i need) (letter|letter number|character|"
                "letter no.|character number|the letter at position|the letter in position|the letter number|"
                "the letter at place|number) {k} (of|in|in the word|of the word) {w}[?|.]"
            ),
            (
                "(what|which) (letter|character) (is|stands|comes|do you find|is there|sits) (at|in|"
                "on) (position|place|spot|number) {k} (in|of) [the word ]{w}?"
            ),
            (
                "{w}[:|,| -] (letter|letter number|position|character|char|letter #|place|number|"
                "letter at position) {k}[?]"
            ),
            "{w} letter {k}",
            "(what|which) letter is number {k} in {w}?",
            "(if|when) i count the letters (of|in) {w}, (which|what) (one |letter |)is number {k}?",
            "count to letter {k} (of|in) {w}[, what is it?|. what is it?|.| and tell me which it is]",
            (
                "(go to|jump to|look at) (letter|position|letter number) {k} (of|in) {w}[, what is it?|"
                ". what letter is it?| and tell me the letter]"
            ),
            "letter {k}[,| -|:] {w}",
        ],
        held_out=[
            "which letter do i find as the {o} one when reading {w}?",
            "count through {w} until the {o} letter: which one is it?",
            "name me, of {w}, the {o} of its letters",
            "the letter of {w} that is in place {k}",
            "at number {k} in {w} stands which letter?",
            "{w} is a word: which letter of it comes {o}?",
        ],
    ),
    "start": Wordings(
        train=[
            "(what|which) (letter|character) does [the word |the name ]{w} (start|begin|open) (with|on)?",
            "(what|which) letter is (at the start|at the beginning|in front|at the front|first) (of|in) {w}?",
            "{w} (starts|begins) with (which|what) letter?",
            "{w} (starts|begins) with[ what|?| which letter]",
            (
                "(what is|what's|tell me|give me|name) the (starting|initial|beginning|very first|"
                "opening) (letter|character) of [the word ]{w}[?|.]"
            ),
            "with (which|what) letter does {w} (start|begin)?",
            "(what|which) letter (starts|begins|opens) [the word ]{w}?",
            "(starting|initial|beginning) letter (of|in) {w}",
            "first letter {w}",
            "first letter[:|,] {w}",
            "the initial of {w}[?]",
            "what does {w} (start|begin) with?",
            "how does {w} (start|begin), (which|what) letter?",
            "{w}[:|,] (starts with|begins with|starting letter|initial|first letter)?",
            "the (first|1st) (letter|character|char) (of|in) {w}[?]",
            "(what is|what's) the (first|1st) letter (of|in) {w}?",
            "say the letter {w} (starts|begins) with",
        ],
        held_out=[
            "which letter leads {w}?",
            "what comes first when spelling {w}?",
            "if i spell {w}, with which letter do i begin?",
        ],
    ),
    "end": Wordings(
        train=[
            "(what|which) (letter|character) does [the word |the name ]{w} (end|finish|close|stop) (with|on|in)?",
            "(what|which) letter is (at the end|at the very end|at the back|last) (of|in) {w}?",
            "{w} (ends|finishes) (with|in|on) (which|what) letter?",
            "{w} (ends|finishes) (with|in)[ what|?| which letter]",
            (
                "(what is|what's|tell me|give me|name) the (ending|final|closing|very last|end) (letter|"
                "character) of [the word ]{w}[?|.]"
            ),
            "(with|in|on) (which|what) letter does {w} (end|finish|stop)?",
            "(what|which) letter (ends|finishes|closes) [the word ]{w}?",
            "(ending|final|end) letter (of|in) {w}",
            "last letter {w}",
            "last letter[:|,] {w}",
            "what does {w} (end|finish) (with|in|on)?",
            "how does {w} end, (which|what) letter?",
            "{w}[:|,] (ends with|ends in|ending letter|final letter|last letter)?",
            "the last (letter|character|char) (of|in) {w}[?]",
            "(what is|what's) the last letter (of|in) {w}?",
            "say the letter {w} ends with",
        ],
        held_out=[
            "which letter closes off {w}?",
            "what comes last when spelling {w}?",
            "if i spell {w}, with which letter am i done?",
        ],
    ),
    "back": Wordings(
        train=[
            *_COMMON,
            (
                "(what is|what's|which is|tell me|give me|find|name|i need) the {e} (letter|character) (from|"
                "counting from|starting from) (the end|the back|behind) (of|in) [the word ]{w}[?|.]"
            ),
            "[the ]{e} letter from the (end|back) (of|in) {w}[?]",
            "{w}[:|,] [the ]{e} letter from the (end|back)[?]",
            (
                "(counting|count|starting) (from the end|backwards|from the back)[,] (what is|"
                "which is) the {e} letter (of|in) {w}?"
            ),
            "(what|which) letter is {e} from the (end|back) (of|in) {w}?",
        ],
        held_out=[
            "which letter of {w} is met {e} when reading from its end?",
            "name me, of {w}, the {o} of its letters",
            "{w}, from behind: which letter comes {e}?",
        ],
    ),
}


def _ordinal(rng, place: int) -> str:
    """`third` or `3rd`."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(place, "th")
    return _ORDINALS[place - 1] if rng.random() < 0.55 else f"{place}{ending}"


def _from_start(rng, word: str, most: int) -> Problem:
    place = rng.randint(1, min(most, len(word)))
    kind = "start" if place == 1 and rng.random() < 0.5 else "nth"
    fields = {"w": typed(rng, word), "o": _ordinal(rng, place), "k": str(place)}
    letter = word[place - 1]
    work = f"{''.join(numbered(word)[:place])}. {letter}"
    return Problem(kind, fields, f"nth {place} {word}", work, letter, key=word, numbers=frozenset("k"))


def _from_end(rng, word: str, most: int) -> Problem:
    place = rng.randint(1, min(most, len(word)))
    kind = "end" if place == 1 and rng.random() < 0.4 else "back"
    fields = {"w": typed(rng, word), "o": rng.choice(_BACK[place]), "e": _ordinal(rng, place), "k": str(place)}
    letters, letter = numbered(word), word[-place]
    work = f"{''.join(letters)}. {''.join(letters[: -place - 1 : -1])}. {letter}"
    return Problem(kind, fields, f"nth -{place} {word}", work, letter, key=word)


def pose(rng, level: int) -> Problem:
    row = settings(ID, level)
    word = some_word(rng, *row["letters"])
    return _from_start(rng, word, row["far"]) if rng.random() < 0.65 else _from_end(rng, word, row["back"])
