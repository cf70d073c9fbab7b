"""Roman numerals, both directions, one decimal place after the other."""

from levels import settings
from problem import Problem, Wordings

ID, NAME, EXAMPLE, VERB = "roman", "Roman numerals", "What is 1994 in Roman numerals?", "roman"

_R = (
    "(roman numerals|roman|roman numeral|roman numbers|roman number|roman letters|roman numeral form|"
    "roman notation|roman figures)"
)
_NORMAL = (
    "(a number|numbers|a normal number|normal numbers|arabic numerals|arabic|decimal|digits|"
    "an arabic number|regular numbers|a regular number|ordinary numbers|modern numbers|our numbers|"
    "standard numbers|an integer|a decimal number|figures)"
)
WORDINGS = {
    "to": Wordings(
        train=[
            (
                f"(what is|what's|whats|what would be|write|give me|show|show me|tell me|express|put|say|type|"
                f"print|spell) {{n}} (in|as|in the|using|with|as a|into) {_R}[?|.]"
            ),
            f"(convert|change|turn|translate|transform|make|rewrite|put) {{n}} (to|into|in|to a|as|into a) {_R}[.]",
            f"(convert|change|turn|translate) (the number|the year|this number|number) {{n}} (to|into) {_R}[.]",
            f"{{n}} (in|to|as|into|->|=>|=|as a) {_R}[?|.| please| =]",
            f"{{n}}[:|,| -] {_R}[?]",
            f"{_R}[:|,| -|] {{n}}[?]",
            f"{_R} (for|of|from) {{n}}[?]",
            (
                f"how (do you|do i|would you|to|can i|do we|did the romans|would the romans|does one|"
                f"would a roman) (write|say|express|show|put|spell) {{n}} in {_R}?"
            ),
            "how (did|would|do) (the romans|romans|a roman|ancient romans) (write|count|express) {n}?",
            f"how is {{n}} (written|expressed|shown|spelled|represented) (in|as|with|using) {_R}?",
            (
                f"(what is|what's|which is|give me|find|tell me|i need|i want|write|show me) the {_R} (for|of|"
                f"form of|version of|equivalent of|equal to|that means|representing|way to write) {{n}}[?|.]"
            ),
            f"(what|which) {_R} (is|means|stands for|equals|represents|do i write for|do i use for) {{n}}?",
            f"(what|how) (would|does|will) {{n}} (be|look like|look|become) (in|as) {_R}?",
            f"(can|could|would|will) you (write|convert|put|give me|turn) {{n}} (in|to|into|as) {_R}?",
            f"(i need|i want|i'd like|we need) {{n}} (in|as|written in) {_R}[.]",
            (
                f"(if|when) (i|you|we) (write|carve|put) {{n}} in {_R}, what (is it|do i write|do i get|"
                f"does it look like)?"
            ),
            f"the (year|number) {{n}} (in|as) {_R}[?]",
            f"(what is|write) the (year|number) {{n}} (in|as) {_R}[?|.]",
            "to roman[:] {n}",
            "toRoman{p}",
            "to_roman{p}",
            "int to roman {n}",
            "roman{p}",
            "(romanize|romanise) {n}",
            "number {n}, roman?",
            "{n} roman",
            "roman {n}",
            (
                "(i am|i'm|my house is|my house number is|page|chapter) {n}, (what is that in|write that in|"
                "how is that in) roman numerals?"
            ),
            "(which|what) (letters|roman letters) (stand for|make|mean) {n} in roman numerals?",
            "{n} how (do|did) romans write (it|that|this)?",
            "(a building|a clock|a statue|my tattoo) says {n}, what (is|would be) that in roman numerals?",
            "{n} with (I, V, X|i v x|roman letters|roman symbols|I V X L C D M)",
        ],
        held_out=[
            "carve {n} the roman way",
            "how was {n} put on a stone in ancient rome?",
            "which string of I, V, X, L, C, D and M stands for {n}?",
            "julius caesar wants to note down {n}: what does he write?",
            "a roman numeral with the value {n}",
            "{n}, but like on an old clock face?",
        ],
    ),
    "from": Wordings(
        train=[
            "{r}[?| =| = ?| is| equals| means| = what]",
            (
                f"(what is|what's|whats|what would be|write|give me|show me|tell me|express|put) {{r}} (in|as|"
                f"in the|using|with|as a|into) {_NORMAL}[?|.]"
            ),
            (
                "(what is|what's|whats|what number is|which number is|what does|how much is|what year is|read|"
                "decode|decipher|what value is|solve|work out|translate) {r}[?|.]"
            ),
            "(what|which) (number|value|year|integer) (is|does|means|equals) {r}[?| mean?| stand for?]",
            f"(convert|change|turn|translate|transform|make|rewrite|put) {{r}} (to|into|in|as) {_NORMAL}[.]",
            (
                f"(convert|change|turn|translate|decode|read|solve) (the roman numeral|the roman number|"
                f"this roman numeral|the roman numerals|roman numeral|roman)[:] {{r}}[ to a number| into a number|"
                f" to numbers|.]"
            ),
            f"{{r}} (in|to|as|into|->|=>) {_NORMAL}[?|.| please]",
            (
                "{r}[:|,| -] (what number|as a number|number|which number|what number is it|value|arabic|decimal|"
                "in numbers|what year|which year)[?]"
            ),
            (
                "(value|number|arabic|decimal|meaning|value of|the value of|number for|the number for|meaning of|"
                "arabic for|decimal for|arabic form of|decimal value of)[:] {r}[?]"
            ),
            (
                "(what is|what's|which is|give me|find|tell me|i need|calculate) the (value|number|meaning|"
                "numeric value|arabic number|decimal value|number value|integer value|decimal) (of|for|"
                "behind) [the roman numeral |roman numeral ]{r}[?|.]"
            ),
            "what (does|do|would|is|did) {r} (mean|stand for|equal|represent|say|come to|make|be)?",
            "(what does|what is) the roman (numeral|number) {r} (mean|stand for|equal|in numbers|as a number)?",
            (
                "(what is|what's|read|explain) (the roman numeral|roman numeral|the roman number|roman number|"
                "roman numerals) {r}[?|.]"
            ),
            "(how much|how many|how big) is {r}[?]",
            "how (do you|do i|would you|to) (read|convert|translate|say) {r}[ as a number| in numbers]?",
            "(can|could|would|will) you (read|convert|translate|decode|tell me) {r}[ for me| to a number]?",
            "from roman[:] {r}",
            "fromRoman{pr}",
            "from_roman{pr}",
            "roman to (int|integer|number|decimal|arabic)[:] {r}",
            "roman_to_int{pr}",
            "romanToInt{pr}",
            "roman{pr}",
            "roman (numeral|number) {r}[?| =]",
            "{r} roman (numeral|number|numerals)[?| to number| value]",
            "roman {r}",
            "roman numerals[:] {r}",
            (
                "(the clock|the building|the statue|my tattoo|the page|the chapter|the movie|the film|a sign|"
                "the credits|the stone) (says|shows|has|reads) {r}[.|,] (what number is that|what is that|"
                "what year is it|which number is that|what does it mean)?"
            ),
            (
                "(i see|i saw|i found|i read|there is|it says) {r}[,|:] (what number is that|what is that|"
                "what does it mean|which number is it|what year is that|how much is it)?"
            ),
            "(if|when) (i|you|we) read {r}, (what|which) number (is it|is that|do i get)?",
            "{r} (is|means|stands for|equals) (what|which number|what number|which|how much)?",
            "(which|what) year is (written as|written|meant by) {r}?",
            (
                "(the year|year|king|super bowl|chapter|page|volume|louis) {r} (in numbers|as a number|"
                "in normal numbers|is which number|means which number)?"
            ),
            "(i need|i want|i'd like) {r} (as a number|in numbers|in digits|in normal numbers)[.]",
            "{r} in (normal|regular|arabic|plain|ordinary) (numbers|numerals|digits)[?]",
        ],
        held_out=[
            "an ancient roman writes {r}; what does he count?",
            "undo the roman notation of {r}",
            "{r} was carved in stone: write it the modern way",
            "how would we put {r} nowadays, with digits?",
            "tell what quantity the letters {r} denote",
            "in today's figures, {r} comes to?",
        ],
    ),
}

# a single letter could be anything unless the question says that it is Roman
WORDINGS["letter"] = Wordings(
    train=[pattern for pattern in WORDINGS["from"].train if "roman" in pattern],
    held_out=[
        "an ancient roman writes {r}; what does he count?",
        "undo the roman notation of {r}",
        "the romans had the sign {r}: for how many did it stand?",
    ],
)

_SIGNS = [("m", "", ""), ("c", "d", "m"), ("x", "l", "c"), ("i", "v", "x")]


def _of_digit(digit: int, one: str, five: str, ten: str) -> str:
    if digit == 9:
        return one + ten
    if digit == 4 and five:
        return one + five
    return five + one * (digit - 5) if digit >= 5 else one * digit


def by_place(number: int) -> list[tuple[int, str]]:
    """1994 -> (1000, m), (900, cm), (90, xc), (4, iv); a place inside with nothing in it is (0, "")."""
    digits = str(number)
    places = zip(map(int, digits), _SIGNS[-len(digits) :])
    return [(digit * 10 ** (len(digits) - 1 - i), _of_digit(digit, *signs)) for i, (digit, signs) in enumerate(places)]


def pose(rng, level: int) -> Problem:
    number = rng.randint(*settings(ID, level)["range"])
    if level >= 4 and rng.random() < 0.3:
        # people ask about years
        number = (
            rng.randint(max(1000, settings(ID, level)["range"][0]), 1999) if level == 4 else rng.randint(1900, 2030)
        )
    places = by_place(number)
    numeral = "".join(letters for _, letters in places)
    if rng.random() < 0.5:
        steps = ", ".join(f"{value} {letters}".strip() for value, letters in places)
        fields = {"n": str(number), "p": f"({number})"}
        work = f"{steps}. {numeral}"
        return Problem(
            "to",
            fields,
            f"roman {number}",
            work,
            numeral.upper(),
            key=str(number),
            also=[numeral],
            numbers=frozenset("n"),
        )
    steps = ", ".join(f"{letters} {value}".strip() for value, letters in places)
    shown = numeral if rng.random() < 0.12 else numeral.upper()
    quote = rng.choice(['"', "'"])
    fields = {"r": f"{quote}{shown}{quote}" if rng.random() < 0.05 else shown, "pr": f"({quote}{shown}{quote})"}
    kind = "from" if len(numeral) > 1 else "letter"
    return Problem(kind, fields, f"roman {numeral}", f"{steps}. {number}", str(number), key=str(number))
