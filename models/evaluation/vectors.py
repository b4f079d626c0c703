"""Vectors of the encoder as it is before any fine-tuning, kept in a cache by content so that a text is encoded once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from models.evaluation.decisions import Rows
from pipeline.encoder.files import encoder_fingerprint
from pipeline.settings import Runtime
from pipeline.themes.composition import compose
from pipeline.themes.encoding import load_encoder

RUNTIME: Runtime = "onnx"
"""Twice as fast on thousands of training sentences; its vectors differ too little to matter (models/e5-nl/CARD.md)."""

_PART = 1024
"""Texts encoded between two saves of the cache."""


class FrozenVectors:
    """Vectors by the encoder in `folder`, each sentence read in its context as the theme model reads it."""

    def __init__(self, folder: Path, cache: Path, report: Callable[[str], None] = lambda line: None) -> None:
        self.folder, self.report = folder, report
        self.path = cache / f"frozen-{encoder_fingerprint(folder)}-{RUNTIME}.npz"
        self.known = _read(self.path)

    def __call__(self, rows: Rows) -> np.ndarray:
        """Vectors of length 1, [n, width]."""
        keys = [_key(row) for row in rows]
        new = {key: row for key, row in zip(keys, rows, strict=True) if key not in self.known}
        if new:
            self._learn(dict(sorted(new.items(), key=lambda held: len(held[1]["text"]))))
        return np.stack([self.known[key] for key in keys]).astype(float)

    def _learn(self, rows: dict[str, dict[str, Any]]) -> None:
        encoder, form = load_encoder(self.folder, None, RUNTIME)
        texts = {key: compose(row["text"], row["context"], form) for key, row in rows.items()}
        for start in range(0, len(texts), _PART):
            keys = list(texts)[start : start + _PART]
            self.report(f"  encoding {start + 1}–{start + len(keys)} of {len(texts)} sentences")
            vectors = encoder.encode(
                [texts[key] for key in keys], batch_size=64, normalize_embeddings=True, show_progress_bar=False
            )
            self.known.update(zip(keys, vectors.astype(np.float32), strict=True))
            _write(self.path, self.known)


def _read(path: Path) -> dict[str, np.ndarray]:
    if not path.exists():
        return {}
    with np.load(path) as stored:
        return dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))


def _write(path: Path, known: dict[str, np.ndarray]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial.npz")
    np.savez(partial, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
    partial.replace(path)


def _key(row: dict[str, Any]) -> str:
    return hashlib.sha256(f"{row['context']}\0{row['text']}".encode()).hexdigest()[:24]
