"""Subtraction of two whole numbers; the result may be negative. Differences, change, ages and distances too."""

from levels import settings
from problem import Problem, Wordings
from skills import digits

ID, NAME, EXAMPLE, VERB = "subtract", "Subtraction", "What is 5021 - 1876?", "sub"

_ASK = "(what is|what's|how much is|calculate|compute|solve|find|evaluate|what does|tell me|do|how much does)"
_GET = "(what do i get|what is left|what's left|how much is left|how much remains)"
WORDINGS = {
    # with signs: numbers stay digits, as `fifty-three-twenty-seven` says nothing
    "bare": Wordings(
        train=[
            "{a}(-| - |- | -){b}[=|=?| =| = ?|?]",
            _ASK + " {a}(-| - ){b}[=|?|.| equal?]",
            "{a}(-| - ){b} (is|equals|makes|=) (what|?|how much)",
            "(subtraction|minus|subtract|calc|math|maths|sum): {a}(-| - ){b}",
            "(the|what's the|what is the) (answer|result|difference) (to|of|for|from) {a}(-| - ){b}[?]",
            "(answer|result) of {a} - {b}[?]",
            "(print|eval|echo|return|>>>) {a}(-| - ){b}",
            "do the math: {a}(-| - ){b}",
            "(can|could) (you|u) (do|calculate|solve|compute) {a}(-| - ){b}[ for me]?",
            "x = {a}(-| - ){b}[, what is x?|, x = ?|. find x.]",
            "(i need|i want|get me) {a}(-| - ){b}[.]",
            "{a}(-| - ){b} (in numbers|result|answer|pls|plz)[?]",
            "(? =|_ =|... =|x =) {a}(-| - ){b}",
            "is {a}(-| - ){b} hard? what is it?",
            "how much (do i|will i|do we) get for {a} - {b}?",
            "i can't do {a}(-| - ){b}[, help]",
        ],
        held_out=[
            "work out {a} - {b}.",
            "{a} - {b} gives?",
            "the solution of {a}-{b}, please",
            "what number is {a} - {b}?",
        ],
    ),
    "difference": Wordings(
        train=[
            (
                "{a} (minus|less|- minus|subtract|without) {b}[ =| equals| is| is what| is how much|?|"
                " equals what| = what]"
            ),
            _ASK + " {a} (minus|less) {b}[?|.| equal?| make?| come to?]",
            (
                "(subtract|deduct|remove|take|take off|take away) {b} from {a}[.| for me| and tell me the result|"
                " please]"
            ),
            "take {b} (off|away from|out of|from) {a}[.| " + _GET + "?]",
            "{b} (subtracted|taken|taken away|deducted|removed) from {a}[?| is| is what?| =]",
            (
                "[what is |what's |calculate |find ]{b} (less than|fewer than|below|under|lower than|"
                "smaller than) {a}[, what number is that|, what number is it][?]"
            ),
            "(reduce|lower|decrease) {a} by {b}[.]",
            "{a} (reduced|decreased|lowered) by {b}[?| is| =| is what]",
            (
                "(what|how much) (do i|do you|would i|will i|do we) (get|have) (if|when) (i|you|we) (subtract|"
                "take|take away|remove) {b} from {a}?"
            ),
            (
                "(what comes out|what is the result|what's the answer|what do you get) (if|when) you (subtract|"
                "take|deduct) {b} from {a}?"
            ),
            "(can|could) you (subtract {b} from {a}|take {b} from {a}|do {a} minus {b})[ for me]?",
            (
                "(start at|begin with|start with|from) {a}(,| and| and then) (go down|subtract|take away|go back|"
                "count back) {b}[.|?]"
            ),
            "(what|how much) is {a} (if|when|once|after) (you|i) (take|subtract|remove) {b}?",
            "whats {a} minus {b}",
            "minus {b} from {a}",
            "{a} and then minus {b}[?]",
            "i need {a} minus {b}[.]",
            "[what is |what's |tell me ]the result of {a} minus {b}[?]",
            "(sub|minus|subtract|difference)[:|,] {a}(,|, | ){b}",
            "{b} off {a}[?]",
            "{a} go down by {b}[?]",
            "count back {b} from {a}[.]",
        ],
        held_out=[
            "if i take {b} from {a}, what is left?",
            "{a} take away {b}",
            "give me {a} minus {b}.",
            "counting {b} down from {a} gets me to which number?",
            "which number is {b} smaller than {a}?",
            "{a}, but {b} less: what is that?",
        ],
    ),
    # always positive, whichever number comes first
    "gap": Wordings(
        train=[
            (
                "[what is |what's |find |calculate |compute |tell me |i need ][the ](difference|gap) (between|of|"
                "btw) {a} (and|&|to) {b}[?|.]"
            ),
            (
                "(how far|how far apart|how many steps|how much) (is|are) (it from {a} to {b}|"
                "there between {a} and {b})?"
            ),
            "how far apart are {a} and {b}?",
            "by how (much|many) do {a} and {b} differ?",
            "(how big|how large|what size) is the (gap|difference) (from|between) {a} (to|and) {b}?",
            "[what is |what's ][the ]distance (between|from) {a} (and|to) {b} on (the|a) number line[?]",
            "{a} (vs|versus) {b}(, difference|: difference|, what's the difference|: how far apart)[?]",
            "(how much|how many) (lies|lie|is|are) between {a} and {b}?",
            (
                "{a} and {b}(, difference|: what's the difference|, how far apart| differ by| differ by what|"
                " differ by how much)[?]"
            ),
            "one (is|costs) {a}, the other (is|costs) {b}, (what's|what is) the difference?",
            "the difference [between ]{a} {b}[?]",
            "(diff|difference)(: | ){a}(, | and | & ){b}",
            "i have two numbers, {a} and {b}, how far apart are they?",
        ],
        held_out=[
            "{a} and {b} are how far apart?",
            "what separates {a} from {b} on the number line?",
            "numbers: {a}, {b}. their difference?",
        ],
    ),
    # people's own cases, where the first number is the larger
    "left": Wordings(
        train=[
            "how (much|many) (more|bigger|larger|higher|greater) is {a} (than|compared to|compared with) {b}?",
            "how (much|many) (less|smaller|lower|fewer) is {b} (than|compared to) {a}?",
            "by how much is {a} (more|bigger|larger|higher|greater) than {b}?",
            (
                "(i have|i've got|i had|got|we have) {a} (and|, i) (spend|spent|lose|lost|give away|use|used|pay|"
                "sold) {b}, "
            )
            + _GET
            + "?",
            (
                "(i have|i had|i've got) ${a} and (spent|spend|pay|paid) ${b}[.|,] (how much|what) (is left|"
                "do i have left|do i still have|remains)?"
            ),
            "(what|how much) (must|do|should) i add to {b} to (get|make|reach|have) {a}?",
            "(what|how much) is (missing|lacking|left) from {b} to {a}?",
            "{b} plus what (is|makes|equals|gives) {a}?",
            "{b}(+| + )(?|x|_)(=| = ){a}[, what is x|, what's missing][?]",
            "i am {b}[ years old| now], how (many years|long) (until|till|before) i (am|turn) {a}?",
            (
                "(my|his|her) (dad|mom|brother|uncle|friend) is {a} and (i am|i'm) {b}, (how much older is he|"
                "what is the age difference|how many years between us)?"
            ),
            (
                "(a thing|it|the bill|my lunch|a book|a ticket) (is|costs|was) ${b} and i (pay|paid|give) (with |"
                "them )${a}(,|.) (how much change|what change|how much do i get back|"
                "what's my change)[ do i get]?"
            ),
            "change from {a} (if|when) (it|something) costs {b}?",
            "i need {a} but (only have|have only|i have) {b}, how (much|many) (more|is missing|do i need)?",
            "(out of|of) {a}[,] {b} (are|is) (gone|used|broken|done), how (many|much) (are|is) left?",
            "{a} (pages|people|dollars|things|points), {b} (gone|done|left|used), how many (remain|remaining)?",
            (
                "how (much|many) (is|are) left (from|of|out of) {a} (if|when|after) (i|you) (take|use|remove|"
                "spend|eat) {b}?"
            ),
            "(what is|what's|how much is) left of {a} after (taking|using|removing|spending) {b}?",
            "how (long|many years) (is|was|from) (it from )year {b} to {a}?",
            "from {b} to {a} is how (much|many)?",
        ],
        held_out=[
            "what do i need on top of {b} to arrive at {a}?",
            "{a} is how much more than {b}?",
            "there were {a}, now {b} have gone. the rest?",
            "i pay with a {a} for something that costs {b}: my change?",
        ],
    ),
}

NEGATIVE_SHARE = 0.2
"""Share of the plain differences whose result is below zero."""


def pose(rng, level: int) -> Problem:
    most = settings(ID, level)["digits"]
    a = rng.randint(10 ** (most - 1) if most > 1 else 1, 10**most - 1)
    b = rng.randint(0, a if rng.random() < 0.75 else min(a, 10 ** max(1, most - 1) - 1))
    kind = rng.choices(["bare", "difference", "gap", "left"], [4, 4, 1.5, 2])[0]
    if rng.random() < (0.5 if kind == "gap" else NEGATIVE_SHARE) and kind != "left":
        a, b = b, a
    fields = {"a": str(a), "b": str(b)}
    numbers = frozenset() if kind == "bare" else frozenset("ab")
    if kind == "gap":
        high, low = max(a, b), min(a, b)
        work = f"{digits.compared(a, b)}{high}-{low}: {digits.subtract(high, low)}"
        return Problem(kind, fields, f"sub gap {a} {b}", work, str(high - low), key=f"{a} {b}", numbers=numbers)
    also = [f"minus {b - a}", f"negative {b - a}"] if a < b else []
    return Problem(
        kind,
        fields,
        f"sub {a} {b}",
        digits.compared(a, b) + digits.signed_subtract(a, b),
        str(a - b),
        key=f"{a} {b}",
        also=also,
        numbers=numbers,
    )
