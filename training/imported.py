"""Reads the weights of a model folder back, so that training can go on from what the repository ships."""

import json
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

from model import LanguageModel, Shape


def load_folder(folder: Path) -> tuple[LanguageModel, dict]:
    """The model of a folder that export.py wrote, and its card. Matrices come back as the fp16 values stored there."""
    card = json.loads((folder / "second-thought.json").read_text())
    sizes = card["architecture"]
    shape = Shape(
        hidden=sizes["hidden"], layers=sizes["layers"], head=sizes["headDim"], feed_forward=sizes["feedForward"],
        symbols=sizes["vocab"], context=card["context"],
    )
    graph = onnx.load(folder / "onnx" / "model.onnx").graph
    stored = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()).float() for i in graph.initializer}

    def matrix(name: str) -> torch.Tensor:
        """A torch weight [out, in]; the graph keeps its transpose."""
        return stored[f"{name}.weight.fp16"].T.contiguous()

    weights = {"embedding.weight": stored["embedding.fp16"], "norm.weight": stored["last_norm.weight"]}
    for index in range(shape.layers):
        at, block = f"layer.{index}", f"blocks.{index}"
        weights[f"{block}.qkv.weight"] = torch.cat([matrix(f"{at}.{part}") for part in ("query", "key", "value")])
        weights[f"{block}.gate_up.weight"] = torch.cat([matrix(f"{at}.{part}") for part in ("gate", "up")])
        for part in ("attention_out", "down"):
            weights[f"{block}.{part}.weight"] = matrix(f"{at}.{part}")
        for part in ("attention_norm", "feed_norm"):
            weights[f"{block}.{part}.weight"] = stored[f"{at}.{part}.weight"]
    model = LanguageModel(shape)
    model.load_state_dict(weights)
    return model, card
