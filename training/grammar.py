"""Patterns of wording: `(what is|what's) {a} (plus|+) {b}[ please]` stands for many ways to ask. Knows no skill.

`(x|y|)` is a choice, `[x]` may be left out, `{a}` is a field that stays for later; choices may hold choices.
"""

from functools import cache

Node = str | list["Node"] | tuple["Node", ...]
"""Text, a sequence (list) or a choice (tuple)."""


@cache
def parse(pattern: str) -> Node:
    """The pattern as a tree; raises ValueError where a bracket is open or closed too often."""
    tree, end = _alternatives(pattern, 0)
    if end != len(pattern):
        raise ValueError(f"closing bracket without an opening one at {end}: {pattern}")
    return tree


def _alternatives(pattern: str, at: int) -> tuple[Node, int]:
    choices, sequence, text = [], [], []

    def close_text():
        if text:
            sequence.append("".join(text))
            text.clear()

    while at < len(pattern) and pattern[at] not in ")]":
        character = pattern[at]
        if character in "([":
            close_text()
            inner, at = _alternatives(pattern, at + 1)
            if at >= len(pattern) or pattern[at] != {"(": ")", "[": "]"}[character]:
                raise ValueError(f"bracket not closed: {pattern}")
            sequence.append(inner if character == "(" else (inner, ""))
        elif character == "|":
            close_text()
            choices.append(sequence)
            sequence = []
        else:
            text.append(character)
        at += 1
    close_text()
    choices.append(sequence)
    return (tuple(choices) if len(choices) > 1 else choices[0]), at


def count(pattern: str) -> int:
    """How many texts the pattern stands for."""

    def of(node: Node) -> int:
        if isinstance(node, str):
            return 1
        if isinstance(node, tuple):
            return sum(map(of, node))
        product = 1
        for part in node:
            product *= of(part)
        return product

    return of(parse(pattern))


def choose(rng, pattern: str) -> str:
    """One of the pattern's texts, with single spaces."""
    written: list[str] = []

    def walk(node: Node) -> None:
        if isinstance(node, str):
            written.append(node)
        elif isinstance(node, tuple):
            walk(rng.choice(node))
        else:
            for part in node:
                walk(part)

    walk(parse(pattern))
    return " ".join("".join(written).split())
