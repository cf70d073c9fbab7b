"""Saves and loads a training state. A reader never sees a half-written file."""

import hashlib
import os
from pathlib import Path

import torch

from model import LanguageModel, Shape


def save(path: Path, model: LanguageModel, optimizer, progress: dict) -> None:
    """Writes beside the target, then renames over it."""
    state = {
        "shape": model.shape.as_dict(),
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict() if optimizer else None,
        "progress": progress,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    os.replace(partial, path)


def runs_of(progress: dict) -> list[dict]:
    """All runs that led to a state, the first one first: what the model card names."""
    return [*progress["before"], {
        "dataSeed": progress["seed"],
        "codeCommit": progress.get("commit"),
        "steps": progress["step"],
        "tokens": progress["tokens"],
        "minutes": round(progress["seconds"] / 60, 1),
    }]


def load(path: Path) -> tuple[LanguageModel, dict]:
    """The model and the whole saved state (keys: shape, model, optimizer, progress)."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    model = LanguageModel(Shape(**state["shape"]))
    model.load_state_dict(state["model"])
    return model, state


def load_as_exported(path: Path) -> tuple[LanguageModel, dict]:
    """As load, with every matrix rounded to the fp16 values that the export stores."""
    model, state = load(path)
    with torch.no_grad():
        for weight in model.parameters():
            if weight.dim() > 1:
                weight.copy_(weight.half().float())
    return model.eval(), state


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
