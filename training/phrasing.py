"""Puts a problem into words the way people type: casing, politeness, missing marks, typing errors. Knows no skill."""

import re

_BEFORE = [
    "Please: ", "Hey, ", "Hi! ", "Hello, ", "Quick question: ", "Tell me: ", "Can you help? ", "Question: ",
    "Could you tell me: ", "I have a question. ", "so ", "ok, ", "Please tell me: ", "Um, ",
]
_AFTER = [" please", " Thanks!", " thanks", ", please", " Please.", " thank you"]

POLITE_SHARE = 0.08
TYPO_SHARE = 0.03
_FIELD = re.compile(r"(\{\w+\})")
_LONG_WORD = re.compile(r"[A-Za-z]{4,}")


def _with_typo(rng, wording: str) -> str:
    """The wording with one error in one of its own words; the fields stay as they are."""
    parts = _FIELD.split(wording)
    places = [(i, m) for i, part in enumerate(parts) if not _FIELD.fullmatch(part) for m in _LONG_WORD.finditer(part)]
    if not places:
        return wording
    i, match = rng.choice(places)
    at = rng.randrange(match.start(), match.end() - 1)
    part = parts[i]
    swapped = part[at + 1] + part[at]
    parts[i] = part[:at] + rng.choice([swapped, part[at]]) + part[at + 2 :]
    return "".join(parts)


def phrase(rng, wording: str, fields: dict[str, str], typos: bool = True) -> str:
    """The prompt for a wording and its fields."""
    own_start = not wording.startswith("{")
    if typos and rng.random() < TYPO_SHARE:
        wording = _with_typo(rng, wording)
    text = wording.format(**fields)
    if own_start and rng.random() < 0.3:
        text = text[0].lower() + text[1:]
    if text[-1] in ".?" and rng.random() < 0.25:
        text = text[:-1]
    elif text[-1].isalnum() and rng.random() < 0.1:
        text += "?"
    chance = rng.random()
    if chance < POLITE_SHARE:
        lower = own_start and rng.random() < 0.5
        text = rng.choice(_BEFORE) + (text[0].lower() + text[1:] if lower else text)
    elif chance < 1.5 * POLITE_SHARE:
        text += rng.choice(_AFTER)
    return text
