"""The length of a word: spell it with numbers; the last number is the answer."""

from levels import settings
from problem import Problem, Wordings
from skills.spell import called, numbered, some_word, typed

ID, NAME, EXAMPLE, VERB = "length", "Word length", "How many letters does lantern have?", "len"

_LETTERS = "(letters|characters|chars|letters in total|letters altogether)"
WORDINGS = {
    "length": Wordings(
        train=[
            (
                f"how many {_LETTERS} (are in|are there in|in|in the word|are in the word|are there in the word|"
                f"make up|are in the name|long is|has|can you count in|do you count in|spell) {{w}}[?]"
            ),
            (
                f"how many {_LETTERS} (does|do|has) [the word |the name ]{{w}} (have|contain|got|consist of|"
                f"include|have in it)?"
            ),
            "how long is {w}?",
            "how long is (the word|the name|the string|this word:|the text) {w}[?]",
            "how long (would|is) {w} (be|as a word|in letters|in characters|written out)?",
            (
                "(what is|what's|tell me|give me|find|i need|calculate|get|return|compute|determine|work out|"
                "i want) the (length|letter count|word length|character count|number of letters|"
                "number of characters|size) of [the word |the string ]{w}[?|.]"
            ),
            (
                "(length|letter count|word length|len|length of|letters in|number of letters|"
                "number of letters in|count letters|count of letters in|character count|characters in|size of|"
                "string length|count letters:|length:) {w}[?]"
            ),
            (
                "(count|count up|add up|please count) (the|all the|all|how many|every one of the) letters (in|of|"
                "there are in) [the word ]{w}[.]"
            ),
            "count the (characters|chars) (in|of) [the word ]{w}[.]",
            "len{p}",
            "length{p}",
            "strlen{p}",
            "{w}{m}length",
            "{w}{m}len{b}",
            (
                "{w}(: | - |, )(length|how long|how long is it|how many letters|letter count|number of letters|"
                "count the letters|letters|how many characters|length of the word)[?]"
            ),
            (
                "{w} (has|contains|is made of|consists of|is|got|is made up of|"
                "is written with) how many (letters|characters)?"
            ),
            "{w} how (long|many letters)[?]",
            "{w} is how (long|many letters long)?",
            "{w} length[?]",
            "{w} letters [count|total|number|amount|?]",
            (
                "(if|when) (i|you|we) (write|spell|type|count) {w}, how many letters (do i|do you|do we) (write|"
                "use|need|type|get)?"
            ),
            (
                "how many letters do (i|you|we|they) (need|use|write|type|have|get) (to write|to spell|for|"
                "when writing|in|to type) {w}?"
            ),
            (
                "(do you know|can you tell me|any idea|can you count|could you count|i wonder|i want to know|"
                "i need to know|tell me) how (many letters are in|long the word is:|many letters there are in|"
                "many letters are there in) {w}[?]"
            ),
            (
                "(i'm|i am) (writing|painting|cutting out|making) {w} (on a sign|on a cake|on the wall|"
                "out of paper), how many letters (do i need|is that|are there)?"
            ),
            "(is|in letters,) {w} (a word of|a) how many letters?",
            (
                "(the|my) (word|name) is {w}[.|,] (how many letters is that?|how long is it?|how many letters?|"
                "how many letters does it have?|count its letters)"
            ),
            (
                "(look at|take|consider|given|here is|take the word|for the word|in the word) {w}[:|,|"
                ".] how (long is it|many letters are there|many letters are in it|many letters do you see|"
                "many letters)?"
            ),
            "from the first to the last, how many letters (has|are in) {w}?",
            (
                "how many letters (long is|are used in|does it take to write|fit in|are needed for|"
                "are used to spell) {w}?"
            ),
            (
                "(total|total number of|amount of|number of|quantity of) (letters|characters|chars) (in|"
                "of) [the word ]{w}[?]"
            ),
            "letters in {w}?",
            "the length of {w} (is|=|?|please)",
            "my (kid|son|daughter|teacher|friend) asks how many letters {w} has",
            "(spell|write) {w} and (count the letters|tell me how many letters it has|say how long it is)",
            "how (big|long) a word is {w}?",
            "{w} - a word with how many letters?",
            "crossword: how many (letters|boxes|squares) does {w} (take|need|fill|have)?",
            "how many letter has {w}",
            "how many letter in {w}",
        ],
        held_out=[
            "from how many letters is {w} built?",
            "what length does {w} have?",
            "i count the letters of {w}: what number do i end on?",
            "say in a number how long {w} is",
            "is {w} short or long, how many letters exactly?",
            "of how many letters does {w} consist?",
            "how many keys do i press to type {w}?",
        ],
    )
}


def pose(rng, level: int) -> Problem:
    word = some_word(rng, *settings(ID, level)["letters"])
    fields = {"w": typed(rng, word), "p": called(rng, word), "m": ".", "b": "()"}
    answer = str(len(word))
    work = f"{''.join(numbered(word))}. {answer}"
    return Problem("length", fields, f"len {word}", work, answer, key=word, also=[f"{answer} letters"])
