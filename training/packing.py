"""Turns examples into training batches: several examples a row, none across two rows, each seeing only itself."""

import random
from dataclasses import dataclass

import numpy as np
import torch

import vocabulary
from sampler import draw_for_training

ROW = vocabulary.CONTEXT
THINK_SHARE = 0.6
FORCED_SHARE = 0.05
"""Share of the think examples whose thought is cut at a random place; the answer must come all the same."""
PROMPT_WEIGHT = 0.1
"""Loss on the prompt's tokens against 1 on thought and answer."""
WAITING = 32
"""Examples to choose from when filling a row."""


@dataclass(frozen=True)
class Batch:
    """Arrays [rows, ROW]; weights are those of predicting the target at that place."""

    ids: torch.Tensor
    positions: torch.Tensor
    segments: torch.Tensor
    targets: torch.Tensor
    weights: torch.Tensor

    def tokens(self) -> int:
        """Tokens without padding."""
        return int((self.segments >= 0).sum())


def tokens_of(item, rng) -> tuple[list[int], int, float]:
    """Ids of an example, where its graded part starts, and the weight of what stands before."""
    if rng.random() >= THINK_SHARE:
        head = vocabulary.question(item.prompt, vocabulary.DIRECT)
        return head + vocabulary.direct_reply(item.answer), len(head), PROMPT_WEIGHT
    head = vocabulary.question(item.prompt, vocabulary.THINK)
    if rng.random() < FORCED_SHARE:
        thought = item.thought[: rng.randrange(len(item.thought))]
        head = [*head, *vocabulary.encode(thought), vocabulary.END_THINK]
        return head + vocabulary.direct_reply(item.answer), len(head), 0.0
    return head + vocabulary.thought_reply(item.thought, item.answer), len(head), PROMPT_WEIGHT


class TaskBatches:
    """Endless batches of packed task examples."""

    def __init__(self, rows: int, seed: int, excluded: set[str]):
        self.rows, self.excluded = rows, excluded
        self.rng = random.Random(seed)
        self.highest_level = 1
        self.waiting: list[tuple[list[int], int, float]] = []

    def _next_fitting(self, room: int):
        while len(self.waiting) < WAITING:
            item = draw_for_training(self.rng, self.highest_level, self.excluded)
            self.waiting.append(tokens_of(item, self.rng))
        for place, example in enumerate(self.waiting):
            if len(example[0]) <= room:
                return self.waiting.pop(place)
        return None

    def next(self) -> Batch:
        ids, positions, targets = (np.zeros((self.rows, ROW), np.int64) for _ in range(3))
        segments = np.full((self.rows, ROW), -1, np.int64)
        weights = np.zeros((self.rows, ROW), np.float32)
        for row in range(self.rows):
            at, segment = 0, 0
            while example := self._next_fitting(ROW - at):
                tokens, graded, before = example
                end = at + len(tokens)
                ids[row, at:end] = tokens
                positions[row, at:end] = np.arange(len(tokens))
                segments[row, at:end] = segment
                targets[row, at : end - 1] = tokens[1:]
                weights[row, at : at + graded - 1] = before
                weights[row, at + graded - 1 : end - 1] = 1
                at, segment = end, segment + 1
        return Batch(*map(torch.from_numpy, (ids, positions, segments, targets, weights)))


class CopyBatches:
    """Warm-up: random strings repeated two to four times, graded on the repeats.

    Every skill looks characters up in the prompt; without this the model spends hours learning to.
    """

    def __init__(self, rows: int, seed: int):
        self.rows = rows
        self.random = np.random.RandomState(seed)
        self.first = vocabulary.IDS[" "]
        self.lower = vocabulary.IDS["a"]

    def _row(self) -> tuple[np.ndarray, np.ndarray]:
        ids, weights = np.zeros(ROW + 1, np.int64), np.zeros(ROW, np.float32)
        at = 0
        while at < ROW + 1:
            length = self.random.randint(4, 16)
            low, high = (self.first, vocabulary.SIZE) if self.random.rand() < 0.5 else (self.lower, self.lower + 26)
            separator = self.random.randint(vocabulary.IDS["!"], vocabulary.IDS["0"])
            block = np.append(self.random.randint(low, high, length), separator)
            for repeat in range(self.random.randint(2, 5)):
                end = min(ROW + 1, at + len(block))
                ids[at:end] = block[: end - at]
                if repeat and at:
                    weights[at - 1 : end - 1] = 1
                at = end
                if at >= ROW + 1:
                    break
        return ids, weights

    def next(self) -> Batch:
        rows = [self._row() for _ in range(self.rows)]
        ids = torch.from_numpy(np.stack([ids for ids, _ in rows]))
        positions = torch.arange(ROW).expand(self.rows, ROW)
        segments = torch.zeros(self.rows, ROW, dtype=torch.long)
        weights = torch.from_numpy(np.stack([weights for _, weights in rows]))
        return Batch(ids[:, :-1].contiguous(), positions, segments, ids[:, 1:].contiguous(), weights)
