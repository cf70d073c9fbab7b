"""The suites are complete, and training leaves their prompts out."""

import random

from grading import normalised
from sampler import FIRST_PROMPTS, draw_for_training
from skills import SKILLS
from suites import FOLDER, SUITES, bare, build_suites, read_suite, suite_prompts


def test_the_written_suites_are_those_that_the_code_builds():
    for name, lines in build_suites().items():
        assert read_suite(name) == lines


def test_every_skill_and_level_has_its_prompts_and_none_occurs_twice():
    prompts = []
    for name, _, each in SUITES:
        lines = [line for line in read_suite(name) if "level" in line]
        prompts += [line["prompt"] for line in lines]
        for skill in SKILLS:
            for level in range(1, 6):
                assert sum((line["skill"], line["level"]) == (skill, level) for line in lines) == each
    assert len(set(map(bare, prompts))) == len(prompts)


def test_the_typed_suites_name_a_skill_and_share_no_prompt_with_what_may_be_looked_at():
    mending = {bare(line["prompt"]) for line in read_suite("calibration")}
    for name, least in (("wild", 300), ("out", 300)):
        lines = read_suite(name)
        assert len({line["prompt"] for line in lines}) == len(lines) >= least
        assert all(line["skill"] in SKILLS for line in lines)
        assert not mending & {bare(line["prompt"]) for line in lines}


def test_marks_do_not_make_two_prompts_of_one_but_operators_and_brackets_do():
    assert bare("Sort these:  3, 1, 2!") == bare("sort these 3 1 2")
    assert len({bare("(2+3)*4"), bare("2+3*4"), bare("2+3-4"), bare("2 3 4")}) == 4


def test_people_s_first_prompts_are_in_no_suite():
    prompts = {line["prompt"] for path in FOLDER.glob("*.jsonl") for line in read_suite(path.stem)}
    assert len(prompts) > 3000 and not prompts & FIRST_PROMPTS


def test_only_prompts_to_decline_have_no_answers():
    for name in ("fresh", "wild", "out", "calibration", "smoke"):
        for line in read_suite(name):
            assert (line["answers"] == []) == (line["skill"] == "decline"), line


def test_training_never_draws_a_prompt_of_a_suite():
    excluded, rng = suite_prompts(), random.Random(6)
    assert all(normalised(draw_for_training(rng, 5, excluded).prompt) not in excluded for _ in range(20000))
    # an easy prompt that the sampler would soon draw
    assert all(draw_for_training(rng, 1, {"2+2", "3*3="}).prompt not in {"2+2", "3*3="} for _ in range(20000))
