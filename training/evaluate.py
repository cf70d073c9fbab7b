"""Measures a checkpoint on the suites, direct and with thought, and writes what it found.

    python evaluate.py runs/base-2.pt                          # fresh, wild and out: figures beside the checkpoint, and a table
    python evaluate.py runs/base-2.pt --reference ../public/models/base/reference.jsonl
    python evaluate.py runs/base-2.pt --suite smoke --dry      # one suite, only the table
    python evaluate.py runs/base-2.pt --suite calibration --dry --wrong   # what went wrong, on prompts that may be looked at

Weights are rounded to the fp16 values that the export stores, so the figures are those of the exported model.
"""

import argparse
import json
import random
from pathlib import Path

import torch

import checkpoint
import vocabulary
from generate import reply_all, think_prior, verified
from grading import auroc, is_decline, is_right, with_interval
from skills import SKILLS
from suites import FOLDER, read_suite

SUITES = ("fresh", "wild", "out")
REFERENCE_SIZE, REFERENCE_SEED = 500, 4004
ESCALATED_SHARES = (0.1, 0.2, 0.3, 0.4, 0.5)


def measure(model, lines: list[dict]) -> list[dict]:
    """A row for each prompt: the suite's line with both replies, whether they are right, and what the model thinks of them."""
    prompts = [line["prompt"] for line in lines]
    direct = reply_all(model, prompts, vocabulary.DIRECT)
    think = reply_all(model, prompts, vocabulary.THINK)
    return [
        {
            **line,
            "direct": d, "directRight": is_right(d.answer(), line["answers"]),
            "think": t, "thinkRight": is_right(t.answer(), line["answers"]),
            "verb": t.thought().split(" ")[0].rstrip(":"), "thinkPrior": prior, "verified": true,
        }
        for line, d, t, prior, true in zip(
            lines, direct, think, think_prior(model, prompts), verified(model, prompts, [d.answer() for d in direct])
        )
    ]


def _accuracy(mode: str):
    return lambda rows: sum(row[f"{mode}Right"] for row in rows) / len(rows)


def _auroc(score):
    """How well a score of the row tells right direct answers from wrong ones."""
    return lambda rows: auroc([score(row) for row in rows], [row["directRight"] for row in rows])


def _declined(rows: list[dict]) -> float:
    return sum(is_decline(row["think"].answer()) for row in rows) / len(rows)


def _parsed(rows: list[dict]) -> float:
    """Share of the thoughts that name the right skill."""
    return sum(row["verb"] == SKILLS[row["skill"]].VERB for row in rows) / len(rows)


def _gain(rows: list[dict]) -> float:
    return _accuracy("think")(rows) - _accuracy("direct")(rows)


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
        "gain": with_interval(rows, _gain),
        "rightSkill": with_interval(in_scope, _parsed) if in_scope else None,
        "declinedInScope": with_interval(in_scope, _declined) if in_scope else None,
        "auroc": {
            "sumLogprob": with_interval(rows, _auroc(lambda row: row["direct"].logprob)),
            "thinkPrior": with_interval(rows, _auroc(lambda row: -row["thinkPrior"])),
            "verifier": with_interval(rows, _auroc(lambda row: row["verified"])),
        },
        "escalateLeastSure": [{"share": share, "accuracy": _escalated(rows, share)} for share in ESCALATED_SHARES],
        "thoughtsCut": sum(row["think"].cut for row in rows),
        "bySkill": {
            skill: _part(own) for skill in SKILLS if (own := [row for row in rows if row["skill"] == skill])
        },
        "byLevel": {
            str(level): _part(own)
            for level in range(1, 6)
            if (own := [row for row in rows if row.get("level") == level])
        },
    }


def _said(share: dict, form: str = ".1%") -> str:
    if share["value"] is None:
        return f"not to be told (n = {share['n']})"
    return f"{share['value']:{form}} [{share['low']:{form}}, {share['high']:{form}}], n = {share['n']}"


def print_table(rows: list[dict], figures: dict) -> None:
    print(f"{'skill':14} direct by level 1-5         think by level 1-5          tokens d/t")
    for skill in SKILLS:
        own = [row for row in rows if row["skill"] == skill]
        if not own:
            continue
        cells = {"direct": [], "think": []}
        for mode in cells:
            for level in range(1, 6):
                part = [row[f"{mode}Right"] for row in own if row.get("level") == level]
                cells[mode].append(f"{100 * sum(part) / len(part):4.0f}" if part else "   -")
        print(f"{skill:14} {' '.join(cells['direct'])}   {' '.join(cells['think'])}   "
              f"{_tokens(own, 'direct'):5.1f} {_tokens(own, 'think'):5.1f}")
    for mode in ("direct", "think"):
        print(f"{mode}: {_said(figures[mode]['accuracy'])}, {figures[mode]['meanTokens']} tokens")
    for name in ("gain", "rightSkill", "declinedInScope"):
        if figures[name]:
            print(f"{name}: {_said(figures[name])}")
    for name, share in figures["auroc"].items():
        print(f"AUROC of {name}: {_said(share, '.3f')}")
    print(f"escalated: {figures['escalateLeastSure']}; thoughts cut: {figures['thoughtsCut']}")


def write_reference(model, path: Path) -> None:
    """The trainer's own replies to 500 prompts, to compare another loop with."""
    lines = random.Random(REFERENCE_SEED).sample(read_suite("fresh"), REFERENCE_SIZE)
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
    parser.add_argument("--suite", action="append", help=f"instead of {', '.join(SUITES)}")
    parser.add_argument("--reference", type=Path)
    parser.add_argument("--dry", action="store_true", help="write no figures")
    parser.add_argument("--wrong", action="store_true", help="print the wrong thoughts")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    model, state = checkpoint.load_as_exported(args.checkpoint)
    print(f"step {state['progress']['step']}")
    figures = {"checkpointSha256": checkpoint.sha256(args.checkpoint), "suites": {}}
    for suite in args.suite or SUITES:
        rows = measure(model, read_suite(suite))
        own = {"sha256": checkpoint.sha256(FOLDER / f"{suite}.jsonl"), **figures_of(rows)}
        figures["suites"][suite] = own
        print(f"\n{suite}")
        print_table(rows, own)
        if args.wrong:
            print_wrong(rows)
    if not args.dry:
        args.checkpoint.with_suffix(".figures.json").write_text(json.dumps(figures, indent=1) + "\n")
    if args.reference:
        write_reference(model, args.reference)


def print_wrong(rows: list[dict]) -> None:
    for row in rows:
        if not row["thinkRight"]:
            print(f"{row['skill']} {row.get('level', '-')} {row['prompt']!r} wants {row['answers']}: "
                  f"{row['think'].thought()!r} -> {row['think'].answer()!r}")


if __name__ == "__main__":
    main()
