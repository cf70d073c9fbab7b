"""Writes the model's text side for transformers.js: tokenizer.json and tokenizer_config.json."""

import json
from pathlib import Path

import vocabulary

# Prompts stand alone: the template keeps only the last message. `enable_thinking` chooses the mode.
CHAT_TEMPLATE = (
    "{{ '<bos><user>' + messages[-1]['content'] }}"
    "{% if add_generation_prompt %}"
    "{{ '<bot>' + ('<think>' if enable_thinking is defined and enable_thinking else '<direct>') }}"
    "{% endif %}"
)


def tokenizer() -> dict:
    """A BPE without merges: one token a character. What is outside the vocabulary becomes `?`."""
    specials = vocabulary.CONTROLS + vocabulary.ABILITIES + vocabulary.RESERVED
    added = [
        {"id": number, "content": symbol, "single_word": False, "lstrip": False, "rstrip": False,
         "normalized": False, "special": True}
        for number, symbol in enumerate(specials)
    ]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": added,
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "NFKC"},
                {"type": "Replace", "pattern": {"Regex": "[^ -~\\n]"}, "content": "?"},
            ],
        },
        "pre_tokenizer": None,
        "post_processor": None,
        "decoder": {"type": "Fuse"},
        "model": {
            "type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None,
            "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False,
            "vocab": vocabulary.IDS, "merges": [],
        },
    }


def write_tokenizer(folder: Path, context: int) -> None:
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": context,
        "bos_token": "<bos>",
        "eos_token": "<end>",
        "pad_token": "<pad>",
        "add_bos_token": False,
        "padding_side": "right",
        "clean_up_tokenization_spaces": False,
        "chat_template": CHAT_TEMPLATE,
    }
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer(), indent=1) + "\n")
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=1) + "\n")
