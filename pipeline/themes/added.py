"""Recognising a theme that was never trained on, from a few sentences that show it and words that go with it.

A sentence is as near to a theme as it is to the two examples most like it, measured from the middle of ordinary
sentences, so that what all sentences share does not count (Mu & Viswanath 2018, arXiv 1702.01417). How near is near
enough follows from ordinary sentences too: nearly none of them may be, or somewhat more where the sentence has a word
that the theme's description names. Chosen by leaving themes out of the model: see models/themes/CARD.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from pipeline.framework import Theme
from pipeline.themes.wording import content_words, shares_word

ORDINARY, ORDINARY_WITH_WORD = 0.998, 0.8
"""Share of ordinary sentences that is less near than the threshold, without and with a word of the description."""
LEAST = 0.2
"""A sentence that is less like the examples than this has nothing to do with them, however ordinary the rest is."""
_STEEPNESS, _MOST = 6.0, 0.9
"""How certainty rises above 0.5 at the threshold. A few examples never make a theme surer than this."""
_SCHEMA = {"content_key": pl.String, "theme": pl.String, "score": pl.Float64}

Embed = Callable[[Sequence[str]], np.ndarray]
"""Texts → vectors of length 1, [n, width]."""


@dataclass(frozen=True, slots=True)
class AddedTheme:
    """One theme: vectors of its examples, centred and of length 1, [n, width]; its words; how near is near enough."""

    id: str
    examples: np.ndarray
    words: tuple[str, ...]
    threshold: float
    threshold_with_word: float


@dataclass(frozen=True, slots=True)
class AddedThemes:
    """Themes that are known by examples alone, and the middle of ordinary sentences, [width]."""

    centre: np.ndarray
    themes: tuple[AddedTheme, ...]


NOTHING_ADDED = AddedThemes(np.zeros(0, dtype=np.float32), ())


def learn(themes: Sequence[Theme], background: np.ndarray, embed: Embed) -> AddedThemes:
    """What it takes to find themes by their examples; `background` is vectors of ordinary sentences, [n, width]."""
    if not themes:
        return NOTHING_ADDED
    centre = background.mean(0)
    ordinary = centred(background, centre)
    return AddedThemes(centre, tuple(_learned(theme, ordinary, centre, embed) for theme in themes))


def add_mentions(
    vectors: np.ndarray, texts: Sequence[str], content_keys: Sequence[str], added: AddedThemes
) -> pl.DataFrame:
    """content_key, theme, score: the added themes of sentences with these vectors, [n, width], in their order.

    The score is 0.5 where a sentence is just near enough, and rises to 0.9: it says which are nearer, and is no
    probability that was calibrated on labelled sentences.
    """
    if not added.themes or not len(vectors):
        return pl.DataFrame(schema=_SCHEMA)
    seen, words = centred(vectors, added.centre), [content_words(text) for text in texts]
    return pl.concat([_mentions(seen, words, content_keys, theme) for theme in added.themes])


def centred(vectors: np.ndarray, centre: np.ndarray) -> np.ndarray:
    """Vectors seen from the middle of ordinary sentences, at length 1."""
    moved = vectors - centre
    return np.asarray(moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9))


def nearness(vectors: np.ndarray, examples: np.ndarray) -> np.ndarray:
    """The mean of the two highest similarities to the examples, [n]; both centred and of length 1."""
    alike = np.sort(vectors @ examples.T, axis=1)
    # rounded, so that the order in which a machine adds up does not decide what is near enough
    return np.asarray(np.round(alike[:, -2:].mean(1), 5))


def _learned(theme: Theme, ordinary: np.ndarray, centre: np.ndarray, embed: Embed) -> AddedTheme:
    examples = centred(np.asarray(embed(theme.examples)), centre)
    near = nearness(ordinary, examples)
    high, low = (max(LEAST, float(np.quantile(near, share))) for share in (ORDINARY, ORDINARY_WITH_WORD))
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
