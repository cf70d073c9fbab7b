"""Lets a checkpoint answer new training prompts both ways: what it learns its choice of mode and its verifier from.

    python measure.py runs/base-2.pt --prompts 20000      # writes runs/base-2.measured.jsonl

The prompts are drawn as training draws them, so no suite's prompt is among them.
"""

import argparse
import json
import random
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

import checkpoint
import vocabulary
from generate import reply_all
from grading import is_right
from sampler import Item, draw_for_training
from suites import suite_prompts


@dataclass(frozen=True)
class Measured:
    """The model's direct answer to a training item, and whether thinking would have paid."""

    item: Item
    answer: str
    right: bool
    pays: bool
    """Whether the direct answer was wrong and the one after thinking right."""


def measured_replies(model, items: list[Item]) -> list[Measured]:
    prompts = [item.prompt for item in items]
    answers = [reply.answer() for reply in reply_all(model, prompts, vocabulary.DIRECT)]
    right = [is_right(answer, [item.answer, *item.also]) for item, answer in zip(items, answers)]
    # thinking can only pay where the direct answer was wrong
    wrong = [i for i, is_so in enumerate(right) if not is_so]
    thought = reply_all(model, [prompts[i] for i in wrong], vocabulary.THINK)
    pays = {i for i, reply in zip(wrong, thought) if is_right(reply.answer(), [items[i].answer, *items[i].also])}
    return [Measured(item, answers[i], right[i], i in pays) for i, item in enumerate(items)]


def read_measured(path: Path | None) -> list[Measured] | None:
    """What main wrote; None without a path."""
    if path is None:
        return None
    lines = (json.loads(line) for line in path.read_text().splitlines())
    return [Measured(**{**line, "item": Item(**line["item"])}) for line in lines]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--prompts", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=5005)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    model, _ = checkpoint.load_as_exported(args.checkpoint)
    rng, excluded = random.Random(args.seed), suite_prompts()
    items = [draw_for_training(rng, 5, excluded) for _ in range(args.prompts)]
    replies = measured_replies(model, items)
    out = args.checkpoint.with_suffix(".measured.jsonl")
    out.write_text("".join(json.dumps(asdict(reply)) + "\n" for reply in replies))
    count = len(replies)
    print(f"{out}: {count} prompts, right at once {sum(r.right for r in replies) / count:.1%}, "
          f"thinking pays {sum(r.pays for r in replies) / count:.1%}")


if __name__ == "__main__":
    main()
