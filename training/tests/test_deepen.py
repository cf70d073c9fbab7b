"""A deeper model begins as the shallower one."""

import pytest
import torch

from deepen import deepened
from model import LanguageModel, Shape

SHAPE = Shape(hidden=64, layers=3, feed_forward=96)
IDS = torch.arange(24, 64)[None]


@pytest.mark.parametrize("layers", [3, 4, 5, 7])
def test_new_blocks_change_no_output_and_can_learn(layers):
    model = LanguageModel(SHAPE)
    before = model.step(IDS)[0]
    deeper = deepened(model, layers)
    assert len(deeper.blocks) == layers == deeper.shape.layers
    assert torch.equal(deeper.step(IDS)[0], before)
    deeper.step(IDS)[0].square().mean().backward()
    new = [block for block in deeper.blocks if not block.down.weight.any()]
    assert len({id(block) for block in deeper.blocks}) == layers and len(new) == layers - 3
    assert all(block.down.weight.grad.any() and block.attention_out.weight.grad.any() for block in new)


def test_a_model_is_never_made_shallower():
    with pytest.raises(ValueError, match="3 blocks"):
        deepened(LanguageModel(SHAPE), 2)
