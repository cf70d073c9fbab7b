"""Trains the model on CPU for a given number of minutes.

    python train.py --minutes 80 --out runs/base-1.pt
    python train.py --minutes 80 --out runs/base-1.pt --resume runs/base-1.pt     # goes on after an interruption
    python train.py --minutes 60 --out runs/base-2.pt --start-from ../public/models/base    # new schedule on old weights
    python train.py --minutes 15 --out runs/base-3.pt --start-from runs/base-2.pt --measured runs/base-2.measured.jsonl

The learning rate follows the clock: constant for the first half, then down to 1 % in a straight line.
"""

import argparse
import math
import signal
import subprocess
import time
from pathlib import Path

import torch
import torch._inductor.config
import torch.nn.functional as F
from torch import nn

import checkpoint
from deepen import deepened
from imported import load_folder
from measure import read_measured
from model import SHAPES, LanguageModel
from packing import ROW, Batch, CopyBatches, Examples, TaskBatches
from suites import suite_prompts

LEARNING_RATE = 1e-3
LOWEST_SHARE = 0.01
WARM_UP_STEPS = 100
COPY_STEPS = 500
STEPS_PER_LEVEL = 500
SAVE_EVERY_SECONDS = 600
REPORT_EVERY_STEPS = 100
CAUSAL = torch.ones(ROW, ROW, dtype=torch.bool).tril()


def rate_at(share_of_time: float, step: int, highest: float = LEARNING_RATE) -> float:
    """Learning rate after that share of the minutes, in that step since the start of the process."""
    decay = 1.0 if share_of_time < 0.5 else max(LOWEST_SHARE, (1 - share_of_time) / 0.5)
    return highest * decay * min(1.0, (step + 1) / WARM_UP_STEPS)


def loss_of(model, ids, cos, sin, mask, targets, weights):
    """Weighted mean of the next-token losses, in nats."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(ids, cos, sin, mask)
    losses = F.cross_entropy(logits.float().view(-1, logits.shape[-1]), targets.view(-1), reduction="none")
    weights = weights.view(-1)
    return (losses * weights).sum() / weights.sum()


def inputs_of(model: LanguageModel, batch: Batch):
    """The arguments of loss_of after the model: an example attends only to itself."""
    same = batch.segments[:, :, None] == batch.segments[:, None, :]
    blocked = ~(same & CAUSAL)[:, None]
    mask = torch.zeros(blocked.shape, dtype=torch.bfloat16).masked_fill_(blocked, -1e9)
    cos, sin = (table[batch.positions][:, None].bfloat16() for table in (model.cos, model.sin))
    return batch.ids, cos, sin, mask, batch.targets, batch.weights


class Optimizer:
    """Muon for the matrices between layers, AdamW for embedding and norms, stepped as one.

    Muon's orthogonal updates reach a loss in fewer steps; its rate is scaled to AdamW's size of update, so one rate serves both
    (Liu et al., "Muon is Scalable for LLM Training", 2025).
    """

    def __init__(self, model: LanguageModel):
        between = [weight for block in model.blocks for weight in block.parameters() if weight.dim() > 1]
        norms = [weight for weight in model.parameters() if weight.dim() < 2]
        others = [
            {"params": [model.embedding.weight], "weight_decay": 0.05},
            {"params": norms, "weight_decay": 0.0},
        ]
        self.parts = [
            torch.optim.Muon(between, lr=LEARNING_RATE, weight_decay=0.05, adjust_lr_fn="match_rms_adamw"),
            torch.optim.AdamW(others, lr=LEARNING_RATE, betas=(0.9, 0.98), fused=True),
        ]

    def set_rate(self, rate: float) -> None:
        for part in self.parts:
            for group in part.param_groups:
                group["lr"] = rate

    def zero_grad(self) -> None:
        for part in self.parts:
            part.zero_grad()

    def step(self) -> None:
        for part in self.parts:
            part.step()

    def state_dict(self) -> list[dict]:
        return [part.state_dict() for part in self.parts]

    def load_state_dict(self, states: list[dict]) -> None:
        for part, state in zip(self.parts, states, strict=True):
            part.load_state_dict(state)


def code_commit() -> str:
    """The last commit of this folder, with a + where files differ from it."""
    def git(*command: str) -> str:
        return subprocess.run(
            ["git", *command], capture_output=True, text=True, cwd=Path(__file__).parent, check=True
        ).stdout.strip()

    return git("log", "-1", "--format=%h", "--abbrev=12", "--", ".") + ("+" if git("status", "--porcelain", "--", ".") else "")


def weights_to_go_on_with(source: Path) -> tuple[LanguageModel, list[dict]]:
    """The model of a folder or checkpoint, and the runs that made it."""
    if source.is_dir():
        model, card = load_folder(source)
        return model, card["provenance"]["runs"]
    model, state = checkpoint.load(source)
    return model, checkpoint.runs_of(state["progress"])


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, required=True, help="minutes in all, those before --resume included")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--resume", type=Path)
    parser.add_argument("--start-from", type=Path, help="a model folder or checkpoint whose weights another run goes on with")
    parser.add_argument("--measured", type=Path, help="replies that measure.py wrote: teaches the choice of mode and the verifier")
    parser.add_argument("--rate", type=float, default=LEARNING_RATE, help="highest learning rate")
    parser.add_argument("--layers", type=int, help="blocks to have: new ones change nothing at first (deepen.py)")
    parser.add_argument("--size", choices=SHAPES, default="base", help="for a run that starts from nothing")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=16, help=f"rows of {ROW} tokens a step")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--no-compile", action="store_true")
    return parser.parse_args()


def main() -> None:
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    progress = {"seed": args.seed, "commit": code_commit(), "step": 0, "tokens": 0, "seconds": 0.0, "loss": None, "before": []}
    state = None
    if args.resume:
        model, state = checkpoint.load(args.resume)
        progress = {**state["progress"], "commit": code_commit()}
    elif args.start_from:
        model, progress["before"] = weights_to_go_on_with(args.start_from)
        if args.layers:
            model = deepened(model, args.layers)
    else:
        model = LanguageModel(SHAPES[args.size])
    progress["measured"] = args.measured is not None
    optimizer = Optimizer(model)
    if state:
        optimizer.load_state_dict(state["optimizer"])
    # weights that have learned to copy and seen all levels need neither the warm-up nor the curriculum
    curriculum = not args.start_from
    copies = CopyBatches(args.rows, args.seed)
    # the data of a resumed run goes on with numbers of its own
    examples = Examples(args.seed * 1_000_003 + progress["step"], suite_prompts(), read_measured(args.measured))
    tasks = TaskBatches(args.rows, examples)
    # torch 2.15 compiles attention's backward pass to NaN for AVX-512 on some processors with AMX; narrower code costs a tenth
    torch._inductor.config.cpp.simdlen = 256
    graded = loss_of if args.no_compile else torch.compile(loss_of)
    print(f"parameters {model.parameter_count()}", flush=True)

    stopped = []
    # asked to stop, a run ends as if its minutes were over: what it learned is saved
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(True))
    started, earlier = time.monotonic(), progress["seconds"]
    saved_at, average = earlier, progress["loss"]
    own_step = 0
    while True:
        seconds = earlier + time.monotonic() - started
        share = seconds / (args.minutes * 60)
        if share >= 1 or stopped:
            break
        rate = rate_at(share, own_step, args.rate)
        optimizer.set_rate(rate)
        step = progress["step"]
        if curriculum and step < COPY_STEPS:
            batch = copies.next()
        else:
            examples.highest_level = min(5, 1 + (step - COPY_STEPS) // STEPS_PER_LEVEL) if curriculum else 5
            batch = tasks.next()
        loss = graded(model, *inputs_of(model, batch))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if not math.isfinite(loss.item()):
            raise SystemExit(f"step {step + 1}: the loss is not a number. Nothing was saved since; try --no-compile.")
        average = loss.item() if average is None else 0.98 * average + 0.02 * loss.item()
        own_step += 1
        progress.update(
            step=step + 1, tokens=progress["tokens"] + batch.tokens(), loss=average,
            seconds=earlier + time.monotonic() - started,
        )
        if own_step in (1, 5, 20) or own_step % REPORT_EVERY_STEPS == 0:
            speed = progress["tokens"] / progress["seconds"]
            print(f"{progress['seconds']:.0f}s step {step + 1} loss {average:.4f} tokens/s {speed:.0f} "
                  f"rate {rate:.5f}", flush=True)
        if progress["seconds"] - saved_at > SAVE_EVERY_SECONDS:
            saved_at = progress["seconds"]
            checkpoint.save(args.out, model, optimizer, progress)
    checkpoint.save(args.out, model, optimizer, progress)
    print(f"done: {progress}", flush=True)


if __name__ == "__main__":
    main()
