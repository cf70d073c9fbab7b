"""Greedy replies of the model, direct or with thought, and what it thinks of modes and answers. Knows no skill.

The rule, which the app's own loop must follow too: the likeliest token each time until <end>, at most until the
context is full. A thought that has not ended after LONGEST_THOUGHT tokens is cut: </think> follows, then the answer.
"""

from collections import defaultdict
from dataclasses import dataclass

import torch

import vocabulary

ROWS = 128
"""Prompts of one length that are worked on together."""
THINKING = (vocabulary.THINK, vocabulary.TERSE, vocabulary.RECHECK)


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
    thinking = [mode in THINKING] * len(prompts)
    logits, cache = model.step(torch.tensor(heads))
    for written in range(vocabulary.CONTEXT - len(heads[0])):
        logprobs = logits[:, -1].float().log_softmax(-1)
        values, chosen = logprobs.max(-1)
        chosen, values = chosen.tolist(), values.tolist()
        for row, reply in enumerate(replies):
            if done[row]:
                continue
            if thinking[row] and written == vocabulary.LONGEST_THOUGHT and chosen[row] != vocabulary.END_THINK:
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


def _by_length(texts: list[list[int]]) -> list[list[int]]:
    """Places of texts of one length, in chunks that are worked on together."""
    places = defaultdict(list)
    for place, ids in enumerate(texts):
        places[len(ids)].append(place)
    return [same[start : start + ROWS] for same in places.values() for start in range(0, len(same), ROWS)]


def reply_all(model, prompts: list[str], mode: int) -> list[Reply]:
    """A reply for each prompt, in order; prompts of one length share a batch, so none is padded."""
    replies: list[Reply | None] = [None] * len(prompts)
    for chunk in _by_length([vocabulary.question(prompt, mode) for prompt in prompts]):
        for place, reply in zip(chunk, _reply_together(model, [prompts[p] for p in chunk], mode)):
            replies[place] = reply
    return replies


@torch.no_grad()
def _probability(model, texts: list[list[int]], of: int, against: int) -> list[float]:
    """p(of) / (p(of) + p(against)) for the token after each text."""
    found = [0.0] * len(texts)
    for chunk in _by_length(texts):
        logits = model.step(torch.tensor([texts[p] for p in chunk]))[0][:, -1].float()
        for place, value in zip(chunk, (logits[:, of] - logits[:, against]).sigmoid().tolist()):
            found[place] = value
    return found


def think_prior(model, prompts: list[str]) -> list[float]:
    """P(think): the model's own choice of mode after the prompt (Thinkless, arXiv 2505.13379)."""
    return _probability(model, [vocabulary.asked(prompt) for prompt in prompts], vocabulary.THINK, vocabulary.DIRECT)


def verified(model, prompts: list[str], answers: list[str]) -> list[float]:
    """P(True) of each candidate answer (Kadavath et al. 2022, arXiv 2207.05221); 0 for one that runs to the context's end."""
    texts = [vocabulary.candidate(prompt, answer) for prompt, answer in zip(prompts, answers)]
    fitting = [place for place, text in enumerate(texts) if len(text) <= vocabulary.CONTEXT]
    known = _probability(model, [texts[place] for place in fitting], vocabulary.TRUE, vocabulary.FALSE)
    by_place = dict(zip(fitting, known))
    return [by_place.get(place, 0.0) for place in range(len(texts))]
