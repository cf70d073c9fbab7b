"""Writes a model as an ONNX graph with cache inputs: weights stored as fp16 and cast to fp32 inside.

Inputs  input_ids int64 [batch, length], attention_mask int64 [batch, past + length],
        num_logits_to_keep int64 scalar (0 = all), past_key_values.N.key and .value fp32 [batch, heads, past, head].
Outputs logits fp32 [batch, kept, symbols], present.N.key and .value fp32 [batch, heads, past + length, head].
Rows of one batch must have the same length: attention reads lengths, not the places of the mask's zeros.
After a cache, a batch of several rows takes one token at a time; a single row may take more (a rule of the
attention operator on CPU and WASM).
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from model import LanguageModel

MICROSOFT = "com.microsoft"
OPSET = 17
IR_VERSION = 8


class _Graph:
    """Collects nodes and initializers; every method returns the name of its result."""

    def __init__(self):
        self.nodes, self.initializers = [], []

    def constant(self, name: str, values) -> str:
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, operator: str, inputs: list[str], outputs, domain: str = "", **attributes) -> str:
        outputs = [outputs] if isinstance(outputs, str) else outputs
        self.nodes.append(
            helper.make_node(operator, inputs, outputs, name=f"/{outputs[0]}", domain=domain, **attributes)
        )
        return outputs[0]

    def stored(self, name: str, weight) -> str:
        """A matrix kept as fp16, cast to fp32 for use."""
        self.constant(f"{name}.fp16", weight.detach().numpy().astype(np.float16))
        return self.node("Cast", [f"{name}.fp16"], name, to=TensorProto.FLOAT)

    def linear(self, x: str, name: str, weight) -> str:
        """x times the transpose of a torch weight [out, in]."""
        return self.node("MatMul", [x, self.stored(f"{name}.weight", weight.T)], name)

    def norm(self, x: str, name: str, layer, epsilon: float) -> str:
        scale = self.constant(f"{name}.weight", layer.weight.detach().numpy().astype(np.float32))
        return self.node(
            "SimplifiedLayerNormalization", [x, scale], name, axis=-1, epsilon=epsilon, stash_type=1
        )


def _lengths(graph: _Graph) -> tuple[str, str]:
    """What the attention operator wants: last index of each row, and the longest total."""
    last_axis = graph.constant("axis_1", np.array([1], np.int64))
    one = graph.constant("one", np.array([1], np.int64))
    total = graph.node("ReduceSum", ["attention_mask", last_axis], "row_totals", keepdims=1)
    last = graph.node("Cast", [graph.node("Sub", [total, one], "row_lasts")], "last_index", to=TensorProto.INT32)
    shape = graph.node("Shape", ["attention_mask"], "mask_shape")
    index = graph.constant("index_1", np.array(1, np.int64))
    longest = graph.node("Gather", [shape, index], "mask_length")
    return last, graph.node("Cast", [longest], "total_length", to=TensorProto.INT32)


def _block(graph: _Graph, x: str, index: int, block, shape, lengths: tuple[str, str]) -> str:
    at = f"layer.{index}"
    normed = graph.norm(x, f"{at}.attention_norm", block.attention_norm, shape.epsilon)
    query, key, value = (
        graph.linear(normed, f"{at}.{name}", part)
        for name, part in zip(("query", "key", "value"), block.qkv.weight.chunk(3, 0))
    )
    mixed = graph.node(
        "GroupQueryAttention",
        [query, key, value, f"past_key_values.{index}.key", f"past_key_values.{index}.value", *lengths, "cos", "sin"],
        [f"{at}.mixed", f"present.{index}.key", f"present.{index}.value"],
        MICROSOFT, num_heads=shape.heads, kv_num_heads=shape.heads, do_rotary=1, rotary_interleaved=0,
        scale=float(shape.head**-0.5), local_window_size=-1,
    )
    attended = graph.linear(mixed, f"{at}.attention_out", block.attention_out.weight)
    x = graph.node("Add", [x, attended], f"{at}.attended")
    normed = graph.norm(x, f"{at}.feed_norm", block.feed_norm, shape.epsilon)
    gate_weight, up_weight = block.gate_up.weight.chunk(2, 0)
    gate = graph.linear(normed, f"{at}.gate", gate_weight)
    up = graph.linear(normed, f"{at}.up", up_weight)
    opened = graph.node("Mul", [gate, graph.node("Sigmoid", [gate], f"{at}.sigmoid")], f"{at}.silu")
    down = graph.linear(graph.node("Mul", [opened, up], f"{at}.gated"), f"{at}.down", block.down.weight)
    return graph.node("Add", [x, down], f"{at}.output")


def _keep_last(graph: _Graph, x: str) -> str:
    """The last num_logits_to_keep places; all of them for 0, since a slice from -0 is the whole."""
    start = graph.node("Neg", ["num_logits_to_keep"], "minus_kept")
    start = graph.node("Reshape", [start, graph.constant("shape_1", np.array([1], np.int64))], "keep_from")
    end = graph.constant("keep_to", np.array([2**62], np.int64))
    return graph.node("Slice", [x, start, end, "axis_1"], "kept")


def _cache_info(name: str, shape, length: str):
    return helper.make_tensor_value_info(
        name, TensorProto.FLOAT, ["batch_size", shape.heads, length, shape.head]
    )


def build_graph(model: LanguageModel) -> onnx.ModelProto:
    """The model as a graph; its matrices are rounded to fp16."""
    shape, graph = model.shape, _Graph()
    graph.constant("cos", model.cos.numpy().astype(np.float32))
    graph.constant("sin", model.sin.numpy().astype(np.float32))
    lengths = _lengths(graph)
    # tied: one stored table serves both ends
    table = graph.stored("embedding", model.embedding.weight)
    x = graph.node("Gather", [table, "input_ids"], "embedded")
    for index, block in enumerate(model.blocks):
        x = _block(graph, x, index, block, shape, lengths)
    x = graph.norm(_keep_last(graph, x), "last_norm", model.norm, shape.epsilon)
    graph.node("MatMul", [x, graph.node("Transpose", [table], "head", perm=[1, 0])], "logits")

    info, int64 = helper.make_tensor_value_info, TensorProto.INT64
    inputs = [
        info("input_ids", int64, ["batch_size", "sequence_length"]),
        info("attention_mask", int64, ["batch_size", "total_sequence_length"]),
        info("num_logits_to_keep", int64, []),
    ]
    outputs = [info("logits", TensorProto.FLOAT, ["batch_size", "kept_length", shape.symbols])]
    for index in range(shape.layers):
        for part in ("key", "value"):
            inputs.append(_cache_info(f"past_key_values.{index}.{part}", shape, "past_sequence_length"))
            outputs.append(_cache_info(f"present.{index}.{part}", shape, "total_sequence_length"))
    proto = helper.make_model(
        helper.make_graph(graph.nodes, "second-thought", inputs, outputs, graph.initializers),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)],
        producer_name="second-thought",
    )
    proto.ir_version = IR_VERSION
    return proto
