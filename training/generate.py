"""Greedy replies of the model, direct or with thought. Knows no skill.

The rule, which the app's own loop must follow too: the likeliest token each time until <end>, at most until the
context is full. A thought that has not ended after THINK_CAP tokens is cut: </think> follows, then the answer.
"""

from collections import defaultdict
from dataclasses import dataclass

import torch

import vocabulary

THINK_CAP = 160
"""Tokens of thought at most, </think> not counted."""
ROWS = 64
"""Prompts of one length that are worked on together."""


@dataclass
class Reply:
    """What the model wrote after the mode token."""

    ids: list[int]
    """Generated tokens in order, </think> and <end> included (a forced </think> too)."""
    logprob: float = 0.0
    """Sum over the chosen tokens, nats."""
    cut: bool = False
    """Whether the thought was ended by force."""

    def _visible(self) -> list[int]:
        return self.ids[:-1] if self.ids and self.ids[-1] == vocabulary.END else self.ids

    def thought(self) -> str:
        """The text before </think>; empty for a direct reply."""
        ids = self._visible()
        return vocabulary.decode(ids[: ids.index(vocabulary.END_THINK)]) if vocabulary.END_THINK in ids else ""

    def answer(self) -> str:
        """The text after the first </think>, or all of a direct reply."""
        ids = self._visible()
        if vocabulary.END_THINK in ids:
            ids = ids[ids.index(vocabulary.END_THINK) + 1 :]
        return vocabulary.decode(ids)


@torch.no_grad()
def _reply_together(model, prompts: list[str], mode: int) -> list[Reply]:
    """Replies to prompts of one length."""
    heads = [vocabulary.question(prompt, mode) for prompt in prompts]
    replies = [Reply([]) for _ in prompts]
    done = [False] * len(prompts)
    thinking = [mode == vocabulary.THINK] * len(prompts)
    logits, cache = model.step(torch.tensor(heads))
    for written in range(vocabulary.CONTEXT - len(heads[0])):
        logprobs = logits[:, -1].float().log_softmax(-1)
        values, chosen = logprobs.max(-1)
        chosen, values = chosen.tolist(), values.tolist()
        for row, reply in enumerate(replies):
            if done[row]:
                continue
            if thinking[row] and written == THINK_CAP and chosen[row] != vocabulary.END_THINK:
                chosen[row], values[row] = vocabulary.END_THINK, float(logprobs[row, vocabulary.END_THINK])
                reply.cut = True
            reply.ids.append(chosen[row])
            reply.logprob += values[row]
            thinking[row] = thinking[row] and chosen[row] != vocabulary.END_THINK
            done[row] = chosen[row] == vocabulary.END
        if all(done):
            break
        logits, cache = model.step(torch.tensor(chosen)[:, None], cache)
    return replies


def reply_all(model, prompts: list[str], mode: int) -> list[Reply]:
    """A reply for each prompt, in order; prompts of one length share a batch, so none is padded."""
    places = defaultdict(list)
    for place, prompt in enumerate(prompts):
        places[len(prompt)].append(place)
    replies: list[Reply | None] = [None] * len(prompts)
    for same in places.values():
        for start in range(0, len(same), ROWS):
            chunk = same[start : start + ROWS]
            for place, reply in zip(chunk, _reply_together(model, [prompts[p] for p in chunk], mode)):
                replies[place] = reply
    return replies
