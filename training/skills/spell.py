"""Spelling a word, and what every skill about letters shares: which words are asked for, how they are typed, and how
a thought spells them with each letter's place in front (`1c2a3t`), so that a place leads to its letter and back."""

from levels import settings
from problem import Problem, Wordings
from words import NAMES, words_of_length

ID, NAME, EXAMPLE, VERB = "spell", "Spelling", "Spell the word lantern.", "spell"

WORDINGS = {
    "spell": Wordings(
        train=[
            "spell {w}[.]",
            "spell (the word|the name|this word|this|this one for me|the following word|this for me)[:] {w}",
            (
                "(spell out|spell me|spell it out:|spell:|spelling:|spelling|spelling of|the spelling of|"
                "spell out the word|spell this out:) {w}"
            ),
            (
                "how (do you|do i|do we|would you|to|can i|should i|does one|do they|did you) (spell|write|"
                "spell out) {w}?"
            ),
            "how (do you|do i|would you) spell (the word|the name) {w}?",
            "how is {w} (spelled|spelt|written|spelled out)?",
            "how's {w} (spelled|spelt)?",
            "how (it is|is the word|is the name) spelled: {w}",
            (
                "(what is|what's|give me|tell me|show me|i want|i need|say) the (spelling|correct spelling|"
                "right spelling) of [the word ]{w}[?|.]"
            ),
            "(can|could|will|would) you (spell|spell out) {w}[ for me| out loud]?",
            (
                "{w}(, | - |: | )(spell it|how is it spelled?|spelled out|spelling|spell that|letter by letter|"
                "how do you spell it?|spelling?|spelled?|spell please)"
            ),
            (
                "(write|type|give me|say|show|print|read|put|tell me|write out) {w} (letter by letter|"
                "one letter at a time|letter after letter|letter for letter|with the letters apart|"
                "with hyphens between the letters|with dashes between letters|with a dash between each letter)"
            ),
            (
                "(write|give|say|list|name|show|tell me|give me|print|type) (the letters|all the letters|"
                "each letter|every letter|the single letters|all letters) (of|in|that make up|"
                "from) [the word ]{w}[.| in order| one by one| separately]"
            ),
            "(what are|which are) the letters (of|in|that make up|that make) [the word ]{w}[?]",
            (
                "(which|what) letters (does|are in|make up|do you need for|are needed to write|spell) {w}[ have|"
                " contain]?"
            ),
            (
                "(split|break|separate|divide|take apart|break up|break down) [the word ]{w} (into|into its|"
                "into single|into separate|into individual|up into) letters[.]"
            ),
            (
                "(i need|i want|i'd like|i would like) (to spell|to know how to spell|the spelling of|"
                "you to spell|help spelling|help with the spelling of|to learn to spell) {w}[.]"
            ),
            "(my|our) (son|kid|daughter|friend|teacher) (asks|wants to know) how to spell {w}",
            "(help me|teach me to|teach me how to|show me how to|tell me how to|let's|now|now you) spell {w}",
            (
                "(i can't|i cannot|i don't know how to|i never know how to|i always forget how to|"
                "not sure how to|no idea how to) spell {w}[, can you?|, help|, how is it?|.]"
            ),
            (
                "(if i|when i|if you) (want|need|have) to (write|spell) {w}, (which|what) letters (do i|"
                "do you) (need|use|write)?"
            ),
            "(spelling bee|spelling test|spelling quiz|spelling game)(:|, your word is|, the word is| word:|!) {w}",
            "{w} (is spelled how?|is spelt how?|how to spell|how do u spell it|how spell|please spell)",
            "how u spell {w}",
            "how spell {w}?",
            "what letters is {w} made of?",
            (
                "(dictate|spell slowly|spell it for me:|say letter by letter:|letter by letter:|letters of|"
                "the letters in|the letters of) {w}"
            ),
            (
                "(your word is|the word is|next word:|word:) {w}(. |, |; )(spell it|now spell it|"
                "how do you spell that?|please spell it)[.]"
            ),
            "spell{p}",
            "split{p} into letters",
            "the word {w} letter by letter[.]",
        ],
        held_out=[
            "what is {w} letter by letter?",
            "put a dash between the letters of {w}",
            "spell aloud the word {w}",
            "how does one write out {w} with each letter said?",
            "name in turn the letters that {w} consists of",
            "i was asked to spell {w}, what do i say?",
            "go through {w} letter by letter",
        ],
    )
}

_ONSETS = (
    "b c d f g h j k l m n p r s t v w z bl br cl cr dr fl fr gl gr pl pr sc sh sk sl sm sn sp st sw th tr ch".split()
)
_VOWELS = "a e i o u ee oo ai ea ou".split()
_ENDS = ["", "", "", "n", "r", "s", "t", "l", "m", "p", "ck", "st", "ng"]


def made_up(rng, shortest: int, longest: int) -> str:
    """A word that is none, but can be spoken: `bloonap`."""
    length = rng.randint(shortest, longest)
    word = ""
    while len(word) < length:
        word += rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_ENDS)
    return word[:length]


def some_word(rng, shortest: int, longest: int) -> str:
    """Mostly a common word, now and then a name or a made-up word; in lower case."""
    chance = rng.random()
    if chance < 0.08 and shortest <= 8:
        return rng.choice([name for name in NAMES if shortest <= len(name) <= longest]).lower()
    if chance < 0.2:
        return made_up(rng, shortest, longest)
    return rng.choice(words_of_length(shortest, longest))


def typed(rng, word: str) -> str:
    """The word the way people put it into a question: bare, with a capital, in quotes."""
    chance = rng.random()
    if chance < 0.12 or word.capitalize() in NAMES and chance < 0.6:
        word = word.capitalize()
    elif chance > 0.97:
        word = word.upper()
    quote = rng.choice(['"', '"', "'", "'", "`"]) if rng.random() < 0.2 else ""
    return quote + word + quote


def called(rng, word: str) -> str:
    """The word as a programmer hands it to a function: `("cat")`."""
    quote = rng.choice(['"', "'", ""])
    return f"({quote}{word}{quote})"


def numbered(word: str) -> list[str]:
    """`cat` -> `1c`, `2a`, `3t`."""
    return [f"{place}{letter}" for place, letter in enumerate(word, 1)]


def pose(rng, level: int) -> Problem:
    word = some_word(rng, *settings(ID, level)["letters"])
    answer = "-".join(word)
    fields = {"w": typed(rng, word), "p": called(rng, word)}
    also = [" ".join(word), ", ".join(word)]
    return Problem("spell", fields, f"spell {word}", answer, answer, key=word, also=also)
