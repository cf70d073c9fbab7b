"""Every thought leads to its answer, every answer is right, every prompt can be read."""

import importlib
import random
import re

import pytest

import grammar
import vocabulary
from number_words import in_words
from phrasing import phrase
from posed import posed_by_kind
from sampler import draw_for_suite, draw_for_training
from skills import SKILLS

SAMPLES = 200
CASES = [(skill, level) for skill in SKILLS for level in range(1, 6)]
CLOSED = ("small-talk", "decline")
"""Skills whose answers do not depend on operands."""


def _reader(skill: str):
    """What reads the skill's thoughts without knowing the code that writes them."""
    return importlib.import_module(f"readers.{SKILLS[skill].__name__.rpartition('.')[2]}")


@pytest.mark.parametrize(("skill", "level"), CASES)
def test_the_thought_leads_to_the_right_answer(skill, level):
    rng = random.Random(f"{skill} {level}")
    for _ in range(SAMPLES):
        problem = SKILLS[skill].pose(rng, level)
        assert _reader(skill).read(problem) == problem.answer, problem
        assert _reader(skill).true_answer(problem) in (None, problem.answer), problem
        assert problem.restated.split(" ")[0] == SKILLS[skill].VERB
        assert len(problem.thought) <= vocabulary.LONGEST_THOUGHT and problem.thought == problem.thought.lower()


def test_each_skill_has_a_verb_of_its_own():
    assert len({skill.VERB for skill in SKILLS.values()}) == len(SKILLS)


@pytest.mark.parametrize(("skill", "level"), CASES)
def test_prompts_use_only_the_vocabulary_and_fit_the_context(skill, level):
    rng = random.Random(f"{skill} {level}")
    for _ in range(60):
        item = draw_for_suite(rng, skill, level)
        ids = vocabulary.question(item.prompt, vocabulary.THINK)
        reply = vocabulary.thought_reply(item.thought, item.answer)
        assert len(ids) + len(reply) <= vocabulary.CONTEXT
        assert vocabulary.decode(ids[2:-2]) == item.prompt


@pytest.mark.parametrize("skill", SKILLS)
def test_each_skill_has_a_grammar_and_wordings_that_are_held_out(skill):
    wordings = SKILLS[skill].WORDINGS.values()
    assert sum(grammar.count(pattern) for kind in wordings for pattern in kind.train) >= 60
    for kind in wordings:
        assert len(kind.held_out) >= 3 and not set(kind.train) & set(kind.held_out)


@pytest.mark.parametrize("skill", SKILLS)
def test_every_wording_can_be_filled_with_the_fields_of_its_kind(skill):
    seen = posed_by_kind(random.Random(skill), skill)
    assert set(seen) == set(SKILLS[skill].WORDINGS), "a kind of problem is never posed"
    for kind, problem in seen.items():
        for pattern in [*SKILLS[skill].WORDINGS[kind].train, *SKILLS[skill].WORDINGS[kind].held_out]:
            for name in re.findall(r"\{(\w+)\}", pattern):
                assert name in problem.fields, (skill, kind, pattern)
        assert problem.numbers <= set(problem.fields)


def _texts(pattern: str, rng) -> set[str]:
    return {grammar.choose(rng, pattern) for _ in range(60)}


@pytest.mark.parametrize("skill", [s for s in SKILLS if s not in CLOSED])
def test_held_out_wordings_are_no_training_wordings_in_other_clothes(skill):
    rng = random.Random(7)
    for kind in SKILLS[skill].WORDINGS.values():
        train = {text.rstrip(".?!") for pattern in kind.train for text in _texts(pattern, rng)}
        held_out = {text.rstrip(".?!") for pattern in kind.held_out for text in _texts(pattern, rng)}
        assert not train & held_out, (skill, train & held_out)


def test_typing_errors_leave_the_fields_alone():
    rng = random.Random(3)
    for _ in range(2000):
        assert "4738" in phrase(rng, "what is the sum of {a} and {b}?", {"a": "4738", "b": "12"})


def test_numbers_may_be_words_and_then_mean_the_same():
    rng = random.Random(4)
    assert {in_words(rng, 21) for _ in range(50)} == {"twenty-one", "twenty one"}
    prompts = {phrase(rng, "{a}+{b}", {"a": "7", "b": "12"}, frozenset("ab")).lower() for _ in range(3000)}
    assert any("seven+twelve" in prompt for prompt in prompts)


def test_training_never_draws_a_held_out_problem():
    rng = random.Random(5)
    held_out = {draw_for_suite(rng, "spell", level).restated for level in range(2, 6) for _ in range(200)}
    drawn = [draw_for_training(rng, 5, set()) for _ in range(20000)]
    assert not held_out & {item.restated for item in drawn if item.skill == "spell" and item.level > 1}
