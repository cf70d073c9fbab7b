"""Text comes back from its ids, and the tokenizer file says the same as the vocabulary."""

import random
import string

import vocabulary
from tokenizer_files import tokenizer


def test_every_printable_text_comes_back():
    rng = random.Random(1)
    for _ in range(200):
        text = "".join(rng.choice(string.printable[:95] + "\n") for _ in range(rng.randint(0, 60)))
        assert vocabulary.decode(vocabulary.encode(text)) == text


def test_ids_are_dense_and_the_controls_stand_where_the_app_expects_them():
    assert sorted(vocabulary.IDS.values()) == list(range(vocabulary.SIZE)) and vocabulary.SIZE == 120
    assert vocabulary.SYMBOLS[:8] == ["<pad>", "<bos>", "<user>", "<bot>", "<direct>", "<think>", "</think>", "<end>"]
    assert vocabulary.SYMBOLS[8:13] == ["<check>", "<true>", "<false>", "<terse>", "<recheck>"]
    assert len(vocabulary.ABILITIES) + len(vocabulary.RESERVED) == 16


def test_the_tokenizer_file_has_the_same_ids_and_marks_all_controls_special():
    written = tokenizer()
    assert written["model"]["vocab"] == vocabulary.IDS and written["model"]["merges"] == []
    assert {t["content"]: t["id"] for t in written["added_tokens"]} == {
        s: i for s, i in vocabulary.IDS.items() if len(s) > 1
    }
    assert all(t["special"] for t in written["added_tokens"])


def test_a_typed_control_is_text_not_a_control():
    assert vocabulary.END not in vocabulary.encode("<end>")
