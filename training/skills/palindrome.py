"""Is a word or number a palindrome: number its letters, compare first with last and so on inwards, stop at a difference.

The places of a number's digits are called a, b, c, so that they are not mistaken for the digits.
"""

from functools import cache

from levels import settings
from problem import Problem, Wordings
from skills.spell import called, made_up, some_word, typed
from words import NAMES, words_of_length

ID, NAME, EXAMPLE, VERB = "palindrome", "Palindromes", "Is level a palindrome?", "pal"

_NUMBERS_SHARE = 0.25

_W = "({w}|the word {w}|this word: {w}|the following word: {w}|the string {w})"
_N = "({w}|the number {w}|this number: {w}|{w} as a number)"
_SAME = "(the same|equal|identical|unchanged|just the same|exactly the same)"
_BOTH = [
    "{w} palindrome?",
    (
        "{w}(: | - |, )(palindrome|is it a palindrome|palindrome yes or no|palindrome or not|"
        "is that a palindrome|is this a palindrome)?"
    ),
    "palindrome[:|,|?] {w}[?]",
    "is {w} palindrome",
    "{w} is (a palindrome|palindrome)[?| or not?|, right?|, yes or no?| - true or false?]",
    "{w} a palindrome?",
    "(would|could|can) {w} (be|be called|count as|pass as) a palindrome?",
    "does {w} (count as|qualify as|make|form) a palindrome?",
    (
        "(tell me|check|test|find out|determine|say|decide|verify|please check|i want to know|"
        "i need to know|see|can you check|could you tell me|can you tell me|do you know|i wonder) (if|"
        "whether) {w} is a palindrome[.|?]"
    ),
    (
        f"(does|would|will) {{w}} (read|look|be|stay|appear|remain) {_SAME} (backwards|in reverse|"
        f"both ways|forwards and backwards|backwards and forwards|from both sides|in both directions|"
        f"when reversed|if reversed|if you reverse it|when you turn it around|if you flip it|"
        f"from either end)?"
    ),
    (
        f"is {{w}} {_SAME} (backwards|in reverse|both ways|forwards and backwards|when reversed|"
        f"if reversed|from both ends|when you read it backwards|in both directions|read backwards)?"
    ),
    (
        f"(if|when) (i|you|we) (reverse|flip|turn around|mirror|read backwards) {{w}}, (is it|do i get|"
        f"does it stay|is the result|does it remain|do you get) (the same|{_SAME}|the same thing|"
        f"the same again)?"
    ),
    (
        "(can|could) {w} be read (the same |)(both ways|from both sides|in both directions|"
        "backwards and forwards)[ the same| with the same result]?"
    ),
    "is_palindrome{p}",
    "isPalindrome{p}",
    "palindrome{p}",
    ("(yes or no|true or false|quick check|palindrome check|palindrome test)(:|,) (is |){w}( a palindrome|)?"),
    "is {w} a palindrome or not?",
    "is {w} one of those palindromes?",
    "is {w} symmetric[al]?",
    (
        "{w} (reads|is|looks) the same (backwards|both ways|in reverse|forwards and backwards)[?|"
        ", right?|, yes or no?|, true or false?]"
    ),
    "{w} == reverse of {w}?",
    "does reversing {w} (give the same|change nothing|leave it the same)?",
    "{w} backwards is {w}[?|, right?|, true?]",
    "is {w} {w} backwards?",
    "is {w} spelled the same (backwards|both ways|forwards and backwards|from the end)?",
]
WORDINGS = {
    "word": Wordings(
        train=[
            *_BOTH,
            (
                f"is {_W} a (palindrome|palindromic word|word palindrome|real palindrome|true palindrome|"
                f"perfect palindrome)[?]"
            ),
            f"(is|isn't|would you call|do you call|can you call) {{w}} a palindrome?",
            (
                "(what do you think|do you think|am i right|my teacher says|my friend says|i think|i believe|"
                "they say|is it true|is it right)[,|:] [that ]{w} is a palindrome?"
            ),
            (
                "(does|can) [the word ]{w} (spell|read) the same (word|thing) (backwards|both ways|in reverse|"
                "forwards and backwards)?"
            ),
            "(do|are) the letters of {w} (read |)the same (backwards|from both ends|in reverse|both ways)?",
            ("(is|the word) {w} (spelled|written) the same from (front and back|left and right|both ends|both sides)?"),
            "the word {w}[,|:] palindrome or not?",
        ],
        held_out=[
            "is {w} its own mirror image?",
            "can i turn {w} round without changing it?",
            "front to back or back to front, is {w} the same word?",
            "would you list {w} among the palindromes?",
            "does {w} equal its reverse?",
            "{w}: same from either side?",
        ],
    ),
    "number": Wordings(
        train=[
            *_BOTH,
            f"is {_N} a (palindrome|palindromic number|palindrome number|number palindrome|real palindrome)[?]",
            "is {w} palindromic?",
            "(do|are) the digits of {w} (read |)the same (backwards|from both ends|in reverse|both ways)?",
            "is (the number|number) {w} the same (backwards|in reverse|both ways|when its digits are reversed)?",
        ],
        held_out=[
            "does {w} stay what it is with its digits turned round?",
            "would you list {w} among the palindromes?",
            "is {w} a number that mirrors itself?",
            "does {w} equal its reverse?",
            "front to back or back to front, is {w} the same number?",
        ],
    ),
}

_KNOWN = (
    "aha ala ama ana ava bib bob bub civic dad deed deified denned did dud eke ere eve ewe eye gag gig hah hannah huh kayak "
    "keek kook level madam malayalam mom mum noon nan non nun oho otto pap peep pep pip poop pop pup racecar radar redder "
    "redivider refer reviver repaper retter rotator rotor rotavator sagas sees sexes shahs sis solos sos stats stets tat "
    "tenet terret tit toot tot tut wow abba aga anna elle aibohphobia tattarrattat semes siris kinnikinnik detartrated "
    "hagigah murdrum minim kelek marram alula succus sememes xanax natan aviva aziza ada exe testset"
).split()


@cache
def _real(shortest: int, longest: int) -> list[str]:
    """English palindromes and names of that many letters."""
    words = {*_KNOWN, *words_of_length(shortest, longest), *(name.lower() for name in NAMES)}
    return sorted(w for w in words if shortest <= len(w) <= longest and w == w[::-1])


def _made(rng, length: int) -> str:
    """A palindrome from a made-up beginning and its mirror image."""
    half = made_up(rng, length - length // 2, length - length // 2)
    return half + half[::-1][length % 2 :]


def _number_palindrome(rng, length: int) -> str:
    half = str(rng.randint(1, 9)) + "".join(rng.choice("0123456789") for _ in range(length - length // 2 - 1))
    return half + half[::-1][length % 2 :]


def _spoiled(rng, text: str) -> str:
    """The palindrome with one letter or digit changed or two neighbours swapped, so that it is none."""
    while text == text[::-1]:
        at = rng.randrange(len(text) - 1)
        if rng.random() < 0.5:
            text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        else:
            other = rng.choice("123456789" if text.isdigit() else "aeioulnrstbdgmpk")
            text = text[:at] + other + text[at + 1 :]
    return text


def _word(rng, shortest: int, longest: int) -> str:
    """A palindrome half the time, else a near miss or a word."""
    real = _real(shortest, longest)
    mirrored = rng.choice(real) if real and rng.random() < 0.5 else _made(rng, rng.randint(shortest, longest))
    chance = rng.random()
    if chance < 0.5:
        return mirrored
    return _spoiled(rng, mirrored) if chance < 0.75 else some_word(rng, shortest, longest)


def _number(rng, shortest: int, longest: int) -> str:
    mirrored = _number_palindrome(rng, rng.randint(min(shortest, 7), min(longest, 9)))
    return mirrored if rng.random() < 0.5 else _spoiled(rng, mirrored)


def compared(text: str) -> str:
    """`kayak` -> `1k2a3y4a5k. 1k5k=, 2a4a=. yes`; the first pair that differs ends with `!` and decides."""
    places = "abcdefghijklm" if text.isdigit() else range(1, len(text) + 1)
    marked = [f"{place}{character}" for place, character in zip(places, text)]
    pairs = []
    for first, last in zip(range(len(text) // 2), range(len(text) - 1, 0, -1)):
        same = text[first] == text[last]
        pairs.append(f"{marked[first]}{marked[last]}{'=' if same else '!'}")
        if not same:
            break
    return f"{''.join(marked)}. {', '.join(pairs)}. {'yes' if pairs[-1][-1] == '=' else 'no'}"


def pose(rng, level: int) -> Problem:
    shortest, longest = settings(ID, level)["letters"]
    numeric = rng.random() < _NUMBERS_SHARE
    text = (_number if numeric else _word)(rng, shortest, longest)
    fields = {"w": text if numeric else typed(rng, text), "p": called(rng, text)}
    answer = "yes" if text == text[::-1] else "no"
    return Problem("number" if numeric else "word", fields, f"pal {text}", compared(text), answer, key=text)
