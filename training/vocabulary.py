"""The character-level vocabulary and the layout of one example. Knows no skill and no model."""

PAD, BOS, USER, BOT, DIRECT, THINK, END_THINK, END = range(8)

CONTROLS = ["<pad>", "<bos>", "<user>", "<bot>", "<direct>", "<think>", "</think>", "<end>"]
# Ids kept for later training (a verifier, two thought lengths), so that the shapes never change.
RESERVED = ["<check>", "<true>", "<false>", "<terse>", "<recheck>"] + [f"<reserved-{n}>" for n in range(11)]
CHARACTERS = [chr(code) for code in range(32, 127)] + ["\n"]

SYMBOLS = CONTROLS + RESERVED + CHARACTERS
IDS = {symbol: number for number, symbol in enumerate(SYMBOLS)}
SIZE = len(SYMBOLS)

CONTEXT = 256
"""Most tokens of one example: prompt, thought, answer and controls."""


def encode(text: str) -> list[int]:
    """Ids of the characters of `text`; raises KeyError on a character outside the vocabulary."""
    return [IDS[character] for character in text]


def decode(ids: list[int]) -> str:
    """The symbols of `ids`, controls spelled out."""
    return "".join(SYMBOLS[i] for i in ids)


def question(prompt: str, mode: int) -> list[int]:
    """`<bos><user>PROMPT<bot>MODE`, where mode is DIRECT or THINK."""
    return [BOS, USER, *encode(prompt), BOT, mode]


def direct_reply(answer: str) -> list[int]:
    """`ANSWER<end>`, what follows <direct>."""
    return [*encode(answer), END]


def thought_reply(thought: str, answer: str) -> list[int]:
    """`THOUGHT</think>ANSWER<end>`, what follows <think>."""
    return [*encode(thought), END_THINK, *encode(answer), END]
