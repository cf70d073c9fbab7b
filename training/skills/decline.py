"""What no skill can answer: facts, chat, translation, code, opinions, nonsense, and near misses of every skill.

The right answer to all of it is "I don't know.", with and without thought. The prompts are in decline_prompts.py.
"""

from levels import settings
from problem import DECLINE, Problem
from skills import decline_prompts as prompts

ID, NAME, EXAMPLE, VERB = "decline", "Saying I don't know", "Who wrote Hamlet?", "none"
_GROUPS = {
    "chat": prompts.CHAT,
    "fact": prompts.FACTS,
    "making": prompts.MAKING,
    "empty": prompts.EMPTY,
    "near miss": prompts.NEAR,
}
WORDINGS = {kind: wordings for group in _GROUPS.values() for kind, wordings in group.items()}


def pose(rng, level: int) -> Problem:
    kind = rng.choice(list(_GROUPS[settings(ID, level)["group"]]))
    fields = prompts.make_fields(rng)
    numbers = frozenset({"n", "n2", "n3"})
    return Problem(kind, fields, VERB, "", DECLINE, key=f"{kind} {fields['w']} {fields['city']}", numbers=numbers)
