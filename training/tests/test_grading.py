"""Answers are compared as full strings after the same clean-up as in the app."""

import pytest

from grading import auroc, is_decline, is_right, with_interval


@pytest.mark.parametrize("text", ["1035", " 1,035 ", "1035.", "1035!"])
def test_marks_and_separators_do_not_matter(text):
    assert is_right(text, ["1035"])


@pytest.mark.parametrize("text", ["the answer is 1035", "10 35", "10355", ""])
def test_containing_the_answer_is_not_enough(text):
    assert not is_right(text, ["1035"])


def test_without_answers_declining_is_right():
    assert is_right("I don\u2019t know", []) and not is_right("42", [])
    assert is_decline("i don't know.") and not is_right("I don't know.", ["42"])


def test_lists_keep_their_commas():
    assert is_right("3, 7, 19", ["3, 7, 19"]) and not is_right("3719", ["3, 7, 19"])


def test_auroc_of_perfect_random_and_tied_scores():
    assert auroc([1, 2, 3, 4], [False, False, True, True]) == 1
    assert auroc([1, 1, 1, 1], [False, True, False, True]) == 0.5
    assert auroc([4, 3, 2, 1], [False, False, True, True]) == 0
    assert auroc([1, 2], [True, True]) is None


def test_the_interval_holds_the_value():
    share = with_interval([True] * 80 + [False] * 20, lambda rows: sum(rows) / len(rows))
    assert share["low"] < share["value"] == 0.8 < share["high"] and share["n"] == 100
