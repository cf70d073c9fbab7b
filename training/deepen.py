"""A deeper model that at first answers exactly as a shallower one.

Each new block is a copy of the one before it whose two output matrices are zero, so that it adds nothing until it has learned to
(the identity start of Chen, Goodfellow and Shlens, "Net2Net", 2016, for residual blocks).
"""

import copy
from dataclasses import replace

import torch
from torch import nn

from model import Block, LanguageModel


def _without_effect(block: Block) -> Block:
    twin = copy.deepcopy(block)
    nn.init.zeros_(twin.attention_out.weight)
    nn.init.zeros_(twin.down.weight)
    return twin


def deepened(model: LanguageModel, layers: int) -> LanguageModel:
    """A model of that many blocks with the same outputs; new blocks are spread evenly. Raises ValueError for fewer than there are."""
    own = len(model.blocks)
    if layers < own:
        raise ValueError(f"the weights have {own} blocks, which is more than {layers}")
    deeper = LanguageModel(replace(model.shape, layers=layers))
    after = [round((index + 1) * own / (layers - own + 1)) - 1 for index in range(layers - own)]
    deeper.blocks = nn.ModuleList()
    for at, block in enumerate(model.blocks):
        deeper.blocks.append(block)
        deeper.blocks.extend(_without_effect(block) for _ in range(after.count(at)))
    with torch.no_grad():
        deeper.embedding.weight.copy_(model.embedding.weight)
        deeper.norm.weight.copy_(model.norm.weight)
    return deeper
