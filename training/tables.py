"""Writes the tables of README.md from the cards of the models that ship, so that no figure there is typed.

    python tables.py
"""

import json
from pathlib import Path

from skills import SKILLS

README = Path(__file__).resolve().parent / "README.md"
MODELS = Path(__file__).resolve().parent.parent / "public" / "models"
NAMES = ("base", "mini")
BEGIN, END = "<!-- written by tables.py -->\n", "<!-- end -->\n"


def share(figure: dict | None) -> str:
    """`44.7 % [42.3, 47.1]`, nothing for a figure that there is none of."""
    return f"{figure['value']:.1%} [{figure['low']:.1%}, {figure['high']:.1%}]".replace("%]", "]").replace("%,", ",").replace("%", " %") if figure else ""


def area(figure: dict) -> str:
    """`0.882 [0.866, 0.898]`."""
    return f"{figure['value']:.3f} [{figure['low']:.3f}, {figure['high']:.3f}]"


def table(head: list[str], rows: list[list[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in [head, ["---"] * len(head), *rows])


def by_suite(cards: dict[str, dict]) -> str:
    return table(
        ["suite, model", "n", "right at once", "right after thinking", "tokens at once, thinking", "right skill", "declined"],
        [
            [f"{suite}, {name}", str(own["direct"]["accuracy"]["n"]), share(own["direct"]["accuracy"]), share(own["think"]["accuracy"]),
             f"{own['direct']['meanTokens']:.1f}, {own['think']['meanTokens']:.1f}", share(own["rightSkill"]), share(own["declinedInScope"])]
            for suite in ("fresh", "wild", "out") for name in NAMES if (own := cards[name]["figures"]["suites"][suite])
        ],
    )


def by_score(cards: dict[str, dict]) -> str:
    return table(
        ["suite, model", "summed log-probability", "1 - P(think)", "verifier"],
        [
            [f"{suite}, {name}", *(area(own[score]) for score in ("sumLogprob", "thinkPrior", "verifier"))]
            for suite in ("fresh", "wild") for name in NAMES if (own := cards[name]["figures"]["suites"][suite]["auroc"])
        ],
    )


def by_skill(cards: dict[str, dict]) -> str:
    fresh = [cards[name]["figures"]["suites"]["fresh"]["bySkill"] for name in NAMES]
    return table(
        ["skill", *(f"{name} {mode}" for name in NAMES for mode in ("at once", "after thinking"))],
        [
            [skill, *(f"{100 * own[skill][mode]['accuracy']['value']:.0f}" for own in fresh for mode in ("direct", "think"))]
            for skill in SKILLS
        ],
    )


def tables() -> str:
    cards = {name: json.loads((MODELS / name / "second-thought.json").read_text()) for name in NAMES}
    return f"""
{by_suite(cards)}
In `out`, "right" is declining. AUROC of three scores against the direct answer's being right, `out` left aside:

{by_score(cards)}
Right on `fresh` by skill, in %, n = 50 each:

{by_skill(cards)}
"""


def with_tables(text: str) -> str:
    """README's text with the tables between its two marks written anew; raises ValueError where a mark is missing."""
    before, rest = text[: text.index(BEGIN) + len(BEGIN)], text[text.index(END) :]
    return before + tables() + rest


if __name__ == "__main__":
    README.write_text(with_tables(README.read_text()))
