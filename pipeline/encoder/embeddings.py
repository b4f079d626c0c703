"""The numbers that a transformer keeps for each token of its vocabulary, and for each place in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from pipeline.encoder.layers import from_blocks

POSITIONS_AFTER_PADDING = ("roberta", "xlm-roberta", "camembert")
"""Kinds that count positions from behind the padding token's number; BERT counts from 0."""


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


def read_embeddings(stored: dict[str, np.ndarray], config: dict[str, Any]) -> Embeddings:
    """The tables among the tensors of a model file. Raises KeyError for one that is not there."""

    def table(part: str) -> np.ndarray:
        return stored[f"embeddings.{part}"].astype(np.float32)

    words = "embeddings.word_embeddings.weight"
    first = config["pad_token_id"] + 1 if config["model_type"] in POSITIONS_AFTER_PADDING else 0
    places = table("position_embeddings.weight")[first:] + table("token_type_embeddings.weight")[0]
    return Embeddings(
        stored[f"{words}_packed"] if f"{words}_packed" in stored else stored[words].astype(np.float32),
        stored.get(f"{words}_scale"), places, table("LayerNorm.weight"), table("LayerNorm.bias"),
        config.get("layer_norm_eps", 1e-12),
    )  # fmt: skip
