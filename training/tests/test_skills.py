"""Every thought leads to its answer, every answer is right, every prompt can be read."""

import random
import re

import pytest
from thought_reader import READERS

import vocabulary
from phrasing import phrase
from sampler import FIRST_PROMPTS, draw_for_suite, draw_for_training
from skills import SKILLS

SAMPLES = 300
CASES = [(skill, level) for skill in SKILLS for level in range(1, 6)]


def _true_answer(skill: str, problem) -> str | None:
    """The answer worked out from the fields alone, where one line of Python can."""
    f = problem.fields
    if skill in ("add", "subtract", "multiply"):
        a, b = int(f["a"]), int(f["b"])
        return str({"add": a + b, "subtract": a - b, "multiply": a * b}[skill])
    if skill == "divide":
        whole, rest = divmod(int(f["a"]), int(f["b"]))
        return f"{whole} remainder {rest}" if rest else str(whole)
    if skill == "count-letters":
        return str(f["w"].lower().count(f["c"].lower()))
    if skill == "reverse":
        return f["w"][::-1]
    if skill == "sort":
        items = re.split(r", | ", f["x"])
        key = int if items[0].isdigit() else str
        return ", ".join(sorted(items, key=key, reverse=problem.kind == "descending"))
    if skill == "weekday":
        days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        step = int(f["n"].split()[0]) * (1 if problem.kind in ("forward", "next") else -1)
        return days[(days.index(f["d"]) + step) % 7]
    if skill == "boolean":
        return str(eval(f["s"].replace("true", "True").replace("false", "False"))).lower()
    return None


@pytest.mark.parametrize(("skill", "level"), CASES)
def test_the_thought_leads_to_the_right_answer(skill, level):
    rng = random.Random(f"{skill} {level}")
    for _ in range(SAMPLES):
        problem = SKILLS[skill].pose(rng, level)
        assert READERS[skill](problem.thought, problem.fields) == problem.answer
        true_answer = _true_answer(skill, problem)
        assert true_answer is None or true_answer == problem.answer
        assert len(problem.thought) <= 160


@pytest.mark.parametrize(("skill", "level"), CASES)
def test_prompts_use_only_the_vocabulary_and_fit_the_context(skill, level):
    rng = random.Random(f"{skill} {level}")
    for _ in range(60):
        for held_out in (False, True):
            item = draw_for_suite(rng, skill, level, held_out)
            ids = vocabulary.question(item.prompt, vocabulary.THINK)
            reply = vocabulary.thought_reply(item.thought, item.answer)
            assert len(ids) + len(reply) <= vocabulary.CONTEXT
            assert vocabulary.decode(ids[2:-2]) == item.prompt


def test_each_kind_of_problem_has_enough_wordings():
    for skill in SKILLS.values():
        for kind, wordings in skill.WORDINGS.items():
            assert len(wordings.train) >= 12, (skill.ID, kind)
            assert len(wordings.held_out) >= 3, (skill.ID, kind)
            assert not set(wordings.train) & set(wordings.held_out)


def _shape_of(wording: str) -> re.Pattern:
    """Matches prompts made from a wording, whatever its fields, casing and end."""
    parts = re.split(r"\{\w+\}", wording.rstrip(".?!").lower())
    return re.compile(".+".join(map(re.escape, parts)))


def test_held_out_wordings_never_come_from_the_training_sampler():
    shapes = {
        skill.ID: [_shape_of(w) for ws in skill.WORDINGS.values() for w in ws.held_out] for skill in SKILLS.values()
    }
    plain = {
        skill.ID: [_shape_of(w) for ws in skill.WORDINGS.values() for w in ws.train] for skill in SKILLS.values()
    }
    rng = random.Random(5)
    for _ in range(8000):
        item = draw_for_training(rng, 5, set())
        prompt = item.prompt.lower()
        if any(shape.fullmatch(prompt.rstrip(".?!")) for shape in shapes[item.skill]):
            # the same words may fit a training wording with other fields
            assert any(shape.fullmatch(prompt.rstrip(".?!")) for shape in plain[item.skill]), item.prompt


def test_a_typing_error_leaves_the_fields_alone():
    rng = random.Random(3)
    for _ in range(2000):
        assert "4738" in phrase(rng, "What is the sum of {a} and {b}?", {"a": "4738", "b": "12"})


def test_people_s_first_prompts_are_in_no_suite():
    rng = random.Random(4)
    assert all(draw_for_suite(rng, "add", 1, False).prompt not in FIRST_PROMPTS for _ in range(500))
