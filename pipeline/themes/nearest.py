"""The labelled examples nearest to a sentence, among those that carry the theme it was given."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors import SafetensorError, safe_open

from pipeline.examples import NAME, load_examples
from pipeline.model_files import ModelError, damaged, present
from pipeline.themes.versions import vectors_made_by

VECTORS = "examples.safetensors"
MOST = 3


@dataclass(frozen=True, slots=True)
class Nearest:
    """Examples by their ids, the themes of each, and their vectors of length 1, [n, width]."""

    ids: tuple[str, ...]
    themes: tuple[tuple[str, ...], ...]
    vectors: np.ndarray

    def to(self, vectors: np.ndarray, theme: str) -> list[list[str]]:
        """For each of `vectors`, [m, width], the ids of the nearest examples with this theme, nearest first."""
        places = np.array([place for place, themes in enumerate(self.themes) if theme in themes], dtype=int)
        if not len(places):
            return [[] for _ in vectors]
        alike = np.round(vectors @ self.vectors[places].T, 6)
        # a stable sort: examples that are equally near come in the order of the file
        order = np.argsort(-alike, axis=1, kind="stable")[:, :MOST]
        return [[self.ids[places[place]] for place in row] for row in order]


NO_EXAMPLES = Nearest((), (), np.zeros((0, 0), dtype=np.float32))


def load_nearest(themes: Path, encoder: Path) -> Nearest:
    """The examples in the folder of a theme model; none where it has no such files.

    Raises ModelError when they are damaged, or when their vectors were made by another encoder or other layers.
    """
    examples = load_examples(themes)
    if not examples:
        return NO_EXAMPLES
    vectors, made_by = _read(themes / VECTORS)
    if made_by != vectors_made_by(encoder, themes):
        raise ModelError(
            f"{themes / VECTORS} is gemaakt met een ander taalmodel dan dat in {encoder}. "
            f"Maak de voorbeelden opnieuw: python models/themes/examples.py --encoder {encoder}"
        )
    if len(vectors) != len(examples):
        raise damaged(themes / VECTORS, f"{len(vectors)} vectoren bij {len(examples)} voorbeelden in {NAME}")
    return Nearest(tuple(examples), tuple(one.themes for one in examples.values()), vectors)


def _read(path: Path) -> tuple[np.ndarray, str | None]:
    try:
        with safe_open(present(path), framework="numpy") as stored:
            vectors = stored.get_tensor("vectors") * stored.get_tensor("scale")
            made_by = (stored.metadata() or {}).get("made_by")
    except (SafetensorError, ValueError) as error:
        raise damaged(path, error) from error
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9), made_by
