"""Writes a checkpoint as the model folder of its size that the app loads.

    python export.py runs/base-2.pt

Figures that evaluate.py measured for the same checkpoint (runs/base-2.figures.json) go into the model card.
"""

import argparse
import json
from pathlib import Path

import checkpoint
import vocabulary
from model import LanguageModel, size_of
from onnx_graph import build_graph
from parity import differences, open_session
from problem import DECLINE
from skills import SKILLS
from tokenizer_files import write_tokenizer

MODELS = Path(__file__).resolve().parent.parent / "public" / "models"
NAMES = {"base": "Second Thought Base", "mini": "Second Thought Mini"}
LARGEST_DIFFERENCE = 2e-3
"""Logits; fp32 sums in another order stay far below."""


def model_config(model: LanguageModel) -> dict:
    shape = model.shape
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "hidden_size": shape.hidden,
        "intermediate_size": shape.feed_forward,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "num_key_value_heads": shape.heads,
        "head_dim": shape.head,
        "max_position_embeddings": shape.context,
        "vocab_size": shape.symbols,
        "rms_norm_eps": shape.epsilon,
        "rope_theta": shape.rope_theta,
        "hidden_act": "silu",
        "attention_bias": False,
        "mlp_bias": False,
        "tie_word_embeddings": True,
        "bos_token_id": vocabulary.BOS,
        "eos_token_id": vocabulary.END,
        "pad_token_id": vocabulary.PAD,
        "torch_dtype": "float32",
        "transformers.js_config": {"dtype": "fp32"},
    }


def model_card(model: LanguageModel, size: str, progress: dict, sha256: str, figures: dict | None) -> dict:
    """What the app reads about the model of a size, `base` or `mini`: second-thought.json."""
    shape = model.shape
    return {
        "schema": 1,
        "id": size,
        "name": NAMES[size],
        "parameters": model.parameter_count(),
        "nonEmbeddingParameters": model.parameter_count() - model.embedding.weight.numel(),
        "context": shape.context,
        "architecture": {
            "layers": shape.layers, "heads": shape.heads, "kvHeads": shape.heads, "headDim": shape.head,
            "hidden": shape.hidden, "feedForward": shape.feed_forward, "vocab": shape.symbols,
        },
        "controls": {
            "pad": vocabulary.PAD, "bos": vocabulary.BOS, "user": vocabulary.USER, "bot": vocabulary.BOT,
            "direct": vocabulary.DIRECT, "think": vocabulary.THINK, "endThink": vocabulary.END_THINK,
            "end": vocabulary.END, "check": vocabulary.CHECK, "true": vocabulary.TRUE, "false": vocabulary.FALSE,
            "terse": vocabulary.TERSE, "recheck": vocabulary.RECHECK,
        },
        "decline": [DECLINE],
        "modeChoice": progress.get("measured", False),
        "abilities": {"check": True, "terse": True, "recheck": True},
        "thinkCap": vocabulary.LONGEST_THOUGHT,
        "skills": [{"id": s.ID, "name": s.NAME, "example": s.EXAMPLE} for s in SKILLS.values()],
        "provenance": {
            "runs": checkpoint.runs_of(progress),
            "checkpointSha256": sha256,
        },
        "figures": figures or {},
    }


def write_json(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value, indent=1) + "\n")


def export(model: LanguageModel, card: dict, folder: Path) -> dict[str, float]:
    """Writes every file and returns the differences between torch and graph; raises if they are large."""
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    graph = build_graph(model).SerializeToString()
    apart = differences(model, open_session(graph))
    if max(apart.values()) > LARGEST_DIFFERENCE:
        raise ValueError(f"graph and model disagree: {apart}")
    (folder / "onnx" / "model.onnx").write_bytes(graph)
    write_json(folder / "config.json", model_config(model))
    write_json(
        folder / "generation_config.json",
        {"bos_token_id": vocabulary.BOS, "eos_token_id": vocabulary.END, "pad_token_id": vocabulary.PAD},
    )
    write_tokenizer(folder, model.shape.context)
    write_json(folder / "second-thought.json", card)
    return apart


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--folder", type=Path, help="instead of public/models and the size's name")
    args = parser.parse_args()
    model, state = checkpoint.load_as_exported(args.checkpoint)
    size = size_of(model.shape)
    folder = args.folder or MODELS / size
    sha256 = checkpoint.sha256(args.checkpoint)
    measured = args.checkpoint.with_suffix(".figures.json")
    figures = json.loads(measured.read_text()) if measured.exists() else None
    if figures and figures["checkpointSha256"] != sha256:
        print("the figures belong to another state of the checkpoint: left out")
        figures = None
    apart = export(model, model_card(model, size, state["progress"], sha256, figures), folder)
    stored = (folder / "onnx" / "model.onnx").stat().st_size
    print(f"{folder.name}: step {state['progress']['step']}, model.onnx {stored} bytes, differences {apart}")


if __name__ == "__main__":
    main()
