"""Reads thoughts of sorting: boxes in their order, each with what belongs there in the order it came in."""

import re

import inflect

_WORDS = {inflect.engine().number_to_words(n): n for n in range(100)}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


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


def _contents(text: str, names: str) -> list[list[str]]:
    """What each box holds, box by box: `0=60,1234=42,...` names every box once."""
    boxes = []
    for name in names:
        match = re.match(rf"{name}(?:=([^,]+),)?", text)
        assert match, text
        boxes.append(match.group(1).split(" ") if match.group(1) and ">" not in match.group(1) else [match.group(1)])
        text = text[match.end() :]
    assert text == ""
    return [[] if box == [None] else box for box in boxes]


def _pass(text: str, items: list[str], place: int, names: str) -> list[str]:
    """The items after one walk over the boxes, each checked against the order before."""
    boxes = _contents(text, names)
    for name, box in zip(names, boxes):
        assert box == [item for item in items if item[place] == name], text
    return [item for box in boxes for item in box]


def _read_numbers(problem, work: str) -> list[str]:
    items = problem.restated.split(" ")[2:]
    assert [str(int(item)) for item in items] == items_of(problem) and len({*map(len, items)}) == 1
    names = "9876543210" if _descends(problem) else "0123456789"
    passes = work.split("; ")
    assert len(passes) == len(items[0])
    for place, text in zip((-1, 0), passes):
        items = _pass(text, items, place, names)
    return [str(int(item)) for item in items]


def _read_words(problem, work: str) -> list[str]:
    items, taken = problem.restated.split(" ")[2:], []
    assert items == items_of(problem)
    names = _LETTERS[::-1] if _descends(problem) else _LETTERS
    for name, box in zip(names, _contents(work, names)):
        inside = [item for item in items if item[0] == name]
        if len(inside) > 1:
            came, _, box = " ".join(box).partition(">")
            assert came.split(" ") == inside
            box = box.split(" ")
            assert sorted(box) == sorted(inside)
            assert all((a < b) != _descends(problem) for a, b in zip(box, box[1:]))
        else:
            assert box == inside
        taken += box
    return taken


def read(problem) -> str:
    restated, _, work = problem.thought.partition(": ")
    verb, way, *_ = restated.split(" ")
    ways = {"ascending": "up", "descending": "down", "alphabetical": "az", "backwards": "za"}
    assert (verb, way) == ("sort", ways[problem.kind])
    return ", ".join((_read_numbers if way in ("up", "down") else _read_words)(problem, work))
