"""Writes the suites of prompts that the app and the trainer measure with. Training never sees these prompts.

    python suites.py
"""

import json
import random
from pathlib import Path

from problem import DECLINE
from sampler import draw_for_suite
from skills import SKILLS

FOLDER = Path(__file__).resolve().parent.parent / "public" / "suites"
LEVEL_NUMBERS = range(1, 6)
# Name, seed, prompts for each skill and level. The smoke suite draws from its own list below.
SUITES = [("evaluation", 1001, 10), ("calibration", 2002, 10)]
SMOKE_SEED, SMOKE_SIZE = 3003, 24


def as_line(number: int, suite: str, item) -> dict:
    """A line of a suite; a prompt that should be declined has no answers."""
    answers = [] if item.answer == DECLINE else [item.answer, *item.also]
    return {
        "id": f"{suite}-{number:04d}", "prompt": item.prompt, "answers": answers,
        "skill": item.skill, "level": item.level,
    }


def build_suites() -> dict[str, list[dict]]:
    """All suites by name; no prompt occurs twice in all of them."""
    taken: set[str] = set()

    def fresh(rng, skill: str, level: int, held_out_wording: bool):
        while (item := draw_for_suite(rng, skill, level, held_out_wording)).prompt in taken:
            pass
        taken.add(item.prompt)
        return item

    suites = {}
    for name, seed, each in SUITES:
        rng = random.Random(seed)
        items = [
            # every third prompt is in a wording that training never uses
            fresh(rng, skill, level, held_out_wording=n % 3 == 2)
            for skill in SKILLS for level in LEVEL_NUMBERS for n in range(each)
        ]
        suites[name] = [as_line(i + 1, name, item) for i, item in enumerate(items)]
    rng = random.Random(SMOKE_SEED)
    smoke = [fresh(rng, skill, level, False) for level in (1, 3) for skill in SKILLS][:SMOKE_SIZE]
    suites["smoke"] = [as_line(i + 1, "smoke", item) for i, item in enumerate(smoke)]
    return suites


def read_suite(name: str) -> list[dict]:
    """The lines of a written suite."""
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text().splitlines()]


def suite_prompts() -> set[str]:
    """Every prompt of every written suite: what training must leave out."""
    return {line["prompt"] for path in sorted(FOLDER.glob("*.jsonl")) for line in read_suite(path.stem)}


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, lines in build_suites().items():
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (FOLDER / f"{name}.jsonl").write_text(text)
        print(f"{name}: {len(lines)} prompts")
