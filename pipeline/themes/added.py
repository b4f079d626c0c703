"""Recognising a theme that was never trained on, from a few sentences that show it and words that go with it.

A sentence is as near to a theme as it is to the two examples most like it. The encoder was trained for other themes,
and what sets those apart fills its vectors; so distances are taken after whitening with ordinary sentences, in which
each direction weighs as much as another (Su et al. 2021, arXiv 2103.15316). How near is near enough follows from
ordinary sentences too: nearly none of them may be, or more of them where the sentence has a word that the theme's
description names. Chosen by training a model without four of its themes: see models/themes/CARD.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from pipeline.framework import Theme
from pipeline.themes.wording import WORD, content_words, shares_word

ORDINARY, ORDINARY_WITH_WORD = 0.998, 0.8
"""Share of ordinary sentences that is less near than the threshold, without and with a word of the description."""
_SHRINKAGE = 1.0
"""How much of the mean variance each direction gets before whitening; without it noise would weigh as much as words."""
_STEEPNESS, _MOST = 6.0, 0.9
"""How certainty rises above 0.5 at the threshold, about as often right as it says (models/themes/CARD.md); and the
most that a few examples can give."""
_SCHEMA = {"content_key": pl.String, "theme": pl.String, "score": pl.Float64}

Embed = Callable[[Sequence[str]], np.ndarray]
"""Texts → vectors of length 1, [n, width]."""


@dataclass(frozen=True, slots=True)
class AddedTheme:
    """One theme: vectors of its examples as `Ordinary.seen` gives them; its words; how near is near enough."""

    id: str
    examples: np.ndarray
    words: tuple[str, ...]
    threshold: float
    threshold_with_word: float

    def named_in(self, text: str) -> list[tuple[int, int]]:
        """Where in a text words stand that share a stem with this theme's, in their order."""
        if not self.words:
            return []
        return [found.span() for found in WORD.finditer(text) if _names(content_words(found.group()), self.words)]


@dataclass(frozen=True, slots=True)
class Ordinary:
    """The middle of ordinary sentences, [width], and what makes all directions weigh alike, [width, width]."""

    centre: np.ndarray
    whitening: np.ndarray

    def seen(self, vectors: np.ndarray) -> np.ndarray:
        """Vectors seen from that middle, whitened, at length 1."""
        moved = (vectors - self.centre) @ self.whitening
        return np.asarray(moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9))


@dataclass(frozen=True, slots=True)
class AddedThemes:
    """Themes that are known by examples alone, and the ordinary sentences that they stand out from."""

    ordinary: Ordinary
    themes: tuple[AddedTheme, ...]


NOTHING_ADDED = AddedThemes(Ordinary(np.zeros(0), np.zeros((0, 0))), ())


def learn(themes: Sequence[Theme], background: np.ndarray, embed: Embed) -> AddedThemes:
    """What it takes to find themes by their examples; `background` is vectors of ordinary sentences, [n, width]."""
    if not themes:
        return NOTHING_ADDED
    ordinary = _ordinary(np.asarray(background, dtype=float))
    seen = ordinary.seen(background)
    return AddedThemes(ordinary, tuple(_learned(theme, ordinary.seen(embed(theme.examples)), seen) for theme in themes))


def add_mentions(
    vectors: np.ndarray, texts: Sequence[str], content_keys: Sequence[str], added: AddedThemes
) -> pl.DataFrame:
    """content_key, theme, score: the added themes of sentences with these vectors, [n, width], in their order.

    The score is 0.5 where a sentence is just near enough, and rises to 0.9.
    """
    if not added.themes or not len(vectors):
        return pl.DataFrame(schema=_SCHEMA)
    seen, words = added.ordinary.seen(vectors), [content_words(text) for text in texts]
    return pl.concat([_mentions(seen, words, content_keys, theme) for theme in added.themes])


def nearness(vectors: np.ndarray, examples: np.ndarray) -> np.ndarray:
    """The mean of the two highest similarities to the examples, [n]; both as `Ordinary.seen` gives them."""
    alike = np.sort(vectors @ examples.T, axis=1)
    # rounded, so that the order in which a machine adds up does not decide what is near enough
    return np.asarray(np.round(alike[:, -2:].mean(1), 5))


def _ordinary(background: np.ndarray) -> Ordinary:
    centre = background.mean(0)
    covariance = (background - centre).T @ (background - centre) / len(background)
    shrunk = covariance + _SHRINKAGE * np.trace(covariance) / len(covariance) * np.eye(len(covariance))
    return Ordinary(centre, np.linalg.cholesky(np.linalg.inv(shrunk)))


def _learned(theme: Theme, examples: np.ndarray, ordinary: np.ndarray) -> AddedTheme:
    near = nearness(ordinary, examples)
    high, low = (float(np.quantile(near, share)) for share in (ORDINARY, ORDINARY_WITH_WORD))
    return AddedTheme(theme.id, examples, content_words(theme.includes), high, low)


def _mentions(
    seen: np.ndarray, words: Sequence[tuple[str, ...]], keys: Sequence[str], theme: AddedTheme
) -> pl.DataFrame:
    near = nearness(seen, theme.examples)
    named = np.array([_names(own, theme.words) for own in words], dtype=bool)
    least = np.where(named, theme.threshold_with_word, theme.threshold)
    rows = np.flatnonzero(near >= least).tolist()
    certainty = np.minimum(_MOST, 1 / (1 + np.exp(-_STEEPNESS * (near - least))))[rows]
    columns = {"content_key": [keys[row] for row in rows], "theme": [theme.id] * len(rows)}
    return pl.DataFrame({**columns, "score": certainty.astype(float)}, schema=_SCHEMA)


def _names(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(shares_word(one, other) for one in wanted for other in words)
