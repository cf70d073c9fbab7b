"""Measures a checkpoint on a suite, direct and with thought, and writes what it found.

    python evaluate.py runs/base-1.pt                          # figures beside the checkpoint, a table on the screen
    python evaluate.py runs/base-1.pt --reference ../public/models/base-1/reference.jsonl
    python evaluate.py runs/base-1.pt --suite smoke --dry      # only the table

Weights are rounded to the fp16 values that the export stores, so the figures are those of the exported model.
"""

import argparse
import json
import random
from pathlib import Path

import torch

import checkpoint
import vocabulary
from generate import reply_all
from grading import auroc, is_right, with_interval
from skills import SKILLS
from suites import FOLDER, read_suite

REFERENCE_SIZE, REFERENCE_SEED = 500, 4004
ESCALATED_SHARES = (0.1, 0.2, 0.3, 0.4, 0.5)


def measure(model, lines: list[dict]) -> list[dict]:
    """A row for each prompt: the suite's line with both replies and whether they are right."""
    prompts = [line["prompt"] for line in lines]
    direct = reply_all(model, prompts, vocabulary.DIRECT)
    think = reply_all(model, prompts, vocabulary.THINK)
    return [
        {
            **line,
            "direct": d, "directRight": is_right(d.answer(), line["answers"]),
            "think": t, "thinkRight": is_right(t.answer(), line["answers"]),
        }
        for line, d, t in zip(lines, direct, think)
    ]


def _accuracy(mode: str):
    return lambda rows: sum(row[f"{mode}Right"] for row in rows) / len(rows)


def _auroc(rows: list[dict]) -> float | None:
    return auroc([row["direct"].logprob for row in rows], [row["directRight"] for row in rows])


def _tokens(rows: list[dict], mode: str) -> float:
    return round(sum(len(row[mode].ids) for row in rows) / len(rows), 2)


def _escalated(rows: list[dict], share: float) -> float:
    """Accuracy when that share of the prompts, the least sure ones, is thought through."""
    ranked = sorted(rows, key=lambda row: row["direct"].logprob)
    cut = round(share * len(ranked))
    right = sum(row["thinkRight"] for row in ranked[:cut]) + sum(row["directRight"] for row in ranked[cut:])
    return round(right / len(ranked), 4)


def _part(rows: list[dict]) -> dict:
    return {
        mode: {"accuracy": with_interval(rows, _accuracy(mode)), "meanTokens": _tokens(rows, mode)}
        for mode in ("direct", "think")
    }


def figures_of(rows: list[dict]) -> dict:
    """Shares with n and 95 % bootstrap intervals; tokens are generated tokens, <end> and </think> included."""
    in_scope = [row for row in rows if row["answers"]]
    return {
        **_part(rows),
        "auroc": {"all": with_interval(rows, _auroc), "inScope": with_interval(in_scope, _auroc)},
        "escalateLeastSure": [{"share": share, "accuracy": _escalated(rows, share)} for share in ESCALATED_SHARES],
        "thoughtsCut": sum(row["think"].cut for row in rows),
        "bySkill": {
            skill: _part(own) for skill in SKILLS if (own := [row for row in rows if row["skill"] == skill])
        },
        "byLevel": {
            str(level): _part(own)
            for level in range(1, 6)
            if (own := [row for row in rows if row["level"] == level])
        },
    }


def print_table(rows: list[dict], figures: dict) -> None:
    print(f"{'skill':14} direct by level 1-5         think by level 1-5          tokens d/t")
    for skill in SKILLS:
        own = [row for row in rows if row["skill"] == skill]
        if not own:
            continue
        cells = {"direct": [], "think": []}
        for mode in cells:
            for level in range(1, 6):
                part = [row[f"{mode}Right"] for row in own if row["level"] == level]
                cells[mode].append(f"{100 * sum(part) / len(part):4.0f}" if part else "   -")
        print(f"{skill:14} {' '.join(cells['direct'])}   {' '.join(cells['think'])}   "
              f"{_tokens(own, 'direct'):5.1f} {_tokens(own, 'think'):5.1f}")
    for mode in ("direct", "think"):
        share = figures[mode]["accuracy"]
        print(f"{mode}: {share['value']:.1%} ({share['low']:.1%} to {share['high']:.1%}, n = {share['n']}), "
              f"{figures[mode]['meanTokens']} tokens")
    print(f"auroc: {figures['auroc']}; escalated: {figures['escalateLeastSure']}; cut: {figures['thoughtsCut']}")


def write_reference(model, path: Path) -> None:
    """The trainer's own replies to 500 prompts, to compare another loop with."""
    lines = random.Random(REFERENCE_SEED).sample(read_suite("evaluation"), REFERENCE_SIZE)
    with path.open("w") as file:
        for row in measure(model, lines):
            direct, think = row["direct"], row["think"]
            file.write(json.dumps({
                "id": row["id"], "prompt": row["prompt"],
                "direct": {"answer": direct.answer(), "tokens": len(direct.ids), "logprob": round(direct.logprob, 5)},
                "think": {"thought": think.thought(), "answer": think.answer(), "tokens": len(think.ids),
                          "logprob": round(think.logprob, 5), "cut": think.cut},
            }) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--suite", default="evaluation")
    parser.add_argument("--reference", type=Path)
    parser.add_argument("--dry", action="store_true", help="write no figures")
    parser.add_argument("--wrong", action="store_true", help="print the wrong thoughts")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    model, state = checkpoint.load_as_exported(args.checkpoint)
    rows = measure(model, read_suite(args.suite))
    figures = {
        "suite": args.suite,
        "suiteSha256": checkpoint.sha256(FOLDER / f"{args.suite}.jsonl"),
        "checkpointSha256": checkpoint.sha256(args.checkpoint),
        **figures_of(rows),
    }
    print(f"step {state['progress']['step']}")
    print_table(rows, figures)
    if args.wrong:
        for row in rows:
            if not row["thinkRight"]:
                print(f"{row['skill']} {row['level']} {row['prompt']!r} wants {row['answers']}: "
                      f"{row['think'].thought()!r} -> {row['think'].answer()!r}")
    if not args.dry:
        args.checkpoint.with_suffix(".figures.json").write_text(json.dumps(figures, indent=1) + "\n")
    if args.reference:
        write_reference(model, args.reference)


if __name__ == "__main__":
    main()
