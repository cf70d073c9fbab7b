"""Writes the suites that are generated, and reads all of them. Training never sees a prompt of a suite.

    python suites.py

`fresh`, `calibration` and `smoke` are generated here, in wordings and with problems that training never uses. `wild` and
`out` in the suites' folder, and the two files of `written/`, come from several writers that knew only the list of skills
(README.md says who); those in `written/` may be looked at for mending, and belong to the calibration suite.
"""

import json
import random
import re
from pathlib import Path

from grading import normalised
from problem import DECLINE
from sampler import Item, draw_for_suite
from skills import SKILLS

FOLDER = Path(__file__).resolve().parent.parent / "public" / "suites"
WRITTEN = Path(__file__).resolve().parent / "written"
LEVEL_NUMBERS = range(1, 6)
# Name, seed, prompts for each skill and level. The smoke suite draws from its own list below.
SUITES = [("fresh", 1001, 10), ("calibration", 2002, 8)]
TYPED = ("wild", "out")
SMOKE_SEED = 3003


def bare(prompt: str) -> str:
    """What tells two prompts apart: letters, digits, operators and brackets, in one case and with single spaces."""
    return " ".join(re.sub(r"[^\w+\-*/%^=<>()]", " ", normalised(prompt)).split())


def as_line(number: int, suite: str, item: Item) -> dict:
    """A line of a suite; a prompt that should be declined has no answers."""
    answers = [] if item.answer == DECLINE else [item.answer, *item.also]
    return {
        "id": f"{suite}-{number:04d}", "prompt": item.prompt, "answers": answers,
        "skill": item.skill, "level": item.level,
    }


def read_lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def build_suites() -> dict[str, list[dict]]:
    """The generated suites by name; no prompt occurs twice in all of them, nor in a suite that was typed."""
    taken = {bare(line["prompt"]) for name in TYPED for line in read_suite(name)}

    def fresh(rng, skill: str, level: int) -> Item:
        while bare((item := draw_for_suite(rng, skill, level)).prompt) in taken:
            pass
        taken.add(bare(item.prompt))
        return item

    suites = {}
    for name, seed, each in SUITES:
        rng = random.Random(seed)
        items = [fresh(rng, skill, level) for skill in SKILLS for level in LEVEL_NUMBERS for _ in range(each)]
        suites[name] = [as_line(i + 1, name, item) for i, item in enumerate(items)]
    suites["calibration"] += [
        line
        for path in sorted(WRITTEN.glob("*.jsonl"))
        for line in read_lines(path)
        if bare(line["prompt"]) not in taken
    ]
    rng = random.Random(SMOKE_SEED)
    smoke = [fresh(rng, skill, level) for level in (1, 3) for skill in SKILLS]
    suites["smoke"] = [as_line(i + 1, "smoke", item) for i, item in enumerate(smoke)]
    return suites


def read_suite(name: str) -> list[dict]:
    """The lines of a written suite."""
    return read_lines(FOLDER / f"{name}.jsonl")


def suite_prompts() -> set[str]:
    """Every prompt of every written suite, normalised: what training must leave out."""
    return {normalised(line["prompt"]) for path in sorted(FOLDER.glob("*.jsonl")) for line in read_suite(path.stem)}


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, lines in build_suites().items():
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (FOLDER / f"{name}.jsonl").write_text(text)
        print(f"{name}: {len(lines)} prompts")
