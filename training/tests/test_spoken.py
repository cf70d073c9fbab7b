"""The freer wordings fit their problems, are none of the held-out ones, and their stories are worked out rightly."""

import random
import re

import pytest

import grammar
import vocabulary
from phrasing import phrase
from posed import posed_by_kind
from readers import word_problem as reader
from roundabout import ROUNDABOUT, decline_pattern
from sampler import draw_for_training
from skills import SKILLS, decline_prompts
from spoken import SPOKEN, STORIES, story


@pytest.mark.parametrize("skill", [skill for skill in SKILLS if skill != "word-problem"])
def test_each_skill_has_freer_wordings_and_none_is_a_held_out_one(skill):
    rng = random.Random(skill)
    assert sum(grammar.count(pattern) for patterns in SPOKEN[skill].values() for pattern in patterns) >= 60
    _assert_none_is_held_out(rng, skill, SPOKEN[skill])


def _texts(rng, pattern: str) -> set[str]:
    return {grammar.choose(rng, pattern).rstrip(".?!").lower() for _ in range(120)}


def _assert_none_is_held_out(rng, skill: str, wordings: dict[str, list[str]]) -> None:
    for kind, patterns in wordings.items():
        held_out = {text for pattern in SKILLS[skill].WORDINGS[kind].held_out for text in _texts(rng, pattern)}
        assert not held_out & {text for pattern in patterns for text in _texts(rng, pattern)}, (skill, kind)


def _assert_all_can_be_filled(rng, skill: str, wordings: dict[str, list[str]]) -> None:
    seen = posed_by_kind(rng, skill)
    for kind, patterns in wordings.items():
        for pattern in patterns:
            assert set(re.findall(r"\{(\w+)\}", pattern)) <= set(seen[kind].fields), (skill, kind, pattern)
            assert phrase(rng, pattern, seen[kind].fields, seen[kind].numbers, freer=True)


@pytest.mark.parametrize("skill", [skill for skill in ROUNDABOUT if skill != "decline"])
def test_no_roundabout_wording_is_a_held_out_one_and_all_can_be_filled(skill):
    rng = random.Random(skill)
    _assert_none_is_held_out(rng, skill, ROUNDABOUT[skill])
    _assert_all_can_be_filled(rng, skill, ROUNDABOUT[skill])


def test_roundabout_prompts_to_be_declined_can_be_filled():
    rng = random.Random(4)
    for group in ROUNDABOUT["decline"]:
        for _ in range(200):
            assert phrase(rng, decline_pattern(rng, group), decline_prompts.make_fields(rng), freer=True)


def test_roundabout_wordings_can_be_read_by_the_model():
    characters = {c for kinds in ROUNDABOUT.values() for patterns in kinds.values() for pattern in patterns for c in pattern}
    assert characters <= set(vocabulary.CHARACTERS)


@pytest.mark.parametrize("skill", SPOKEN)
def test_every_freer_wording_can_be_filled(skill):
    _assert_all_can_be_filled(random.Random(skill), skill, SPOKEN[skill])


def test_stories_are_worked_out_rightly():
    rng = random.Random(2)
    assert sum(grammar.count(pattern) for patterns in STORIES.values() for pattern in patterns) >= 60
    for level in range(1, 6):
        for _ in range(300):
            problem, pattern = story(rng, level)
            assert reader.read(problem) == problem.answer == reader.true_answer(problem)
            assert len(problem.thought) <= vocabulary.LONGEST_THOUGHT and phrase(rng, pattern, problem.fields, problem.numbers, freer=True)


def test_training_items_fit_the_context():
    rng = random.Random(3)
    assert all(draw_for_training(rng, 5, set()).fits() for _ in range(500))
