"""A problem of each kind that a skill poses, for tests of its wordings."""

from problem import Problem
from skills import SKILLS


def posed_by_kind(rng, skill: str) -> dict[str, Problem]:
    """The first of each kind among 400 problems a level."""
    seen: dict[str, Problem] = {}
    for level in range(1, 6):
        for _ in range(400):
            problem = SKILLS[skill].pose(rng, level)
            seen.setdefault(problem.kind, problem)
    return seen
