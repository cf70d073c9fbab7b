"""Writing a word backwards: spell it, spell it from the end."""

from levels import settings
from problem import Problem, Wordings
from words import words_of_length

ID, NAME, EXAMPLE = "reverse", "Reversing words", "Reverse the word lantern."

WORDINGS = {
    "reverse": Wordings(
        train=[
            "Reverse the word {w}.", "Reverse {w}", "Spell {w} backwards.", "What is {w} backwards?",
            "Write {w} backwards.", "What is {w} spelled backwards?", "{w} backwards", "{w} in reverse",
            "How do you spell {w} backwards?", "Write the word {w} in reverse.", 'Reverse "{w}".',
            "Reverse the letters of {w}.", "What do you get when you reverse {w}?", "Type {w} backwards",
            "What is {w} in reverse?", "Reverse the string {w}", "Turn the word {w} around.", "{w} reversed",
        ],
        held_out=[
            "Read {w} from right to left.", "Give me {w} backwards.", "What does {w} look like in reverse?",
            "Put the letters of {w} in reverse order.",
        ],
    )
}


def pose(rng, level: int) -> Problem:
    word = rng.choice(words_of_length(*settings(ID, level)["letters"]))
    backwards = word[::-1]
    return Problem("reverse", {"w": word}, f"{' '.join(word)}. {' '.join(backwards)}", backwards, key=word)
