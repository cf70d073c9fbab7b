"""Counting a letter in a word: spell it, number each hit."""

from levels import settings
from problem import Problem, Wordings
from words import words_of_length

ID, NAME, EXAMPLE = "count-letters", "Counting letters", "How many r's are in strawberry?"

WORDINGS = {
    "count": Wordings(
        train=[
            "How many {c}'s are in {w}?", "How many {c}'s are there in {w}?", "How many {c} in {w}?",
            "how many {c}s in {w}", "How many times does {c} appear in {w}?", "Count the letter {c} in {w}.",
            'How many "{c}" are there in the word {w}?', "Count the {c}'s in {w}.", "How often does {c} occur in {w}?",
            "How many letters {c} are in the word {w}?", 'How many times does the letter {c} appear in "{w}"?',
            "How many {c}'s in the word \"{w}\"?", "Number of {c} in {w}", "How many {c} are in {w}?",
            "How many {c}s are in {w}?", "In the word {w}, how many {c}'s are there?", "How many '{c}' in '{w}'?",
            "Count {c} in {w}",
        ],
        held_out=[
            "How many times is {c} used in {w}?", "Tell me how many {c}'s {w} has.", "What is the number of {c}'s in {w}?",
            "{w}: how many {c}'s?",
        ],
    )
}


def spelled(word: str, letter: str) -> tuple[str, int]:
    """`strawberry`, `r` -> `s t r1 a w b e r2 r3 y` and 3."""
    seen, parts = 0, []
    for character in word:
        seen += character == letter
        parts.append(f"{character}{seen}" if character == letter else character)
    return " ".join(parts), seen


def pose(rng, level: int) -> Problem:
    word = rng.choice(words_of_length(*settings(ID, level)["letters"]))
    letter = rng.choice(word) if rng.random() < 0.8 else rng.choice("abcdefghijklmnopqrstuvwxyz")
    steps, count = spelled(word, letter)
    fields = {"c": letter, "w": word}
    style = rng.random()
    if style < 0.1:
        fields["w"] = word.capitalize()
    elif style < 0.15:
        fields["c"] = letter.upper()
    return Problem("count", fields, f"{steps}. {count}", str(count), key=word)
