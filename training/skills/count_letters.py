"""Counting a letter in a word: spell it, number each hit."""

from levels import settings
from problem import Problem, Wordings
from skills.spell import called, some_word, typed

ID, NAME, EXAMPLE, VERB = "count-letters", "Counting letters", "How many r's are in strawberry?", "count"

_C = "({c}'s|{c}s|{c}|letter {c}|\"{c}\"|'{c}'|letters {c}|{c} letters|the letter {c}|\"{c}\"s|letter {c}'s)"
WORDINGS = {
    "count": Wordings(
        train=[
            (
                f"how many {_C} (are in|are there in|in|does|in the word|are in the word|are there in the word|"
                f"can you find in|do you see in|are inside|are hidden in|within|inside|exist in) {{w}}[?]"
            ),
            "how many {c}'s (does|has) [the word ]{w} (have|contain|got|include|have in it|hold)?",
            "how many {c}'s (has|have) [the word ]{w} got?",
            (
                "how many times (does|do|is|can you find|do you find|will i find|do i write|"
                "do you see) [the letter ]{c} (appear |occur |come |come up |show up |be found |"
                "there )in [the word ]{w}?"
            ),
            "(count|count up|please count|find|number|tally) [all ]the {c}'s (in|of) [the word ]{w}[.]",
            (
                "count [the letter |the letters |letter |all |every |how many times ]({c}|\"{c}\"|'{c}') (in|"
                "in the word|from|inside) {w}[.]"
            ),
            "count (how many|how often) {c} (is|are|appears|there is|occurs) in {w}",
            (
                "(number|amount|quantity|count|total|total number) of {c}('s|s| letters|) (in|in the word|inside|"
                "of) {w}[?]"
            ),
            (
                "[tell me |give me |find |i need ]the (number|count|amount|frequency) of (the letter {c}|"
                "letter {c}|{c} letters|times {c} appears|{c}) in {w}[.|?]"
            ),
            (
                "how often (does|is|do you see|do we see|can you see|will you find) [the letter ]{c} (occur |"
                "appear |come |come up |found |there |)in [the word ]{w}?"
            ),
            (
                "{w}(: | - |, )({c}|letter {c}|count {c}|number of {c}'s|how often {c}|how many times {c}|"
                "count the {c}'s|letter {c} count)[?]"
            ),
            (
                "(in|in the word|inside|within|looking at|take the word|for the word|"
                "given the word) {w}, (how many|count the|how many times is there|number of) {c}('s|)[ are there|"
                " do you see| do you find| can you count]?"
            ),
            (
                "(in|in the word|for) {w}, how (often|many times) (does [the letter ]{c} (occur|appear|show up|"
                "come up)|is there [an |a |the letter ]{c}|do you see [a |an |the letter ]{c})?"
            ),
            "{c}'s in {w}[?]",
            "{c} in {w}[?| how many| how often|, count them|: how many?]",
            "{c} count (in|of|for) {w}",
            "count {c} {w}",
            "letter {c}, word {w}[, how many?| how many|: count]",
            "word {w}, letter {c}[, how many?| how many|: count]",
            "(i see|there is|there's) (a|some) {c} in {w}, (how many|how many are there|but how many)?",
            "{w} (has|contains|got|includes) how many {c}('s|s|)?",
            "(the word {w}|{w}) (is written|is spelled|spelled) with how many {c}'s?",
            (
                "(if|when) (i|you|we) (spell|write|type|look at) {w}, how many {c}'s (do i need|are there|"
                "do i write|do you write|do we see|do you need|do you use|are in it)?"
            ),
            (
                "(do you know|can you tell me|any idea|can you count|could you count|tell me please|i wonder|"
                "i want to know|i need to know) how many {c}('s|) are in {w}[?]"
            ),
            "{w}{m}count{q}",
            "count{p2}",
            "number of times {c} (appears|occurs|is|comes up|shows up) in {w}[?]",
            "my (kid|son|daughter|teacher|friend) asks how many {c}'s [there ]are in {w}",
            (
                "(look at|take|consider|here is a word:|the word is) {w}. how many {c}'s [are there|are in it|"
                "does it have|do you see|can you count]?"
            ),
            "how many of the letters (in|of) {w} are [a |an |]{c}[?|'s?]",
            "how many letters (in|of) {w} are {c}'s?",
            "find (all|every) {c} in {w} and (count them|tell me how many|say how many)[.]",
            "what(|'s| is) the (count|total|total number|amount) of {c}('s| letters|) in {w}?",
            "(i'm|i am) (writing|painting|cutting out|making a sign that says) {w}, how many {c}'s do i need?",
            "total {c}'s in {w}",
            "how many {c}, {w}?",
            "{w} how many {c}('s|)",
        ],
        held_out=[
            "How many times is {c} used in {w}?",
            "Tell me how many {c}'s {w} has.",
            "What is the number of {c}'s in {w}?",
            "{w}: how many {c}'s?",
            "of the letters of {w}, how many are equal to {c}?",
            "go through {w} and count each {c}",
            "with how many {c}'s do you write {w}?",
        ],
    )
}


def marked(word: str, letters: str) -> tuple[str, int]:
    """`strawberry`, `r` -> `s t r1 a w b e r2 r3 y` and 3: each hit has its number."""
    seen, parts = 0, []
    for character in word:
        hit = character in letters
        seen += hit
        parts.append(f"{character}{seen}" if hit else character)
    return " ".join(parts), seen


def _some_letter(rng, word: str) -> str:
    """Mostly one of the word's, gladly one that is there more than once; sometimes one that is missing."""
    chance = rng.random()
    doubled = [c for c in word if word.count(c) > 1]
    if doubled and chance < 0.4:
        return rng.choice(doubled)
    return rng.choice(word if chance < 0.84 else "aeioulnrstbcdfghjkmpqvwxyz")


def pose(rng, level: int) -> Problem:
    word = some_word(rng, *settings(ID, level)["letters"])
    letter = _some_letter(rng, word)
    steps, count = marked(word, letter)
    shown = letter.upper() if rng.random() < 0.07 else letter
    quote = rng.choice("\"'")
    fields = {
        "c": shown,
        "w": typed(rng, word),
        "m": ".",
        "q": f"({quote}{letter}{quote})",
        "p2": f"({called(rng, word)[1:-1]}, {quote}{letter}{quote})",
    }
    return Problem("count", fields, f"count {letter} {word}", f"{steps}. {count}", str(count), key=word)
