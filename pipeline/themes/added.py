"""Recognising a theme that was never trained on, from a few sentences that show it.

A sentence is as near to a theme as it is to the two examples most like it, measured from the middle of ordinary
sentences, so that what all sentences share does not count (Mu & Viswanath 2018, arXiv 1702.01417). How near is near
enough follows from ordinary sentences too: almost none of them may be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

ORDINARY = 0.99
"""Share of ordinary sentences that stays below the threshold: chosen by leaving themes out, see docs/doelenboom.md."""
LEAST = 0.2
"""A sentence that is less like the examples than this has nothing to do with them, however ordinary the rest is."""
_STEEPNESS, _MOST = 6.0, 0.9
"""How certainty rises above 0.5 at the threshold. Five examples never make a theme surer than this."""
_SCHEMA = {"content_key": pl.String, "theme": pl.String, "score": pl.Float64}

Embed = Callable[[Sequence[str]], np.ndarray]
"""Texts → vectors of length 1, [n, width]."""


@dataclass(frozen=True, slots=True)
class AddedTheme:
    """One theme: vectors of its examples, centred and of length 1, [n, width], and how near is near enough."""

    id: str
    examples: np.ndarray
    threshold: float


@dataclass(frozen=True, slots=True)
class AddedThemes:
    """Themes that are known by examples alone, and the middle of ordinary sentences, [width]."""

    centre: np.ndarray
    themes: tuple[AddedTheme, ...]


NOTHING_ADDED = AddedThemes(np.zeros(0, dtype=np.float32), ())


def learn(examples: Mapping[str, Sequence[str]], background: np.ndarray, embed: Embed) -> AddedThemes:
    """The themes with these example sentences, by id; `background` is vectors of ordinary sentences, [n, width]."""
    if not examples:
        return NOTHING_ADDED
    centre = background.mean(0)
    ordinary = centred(background, centre)
    vectors = {theme: centred(np.asarray(embed(list(texts))), centre) for theme, texts in examples.items()}
    return AddedThemes(
        centre, tuple(AddedTheme(theme, own, _threshold(own, ordinary)) for theme, own in vectors.items())
    )


def add_mentions(vectors: np.ndarray, content_keys: Sequence[str], added: AddedThemes) -> pl.DataFrame:
    """content_key, theme, score: the added themes of sentences with these vectors, [n, width], in their order."""
    found = [_mentions(vectors, content_keys, theme, added.centre) for theme in added.themes if len(vectors)]
    return pl.concat([pl.DataFrame(schema=_SCHEMA), *found])


def centred(vectors: np.ndarray, centre: np.ndarray) -> np.ndarray:
    """Vectors seen from the middle of ordinary sentences, at length 1."""
    moved = vectors - centre
    return np.asarray(moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9))


def nearness(vectors: np.ndarray, examples: np.ndarray) -> np.ndarray:
    """The mean of the two highest similarities to the examples, [n]; both centred and of length 1."""
    alike = np.sort(vectors @ examples.T, axis=1)
    # rounded, so that the order in which a machine adds up does not decide what is near enough
    return np.asarray(np.round(alike[:, -2:].mean(1), 5))


def _threshold(examples: np.ndarray, ordinary: np.ndarray) -> float:
    return max(LEAST, float(np.quantile(nearness(ordinary, examples), ORDINARY)))


def _mentions(vectors: np.ndarray, keys: Sequence[str], theme: AddedTheme, centre: np.ndarray) -> pl.DataFrame:
    near = nearness(centred(vectors, centre), theme.examples)
    rows = np.flatnonzero(near >= theme.threshold).tolist()
    certainty = np.minimum(_MOST, 1 / (1 + np.exp(-_STEEPNESS * (near[rows] - theme.threshold))))
    names = {"content_key": [keys[row] for row in rows], "theme": [theme.id] * len(rows)}
    return pl.DataFrame({**names, "score": certainty.astype(float)}, schema=_SCHEMA)
