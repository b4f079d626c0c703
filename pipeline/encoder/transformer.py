"""A transformer of BERT's kind in ONNX Runtime with 8-bit weights: tokens in, a state for each token out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from pipeline.encoder import LONGEST
from pipeline.encoder.embeddings import POSITIONS_AFTER_PADDING, Embeddings, read_embeddings
from pipeline.encoder.files import read_tensors, transformer_folder
from pipeline.encoder.graph import Shape, build_graph, overflow_probe
from pipeline.encoder.layers import fitting_layers, from_blocks
from pipeline.model_files import ModelError, damaged, present, read_json

_KINDS = ("bert", *POSITIONS_AFTER_PADDING)
_AT_ONCE = 4
"""Texts in one run: what they need stays in the processor's cache. Measured, sentences by second of processor time:
56 one by one, 67 with four, 47 with sixteen, 27 with sixty-four."""


@dataclass(frozen=True, slots=True)
class Transformer:
    """Tokenizer, embedding table and the session that runs the layers."""

    tokenizer: Tokenizer
    embeddings: Embeddings
    session: onnxruntime.InferenceSession

    def given(self, ids: np.ndarray, mask: np.ndarray, pooling: np.ndarray) -> dict[str, np.ndarray]:
        """What the session reads of texts as `padded` gives them; `pooling`, [n, t], is a token's share in its text."""
        return {"embeddings": self.embeddings.of(ids), "attention_mask": mask, "pooling": pooling.astype(np.float32)}

    def states(self, tokens: list[list[int]]) -> np.ndarray:
        """The state of each token, [n, t, width], t the length of the longest text."""
        ids, mask = padded(tokens)
        return np.asarray(self.session.run(["tokens"], self.given(ids, mask, mask))[0])


def padded(tokens: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of tokens, [n, t], filled up with 0, and which of them are there."""
    longest = max(map(len, tokens))
    ids = np.array([row + [0] * (longest - len(row)) for row in tokens])
    mask = np.array([[1] * len(row) + [0] * (longest - len(row)) for row in tokens], dtype=np.int32)
    return ids, mask


def alike(tokens: list[list[int]], batch_size: int = _AT_ONCE) -> Iterator[list[int]]:
    """Places of texts of like length, the longest first, few at a time."""
    order = sorted(range(len(tokens)), key=lambda place: -len(tokens[place]))
    size = min(batch_size, _AT_ONCE)
    for start in range(0, len(order), size):
        yield order[start : start + size]


def load_transformer(folder: Path, tuned: Path | None, threads: int = 0, layers: int | None = None) -> Transformer:
    """The transformer in a sentence-transformers folder, with the layers in `tuned` in place of its own.

    Of its layers the first `layers` are run, or all. Raises ModelError for what is missing, damaged or of another kind.
    """
    inner = transformer_folder(folder)
    config = read_json(inner / "config.json")
    if config.get("model_type") not in _KINDS or config.get("hidden_act") != "gelu":
        raise ModelError(f"{folder} kan niet met onnx worden gelezen. Zet onder [models]: runtime = 'torch'")
    stored = _named(read_tensors(inner / "model.safetensors"))
    try:
        embeddings = read_embeddings(stored, config)
        own = _layers(stored)
        tuned_layers = fitting_layers(tuned, {name: values.shape for name, values in own.items()}) if tuned else {}
        depth = layers or config["num_hidden_layers"]
        shape = Shape(embeddings.width, depth, config["num_attention_heads"], embeddings.epsilon)
        session = _session(build_graph({**own, **tuned_layers}, shape), threads)
    except (KeyError, ValueError) as error:
        raise damaged(tuned or inner / "model.safetensors", f"past niet bij config.json: {error}") from error
    tokenizer = _tokenizer(inner / "tokenizer.json", min(LONGEST, len(embeddings.places)))
    return Transformer(tokenizer, embeddings, session)


def _session(graph: bytes, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    if _overflows():
        # exact at a third of the speed, also where the processor would not overflow: so only where it does
        options.add_session_config_entry("session.x64quantprecision", "1")
    # waiting threads leave the processor to others
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


@cache
def _overflows() -> bool:
    """Whether this processor's fast multiplication of 8-bit numbers gives wrong sums."""
    probe = onnxruntime.InferenceSession(overflow_probe(), providers=["CPUExecutionProvider"])
    product = probe.run(None, {"numbers": np.full((1, 64), 255, dtype=np.uint8)})[0]
    return bool((product != 64 * 255 * 127).any())


def _tokenizer(path: Path, longest: int) -> Tokenizer:
    try:
        tokenizer = Tokenizer.from_file(str(present(path)))
    except Exception as error:
        raise error if isinstance(error, ModelError) else damaged(path, "geen leesbare tokenizer") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(longest)
    return tokenizer


def _named(stored: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Tensors by their names in the bare encoder, without the "bert." or "roberta." of a model around it."""
    return {name.removeprefix("bert.").removeprefix("roberta."): tensor for name, tensor in stored.items()}


def _layers(stored: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    found = {}
    for name, tensor in stored.items():
        if name.startswith("encoder.") and name.endswith("_packed"):
            whole = name.removesuffix("_packed")
            found[whole] = from_blocks(tensor, stored[f"{whole}_scale"])
        elif name.startswith("encoder.") and not name.endswith(("_scale", "_shape")):
            found[name] = tensor.astype(np.float32)
    return found
