"""Draws problems in words: endless examples for training, held-out ones for the suites."""

from dataclasses import dataclass

import roundabout
import vocabulary
from grading import normalised
from levels import settings
from phrasing import phrase
from problem import Problem, is_held_out
from skills import SKILLS
from spoken import SPOKEN, STORY_SHARE, other_fields, story

# Skills whose thoughts are long, whose wordings vary most or whose first accuracies lag get more examples.
WEIGHTS = {
    "subtract": 1.5, "multiply": 2.0, "divide": 1.5, "word-problem": 2.5, "expression": 2.2, "compare": 1.4, "graph": 1.8,
    "reverse": 1.5, "nth-letter": 1.4, "sort": 2.4, "extremes": 1.8, "sequence": 2.2, "schedule": 2.6, "roman": 1.4, "clock": 1.5,
    "date": 1.7, "small-talk": 1.8, "decline": 4.6, "gcd": 1.5, "spell": 1.2,
}
_IDS = list(SKILLS)
_CUMULATIVE = [sum(WEIGHTS.get(s, 1.0) for s in _IDS[: i + 1]) for i in range(len(_IDS))]

LEVEL_SHARES = (0.8, 1.0, 1.2, 1.3, 1.3)
SPOKEN_SHARE = 0.4
"""Share of the other training prompts in the freer wordings of spoken.py, where there are any for the kind of problem."""


@dataclass(frozen=True)
class Item:
    """A problem in words; see Problem for restated and work."""

    skill: str
    level: int
    prompt: str
    restated: str
    work: str
    answer: str
    also: list[str]

    @property
    def thought(self) -> str:
        return f"{self.restated}: {self.work}" if self.work else self.restated

    def fits(self) -> bool:
        """Whether prompt, thought, answer and controls fit the context."""
        used = len(vocabulary.question(self.prompt, vocabulary.THINK))
        return used + len(vocabulary.thought_reply(self.thought, self.answer)) <= vocabulary.CONTEXT


# What people type first: never in a suite, so that training may contain it.
FIRST_PROMPTS = {
    "What is 17 + 25?", "2+2", "What is 2+2?", "What is 2 + 2?", "6+9", "12*7=?", "7*8", "How many r's are in strawberry?",
    "Who wrote Hamlet?", *(skill.EXAMPLE for skill in SKILLS.values()),
}


def _item(skill: str, level: int, problem: Problem, prompt: str) -> Item:
    return Item(skill, level, prompt, problem.restated, problem.work, problem.answer, problem.also)


def _spoken(rng, skill: str, level: int) -> tuple[Problem, str, bool]:
    """A problem for training, the pattern that asks for it, and whether it is one of the freer ones."""
    if skill == "word-problem" and rng.random() < STORY_SHARE:
        return *story(rng, level), True
    problem = SKILLS[skill].pose(rng, level)
    if rng.random() < roundabout.SHARE:
        if skill == "decline":
            return problem, roundabout.decline_pattern(rng, settings(skill, level)["group"]), True
        if patterns := roundabout.ROUNDABOUT.get(skill, {}).get(problem.kind):
            return problem, rng.choice(patterns), True
    freer = SPOKEN.get(skill, {}).get(problem.kind)
    if freer and rng.random() < SPOKEN_SHARE:
        return problem, rng.choice(freer), True
    return problem, rng.choice(SKILLS[skill].WORDINGS[problem.kind].train), False


def draw_for_training(rng, highest_level: int, excluded: set[str]) -> Item:
    """A training example: no held-out problem, no held-out wording, no prompt that is in `excluded` once normalised."""
    while True:
        skill = rng.choices(_IDS, cum_weights=_CUMULATIVE)[0]
        level = rng.choices(range(1, highest_level + 1), LEVEL_SHARES[:highest_level])[0]
        problem, wording, freer = _spoken(rng, skill, level)
        if is_held_out(skill, level, problem.key):
            continue
        fields = other_fields(rng, skill, problem.fields) if freer else problem.fields
        item = _item(skill, level, problem, phrase(rng, wording, fields, problem.numbers, freer=True))
        if normalised(item.prompt) not in excluded and item.fits():
            return item


def draw_for_suite(rng, skill: str, level: int) -> Item:
    """A suite prompt: a held-out wording of a problem that from level 2 on is held out too."""
    while True:
        problem = SKILLS[skill].pose(rng, level)
        if problem.key and level > 1 and not is_held_out(skill, level, problem.key):
            continue
        wording = rng.choice(SKILLS[skill].WORDINGS[problem.kind].held_out)
        item = _item(skill, level, problem, phrase(rng, wording, problem.fields, problem.numbers))
        if item.fits() and item.prompt not in FIRST_PROMPTS:
            return item
