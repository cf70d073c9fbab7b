"""Division of whole numbers, exact or with a remainder; parts of a number, and the remainder alone."""

from levels import settings
from problem import Problem, Wordings
from skills import digits

ID, NAME, EXAMPLE, VERB = "divide", "Division", "What is 8453 / 7?", "div"

_ASK = "(what is|what's|how much is|calculate|compute|solve|find|evaluate|what does|tell me|do|how much does)"
_SIGN = "(/| / |/ | /|:| : )"
_PEOPLE = "(people|kids|friends|children|persons|teams|groups|boxes|bags|students|players|tables)"
WORDINGS = {
    "bare": Wordings(
        train=[
            "{a}" + _SIGN + "{b}[=|=?| =| = ?|?]",
            _ASK + " {a}(/| / ){b}[=|?|.| equal?| with remainder?]",
            "{a}(//| // | div ){b}[?]",
            "{a}" + _SIGN + "{b} (is|equals|makes|=) (what|?|how much)",
            "(quotient|divide|division|calc|math|maths): {a}" + _SIGN + "{b}",
            "(the|what's the|what is the) (answer|result) (to|of|for|from) {a}" + _SIGN + "{b}[?]",
            "(answer|result) of {a} / {b}[?]",
            "(print|eval|echo|return|>>>) {a}(//| // ){b}",
            "do the math: {a}(/| / ){b}",
            "(long division|division with remainder): {a}" + _SIGN + "{b}",
            "(can|could) (you|u) (do|calculate|solve|compute) {a}(/| / ){b}[ for me]?",
            "z = {a}(/| / ){b}[, what is z?|, z = ?|. find z.]",
            "(i need|i want|get me) {a}(/| / ){b}[.]",
            "{a}(/| / ){b} (result|answer|pls|plz|with remainder|and remainder)[?]",
            "(? =|_ =|... =) {a}(/| / ){b}",
            "how much (do i|will i|do we) get for {a} / {b}?",
            "i can't do {a}(/| / ){b}[, help]",
            "divmod {a} {b}",
            "divmod {a}, {b}",
        ],
        held_out=[
            "work out {a} / {b}.",
            "{a} / {b} gives?",
            "the solution of {a}/{b}, please",
            "what number is {a} : {b}?",
        ],
    ),
    "quotient": Wordings(
        train=[
            (
                "{a} (divided by|divide by|over|div|divided into|split by|divided in|shared by|divide) {b}[ =|"
                " equals| is| is what| is how much|?| equals what| = what| with remainder]"
            ),
            _ASK
            + (
                " {a} (divided by|over|split by|split into|shared by) {b}[?|.| equal?| make?| come to?|"
                " with remainder?]"
            ),
            (
                "(divide|split) {a} (by|with|into|in|through) {b}[.| for me| and tell me the result| equal parts|"
                " with remainder| evenly| equally]"
            ),
            "how (many times|often) (does|will|can) {b} (go|goes) (into|in) {a}?",
            (
                "[what is |what's |find |compute |calculate |i need |tell me ](the quotient|quotient|"
                "the quotient and remainder|quotient and remainder|the ratio) (of|from|for) {a} (and|by|&) {b}[?|"
                ".]"
            ),
            "how many {b}s [are |are there |go |fit ]in[to] {a}?",
            "how many times (is|are) {b} (contained )in {a}?",
            (
                "how many (groups|sets|lots|packs|rows|teams) of {b} (are there |can i make |fit |can you make |"
                "do i get |)(in|from|out of|with) {a}?"
            ),
            ("(share|split|divide) {a} (among|between|by|with|amongst|evenly among|equally between|fairly among) {b}[ ")
            + _PEOPLE
            + "][.|, how many each?|: how much each?|, what does each get?]",
            "{a} (shared|split|divided) (among|between|by|equally among|evenly between|into) {b}[ "
            + _PEOPLE
            + "][?| is| is how many| each?|, how many each?|, what does each get?]",
            "{a} (things|sweets|cookies|dollars|cards|coins) for {b} "
            + _PEOPLE
            + ", how (many|much) (each|per person|does each get|for each)?",
            (
                "(what|how much) (do i|do you|would i|will i|do we) (get|have) (if|when) (you|we) divide {a} (by|"
                "into) {b}?"
            ),
            (
                "(what comes out|what is the result|what's the answer|what do you get) (if|when) you (divide|"
                "split) {a} (by|into) {b}?"
            ),
            "(can|could) you (divide {a} (by|with) {b}|split {a} into {b} parts)[ for me]?",
            (
                "(put|cut|break|sort|pack) {a} (into|in) {b} equal (parts|groups|piles|heaps|pieces|boxes)[.|"
                ", how many in each?|, how big is each?]"
            ),
            "{a} (in|into) {b} (equal parts|equal groups|groups|parts)[?| is how many each?|, how many in each?]",
            "{a} (per|for every|for each) {b}[, how many][?]",
            (
                "how much (is that|is it) per (person|head|day|piece|item) if {a} (is|are) (for|shared by|"
                "split between) {b}?"
            ),
            "{b} (items|tickets|books|of them) cost {a}, how much is one?",
            "{b} cost ${a}, what does one cost?",
            "(div|divide|quotient|division)[:] {a}(,|, | by | ){b}",
            "{b} into {a}[?]",
            "{b} goes into {a} how (often|many times)?",
            "i need {a} divided by {b}[.]",
            "[what is |what's |tell me ]the result of {a} divided by {b}[?]",
            "whats {a} divided by {b}",
            "{b} times what (is|makes|equals|gives) {a}?",
            "{b}(*| * | x )(?|_|y)(=| = ){a}[, what's missing|, what is it][?]",
            "[what is |what's ]{a} divided by {b} (with remainder|and what remains|and the remainder)[?]",
            "(we are|there are) {b} "
            + _PEOPLE
            + (
                " and {a} (to share|to split|sweets to share|dollars to split), how (much|many) (each|"
                "does each get|for each)?"
            ),
        ],
        held_out=[
            "if i divide {a} by {b}, what do i get?",
            "give me {a} divided by {b}.",
            "how often does {b} fit into {a}?",
            "dividing {a} by {b} gives what?",
            "{b} of us share {a}: everyone gets?",
            "what is one of {b} equal shares of {a}?",
        ],
    ),
    "part": Wordings(
        train=[
            "{f} of {a}[?| is| =| is what?| is how much?]",
            "(what is|what's|how much is|calculate|find|tell me|compute|what number is) {f} of {a}[?]",
            "(i need|i want|i ate|i take|i get) {f} of {a}[.|, how many is that?|, how much is it?]",
            "{a}, {f} of (it|that)[?|, how much?]",
            "(take|find) {f} of {a}[.| and tell me]",
            "how (much|many) (would|does) {f} of {a} (be|make)?",
            "if i (have|had) {a} and (give away|eat|use) {f}, how (many|much) (is|was) that?",
            "(get|show) [me ]{f} of {a}[.]",
            "{f} from {a}[?]",
            "(can you tell me|do you know) {f} of {a}?",
            "whats {f} of {a}",
        ],
        held_out=["{f} of the number {a} makes what?", "work out {f} of {a}.", "my share is {f} of {a}, so how much?"],
    ),
    "rest": Wordings(
        train=[
            "{a} (mod|modulo) {b}[?| =| is]",
            "(what is|what's|calculate|compute|tell me) {a} (mod|modulo) {b}[?]",
            (
                "[what is |what's |find |tell me |calculate ][the ](remainder|rest) (of|for) {a} (/|divided by|"
                "by|over) {b}[?|.]"
            ),
            "[what is |what's |find ][the ](remainder|rest) (when|if) {a} is divided by {b}[?|.]",
            (
                "(what is|what's|how much is) left over (when|if|after) (you divide|i divide|dividing|you split|"
                "i share) {a} (by|into|among) {b}?"
            ),
            "(only|just) the remainder of {a} (divided by|/) {b}[.]",
            "divide {a} by {b} and (tell me|say|give) only the remainder[.]",
            (
                "how (much|many) (remains|remain|are left over|is left over|are left) (when|if) {a} (is|"
                "are) (divided|shared|split) by {b}?"
            ),
            "{a} (divided by|/) {b}(, remainder|: remainder|, what is the remainder|, remainder only)[?]",
            "(remainder|mod|modulo): {a}(, | / | by ){b}",
            "what remainder (does|do i get when) {a} (leave|leaves) when divided by {b}?",
        ],
        held_out=[
            "which remainder is left by {a} divided by {b}?",
            "{a} by {b}: how much is left over?",
            "sharing {a} among {b} leaves how many over?",
        ],
    ),
}

_PARTS = [
    (2, "half", "one half", "a half", "1/2"),
    (3, "a third", "one third", "1/3", "third"),
    (4, "a quarter", "one quarter", "a fourth", "1/4", "one fourth"),
    (5, "a fifth", "one fifth", "1/5"),
    (6, "a sixth", "one sixth", "1/6"),
    (7, "a seventh", "one seventh", "1/7"),
    (8, "an eighth", "one eighth", "1/8"),
    (9, "a ninth", "one ninth", "1/9"),
    (10, "a tenth", "one tenth", "1/10"),
]


def pose(rng, level: int) -> Problem:
    row = settings(ID, level)
    if "or" in row and rng.random() < 0.5:
        row = row["or"]
    low, high = row["dividend"]
    kind = rng.choices(["bare", "quotient", "part", "rest"], [4, 6, 1.5, 0.8])[0]
    if kind == "part" and row["divisor"][0] > 10:
        kind = "quotient"
    b = rng.randint(*row["divisor"])
    name = ""
    if kind == "part":
        # halves, thirds and quarters are asked for most
        b, *names = rng.choices(_PARTS, [9, 5, 6, 2, 1, 1, 1, 1, 2])[0]
        name = rng.choice(names)
    if row.get("table"):
        a = b * rng.randint(1, 10)
    elif rng.random() < {"part": 0.9, "rest": 0.2}.get(kind, 0.5):
        a = b * rng.randint(-(-low // b), high // b)
    else:
        a = rng.randint(low, high)
    return _problem(kind, a, b, name)


def _problem(kind: str, a: int, b: int, name: str) -> Problem:
    quotient, remainder = divmod(a, b)
    work, fields, numbers = digits.divide(a, b), {"a": str(a), "b": str(b)}, frozenset("ab")
    if kind == "rest":
        # the quotient and remainder stand last: `121r6`, of which only the 6 is asked for
        return Problem(
            kind, fields, f"div rest {a} {b}", f"{work}. {remainder}", str(remainder), key=f"{a} {b}", numbers=numbers
        )
    if kind == "part":
        fields, numbers = {"f": name, "a": str(a)}, frozenset("a")
    elif kind == "bare":
        numbers = frozenset()
    answer = f"{quotient} remainder {remainder}" if remainder else str(quotient)
    also = [f"{quotient} r {remainder}", f"{quotient} r{remainder}"] if remainder else [f"{quotient} remainder 0"]
    if remainder and a * 100 % b == 0:
        also.append(f"{a / b:g}")
    return Problem(kind, fields, f"div {a} {b}", work, answer, key=f"{a} {b}", also=also, numbers=numbers)
