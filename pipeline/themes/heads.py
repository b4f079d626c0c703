"""The decisions on top of the encoder: themes, kind, direction and voice, from vector and lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.encoder.files import read_tensors
from pipeline.model_files import damaged, read_json
from pipeline.tables import DIRECTIONS, SENTENCE_KINDS, VOICES

_OUTCOME = SENTENCE_KINDS.index("outcome")
_LEAST_SPREAD = 1e-9


@dataclass(frozen=True, slots=True)
class Probabilities:
    """Calibrated probabilities for n sentences: themes [n, t] each on its own, the others summing to 1 a row."""

    themes: np.ndarray
    kind: np.ndarray
    direction: np.ndarray
    voice: np.ndarray


@dataclass(frozen=True, slots=True)
class Heads:
    """Weights [width + features, outputs] with bias, on layer-normalised vectors; scaled to be calibrated."""

    themes: tuple[str, ...]
    weight: np.ndarray
    bias: np.ndarray
    scale: np.ndarray
    shift: np.ndarray
    thresholds: np.ndarray
    outcome_from: float = 1.0
    """An outcome from this probability on, also where another kind is likelier; see models/themes/calibrate.py."""

    def kinds(self, kind: np.ndarray) -> np.ndarray:
        """Numbers in SENTENCE_KINDS, [n], decided on their probabilities, [n, kinds]."""
        return np.where(kind[:, _OUTCOME] >= self.outcome_from, _OUTCOME, kind.argmax(1))

    def probabilities(self, vectors: np.ndarray, features: np.ndarray) -> Probabilities:
        """From vectors [n, width] of any length and features [n, k]."""
        logits = self.logits(vectors, features) * self.scale + self.shift
        ends = np.cumsum([len(self.themes), len(SENTENCE_KINDS), len(DIRECTIONS), len(VOICES)])
        themes, kind, direction, voice = np.split(logits, ends[:-1], axis=1)
        return Probabilities(1 / (1 + np.exp(-themes)), _softmax(kind), _softmax(direction), _softmax(voice))

    def logits(self, vectors: np.ndarray, features: np.ndarray) -> np.ndarray:
        """The outputs before calibration, [n, themes + kinds + directions + voices]."""
        normal = (vectors - vectors.mean(1, keepdims=True)) / self.spread(vectors)
        return np.asarray(np.concatenate([normal, features], axis=1) @ self.weight + self.bias)

    def spread(self, vectors: np.ndarray) -> np.ndarray:
        """What a vector's numbers are divided by after centring, [n, 1]."""
        return np.asarray(np.maximum(vectors.std(1, keepdims=True), _LEAST_SPREAD))

    def theme_parts(self, width: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """What makes the themes' calibrated logits of vectors with `width` numbers: for vectors, features, and always.

        With parts v [width, t], f [k, t] and b [t]: `vector @ v / spread(vector) + features @ f + b`. Centring a vector
        is the same as centring the weights that it meets.
        """
        count = len(self.themes)
        weight, scale = self.weight[:, :count].astype(np.float64), self.scale[:count].astype(np.float64)
        on_vectors = (weight[:width] - weight[:width].mean(0, keepdims=True)) * scale
        return on_vectors, weight[width:] * scale, self.bias[:count] * scale + self.shift[:count]


def load_heads(folder: Path) -> Heads:
    """The heads in `folder`. Raises ModelError when files are missing or damaged."""
    stored, described = read_tensors(folder / "heads.safetensors"), read_json(folder / "heads.json")
    try:
        return Heads(
            tuple(described["themes"]), stored["weight"], stored["bias"], stored["scale"], stored["shift"],
            np.array(described["thresholds"], dtype=np.float32), described.get("outcome_from", 1.0),
        )  # fmt: skip
    except KeyError as error:
        raise damaged(folder, f"{error} ontbreekt in heads.json of heads.safetensors") from error


def _softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return np.asarray(powers / powers.sum(1, keepdims=True))
