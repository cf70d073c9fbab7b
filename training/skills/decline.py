"""What no skill can answer: facts, chat, translation, code, opinions, nonsense, and near misses of every skill.

The right answer to all of it is "I don't know.", with and without thought. The prompts are in decline_prompts.py.
"""

from problem import DECLINE, Problem
from skills import decline_prompts as prompts

ID, NAME, EXAMPLE, VERB = "decline", "Saying I don't know", "Who wrote Hamlet?", "none"
# What kind of question is out of scope.
LEVELS = [{"kinds": list(kinds)} for kinds in (prompts.CHAT, prompts.FACTS, prompts.MAKING, prompts.EMPTY, prompts.NEAR)]
WORDINGS = prompts.CHAT | prompts.FACTS | prompts.MAKING | prompts.EMPTY | prompts.NEAR


def pose(rng, level: int) -> Problem:
    kind = rng.choice(LEVELS[level - 1]["kinds"])
    fields = prompts.make_fields(rng)
    numbers = frozenset({"n", "n2", "n3"})
    return Problem(kind, fields, VERB, "", DECLINE, key=f"{kind} {fields['w']} {fields['city']}", numbers=numbers)
