"""Three to five small numbers with +, -, * and brackets, reduced one operation at a time.

Each operation is worked out by itself before the shorter expression is written: `6+2=8, 8*4-9; 8*4=32, 32-9; 32-9=23. 23`.
"""

import re

from levels import settings
from number_words import in_words
from problem import Problem, Wordings
from skills import digits

ID, NAME, EXAMPLE, VERB = "expression", "Expressions", "What is (3+4)*2-5?", "expr"
LOWEST, HIGHEST = -50, 500
LONGEST_WORK = 140
"""Characters of the expression and its work; beyond, the operations are written in one go."""
LONG_SUM_SHARE = 0.08
"""Share of plain sums and differences of larger numbers, from level 3 on."""

_ASK = "(what is|what's|how much is|calculate|compute|solve|find|evaluate|what does|tell me|do|simplify)"
WORDINGS = {
    "expression": Wordings(
        train=[
            "{e}[=|=?| =| = ?|?]",
            _ASK + " {e}[=|?|.| equal?| make?]",
            "{e} (is|equals|makes|=) (what|?|how much)",
            "(expression|evaluate|calc|math|maths|calculation|formula|term|sum): {e}",
            "(the|what's the|what is the) (answer|result|value) (to|of|for) {e}[?]",
            "(answer|result|value) of {e}[?]",
            "(print|eval|echo|return|>>>) {e}",
            "do the math: {e}",
            "(can|could) (you|u) (do|calculate|solve|compute|evaluate) {e}[ for me]?",
            "x = {e}[, what is x?|, x = ?|. find x.]",
            "(i need|i want|get me) {e}[.]",
            "{e} (result|answer|step by step|with the right order|bodmas|pemdas)[?]",
            "how much (do i|will i) get for {e}?",
            "i can't do {e}[, help]",
            "what (comes out|do i get|do you get) (of|for|from|when i calculate) {e}?",
            "order of operations: {e}",
            "(multiplication first|brackets first|mind the order): {e}",
            "whats {e}",
            "if x = {e}, (what is x|how much is x)?",
            "let y be {e}, what is y?",
            "i have to (solve|compute|calculate) {e}[.]",
            "{e}(, how much|, what is it|: how much| and the result)[?]",
        ],
        held_out=[
            "work out {e}.",
            "{e} gives?",
            "the solution of {e}, please",
            "what number is {e}?",
            "give me the value of {e}.",
            "which result has {e}?",
        ],
    ),
    "chain": Wordings(
        train=[
            "{t}[.|, what do i get?|. what is it?|, how much is that?| =|. result?|, what's the result?]",
            "(what do i get|what do you get|what comes out|how much is it) (if|when) (i|you) {t}?",
            "if (i|you|we) {t}, (what is the result|what do i get|how much is it|what's the answer)?",
            "(steps|in order|one after another|calculate): {t}",
            "(can you|could you) {t}?",
            "i {t}. (what do i have|what now|how much)?",
            "i want to {t}[.|, help me]",
            "let me {t}, (how much|what) is it?",
            "first {t}[.|, what is it?]",
            "what number do i have (if|when) i {t}?",
            "now {t}[.|, and tell me the result]",
        ],
        held_out=[
            "suppose you {t}: where do you end?",
            "{t}. which number is left?",
            "the number you reach if you {t}?",
        ],
    ),
}

_PRODUCT, _SUM, _BRACKET = re.compile(r"(^-)?\d+\*\d+"), re.compile(r"^-?\d+[+-]\d+"), re.compile(r"\(([^()]+)\)")


def _operation(flat: str) -> re.Match:
    """What is worked out first in a term without brackets: products, then from the left."""
    return _PRODUCT.search(flat) or _SUM.search(flat)


def _one_step(flat: str) -> str:
    match = _operation(flat)
    return flat[: match.start()] + str(eval(match[0])) + flat[match.end() :]


def _next_operation(expression: str) -> str:
    bracket = _BRACKET.search(expression)
    return _operation(bracket[1] if bracket else expression)[0]


def _worked(operation: str) -> str:
    """`8*4=32`, digit by digit where that is not easy: `7*37: 7*7=49, 3*7+4=25. 259`."""
    a, sign, b = re.fullmatch(r"(-?\d+)([+*-])(\d+)", operation).groups()
    x, y = int(a), int(b)
    if x >= 0 and sign == "*" and max(x, y) > 12 and 1 < min(x, y) < 10:
        return f"{operation}: {digits.multiply(max(x, y), min(x, y))}"
    if x < 0 and sign != "*":
        return f"{operation}: {digits.signed_sum(x, int(sign + b))}"
    if x >= 10 and y >= 10 and sign == "+":
        return f"{operation}: {digits.add(x, y)}"
    if x >= 0 and y >= 10 and sign == "-" and x != y:
        return f"{operation}: {digits.signed_subtract(x, y)}"
    return f"{operation}={eval(operation)}"


def _work(expression: str, steps: list[str], columns: bool = True) -> str:
    lines = []
    for before, after in zip([expression, *steps], steps):
        operation = _next_operation(before)
        worked = _worked(operation) if columns else f"{operation}={eval(operation)}"
        lines.append(worked if after == steps[-1] else f"{worked}, {after}")
    return f"{'; '.join(lines)}. {steps[-1]}"


def _reduce(expression: str) -> list[str]:
    """What the expression becomes, one operation a step, the first bracket first."""
    steps = []
    while not expression.lstrip("-").isdigit():
        bracket = _BRACKET.search(expression)
        if "--" in expression or "+-" in expression or "*-" in expression:
            return [*steps, expression]  # a bracket below zero, which _easy refuses
        if bracket:
            inner = _one_step(bracket[1])
            inner = inner if inner.lstrip("-").isdigit() else f"({inner})"
            expression = expression[: bracket.start()] + inner + expression[bracket.end() :]
        else:
            expression = _one_step(expression)
        steps.append(expression)
    return steps


def _easy(expression: str) -> bool:
    """No bracket below zero, no number too large, no product beyond a short table on the way."""
    for step in [expression, *_reduce(expression)]:
        if (
            "(-" in step
            or re.search(r"[+*-]-|^-\d+\*", step)
            or any(int(n) > HIGHEST for n in re.findall(r"\d+", step))
        ):
            return False
        for a, b in re.findall(r"(?=(?<!\d)(\d+)\*(\d+))", step):
            if min(int(a), int(b)) > 10 or max(int(a), int(b)) > 40:
                return False
    return LOWEST <= eval(expression) <= HIGHEST


def _random(rng, row: dict) -> str:
    count = rng.randint(*row["operands"])
    numbers = [str(rng.randint(1 if rng.random() < 0.9 else 0, row["largest"])) for _ in range(count)]
    signs = [rng.choice(row["signs"]) for _ in range(count - 1)]
    if rng.random() < row["brackets"]:
        start = rng.randrange(count - 1)
        end = min(start + (2 if count > 3 and rng.random() < 0.25 else 1), count - 1)
        if end - start < count - 1:
            numbers[start], numbers[end] = "(" + numbers[start], numbers[end] + ")"
        if count > 3 and start >= 2 and rng.random() < 0.4:
            numbers[0], numbers[1] = "(" + numbers[0], numbers[1] + ")"
    return "".join(n + s for n, s in zip(numbers, [*signs, ""]))


_STYLES = (
    ["tight"] * 5
    + ["spaced"] * 4
    + ["x", "spaced x", "square", "loose", "implicit", "half words", "words", "words", "words"]
)


def _written(rng, expression: str) -> str:
    """The expression the way people type it: with spaces, x for *, other brackets, or words."""
    style = rng.choice(_STYLES)
    if "words" in style and "(" not in expression:
        names = {"+": [" plus "], "-": [" minus "], "*": [" times ", " times ", " multiplied by "]}
        text = re.sub(r"[+*-]", lambda m: rng.choice(names[m[0]]), expression)
        return re.sub(r"\d+", lambda m: in_words(rng, int(m[0])), text) if style == "words" else text
    if style == "implicit":
        return re.sub(r"(?<=\d)\*(?=\()|(?<=\))\*(?=\()", "", expression)
    if "x" in style:
        expression = expression.replace("*", "x")
    if style == "square":
        expression = expression.translate(str.maketrans("()", rng.choice(["[]", "{}"])))
    if style.startswith("spaced"):
        return re.sub(r"([+*x-])", r" \1 ", expression)
    if style == "loose":
        return re.sub(r"([+*-])", lambda m: rng.choice([f" {m[0]} ", m[0], f"{m[0]} ", f" {m[0]}"]), expression)
    return expression


def _chain(rng, level: int) -> tuple[str, str]:
    """Instructions one after another, and the expression they mean."""
    largest = settings(ID, level)["largest"]
    expression = str(rng.randint(1, largest))
    opening = rng.choice(["take", "start with", "begin with", "start at", "think of"])
    first, parts = expression, []
    for _ in range(2 if level < 4 else 3):
        sign, number = rng.choice("+-*"), rng.randint(2, largest)
        if sign == "*":
            if "+" in expression.split(")")[-1] or "-" in expression.split(")")[-1]:
                expression = f"({expression})"
            number = rng.randint(2, 5)
        expression += f"{sign}{number}"
        names = {
            "+": ["add {}", "plus {}"],
            "-": ["subtract {}", "take away {}", "minus {}"],
            "*": ["multiply by {}", "times {}", "multiply it by {}"],
        }
        parts.append(rng.choice(names[sign]).format(number))
    joined = rng.choice([", ", ", then ", " then ", " and then ", ", and then "])
    return rng.choice([f"{opening} {first}{joined}", f"{opening} {first}, "]) + joined.join(parts), expression


def pose(rng, level: int) -> Problem:
    row = settings(ID, level)
    if level >= 3 and rng.random() < LONG_SUM_SHARE:
        row = {"operands": (3, 4), "largest": 60, "signs": "++-", "brackets": 0}
    chained = level >= 2 and rng.random() < 0.15
    while True:
        text, expression = _chain(rng, level) if chained else ("", _random(rng, row))
        if "((" not in expression and _easy(expression):
            break
    kind, fields = ("chain", {"t": text}) if chained else ("expression", {"e": _written(rng, expression)})
    steps = _reduce(expression)
    also = [f"minus {steps[-1][1:]}"] if steps[-1][0] == "-" else []
    work = _work(expression, steps)
    if len(expression) + len(work) > LONGEST_WORK:
        work = _work(expression, steps, columns=False)
    return Problem(kind, fields, f"expr {expression}", work, steps[-1], key=expression, also=also)
