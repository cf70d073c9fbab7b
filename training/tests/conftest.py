"""A model small enough to build in a moment, with weights large enough that mistakes show."""

import pytest
import torch

from model import LanguageModel, Shape


@pytest.fixture(scope="session")
def tiny_model() -> LanguageModel:
    torch.manual_seed(0)
    model = LanguageModel(Shape(hidden=128, layers=2, feed_forward=96)).eval()
    with torch.no_grad():
        for weight in model.parameters():
            if weight.dim() > 1:
                weight.copy_((weight * 6).half().float())
            else:
                weight.add_(0.1 * torch.randn_like(weight))
    return model
