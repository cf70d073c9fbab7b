"""Runs an exported graph beside the torch model it came from and says how far apart they are."""

import numpy as np
import onnxruntime
import torch

from model import LanguageModel


def open_session(graph: bytes | str, threads: int = 1) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def run_graph(session, shape, ids: np.ndarray, past=None, keep: int = 0):
    """Logits and the longer cache, for ids [rows, length] after `past`."""
    rows, length = ids.shape
    names = [f"past_key_values.{i}.{part}" for i in range(shape.layers) for part in ("key", "value")]
    if past is None:
        past = [np.zeros((rows, shape.heads, 0, shape.head), np.float32) for _ in names]
    feeds = {
        "input_ids": ids.astype(np.int64),
        "attention_mask": np.ones((rows, past[0].shape[2] + length), np.int64),
        "num_logits_to_keep": np.array(keep, np.int64),
        **dict(zip(names, past)),
    }
    logits, *present = session.run(None, feeds)
    return logits, present


def _in_chunks(session, shape, ids: np.ndarray, sizes: list[int]) -> np.ndarray:
    chunks, past, at = [], None, 0
    for size in sizes:
        logits, past = run_graph(session, shape, ids[:, at : at + size], past)
        chunks.append(logits)
        at += size
    return np.concatenate(chunks, 1)


@torch.no_grad()
def differences(model: LanguageModel, session, seed: int = 0, length: int = 64) -> dict[str, float]:
    """Largest absolute differences of logits: torch against graph, one shot against chunks, kept against all."""
    ids = np.random.RandomState(seed).randint(0, model.shape.symbols, (3, length))
    one, half = ids[:1], length // 2
    expected = model.step(torch.from_numpy(ids))[0].numpy()
    whole, _ = run_graph(session, model.shape, ids)
    chunked = _in_chunks(session, model.shape, one, [half, 1, 1, length - half - 2])
    decoded = _in_chunks(session, model.shape, ids, [half] + [1] * (length - half))
    last, _ = run_graph(session, model.shape, ids, keep=1)
    return {
        "torchAgainstGraph": float(np.abs(expected - whole).max()),
        "oneShotAgainstChunks": float(np.abs(whole[:1] - chunked).max()),
        "oneShotAgainstDecodedBatch": float(np.abs(whole - decoded).max()),
        "keptAgainstAll": float(np.abs(whole[:, -1:] - last).max()),
    }
