"""The sentence encoder in ONNX Runtime with 8-bit weights: several times lighter than PyTorch, same interface."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from pipeline.model_files import ModelError, damaged, present, read_json
from pipeline.themes.composition import InputForm
from pipeline.themes.encoding import LONGEST, Encoder, Pieces
from pipeline.themes.layers import fitting_layers, from_blocks
from pipeline.themes.model_files import read_tensors, transformer_folder
from pipeline.themes.onnx_graph import Shape, build_graph, overflow_probe

_POSITIONS_AFTER_PADDING = ("roberta", "xlm-roberta", "camembert")
"""Kinds that count positions from behind the padding token's number; BERT counts from 0."""
_KINDS = ("bert", *_POSITIONS_AFTER_PADDING)
_LEAST_LENGTH = 1e-12
_AT_ONCE = 4
"""Sentences in one run: what they need stays in the processor's cache. Measured, sentences by second of processor time:
56 one by one, 67 with four, 47 with sixteen, 27 with sixty-four."""


@dataclass(frozen=True, slots=True)
class OnnxEncoder:
    """Tokenizer, embedding table and the session that runs the layers."""

    tokenizer: Tokenizer
    separator: int
    embeddings: Embeddings
    session: onnxruntime.InferenceSession

    def encode(
        self,
        sentences: list[str],
        *,
        batch_size: int = 32,
        normalize_embeddings: bool = False,
        show_progress_bar: bool = False,
    ) -> np.ndarray:
        """Vectors [n, width]: the mean over the tokens after the first separator. Shows no progress.

        Sentences of like length go together, so that padding costs little.
        """
        tokens = [found.ids for found in self.tokenizer.encode_batch(sentences)]
        vectors = np.zeros((len(tokens), self.embeddings.width), dtype=np.float32)
        for places in _alike(tokens, batch_size):
            given = self._given([tokens[place] for place in places])
            vectors[places] = self.session.run(["vectors"], given)[0]
        return np.asarray(vectors / _lengths(vectors)) if normalize_embeddings else vectors

    def read(
        self, sentences: list[str], weights: np.ndarray, *, batch_size: int = 32
    ) -> tuple[np.ndarray, list[Pieces]]:
        """Vectors and what each token adds to `vector @ weights`; see `encoding.Encoder`."""
        found = self.tokenizer.encode_batch(sentences)
        tokens = [one.ids for one in found]
        vectors = np.zeros((len(tokens), self.embeddings.width), dtype=np.float32)
        pieces: dict[int, Pieces] = {}
        for places in _alike(tokens, batch_size):
            given = self._given([tokens[place] for place in places])
            means, states = self.session.run(["vectors", "tokens"], given)
            lengths = _lengths(means)
            vectors[places] = means / lengths
            shares = (states @ weights) * (given["pooling"] / lengths)[..., None]
            for row, place in enumerate(places):
                own = given["pooling"][row] > 0
                edges = np.array(found[place].offsets).reshape(-1, 2)[own[: len(tokens[place])]]
                pieces[place] = Pieces(edges[:, 0], edges[:, 1], shares[row][own])
        return vectors, [pieces[place] for place in range(len(tokens))]

    def _given(self, tokens: list[list[int]]) -> dict[str, np.ndarray]:
        """What the graph reads: embeddings, attention_mask, and pooling."""
        longest = max(map(len, tokens))
        ids = np.array([row + [0] * (longest - len(row)) for row in tokens])
        mask = np.array([[1] * len(row) + [0] * (longest - len(row)) for row in tokens], dtype=np.int32)
        after = ((ids == self.separator) & (mask > 0)).cumsum(1) > 0
        shares = (after & (mask > 0)) / np.maximum((after & (mask > 0)).sum(1, keepdims=True), 1)
        return {"embeddings": self.embeddings.of(ids), "attention_mask": mask, "pooling": shares.astype(np.float32)}


def _alike(tokens: list[list[int]], batch_size: int) -> Iterator[list[int]]:
    """Places of sentences of like length, the longest first."""
    order = sorted(range(len(tokens)), key=lambda place: -len(tokens[place]))
    size = min(batch_size, _AT_ONCE)
    for start in range(0, len(order), size):
        yield order[start : start + size]


def _lengths(vectors: np.ndarray) -> np.ndarray:
    return np.asarray(np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), _LEAST_LENGTH))


@dataclass(frozen=True, slots=True)
class Embeddings:
    """Tables of words (packed in 4 bits when `scale` is there) and places, and the normalisation over their sum."""

    words: np.ndarray
    scale: np.ndarray | None
    places: np.ndarray
    weight: np.ndarray
    bias: np.ndarray
    epsilon: float

    @property
    def width(self) -> int:
        """Numbers in a vector."""
        return len(self.bias)

    def of(self, ids: np.ndarray) -> np.ndarray:
        """Vectors [n, t, width] in fp32 for token numbers [n, t]; only the rows that occur are unpacked."""
        numbers, where = np.unique(ids, return_inverse=True)
        rows = self.words[numbers] if self.scale is None else from_blocks(self.words[numbers], self.scale[numbers])
        summed = rows[where].reshape(*ids.shape, -1) + self.places[: ids.shape[1]]
        centred = summed - summed.mean(-1, keepdims=True)
        spread = np.sqrt(np.square(centred).mean(-1, keepdims=True) + self.epsilon)
        return np.asarray(centred / spread * self.weight + self.bias, dtype=np.float32)


def load_onnx_encoder(folder: Path, tuned: Path | None, form: InputForm, threads: int = 0) -> Encoder:
    """The encoder in 8 bits; see `encoding.load_encoder`. Raises ModelError for a model that is not of BERT's kind."""
    inner = transformer_folder(folder)
    config = read_json(inner / "config.json")
    if config.get("model_type") not in _KINDS or config.get("hidden_act") != "gelu":
        raise ModelError(f"{folder} kan niet met onnx worden gelezen. Zet onder [models]: runtime = 'torch'")
    stored = _named(read_tensors(inner / "model.safetensors"))
    try:
        embeddings = _embeddings(stored, config)
        own = _layers(stored)
        tuned_layers = fitting_layers(tuned, {name: values.shape for name, values in own.items()}) if tuned else {}
        shape = Shape(embeddings.width, config["num_hidden_layers"], config["num_attention_heads"], embeddings.epsilon)
        session = _session(build_graph({**own, **tuned_layers}, shape), threads)
    except (KeyError, ValueError) as error:
        raise damaged(tuned or inner / "model.safetensors", f"past niet bij config.json: {error}") from error
    longest = min(LONGEST, len(embeddings.places))
    tokenizer = _tokenizer(inner / "tokenizer.json", longest)
    separator = tokenizer.token_to_id(form.separator)
    if separator is None:
        raise damaged(inner / "tokenizer.json", f"kent {form.separator} niet")
    return OnnxEncoder(tokenizer, separator, embeddings, session)


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


def _embeddings(stored: dict[str, np.ndarray], config: dict[str, Any]) -> Embeddings:
    def table(part: str) -> np.ndarray:
        return stored[f"embeddings.{part}"].astype(np.float32)

    words = "embeddings.word_embeddings.weight"
    first = config["pad_token_id"] + 1 if config["model_type"] in _POSITIONS_AFTER_PADDING else 0
    places = table("position_embeddings.weight")[first:] + table("token_type_embeddings.weight")[0]
    return Embeddings(
        stored[f"{words}_packed"] if f"{words}_packed" in stored else stored[words].astype(np.float32),
        stored.get(f"{words}_scale"), places, table("LayerNorm.weight"), table("LayerNorm.bias"),
        config.get("layer_norm_eps", 1e-12),
    )  # fmt: skip


def _layers(stored: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    found = {}
    for name, tensor in stored.items():
        if name.startswith("encoder.") and name.endswith("_packed"):
            whole = name.removesuffix("_packed")
            found[whole] = from_blocks(tensor, stored[f"{whole}_scale"])
        elif name.startswith("encoder.") and not name.endswith(("_scale", "_shape")):
            found[name] = tensor.astype(np.float32)
    return found
