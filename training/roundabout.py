"""Roundabout ways to ask: what a task means rather than its name, odd verbs, stories, old-fashioned and broken English.

Training alone draws from these. The patterns (grammar.py) lie in `written/roundabout.json`, by skill and kind of problem; their
writers knew the kinds, the fields and the answers, and neither the wordings of the skills nor any suite. Prompts to be declined
are there by group, with the fields of decline_prompts.py.
"""

import json
from pathlib import Path

ROUNDABOUT: dict[str, dict[str, list[str]]] = json.loads(
    (Path(__file__).resolve().parent / "written" / "roundabout.json").read_text()
)
SHARE = 0.5
"""Share of the training prompts that are asked for in one of these ways."""
NEAR_MISS_SHARE = 0.45
"""Of such prompts to be declined, those that come near to a skill: they are what is answered most often."""


def decline_pattern(rng, group: str) -> str:
    """A prompt that no skill answers, of this group or near to a skill."""
    return rng.choice(ROUNDABOUT["decline"]["near miss" if rng.random() < NEAR_MISS_SHARE else group])
