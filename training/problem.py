"""What a skill hands out, and which problems are kept for the suites. Knows no skill."""

import zlib
from dataclasses import dataclass, field

DECLINE = "I don't know."
HELD_OUT_SHARE = 16
"""One problem in this many (from level 2 on) is never trained on."""


@dataclass(frozen=True)
class Wordings:
    """Ways to ask for one kind of problem; `{name}` marks a field of the problem."""

    train: list[str]
    held_out: list[str]


@dataclass(frozen=True)
class Problem:
    """One problem of a skill, before it is put into words."""

    kind: str
    """Which of the skill's wordings fit."""
    fields: dict[str, str]
    thought: str
    answer: str
    key: str
    """What makes it this problem: its operands, whatever the wording."""
    also: list[str] = field(default_factory=list)
    """Other answers that count as right."""


def is_held_out(skill: str, level: int, key: str) -> bool:
    """Whether the problem serves the suites only. Level 1 has too few problems to spare any."""
    return level > 1 and zlib.crc32(f"{skill} {key}".encode()) % HELD_OUT_SHARE == 0
