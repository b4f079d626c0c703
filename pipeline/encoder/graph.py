"""The encoder's layers as an ONNX graph, made from 8-bit weights in memory: nothing is exported or stored.

Only the multiplications by weights are in 8 bits (quantising the embeddings cost accuracy, see models/e5-nl/CARD.md).
Activations get a scale for each token: with one for the whole batch, as DynamicQuantizeLinear gives, a sentence's
vector depended on the sentences beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from pipeline.encoder.layers import to_rows

_OPSET, _IR = 21, 10
_FUSED = "com.microsoft"


@dataclass(frozen=True, slots=True)
class Shape:
    """What of an encoder's config.json its graph needs."""

    width: int
    layers: int
    heads: int
    epsilon: float


@dataclass(slots=True)
class _Graph:
    """Nodes and constants so far; each method adds nodes and gives the name of their result."""

    weights: Mapping[str, np.ndarray]
    shape: Shape
    nodes: list[NodeProto] = field(default_factory=list)
    constants: dict[str, TensorProto] = field(default_factory=dict)

    def add(self, kind: str, inputs: list[str], domain: str = "", **attributes: Any) -> str:  # noqa: ANN401 - ONNX
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], domain=domain, **attributes))
        return name

    def constant(self, name: str, values: np.ndarray) -> str:
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name

    def quantised(self, tokens: str) -> tuple[str, str]:
        """Tokens [m, k] as uint8 around 128, and their scales [m, 1]."""
        largest = self.add("ReduceMax", [self.add("Abs", [tokens]), "last_axis"], keepdims=0)
        scale = self.add("Max", [self.add("Mul", [largest, "per_step"]), "tiny"])
        middle = self.add("ConstantOfShape", [self.add("Shape", [scale])], value=_middle(1))
        return self.add("QuantizeLinear", [tokens, scale, middle], axis=0), self.add("Unsqueeze", [scale, "last_axis"])

    def linear(self, tokens: tuple[str, str], *names: str) -> str:
        """Tokens times the weights of these names, side by side, plus their bias."""
        rows = [to_rows(self.weights[f"{name}.weight"]) for name in names]
        matrix = self.constant(f"{names[0]}.q8", np.concatenate([numbers for numbers, _ in rows]).T)
        scale = self.constant(f"{names[0]}.scale", np.concatenate([scale for _, scale in rows])[:, 0])
        bias = self.constant(f"{names[0]}.bias", np.concatenate([self.weights[f"{name}.bias"] for name in names]))
        whole = self.add("Cast", [self.add("MatMulInteger", [tokens[0], matrix, "middle"])], to=TensorProto.FLOAT)
        return self.add("Add", [self.add("Mul", [self.add("Mul", [whole, scale]), tokens[1]]), bias])

    def attention(self, tokens: str, layer: str) -> str:
        parts = [f"{layer}.attention.self.{part}" for part in ("query", "key", "value")]
        joined = self.add("Reshape", [self.linear(self.quantised(tokens), *parts), "batch_of_three"])
        split = [f"{layer}.{part}" for part in "qkv"]
        self.nodes.append(helper.make_node("Split", [joined], split, axis=-1, num_outputs=3))
        mixed = self.add(
            "MultiHeadAttention", [*split, "", "attention_mask"], domain=_FUSED, num_heads=self.shape.heads
        )
        return self.linear(self.quantised(self.add("Reshape", [mixed, "flat"])), f"{layer}.attention.output.dense")

    def normalised(self, tokens: str, before: str, name: str) -> str:
        weights = [self.constant(f"{name}.{part}", self.weights[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self.add("SkipLayerNormalization", [tokens, before, *weights], domain=_FUSED, epsilon=self.shape.epsilon)

    def layer(self, tokens: str, number: int) -> str:
        name = f"encoder.layer.{number}"
        seen = self.normalised(self.attention(tokens, name), tokens, f"{name}.attention.output.LayerNorm")
        wide = self.add("Gelu", [self.linear(self.quantised(seen), f"{name}.intermediate.dense")], domain=_FUSED)
        narrow = self.linear(self.quantised(wide), f"{name}.output.dense")
        return self.normalised(narrow, seen, f"{name}.output.LayerNorm")


def build_graph(weights: Mapping[str, np.ndarray], shape: Shape) -> bytes:
    """The layers of a BERT-like encoder as a serialised ONNX model.

    `weights` are in fp32, by their names in transformers. Inputs: embeddings [n, t, width], attention_mask [n, t] and
    pooling [n, t], each token's share in its sentence. Outputs: vectors [n, width] and the tokens that they are the
    means of, [n, t, width]. Matrices that came from 8 bits come out in the same 8 bits.
    """
    graph = _Graph(weights, shape)
    _shared_constants(graph)
    sizes = graph.add("Slice", [graph.add("Shape", ["embeddings"]), "zero", "two"])
    for name, width in (("batch_of_one", shape.width), ("batch_of_three", 3 * shape.width)):
        last = graph.constant(f"{name}.width", np.array([width]))
        graph.nodes.append(helper.make_node("Concat", [sizes, last], [name], axis=0))
    tokens = graph.add("Reshape", ["embeddings", "flat"])
    for number in range(shape.layers):
        tokens = graph.layer(tokens, number)
    shares = graph.add("Unsqueeze", ["pooling", "one"])
    graph.nodes.append(helper.make_node("Reshape", [tokens, "batch_of_one"], ["tokens"]))
    pooled = graph.add("MatMul", [shares, "tokens"])
    graph.nodes.append(helper.make_node("Squeeze", [pooled, "one"], ["vectors"]))
    return bytes(_model(graph).SerializeToString())


def overflow_probe() -> bytes:
    """A product of 8-bit numbers, [1, 64] by [64, 16], whose sums of two do not fit 16 bits.

    Processors without VNNI cut such sums off at 32,767 in the fast multiplication.
    """
    matrix = numpy_helper.from_array(np.full((64, 16), 127, dtype=np.int8), "matrix")
    made = helper.make_graph(
        [helper.make_node("MatMulInteger", ["numbers", "matrix"], ["product"])], "probe",
        [helper.make_tensor_value_info("numbers", TensorProto.UINT8, [1, 64])],
        [helper.make_tensor_value_info("product", TensorProto.INT32, [1, 16])], [matrix],
    )  # fmt: skip
    versions = [helper.make_opsetid("", _OPSET)]
    return bytes(helper.make_model(made, opset_imports=versions, ir_version=_IR).SerializeToString())


def _shared_constants(graph: _Graph) -> None:
    for name, values in {
        "last_axis": np.array([-1]), "zero": np.array([0]), "one": np.array([1]), "two": np.array([2]),
        "flat": np.array([-1, graph.shape.width]), "per_step": np.float32(1 / 127),
        "tiny": np.float32(1e-9), "middle": np.uint8(128),
    }.items():  # fmt: skip
        graph.constant(name, np.asarray(values))


def _middle(size: int) -> TensorProto:
    return numpy_helper.from_array(np.full(size, 128, dtype=np.uint8))


def _model(graph: _Graph) -> ModelProto:
    width = graph.shape.width
    inputs = [
        helper.make_tensor_value_info("embeddings", TensorProto.FLOAT, ["n", "t", width]),
        helper.make_tensor_value_info("attention_mask", TensorProto.INT32, ["n", "t"]),
        helper.make_tensor_value_info("pooling", TensorProto.FLOAT, ["n", "t"]),
    ]
    outputs = [
        helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["n", width]),
        helper.make_tensor_value_info("tokens", TensorProto.FLOAT, ["n", "t", width]),
    ]
    made = helper.make_graph(graph.nodes, "encoder", inputs, outputs, list(graph.constants.values()))
    versions = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(made, opset_imports=versions, ir_version=_IR)
