"""Multiplication of two whole numbers."""

from levels import settings
from problem import Problem, Wordings
from skills import digits

ID, NAME, EXAMPLE, VERB = "multiply", "Multiplication", "What is 347 * 28?", "mul"

_ASK = "(what is|what's|how much is|calculate|compute|solve|find|evaluate|what does|tell me|do|how much does)"
_SIGN = "(*| * |x| x | X |* | *)"
WORDINGS = {
    # with signs: numbers stay digits, as `fivexthree` says nothing
    "bare": Wordings(
        train=[
            "{a}" + _SIGN + "{b}[=|=?| =| = ?|?]",
            _ASK + " {a}" + _SIGN + "{b}[=|?|.| equal?]",
            "{a}" + _SIGN + "{b} (is|equals|makes|=) (what|?|how much)",
            "(product|times|multiply|calc|math|maths|multiplication): {a}" + _SIGN + "{b}",
            "(the|what's the|what is the) (answer|result) (to|of|for|from) {a}" + _SIGN + "{b}[?]",
            "(answer|result) of {a} x {b}[?]",
            "(print|eval|echo|return|>>>) {a}(*| * ){b}",
            "do the math: {a}" + _SIGN + "{b}",
            "(can|could) (you|u) (do|calculate|solve|compute) {a}" + _SIGN + "{b}[ for me]?",
            "y = {a}" + _SIGN + "{b}[, what is y?|, y = ?|. find y.]",
            "(i need|i want|get me) {a}" + _SIGN + "{b}[.]",
            "{a}" + _SIGN + "{b} (in numbers|result|answer|pls|plz)[?]",
            "(? =|_ =|... =) {a}" + _SIGN + "{b}",
            "how much (do i|will i|do we) get for {a} x {b}?",
            "i can't do {a}" + _SIGN + "{b}[, help]",
        ],
        held_out=[
            "work out {a} * {b}.",
            "{a} x {b} gives?",
            "the solution of {a}*{b}, please",
            "what number is {a} x {b}?",
        ],
    ),
    "product": Wordings(
        train=[
            (
                "{a} (times|multiply by|multiply|multiplied with|by|multiplied times) {b}[ =| equals| is|"
                " is what| is how much|?| equals what| = what]"
            ),
            _ASK + " {a} (times|multiplied by|multiplied with|x|lots of) {b}[?|.| equal?| make?| come to?]",
            "(multiply|times) {a} (by|with|and|times|&) {b}[.| for me| and tell me the result]",
            (
                "[what is |what's |find |compute |calculate |i need |tell me ](the product|product) (of|from|"
                "between) {a} (and|&|,|with) {b}[?|.]"
            ),
            (
                "{a} (lots|groups|sets|packs|bags|rows) of {b}[?| is how much| is| is what?|, how many is that|"
                " makes how many|, how many altogether?]"
            ),
            "(what|how many) is {a} (groups|sets|lots|rows|boxes) of {b}?",
            (
                "(what|how much) (do i|do you|would i|will i|do we) (get|have) (if|when) (you|we|i) (multiply|"
                "times) {a} (with|and|times) {b}?"
            ),
            (
                "(what comes out|what is the result|what's the answer|what do you get) (if|"
                "when) you multiply {a} (by|with|and) {b}?"
            ),
            "(can|could) you (multiply {a} (by|and|with) {b}|do {a} times {b})[ for me]?",
            "{a} times the number {b}[?]",
            "{b}, {a} times[?]",
            "(add|take) {b} {a} times[, what do i get?|.]",
            "(how much|how many) (is|are|makes|make) {a} times {b}[ altogether| in total]?",
            (
                "{a} (boxes|bags|packs|rows|tables|teams|shelves) (with|of) {b} each(, how many in total|"
                " is how many| makes how many|: how many| in all)?"
            ),
            "(i|we) buy {a} (at|for) {b} (each|apiece|dollars each), how much (is that|is it|do i pay|in total)?",
            "{a} at ${b} each (is how much|makes|is|costs how much|comes to)?",
            "(how much|what) (do|would|will) {a} cost at {b} (each|apiece)?",
            (
                "each (one|box|ticket|item) (has|is|costs|holds) {b}, (i have|there are|i got|"
                "i need) {a}, (how much|how many) (in total|in all|is that|altogether)?"
            ),
            (
                "a rectangle (is|of|has sides|with sides) {a} (by|and|times) {b}(, what is its area|: area|"
                ", what's the area|. area)?"
            ),
            "[what is |what's ][the ]area of a {a} (by|x) {b} (rectangle|room|garden|field)[?]",
            "(mul|times|multiply|product)[:] {a}(,|, | ){b}",
            "{a} and {b} multiplied[ together| is| =][?]",
            "i need {a} times {b}[.]",
            "[what is |what's |tell me ]the result of {a} times {b}[?]",
            "whats {a} times {b}",
            "(product|times table|times tables): {a} (and|times) {b}[?]",
            "{a} people (have|get|pay|bring) {b} each, how (much|many) (is that|in total|altogether)?",
        ],
        held_out=[
            "give me the product of {a} and {b}.",
            "if i multiply {a} by {b}, what do i get?",
            "{a} multiplied by {b}",
            "the number {a} taken {b} times over",
            "scale {a} up by a factor of {b}",
            "how much would {a} of them be at {b} a piece?",
        ],
    ),
    "fold": Wordings(
        train=[
            "{f} {a}[.| =|?| is| is what?]",
            "(what is|what's|how much is|tell me|calculate) {f} {a}[?]",
            "[please ]{f} the number {a}[.|, what is it?]",
            "{f} of {a}[?| is| =]",
            "what is {f} the number {a}?",
            "i want {f} {a}[.]",
            "{a}, {f}[?]",
            "(find|compute) {f} of {a}[.]",
            "how much would {f} {a} be?",
            "(what number is|which number is) {f} {a}?",
        ],
        held_out=["{f} {a} makes what?", "what would i have with {f} {a}?", "work out {f} {a}"],
    ),
}

_FOLDS = [
    ("twice", 2),
    ("double", 2),
    ("two times", 2),
    ("triple", 3),
    ("three times", 3),
    ("thrice", 3),
    ("quadruple", 4),
    ("four times", 4),
    ("five times", 5),
    ("six times", 6),
]


def pose(rng, level: int) -> Problem:
    long, short = settings(ID, level)["digits"]
    a = rng.randint(10 ** (long - 1) if long > 1 else 0, 10**long - 1)
    b = rng.randint(10 ** (short - 1) if short > 1 else 0, 10**short - 1)
    if short == 1 and rng.random() < 0.12:
        fold, b = rng.choice(_FOLDS)
        return _problem("fold", {"f": fold, "a": str(a)}, a, b, frozenset("a"))
    first, second = (a, b) if rng.random() < 0.6 or long == short else (b, a)
    kind = rng.choices(["bare", "product"], [4, 6])[0]
    return _problem(kind, {"a": str(first), "b": str(second)}, a, b, frozenset() if kind == "bare" else frozenset("ab"))


def _problem(kind: str, fields: dict[str, str], a: int, b: int, numbers: frozenset[str]) -> Problem:
    """Restated with the longer factor first, as the columns run over its digits."""
    return Problem(kind, fields, f"mul {a} {b}", digits.multiply(a, b), str(a * b), key=f"{a} {b}", numbers=numbers)
