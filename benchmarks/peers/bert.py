"""One forward pass of BERT-base on this CPU, in ONNX Runtime; prints milliseconds as JSON.

The shape is that of `bert-base-uncased` (Devlin et al. 2019): 12 layers, 768 wide, 12 heads,
feed-forward 3072, GELU, 128 tokens unless told otherwise, one text. The weights are random: they
do not change the time. Embedding look-up and tokenising are left out, which favours BERT.

    python benchmarks/peers/bert.py [RUNS [TOKENS [THREADS]]]
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time

import numpy as np
import onnxruntime as ort
from onnx import ModelProto, TensorProto, helper, numpy_helper

LAYERS, WIDTH, HEADS, INNER = 12, 768, 12, 3072
TOKENS = int(sys.argv[2]) if len(sys.argv) > 2 else 128


class Graph:
    """Nodes and weights being collected."""

    def __init__(self) -> None:
        self.nodes: list = []
        self.weights: list = []
        self.random = np.random.default_rng(0)

    def weight(self, name: str, *shape: int) -> str:
        values = self.random.normal(0, 0.02, shape).astype(np.float32)
        self.weights.append(numpy_helper.from_array(values, name))
        return name

    def constant(self, name: str, values: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(values, name))
        return name

    def node(self, kind: str, inputs: list[str], **attributes: object) -> str:
        name = f"{kind}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def dense(self, x: str, name: str, wide: int, out: int) -> str:
        product = self.node("MatMul", [x, self.weight(f"{name}.w", wide, out)])
        return self.node("Add", [product, self.weight(f"{name}.b", out)])

    def norm(self, x: str, name: str) -> str:
        scale = self.constant(f"{name}.s", np.ones(WIDTH, np.float32))
        shift = self.constant(f"{name}.t", np.zeros(WIDTH, np.float32))
        return self.node("LayerNormalization", [x, scale, shift], axis=-1, epsilon=1e-12)


def model() -> ModelProto:
    """The encoder as an ONNX model."""
    g = Graph()
    split = g.constant("split", np.array([1, TOKENS, HEADS, WIDTH // HEADS], np.int64))
    join = g.constant("join", np.array([1, TOKENS, WIDTH], np.int64))
    scale = g.constant("scale", np.array((WIDTH // HEADS) ** -0.5, np.float32))
    x = "x"
    for layer in range(LAYERS):
        heads = {}
        for part, order in (("q", (0, 2, 1, 3)), ("k", (0, 2, 3, 1)), ("v", (0, 2, 1, 3))):
            dense = g.dense(x, f"{layer}.{part}", WIDTH, WIDTH)
            heads[part] = g.node("Transpose", [g.node("Reshape", [dense, split])], perm=order)
        scores = g.node("Mul", [g.node("MatMul", [heads["q"], heads["k"]]), scale])
        mixed = g.node("MatMul", [g.node("Softmax", [scores], axis=-1), heads["v"]])
        mixed = g.node("Reshape", [g.node("Transpose", [mixed], perm=(0, 2, 1, 3)), join])
        x = g.norm(g.node("Add", [x, g.dense(mixed, f"{layer}.o", WIDTH, WIDTH)]), f"{layer}.n1")
        inner = g.node("Gelu", [g.dense(x, f"{layer}.f1", WIDTH, INNER)])
        x = g.norm(g.node("Add", [x, g.dense(inner, f"{layer}.f2", INNER, WIDTH)]), f"{layer}.n2")
    shape = [1, TOKENS, WIDTH]
    graph = helper.make_graph(
        g.nodes,
        "bert-base",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info(x, TensorProto.FLOAT, shape)],
        g.weights,
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    options = ort.SessionOptions()
    if len(sys.argv) > 3:
        options.intra_op_num_threads = int(sys.argv[3])
    session = ort.InferenceSession(
        model().SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    x = np.random.default_rng(1).normal(0, 1, (1, TOKENS, WIDTH)).astype(np.float32)
    times = []
    for _ in range(runs + 3):
        begun = time.perf_counter()
        session.run(None, {"x": x})
        times.append((time.perf_counter() - begun) * 1000)
    figures = {
        "ms": statistics.median(times[3:]),
        "fastest_ms": min(times),
        "runtime": f"ONNX Runtime {ort.__version__}",
        "cores": os.cpu_count(),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
