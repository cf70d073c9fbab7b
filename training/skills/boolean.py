"""Boolean expressions: rewrite with one-letter signs, then work out one operator after the other."""

from levels import settings
from problem import Problem, Wordings

ID, NAME, EXAMPLE = "boolean", "True or false", "What is not (true and false) or false?"

WORDINGS = {
    "expression": Wordings(
        train=[
            "What is {s}?", "{s}", "Evaluate {s}.", "Is {s} true or false?", "{s} = ?", "What does {s} evaluate to?",
            "Evaluate: {s}", "Compute {s}.", "What is the value of {s}?", "Solve {s}", "True or false: {s}",
            "Simplify {s}.", "What is the result of {s}?", "{s}?", "Is this true or false: {s}",
        ],
        held_out=["Work out {s}.", "Find the truth value of {s}.", "What do you get for {s}?"],
    )
}

# An expression is True, False, ("not", e), ("and", e, e) or ("or", e, e).
_SIGNS = {"and": "&", "or": "|"}


def _is_leaf(node) -> bool:
    return isinstance(node, bool)


def _grow(rng, operators: int):
    if operators == 0:
        return rng.random() < 0.5
    if rng.random() < 0.25:
        return ("not", _grow(rng, operators - 1))
    left = rng.randint(0, operators - 1)
    return (rng.choice(["and", "or"]), _grow(rng, left), _grow(rng, operators - 1 - left))


def _render(node, leaf, sign, negate) -> str:
    """Text of an expression; every compound operand of `and` and `or` and every negated one is in brackets."""
    if _is_leaf(node):
        return leaf(node)

    def operand(inner) -> str:
        text = _render(inner, leaf, sign, negate)
        return text if _is_leaf(inner) or inner[0] == "not" and node[0] != "not" else f"({text})"

    if node[0] == "not":
        return negate + operand(node[1])
    return f"{operand(node[1])}{sign(node[0])}{operand(node[2])}"


def in_words(node) -> str:
    """`not (true and false) or true`."""
    return _render(node, lambda v: "true" if v else "false", lambda op: f" {op} ", "not ")


def in_signs(node) -> str:
    """`!(t&f)|t`."""
    return _render(node, lambda v: "t" if v else "f", _SIGNS.get, "!")


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
    text = in_words(node)
    steps = [in_signs(node)]
    while not _is_leaf(node):
        node = _reduce(node)
        steps.append(in_signs(node))
    key = text
    if rng.random() < 0.1:
        text = text.replace("true", "True").replace("false", "False")
    return Problem("expression", {"s": text}, ", ".join(steps), "true" if node else "false", key=key)
