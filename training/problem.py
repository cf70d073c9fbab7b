"""What a skill hands out, and which problems are kept for the suites. Knows no skill."""

import zlib
from dataclasses import dataclass, field

DECLINE = "I don't know."
HELD_OUT_SHARE = 16
"""One problem in this many (from level 2 on) is never trained on."""


@dataclass(frozen=True)
class Wordings:
    """Ways to ask for one kind of problem, as patterns of grammar.py; `{name}` marks a field of the problem."""

    train: list[str]
    held_out: list[str]


@dataclass(frozen=True)
class Problem:
    """One problem of a skill, before it is put into words."""

    kind: str
    """Which of the skill's wordings fit."""
    fields: dict[str, str]
    restated: str
    """The problem in normal form, in lower case; its first word is the skill's VERB: `add 47 38`."""
    work: str
    """The steps, which end in the result: `7+8=15, 4+3+1=8. 85`; empty where nothing is worked out."""
    answer: str
    key: str
    """What makes it this problem: its operands, whatever the wording; empty where a skill has no operands to hold out."""
    also: list[str] = field(default_factory=list)
    """Other answers that count as right."""
    numbers: frozenset[str] = frozenset()
    """Fields that are plain whole numbers, which people may also write as words."""

    @property
    def thought(self) -> str:
        return f"{self.restated}: {self.work}" if self.work else self.restated

    @property
    def rechecked(self) -> str:
        """The thought with its work done twice."""
        return f"{self.thought}; again: {self.work}" if self.work else self.restated


def is_held_out(skill: str, level: int, key: str) -> bool:
    """Whether the problem serves the suites only. Level 1 has too few problems to spare any."""
    return level > 1 and key != "" and zlib.crc32(f"{skill} {key}".encode()) % HELD_OUT_SHARE == 0
