"""Counting the vowels of a word: spell it, number each vowel."""

from levels import settings
from problem import Problem, Wordings
from skills.count_letters import marked
from skills.spell import called, some_word, typed

ID, NAME, EXAMPLE, VERB = "vowels", "Counting vowels", "How many vowels are in lantern?", "vowels"

WORDINGS = {
    "vowels": Wordings(
        train=[
            (
                "how many vowels (are in|are there in|in|in the word|are in the word|are there in the word|has|"
                "are inside|can you find in|do you see in|can you count in|make up|are in the name|within|"
                "are used in) {w}[?]"
            ),
            "how many vowels (does|do|has) [the word |the name ]{w} (have|contain|got|include|have in it|use)?",
            (
                "how many (vowel letters|vowel characters|of the vowels|a e i o u letters|vowels in total|"
                "different positions with vowels) (are in|are there in|in) {w}?"
            ),
            (
                "(count|count up|please count|find|tally|number) [all ](the |)vowels (in|of|from|in the word|"
                "inside) {w}[.]"
            ),
            "count how many vowels (are in|there are in|are there in) {w}[.]",
            "(number|amount|count|total|quantity|total number) of vowels (in|of|in the word|inside) {w}[?]",
            (
                "(vowel count|vowels|vowels in|vowel count of|vowel count for|vowels:|vowel count:|count vowels|"
                "count vowels:|number of vowels:|no. of vowels in|#vowels in|vowels of) {w}[?]"
            ),
            (
                "{w}(: | - |, )(vowels|how many vowels|vowel count|count the vowels|number of vowels|"
                "vowels in it|how many vowels are there|how many vowels does it have)[?]"
            ),
            "{w} (has|contains|got|includes|uses|is written with) how many vowels?",
            "{w} how many vowels[?]",
            "{w} vowel (count|number)",
            (
                "(what is|what's|tell me|give me|find|i need|calculate|get|return|compute|work out|"
                "determine) the (number of vowels|vowel count|total of vowels|amount of vowels|"
                "count of vowels) (in|of) [the word ]{w}[?|.]"
            ),
            (
                "(in|in the word|inside|within|for the word|given the word|looking at|take the word) {w}[,|"
                ":] how many vowels (are there|do you see|can you count|do you find|are used)?"
            ),
            "(in|in the word|for) {w}, how many (letters are vowels|of the letters are vowels|vowels)?",
            "how many (letters|of the letters|characters) (in|of) {w} are vowels?",
            (
                "(if|when) (i|you|we) (spell|write|look at|say) {w}, how many vowels (do i use|are there|"
                "do you see|do we see|do you need|are in it)?"
            ),
            (
                "(do you know|can you tell me|any idea|can you count|could you count|i wonder|i want to know|"
                "i need to know|tell me) how many vowels (are in|there are in|are there in) {w}[?]"
            ),
            (
                "how often (do vowels (occur|appear|come)|does a vowel (occur|appear|come up)|is there a vowel|"
                "do you see a vowel) in {w}?"
            ),
            (
                "how many times (does a vowel appear|do vowels appear|is there a vowel|do you find a vowel|"
                "does a vowel come up) in {w}?"
            ),
            "count_vowels{p}",
            "vowels{p}",
            "countVowels{p}",
            (
                "(look at|take|consider|the word is|here is a word:|my word is) {w}. how many vowels (are there|"
                "are in it|does it have|do you see|can you count)?"
            ),
            "(a, e, i, o, u|a e i o u|aeiou): how many (of them |)(are |)in {w}?",
            "how many (a, e, i, o, u|a, e, i, o or u|aeiou|a e i o u|a/e/i/o/u) (are in|in|are there in) {w}?",
            "count (a, e, i, o, u|aeiou|a e i o u|a/e/i/o/u|the letters a e i o u|the a, e, i, o and u) in {w}",
            "(i see|there are) (some |)vowels in {w}, (how many|but how many|how many are there)?",
            "my (kid|son|daughter|teacher|friend) asks how many vowels {w} has",
            "find (all|every) vowel(s|) in {w} and (count them|tell me how many|say how many)[.]",
            "(spell|write) {w} and count (the|its) vowels[.]",
            "total vowels in {w}",
            "total number of vowels {w}",
            "vowels in {w}?",
            "how many vowel (in|has|are in) {w}",
            "how rich in vowels is {w}, how many?",
            "how many vowels would i (say|write|type) in {w}?",
        ],
        held_out=[
            "which number of vowels does {w} have?",
            "with how many vowels do you write {w}?",
            "of the letters of {w}, how many count as vowels?",
            "go through {w} and count each vowel",
            "tell the vowels of {w} from the rest: how many?",
            "leave out the consonants of {w}: how many letters stay?",
            "the vowels that {w} has, counted",
        ],
    )
}


def pose(rng, level: int) -> Problem:
    word = some_word(rng, *settings(ID, level)["letters"])
    steps, count = marked(word, "aeiou")
    fields = {"w": typed(rng, word), "p": called(rng, word)}
    return Problem("vowels", fields, f"vowels {word}", f"{steps}. {count}", str(count), key=word)
