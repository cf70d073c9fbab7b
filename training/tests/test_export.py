"""The written model folder is complete and computes what the trained model computes."""

import json

import onnx
import torch

import checkpoint
import vocabulary
from export import export, model_card
from imported import load_folder
from onnx_graph import build_graph
from parity import differences, open_session
from skills import SKILLS

PROGRESS = {"seed": 1, "step": 3, "tokens": 10, "seconds": 60.0, "loss": 1.0, "before": [], "commit": "abc"}


def test_the_graph_computes_what_the_model_computes_at_once_and_in_chunks(tiny_model):
    apart = differences(tiny_model, open_session(build_graph(tiny_model).SerializeToString()))
    logits = tiny_model.step(torch.arange(30)[None])[0]
    assert logits.abs().max() > 1, "logits so small that no difference could show"
    assert max(apart.values()) < 1e-4, apart


def test_the_tied_table_and_all_matrices_are_stored_once_as_fp16(tiny_model):
    graph = build_graph(tiny_model).graph
    stored = {i.name: i for i in graph.initializer}
    matrices = [i for i in graph.initializer if len(i.dims) == 2 and i.name not in ("cos", "sin")]
    assert all(i.data_type == onnx.TensorProto.FLOAT16 for i in matrices)
    assert sum(i.dims[0] * i.dims[1] for i in matrices) == sum(w.numel() for w in tiny_model.parameters() if w.dim() > 1)
    assert list(stored["embedding.fp16"].dims) == [vocabulary.SIZE, tiny_model.shape.hidden]


def test_the_folder_names_inputs_and_outputs_as_the_app_expects(tiny_model, tmp_path):
    export(tiny_model, model_card(tiny_model, "mini", PROGRESS, "0" * 64, None), tmp_path)
    session = open_session(str(tmp_path / "onnx" / "model.onnx"))
    caches = [f"{i}.{part}" for i in range(2) for part in ("key", "value")]
    assert [i.name for i in session.get_inputs()] == [
        "input_ids", "attention_mask", "num_logits_to_keep", *(f"past_key_values.{c}" for c in caches)
    ]
    assert [o.name for o in session.get_outputs()] == ["logits", *(f"present.{c}" for c in caches)]
    assert session.get_inputs()[0].shape[0] == "batch_size"
    config = json.loads((tmp_path / "config.json").read_text())
    assert config["eos_token_id"] == vocabulary.END and config["max_position_embeddings"] == vocabulary.CONTEXT
    card = json.loads((tmp_path / "second-thought.json").read_text())
    assert card["parameters"] == tiny_model.parameter_count()
    assert [skill["id"] for skill in card["skills"]] == list(SKILLS)
    assert "chat_template" in json.loads((tmp_path / "tokenizer_config.json").read_text())


def test_a_checkpoint_comes_back_as_it_was_saved(tiny_model, tmp_path):
    path = tmp_path / "model.pt"
    checkpoint.save(path, tiny_model, None, PROGRESS)
    model, state = checkpoint.load(path)
    assert state["progress"] == PROGRESS
    assert all(torch.equal(a, b) for a, b in zip(model.parameters(), tiny_model.parameters()))
    assert not path.with_suffix(".partial").exists()


def test_a_model_folder_gives_its_weights_and_its_runs_back(tiny_model, tmp_path):
    export(tiny_model, model_card(tiny_model, "mini", PROGRESS, "0" * 64, None), tmp_path)
    model, card = load_folder(tmp_path)
    assert model.shape == tiny_model.shape
    assert all(torch.equal(a, b) for a, b in zip(model.parameters(), tiny_model.parameters()))
    assert card["provenance"]["runs"] == [
        {"dataSeed": 1, "codeCommit": "abc", "steps": 3, "tokens": 10, "minutes": 1.0}
    ]
