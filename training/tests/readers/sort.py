"""Reads thoughts of sorting: every line is the one before with one more key in its place."""

import re

import inflect

_WORDS = {inflect.engine().number_to_words(n): n for n in range(100)}


def items_of(problem) -> list[str]:
    """The items of the prompt's list, without brackets, quotes and joining words; numbers in digits."""
    text = problem.fields["x"].strip("[]()").lower()
    strong = r"\s*,\s*(?:and\s+)?|\s*[;/&]\s*|\s+and\s+"
    items = re.split(strong, text) if re.search(strong, text) else text.split()
    if not re.search(r"[,;/&]", text) and re.search(r"\s+and\s+", text):
        items = re.split(r"\s+and\s+", text)
    items = [item.strip("\"' \n") for item in items]
    return [str(_WORDS.get(item.replace(" ", "-"), item)) for item in items]


def _descends(problem) -> bool:
    return problem.kind in ("descending", "backwards")


def true_answer(problem) -> str | None:
    items = items_of(problem)
    key = int if items[0].isdigit() else str
    return ", ".join(sorted(items, key=key, reverse=_descends(problem)))


def _inserted(problem, work: str, keys: list[str]) -> list[str]:
    """The keys in order after the last insertion, each line checked against the one before."""
    first, *lines = work.split(";")
    now = first.split(" ")
    assert sorted(now) == sorted(keys[:3])
    for key, line in zip(keys[3:], lines, strict=True):
        added, _, after = line.partition(":")
        after = after.split(" ")
        at = after.index(key)
        assert added == key and after[:at] + after[at + 1 :] == now, line
        now = after
    assert all(a == b or (a < b) != _descends(problem) for a, b in zip(now, now[1:])), work
    return now


def _read_numbers(problem, work: str) -> list[str]:
    items = problem.restated.split(" ")[2:]
    assert [str(int(item)) for item in items] == items_of(problem) and len({*map(len, items)}) == 1
    return [str(int(key)) for key in _inserted(problem, work, items)]


def _read_words(problem, work: str) -> list[str]:
    items = problem.restated.split(" ")[2:]
    assert items == items_of(problem)
    length = max(map(len, work.partition(";")[0].split(" ")))
    keys = [item[:length] for item in items]
    assert length >= 2 and len({*keys}) == len(keys)
    return [next(item for item in items if item.startswith(key)) for key in _inserted(problem, work, keys)]


def read(problem) -> str:
    restated, _, work = problem.thought.partition(": ")
    verb, way, *_ = restated.split(" ")
    ways = {"ascending": "up", "descending": "down", "alphabetical": "az", "backwards": "za"}
    assert (verb, way) == ("sort", ways[problem.kind])
    return ", ".join((_read_numbers if way in ("up", "down") else _read_words)(problem, work))
