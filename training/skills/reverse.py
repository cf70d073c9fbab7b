"""Writing a word backwards: spell it with numbers, count down through them, join the letters."""

from levels import settings
from problem import Problem, Wordings
from skills.spell import called, numbered, some_word, typed

ID, NAME, EXAMPLE, VERB = "reverse", "Reversing words", "Reverse the word lantern.", "rev"

_BACK = (
    "(backwards|backward|in reverse|from back to front|back to front|from end to start|"
    "the other way around|from the end|from last letter to first|in reverse order|reversed|"
    "from the last letter to the first)"
)
WORDINGS = {
    "reverse": Wordings(
        train=[
            (
                "(reverse|flip|invert|mirror|turn around|backwards|reversed|reverse it:|in reverse:|backwards:|"
                "rev|reverse of|the reverse of) {w}[.]"
            ),
            (
                "(reverse|flip|mirror|turn around|invert|turn) (the word|this word|the string|this string|"
                "the name|this|the text|string|word|this text)[:] {w}[.]"
            ),
            (
                f"(spell|write|type|say|print|read|put|show|spell me|write me|tell me|spell out|"
                f"write out) {{w}} {_BACK}[.]"
            ),
            (
                f"(spell|write|type|say|print|read|put|tell me|show) (the word|the name|this word:|"
                f"this:) {{w}} {_BACK}[.]"
            ),
            (
                "(what is|what's|whats|what would be) {w} (backwards|backward|in reverse|spelled backwards|"
                "written backwards|reversed|back to front|spelt backwards|turned around|when reversed|"
                "when you flip it|read backwards)?"
            ),
            (
                "{w}[,|:] (backwards|in reverse|reversed|backward|spelled backwards|back to front|but backwards|"
                "written backwards|mirrored|the other way round|flipped|turned around|from the end)[?]"
            ),
            (
                "how (do you|do i|would you|is|to|can i|does one) (spell|write|say|spell out|"
                "read) {w} (backwards|in reverse|backward|from the end|back to front)?"
            ),
            "how is {w} (spelled|spelt|written) (backwards|in reverse|backward)?",
            (
                "(reverse|flip|turn around|switch|invert) the (letters|order of the letters|letter order|"
                "characters|order of letters|spelling) (of|in) [the word ]{w}[.]"
            ),
            (
                "what (do you get|do i get|comes out|happens|is the result|word do i get|do we get) (when|"
                "if) (you|i|we) (reverse {w}|flip {w}|turn {w} around|(spell|read|write) {w} backwards)?"
            ),
            "what (do you get|do i get) (by|from|when) (reversing|flipping|turning around) {w}?",
            "(turn|flip) [the word ]{w} around[.]",
            (
                "(what is|what's|give me|find|i need|i want|show me|tell me|get|return|"
                "calculate) the reverse (of|of the word|form of|spelling of) {w}[?|.]"
            ),
            (
                "(start|begin) (at|with|from) the (end|last letter|back) (of {w} and (spell|write|read) it|"
                "and (spell|write|read) {w})[.]"
            ),
            (
                "(if|when) (i|you|we) (write|spell|type|read|say) {w} (backwards|in reverse|"
                "from the end), what (is it|is that|do i get|does it say|comes out|do i see)?"
            ),
            "{w} in the mirror[, what does it say?|, letter by letter]",
            (
                "what (does|would) {w} (be|read|say|spell|become|give) (backwards|in reverse|"
                "if you read it backwards|when read backwards|when spelled backwards|when flipped)?"
            ),
            "reverse{p}",
            "{w}{s}",
            "{w}{m}reverse{b}",
            "(can|could|would|will) you (reverse|flip|turn around) {w}[ for me]?",
            "(can|could|would|will) you (spell|write|say|read) {w} (backwards|in reverse)[ for me]?",
            (
                "(i want|i need|i'd like|we need|i would like) {w} (backwards|reversed|in reverse|"
                "spelled backwards|written back to front)[.]"
            ),
            (
                "(i want|i need|help me|try|please try|let's try) to (reverse|flip|spell backwards|"
                "write backwards|say backwards) [the word ]{w}"
            ),
            (
                "(read|say|spell) {w} from (the end|back to front|the last letter to the first|last to first|"
                "end to beginning)[.]"
            ),
            "{w} spelled (the wrong way round|in the other direction|from behind|from the back)[?]",
            (
                "(the word|my word|my name|word) is {w}[.|,] (reverse it|spell it backwards|"
                "what is it backwards?|say it backwards|flip it|now backwards)"
            ),
            (
                "(swap|order|write|list|arrange|say) the letters of {w} (from last to first|backwards|"
                "from end to start|in the opposite order|starting with the last|from the end)[.]"
            ),
            "backwards spelling (of|for) {w}",
            (
                "(my|our) (son|kid|daughter|friend|teacher) (asks|wants to know) what {w} is (backwards|"
                "in reverse|spelled backwards)"
            ),
            "the opposite order of the letters (of|in) {w}",
            "say {w} but backwards[.]",
            "to reverse: {w}",
            "{w} -> reversed",
            "{w} -> backwards",
        ],
        held_out=[
            "Read {w} from right to left.",
            "Give me {w} backwards.",
            "What does {w} look like in reverse?",
            "Put the letters of {w} in reverse order.",
            "make {w} go the other way",
            "which letters come out when {w} is written last letter first?",
            "if {w} ran backwards, how would it be written?",
        ],
    )
}


def pose(rng, level: int) -> Problem:
    word = some_word(rng, *settings(ID, level)["letters"])
    letters, backwards = numbered(word), word[::-1]
    fields = {"w": typed(rng, word), "p": called(rng, word), "s": "[::-1]", "m": ".", "b": "()"}
    work = f"{''.join(letters)}. {''.join(letters[::-1])}. {backwards}"
    return Problem("reverse", fields, f"rev {word}", work, backwards, key=word)
