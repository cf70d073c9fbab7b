"""Turns examples into training batches: several examples a row, none across two rows, each seeing only itself."""

import random
from collections import defaultdict, deque
from dataclasses import dataclass

import numpy as np
import torch

import examples
import vocabulary
from examples import Example
from grading import is_right
from sampler import draw_for_training

ROW = vocabulary.CONTEXT
WAITING = 32
"""Examples to choose from when filling a row."""
REMEMBERED = 64
"""Answers of each skill that serve as wrong candidates for other problems."""
MEASURED_SHARE = 0.4
"""Share of the examples that come from the model's own measured replies, where there are any."""


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


class Examples:
    """Endless training examples of all abilities."""

    def __init__(self, seed: int, excluded: set[str], measured: list | None = None):
        self.rng, self.excluded, self.measured = random.Random(seed), excluded, measured or []
        self.wrong = [reply for reply in self.measured if not reply.right]
        self.right = [reply for reply in self.measured if reply.right]
        self.highest_level = 1
        self.earlier = defaultdict(lambda: deque(maxlen=REMEMBERED))

    def _wrong_candidate(self, item) -> str:
        """Another problem's answer, or the right one with an error."""
        earlier = self.earlier[item.skill]
        answer = self.rng.choice(earlier) if earlier and self.rng.random() < 0.5 else examples.with_error(self.rng, item.answer)
        return answer if not is_right(answer, [item.answer, *item.also]) else examples.with_error(self.rng, answer + "s")

    def _of(self, ability: str, item) -> Example:
        match ability:
            case "direct":
                return examples.direct(item)
            case "think":
                return examples.think(item)
            case "forced":
                return examples.forced(self.rng, item)
            case "terse":
                return examples.terse(item)
            case "recheck":
                return examples.recheck(self.rng, item)
            case _:
                right = self.rng.random() < 0.5
                return examples.check(item, item.answer if right else self._wrong_candidate(item), right)

    def _measured(self) -> Example:
        """What the model's own reply teaches: which mode would have paid, or whether its answer was right."""
        if self.rng.random() < 0.5:
            reply, weight = self.rng.choice(self.measured), examples.CHOICE_WEIGHT
            return examples.think(reply.item, weight) if reply.pays else examples.direct(reply.item, weight)
        reply = self.rng.choice(self.wrong if self.rng.random() < 0.5 else self.right)
        return examples.check(reply.item, reply.answer, reply.right)

    def next(self) -> Example:
        while True:
            if self.measured and self.rng.random() < MEASURED_SHARE:
                example = self._measured()
            else:
                item = draw_for_training(self.rng, self.highest_level, self.excluded)
                ability = self.rng.choices(list(examples.SHARES), list(examples.SHARES.values()))[0]
                example = self._of(ability, item)
                self.earlier[item.skill].append(item.answer)
            if len(example.tokens) <= ROW:
                return example


class TaskBatches:
    """Endless batches of packed task examples."""

    def __init__(self, rows: int, examples: Examples):
        self.rows, self.examples = rows, examples
        self.waiting: list[Example] = []

    def _next_fitting(self, room: int) -> Example | None:
        while len(self.waiting) < WAITING:
            self.waiting.append(self.examples.next())
        for place, example in enumerate(self.waiting):
            if len(example.tokens) <= room:
                return self.waiting.pop(place)
        return None

    def next(self) -> Batch:
        ids, positions, targets = (np.zeros((self.rows, ROW), np.int64) for _ in range(3))
        segments = np.full((self.rows, ROW), -1, np.int64)
        weights = np.zeros((self.rows, ROW), np.float32)
        for row in range(self.rows):
            at, segment = 0, 0
            while example := self._next_fitting(ROW - at):
                end = at + len(example.tokens)
                ids[row, at:end] = example.tokens
                positions[row, at:end] = np.arange(end - at)
                segments[row, at:end] = segment
                targets[row, at : end - 1] = example.tokens[1:]
                weights[row, at : end - 1] = example.weights[1:]
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
