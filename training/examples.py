"""One training example of each ability: its tokens, and how much predicting each of them counts."""

from dataclasses import dataclass

import vocabulary

PROMPT_WEIGHT = 0.1
"""Loss on the prompt's tokens against 1 on thought and answer."""
CHOICE_WEIGHT = 4.0
"""Loss on the one token that chooses the mode, or that says true or false."""
WRONG_FIRST_WORK_SHARE = 0.4
"""Share of the re-checked thoughts whose first work has an error that the second puts right."""

SHARES = {"direct": 0.26, "think": 0.55, "forced": 0.03, "terse": 0.04, "recheck": 0.04, "check": 0.08}


@dataclass(frozen=True)
class Example:
    """`weights[i]` counts the prediction of `tokens[i]`; the first token is never predicted."""

    tokens: list[int]
    weights: list[float]


def _example(prompt: str, mode: int, reply: list[int], ungraded: int = 0, mode_weight: float = 0.0) -> Example:
    """The first `ungraded` tokens of the reply are given, and so the prompt is known too."""
    asked = vocabulary.asked(prompt)
    before = 0.0 if ungraded else PROMPT_WEIGHT
    return Example(
        [*asked, mode, *reply],
        [*[before] * len(asked), mode_weight, *[0.0] * ungraded, *[1.0] * (len(reply) - ungraded)],
    )


def direct(item, mode_weight: float = 0.0) -> Example:
    return _example(item.prompt, vocabulary.DIRECT, vocabulary.direct_reply(item.answer), mode_weight=mode_weight)


def think(item, mode_weight: float = 0.0) -> Example:
    reply = vocabulary.thought_reply(item.thought, item.answer)
    return _example(item.prompt, vocabulary.THINK, reply, mode_weight=mode_weight)


def forced(rng, item) -> Example:
    """A thought cut at a random place; the answer must come all the same."""
    thought = item.thought[: rng.randrange(len(item.thought))]
    return _example(item.prompt, vocabulary.THINK, vocabulary.thought_reply(thought, item.answer), len(thought) + 1)


def terse(item) -> Example:
    """The problem in normal form, then the answer at once."""
    return _example(item.prompt, vocabulary.TERSE, vocabulary.thought_reply(item.restated, item.answer))


def recheck(rng, item) -> Example:
    """The work done twice; sometimes wrong at first, so that the second time has something to mend."""
    if not item.work:
        return _example(item.prompt, vocabulary.RECHECK, vocabulary.thought_reply(item.thought, item.answer))
    head, again = f"{item.restated}: ", f"; again: {item.work}"
    if rng.random() >= WRONG_FIRST_WORK_SHARE:
        return _example(item.prompt, vocabulary.RECHECK, vocabulary.thought_reply(head + item.work + again, item.answer))
    wrong = with_error(rng, item.work)
    reply = vocabulary.thought_reply(head + wrong + again, item.answer)
    return _example(item.prompt, vocabulary.RECHECK, reply, ungraded=len(head + wrong))


def check(item, answer: str, right: bool) -> Example:
    """A candidate answer, and the verifier's word on it."""
    tokens = [*vocabulary.candidate(item.prompt, answer), vocabulary.TRUE if right else vocabulary.FALSE]
    return Example(tokens, [0.0] * (len(tokens) - 1) + [CHOICE_WEIGHT])


def with_error(rng, text: str) -> str:
    """One letter or digit of the text changed."""
    places = [i for i, character in enumerate(text) if character.isalnum()]
    if not places:
        return text + "1"
    at = rng.choice(places)
    alphabet = "0123456789" if text[at].isdigit() else "abcdefghijklmnopqrstuvwxyz"
    return text[:at] + rng.choice([c for c in alphabet if c != text[at]]) + text[at + 1 :]
