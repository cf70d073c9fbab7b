"""The character-level vocabulary and the layout of one example. Knows no skill and no model."""

PAD, BOS, USER, BOT, DIRECT, THINK, END_THINK, END, CHECK, TRUE, FALSE, TERSE, RECHECK = range(13)

CONTROLS = ["<pad>", "<bos>", "<user>", "<bot>", "<direct>", "<think>", "</think>", "<end>"]
ABILITIES = ["<check>", "<true>", "<false>", "<terse>", "<recheck>"]
# Ids kept for later training, so that the shapes never change.
RESERVED = [f"<reserved-{n}>" for n in range(11)]
CHARACTERS = [chr(code) for code in range(32, 127)] + ["\n"]

SYMBOLS = CONTROLS + ABILITIES + RESERVED + CHARACTERS
IDS = {symbol: number for number, symbol in enumerate(SYMBOLS)}
SIZE = len(SYMBOLS)

CONTEXT = 256
"""Most tokens of one example: prompt, thought, answer and controls."""
LONGEST_THOUGHT = 160
"""Most tokens of a thought, </think> not counted: replies are cut there."""


def encode(text: str) -> list[int]:
    """Ids of the characters of `text`; raises KeyError on a character outside the vocabulary."""
    return [IDS[character] for character in text]


def decode(ids: list[int]) -> str:
    """The symbols of `ids`, controls spelled out."""
    return "".join(SYMBOLS[i] for i in ids)


def asked(prompt: str) -> list[int]:
    """`<bos><user>PROMPT<bot>`: what every mode shares."""
    return [BOS, USER, *encode(prompt), BOT]


def question(prompt: str, mode: int) -> list[int]:
    """`<bos><user>PROMPT<bot>MODE`, where mode is DIRECT, THINK, TERSE or RECHECK."""
    return [*asked(prompt), mode]


def direct_reply(answer: str) -> list[int]:
    """`ANSWER<end>`, what follows <direct>."""
    return [*encode(answer), END]


def thought_reply(thought: str, answer: str) -> list[int]:
    """`THOUGHT</think>ANSWER<end>`, what follows <think>, <terse> and <recheck>."""
    return [*encode(thought), END_THINK, *encode(answer), END]


def candidate(prompt: str, answer: str) -> list[int]:
    """`<bos><user>PROMPT<bot><check>ANSWER<end>`: then <true> or <false> follows, the verifier's word."""
    return [*asked(prompt), CHECK, *encode(answer), END]
