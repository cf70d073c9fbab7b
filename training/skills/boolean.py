"""Boolean expressions: rewrite with one-letter signs, then work out one operator after the other."""

from levels import settings
from problem import Problem, Wordings

ID, NAME, EXAMPLE, VERB = "boolean", "True or false", "What is not (true and false) or false?", "bool"

_VALUE = "(the [truth ][value|result]|[the ]truth value|[the ](boolean|logical) value|the result|the outcome)"
WORDINGS = {
    "expression": Wordings(
        train=[
            "{s}",
            "{s}( = ?| =|?| =?| == ?| is| is what?| gives| equals| -> ?| ->| : ?)",
            "(what is|what's|whats|what does) {s}[?| equal?| give?| return?| make?| evaluate to?| come out as?]",
            (
                "(evaluate|compute|solve|simplify|calculate|reduce|resolve|do|determine|find|eval|print|"
                "return)[:|] {s}[.]"
            ),
            "is {s} true or false?",
            "(true or false|t or f|t/f|true/false)[:|?| -] {s}",
            "{s}[,|:|;| -] (true or false|t or f|is it true or false|true/false)?",
            f"(what is|what's|give me|tell me|i need|compute|get) {_VALUE} of {{s}}[?|.]",
            f"{_VALUE} of {{s}}",
            "is (this|the following) true or false[:|?] {s}",
            (
                "(boolean|logic|bool|boolean algebra|expression|logic expression|logical expression|truth value|"
                "logic puzzle)[:| ] {s}"
            ),
            "(does|will|would) {s} (give|return|evaluate to|come out|come out as|yield|be) true or false?",
            (
                "what (will|would|does) (python|my program|a computer|the computer|the program|the code) (print|"
                "return|say|get|give) for {s}?"
            ),
            (
                "if (i|you|we) (evaluate|compute|have|write|type) {s}[,] (what is it|what do i get|"
                "is it true or false|what comes out|what's the result)?"
            ),
            (
                "(what do i get|what comes out|what is the result|what's the answer|what results) (for|of|from|"
                "if i compute|with) {s}?"
            ),
            "(how|what) does {s} (evaluate|come out|turn out|resolve|simplify to)?",
            "(print|eval|bool|puts){call}",
            "x = {s}[; what is x?|. what is x?|, x is?]",
            "return {s};",
            "assert {s}[?]",
            "the (logic|boolean) expression is {s}. (value|what is it|true or false|evaluate it)?",
            "i (need|want|have) (the value of|to evaluate|to solve|to know) {s}[.]",
            "(how much is|the answer to|answer of|result of|value of|outcome of|result:|value:) {s}[?]",
            "let x be {s}. (what is x|is x true or false)?",
            "tell me (if|whether) {s} is true or false[.]",
            "a light is on if {s}. is it on, true or false?",
        ],
        held_out=[
            "work out {s}.",
            "find the truth value of {s}.",
            "what do you get for {s}?",
            "which is it, true or false: {s}",
            "{s} boils down to what?",
            "my condition says {s}; what will it be?",
        ],
    ),
    "is true": Wordings(
        train=[
            "is {s} true?",
            "(is it true that|does it hold that|is this true:|would it be true to say) {s}[?]",
            "is (this|the following|the statement|the expression)[ statement] true[:|?] {s}",
            "{s}[,|:|;| -] (is that true|is it true|true|is this true|does it hold)?",
            "does {s} (hold|come out true|evaluate to true|equal true|return true|give true)?",
            "check (if|whether|that) {s} is true[.]",
            "(tell me|i need to know) (if|whether) {s} is true[.]",
        ],
        held_out=["can we say that {s} is true?", "would {s} be true?", "test if {s} holds"],
    ),
}

# An expression is True, False, ("not", e), ("and", e, e) or ("or", e, e).
_SIGNS = {"and": "&", "or": "|"}
_BINDS = {"or": 1, "and": 2, "not": 3}
# Spellings of true, false, and, or, not; whether the negation stands apart from what it negates.
_NOTATIONS = [
    (6, ("true", "false", " and ", " or ", "not ")),
    (3, ("True", "False", " and ", " or ", "not ")),
    (2, ("TRUE", "FALSE", " AND ", " OR ", "NOT ")),
    (1, ("true", "false", " AND ", " OR ", "NOT ")),
    (1, ("T", "F", " and ", " or ", "not ")),
    (1, ("T", "F", " AND ", " OR ", "NOT ")),
    (1, ("t", "f", " and ", " or ", "not ")),
    (2, ("true", "false", " && ", " || ", "!")),
    (1, ("true", "false", "&&", "||", "!")),
    (1, ("T", "F", " && ", " || ", "!")),
    (1, ("true", "false", " & ", " | ", "!")),
    (1, ("T", "F", " & ", " | ", "!")),
    (1, ("t", "f", "&", "|", "!")),
    (1, ("True", "False", " & ", " | ", "~")),
    (1, ("1", "0", " && ", " || ", "!")),
    (1, ("1", "0", " AND ", " OR ", "NOT ")),
    (1, ("true", "false", " and ", " or ", "!")),
]


def _is_leaf(node) -> bool:
    return isinstance(node, bool)


def _grow(rng, operators: int):
    if operators == 0:
        return rng.random() < 0.5
    if rng.random() < 0.28:
        return ("not", _grow(rng, operators - 1))
    left = rng.randint(0, operators - 1)
    return (rng.choice(["and", "or"]), _grow(rng, left), _grow(rng, operators - 1 - left))


def _render(node, notation, spare: bool) -> str:
    """Text of an expression; `spare` leaves out the brackets that `not` before `and` before `or` makes needless."""
    true, false, both, either, negate = notation
    if _is_leaf(node):
        return true if node else false

    def operand(inner, is_right: bool) -> str:
        text = _render(inner, notation, spare)
        if _is_leaf(inner) or inner[0] == "not":
            return text
        binds_tighter = _BINDS[inner[0]] > _BINDS[node[0]] or (inner[0] == node[0] and not is_right)
        return text if spare and binds_tighter else f"({text})"

    if node[0] == "not":
        return negate + operand(node[1], True)
    return f"{operand(node[1], False)}{both if node[0] == 'and' else either}{operand(node[2], True)}"


def _in_signs(node, spare: bool) -> str:
    """`!(t&f)|t`."""
    return _render(node, ("t", "f", "&", "|", "!"), spare)


def _reduce(node):
    """The expression with its leftmost innermost operator worked out."""
    if all(_is_leaf(inner) for inner in node[1:]):
        if node[0] == "not":
            return not node[1]
        return (node[1] and node[2]) if node[0] == "and" else (node[1] or node[2])
    inner = list(node)
    place = next(i for i in range(1, len(inner)) if not _is_leaf(inner[i]))
    inner[place] = _reduce(inner[place])
    return tuple(inner)


def pose(rng, level: int) -> Problem:
    node = _grow(rng, rng.randint(*settings(ID, level)["operators"]))
    spare = rng.random() < 0.5
    notations = [n for share, n in _NOTATIONS for _ in range(share) if n[0] != "1" or node[0] != "not" or level > 2]
    text = _render(node, rng.choice(notations), spare)
    restated, steps = f"{VERB} {_in_signs(node, spare)}", []
    while not _is_leaf(node):
        node = _reduce(node)
        steps.append(_in_signs(node, spare))
    kind = "is true" if rng.random() < 0.15 else "expression"
    also = [] if kind == "expression" else ["yes" if node else "no"]
    return Problem(
        kind,
        {"s": text, "call": f"({text})"},
        restated,
        ", ".join(steps),
        "true" if node else "false",
        restated.split()[1],
        also,
    )
