"""Puts a problem into words the way people type: number words, casing, chatter, missing marks, typing errors. Knows no skill."""

import re

from chatter import after, before
from grammar import choose
from number_words import in_words

CHATTER_BEFORE_SHARE, CHATTER_AFTER_SHARE = 0.24, 0.15
TYPO_SHARE = 0.04
NUMBER_WORDS_SHARE = 0.14
"""Share of prompts in which number fields may be words; in these each field is, most of the time."""
SEPARATOR_SHARE = 0.03
"""Share of prompts that write 4,738 for 4738."""

_FIELD = re.compile(r"(\{\w+\})")
_LONG_WORD = re.compile(r"[A-Za-z]{4,}")
_APOSTROPHE = re.compile(r"(?<=[a-z])'(?=(?:s|re|m|ll|d|t|ve)\b)")
_SHORT_FORMS = [
    (re.compile(rf"\b{long}\b"), short)
    for long, short in [
        ("please", "pls"),
        ("please", "plz"),
        ("you", "u"),
        ("are", "r"),
        ("what is", "whats"),
        ("what is", "wat is"),
        ("what", "wat"),
        ("how many", "hw many"),
        ("how many", "howmany"),
        ("how much", "how mch"),
        ("and", "&"),
        ("and", "n"),
        ("number", "num"),
        ("number", "nr"),
        ("numbers", "nums"),
        ("minutes", "min"),
        ("minutes", "mins"),
        ("hours", "hrs"),
        ("seconds", "secs"),
        ("weeks", "wks"),
        ("your", "ur"),
        ("because", "cuz"),
        ("know", "no"),
        ("the", "da"),
        ("word", "wrd"),
        ("letters", "ltrs"),
        ("between", "btw"),
        ("what is the", "the"),
        ("what is", "what"),
        ("are there", "there are"),
        ("how many", "many"),
        ("the ", ""),
        ("a ", ""),
        ("is the", "the"),
        ("does", "do"),
        ("there are", "there is"),
        ("how much is", "how much"),
    ]
]
_NEIGHBOURS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wqreytiouospdfghjkaxzvcbmn"))


def _with_typo(rng, wording: str) -> str:
    """The wording with one error in one of its own words; the fields stay as they are."""
    parts = _FIELD.split(wording)
    places = [(i, m) for i, part in enumerate(parts) if not _FIELD.fullmatch(part) for m in _LONG_WORD.finditer(part)]
    if not places:
        return wording
    i, match = rng.choice(places)
    at = rng.randrange(match.start(), match.end() - 1)
    part = parts[i]
    here, following = part[at], part[at + 1]
    error = rng.choice(
        [
            following + here,
            here,
            following,
            here + here + following,
            _NEIGHBOURS.get(here.lower(), here) + following,
        ]
    )
    parts[i] = part[:at] + error + part[at + 2 :]
    return "".join(parts)


def _with_short_forms(rng, wording: str) -> str:
    """One to three words shortened or left out as in messages typed with thumbs."""
    fitting = [(long, short) for long, short in _SHORT_FORMS if long.search(wording)]
    for long, short in rng.sample(fitting, min(len(fitting), rng.randint(1, 3))):
        # fields keep their names
        parts = _FIELD.split(wording)
        wording = "".join(part if _FIELD.fullmatch(part) else long.sub(short, part, count=1) for part in parts)
    return wording


def _written_number(rng, value: str) -> str:
    return in_words(rng, int(value)) if value.isdigit() and int(value) <= 9999 else value


def _number_fields(rng, fields: dict[str, str], numbers: frozenset[str]) -> dict[str, str]:
    """The fields with some numbers in words, or with thousands separators."""
    chance = rng.random()
    if chance < NUMBER_WORDS_SHARE:
        small = all(len(fields[name]) <= 3 for name in numbers)
        often = 0.75 if small else 0.25
        return {k: _written_number(rng, v) if k in numbers and rng.random() < often else v for k, v in fields.items()}
    if chance < NUMBER_WORDS_SHARE + SEPARATOR_SHARE:
        return {k: f"{int(v):,}" if k in numbers and v.isdigit() else v for k, v in fields.items()}
    return fields


def phrase(
    rng, wording: str, fields: dict[str, str], numbers: frozenset[str] = frozenset(), errors: bool = True,
    freer: bool = False,
) -> str:
    """The prompt for a pattern and its fields.

    `errors` lets typing errors, short forms and odd casing in; `freer`, for training, more of what people say around it.
    """
    wording = choose(rng, wording)
    own_start = not wording.startswith("{")
    thumbs = errors and rng.random() < (0.2 if freer else 0.12)
    if thumbs:
        wording = _with_short_forms(rng, wording.lower())
    if errors and rng.random() < TYPO_SHARE:
        wording = _with_typo(rng, wording)
    text = wording.format(**_number_fields(rng, fields, numbers))
    if own_start and rng.random() < 0.5:
        text = text[0].upper() + text[1:]
    if len(text) > 1 and text[-1] in ".?" and (thumbs or rng.random() < 0.35):
        text = text[:-1]
    elif text[-1].isalnum() and rng.random() < 0.15:
        text += rng.choice("??.!")
    if rng.random() < CHATTER_BEFORE_SHARE:
        text = f"{before(rng, freer)} {text[0].lower() + text[1:] if own_start and rng.random() < 0.6 else text}"
    if rng.random() < CHATTER_AFTER_SHARE:
        text = _joined(text, after(rng, freer))
    if errors:
        text = _casing(rng, text, thumbs)
    return text


def _joined(text: str, chatter: str) -> str:
    """Both, with one mark between them."""
    if chatter[0] in ",.!?":
        return text.rstrip(".?!") + chatter
    return f"{text} {chatter}"


def _casing(rng, text: str, thumbs: bool) -> str:
    if thumbs or rng.random() < 0.3:
        text = text.lower()
        return _APOSTROPHE.sub("", text) if rng.random() < 0.6 else text
    if rng.random() < 0.04:
        return text.upper()
    return text
