"""Why a sentence got a theme: the words that carried it, and the labelled examples nearest to it.

The heads are linear on the layer-normalised mean of token vectors and on lexicon features, so what they say of a theme
is a sum over tokens and hits: nothing is estimated. What a token adds also holds what the encoder took from its
neighbours; how well deleting the named words undoes a theme is measured (docs/evaluation.md).
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

from pipeline.spans import Span, written
from pipeline.themes.encoding import Pieces
from pipeline.themes.heads import Heads
from pipeline.themes.lexicon import Lexicon
from pipeline.themes.nearest import Nearest
from pipeline.themes.wording import plain

MOST = 4
"""Spans named for one theme."""
_LEAST_SHARE = 0.4
"""A word is named when it adds at least this share of what the strongest adds."""
_LEAST = 0.05
"""And at least this much of a logit: below it a word says nothing."""
_LONGEST_HIT = 3
"""Words that a hit of the lexicon keeps together: "rond te komen"; what is longer joins things far apart."""

WORD = re.compile(r"\[[^\[\]]*\]|[^\W_]+(?:[-'’.][^\W_]+)*")

_COLUMNS = ("content_key", "theme", "spans", "examples")

Hit = tuple[int, int, int]
"""Of the lexicon: its pattern's number, and the first and last of the words it covers."""
Unit = tuple[int, int]
"""The first and last place of words that are named together."""


@dataclass(frozen=True, slots=True)
class Contributions:
    """What the words of a sentence, [n, themes], and all else, [themes], add to the calibrated logits of its themes."""

    words: tuple[Span, ...]
    parts: np.ndarray
    rest: np.ndarray
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence as the encoder read it: its vector, and its tokens with what they add to the themes."""

    content_key: str
    text: str
    context: str
    vector: np.ndarray
    pieces: Pieces


def explain(
    sentences: Sequence[Read], given: pl.DataFrame, heads: Heads, lexicon: Lexicon, nearest: Nearest
) -> pl.DataFrame:
    """content_key, theme, spans and examples of each content_key and theme in `given`, sentences of `sentences`.

    A theme that the heads do not know has no words, only examples.
    """
    places = {one.content_key: place for place, one in enumerate(sentences)}
    vectors = np.array([one.vector for one in sentences], dtype=np.float32)
    taken = [contributions(one.text, one.context, one.vector, one.pieces, heads, lexicon) for one in sentences]
    rows = []
    for (theme,), own in given.group_by("theme", maintain_order=True):
        at, patterns = [places[key] for key in own["content_key"]], lexicon.pointing_to(str(theme))
        for place, ids in zip(at, nearest.to(vectors[at], str(theme)), strict=True):
            worth = taken[place].parts[:, heads.themes.index(theme)] if theme in heads.themes else None
            spans = [] if worth is None else carriers(sentences[place].text, taken[place], worth, patterns)
            rows.append((sentences[place].content_key, theme, written(spans), " ".join(ids)))
    found = pl.DataFrame(rows, schema=dict.fromkeys(_COLUMNS, pl.String), orient="row")
    return given.join(found, on=["content_key", "theme"], how="left", maintain_order="left")


def contributions(
    text: str, context: str, vector: np.ndarray, pieces: Pieces, heads: Heads, lexicon: Lexicon
) -> Contributions:
    """Take apart what the heads say of a sentence; `pieces` has the shares of the first of `heads.theme_parts`."""
    words = tuple(found.span() for found in WORD.finditer(text))
    _, on_features, always = heads.theme_parts(len(vector))
    shares = pieces.shares / heads.spread(vector[None])[0]
    parts, rest = np.zeros((len(words), len(heads.themes))), always.copy()
    for start, end, share in zip(pieces.starts, pieces.ends, shares, strict=True):
        place = _word_at(words, start, end)
        if place is None:
            rest += share
        else:
            parts[place] += share
    worth = lexicon.features([text], [context])[0][:, None] * on_features
    hits = _hits(text, words, lexicon)
    for number in {number for number, _, _ in hits}:
        covered = sorted({place for one, first, last in hits if one == number for place in range(first, last + 1)})
        parts[covered] += worth[number] / len(covered)
        worth[number] = 0
    return Contributions(words, parts, rest + worth.sum(0), hits)


def carriers(text: str, held: Contributions, worth: np.ndarray, patterns: Collection[int] = ()) -> list[Span]:
    """The words that carried a theme, strongest first: at most MOST spans, on the edges of words.

    `worth` is what each word adds to it, `patterns` are those of the lexicon that point to it.
    Neighbours are one span; grammatical words and marks never stand alone.
    """
    strength = {unit: float(worth[unit[0] : unit[1] + 1].sum()) for unit in _units(text, held, patterns)}
    ordered = sorted(strength, key=lambda unit: (-strength[unit], unit))
    least = _LEAST_SHARE * strength[ordered[0]] if ordered else 0.0
    named = [unit for unit in ordered[:MOST] if strength[unit] >= max(least, _LEAST)]
    return [(held.words[first][0], held.words[last][1]) for first, last in _merged(text, held.words, named, strength)]


def _word_at(words: Sequence[Span], start: int, end: int) -> int | None:
    """The first word that shares characters with these; a token may begin with a space, and holds no two words."""
    place = bisect_right(words, start, key=lambda word: word[1])
    return place if place < len(words) and words[place][0] < end else None


def _hits(text: str, words: Sequence[Span], lexicon: Lexicon) -> tuple[Hit, ...]:
    found = []
    for number, start, end in lexicon.places(text):
        first = _word_at(words, start, end)
        if first is not None:
            last = max(place for place in range(first, len(words)) if words[place][0] < end)
            found.append((number, first, last))
    return tuple(found)


def _units(text: str, held: Contributions, patterns: Collection[int]) -> list[Unit]:
    """What is named together: words of one hit on this theme ("rond te komen"), and content words by themselves."""
    units: list[Unit] = []
    for first, last in sorted({(first, last) for one, first, last in held.hits if one in patterns and first < last}):
        if last - first < _LONGEST_HIT and (not units or first > units[-1][1]):
            units.append((first, last))
    taken = {place for first, last in units for place in range(first, last + 1)}
    alone = [place for place, span in enumerate(held.words) if place not in taken and tells(text[slice(*span)])]
    return units + [(place, place) for place in alone]


def tells(word: str) -> bool:
    """Whether a word can be a reason: no tag such as [PERSOON 1], no number, no grammatical word."""
    simple = plain(word)
    return word[0] != "[" and any(letter.isalpha() for letter in simple) and simple not in _small_words()


def _merged(text: str, words: Sequence[Span], named: list[Unit], strength: dict[Unit, float]) -> list[Unit]:
    """Units that stand next to each other as one, strongest first."""
    together: list[tuple[int, int, float]] = []
    for first, last in sorted(named):
        own = strength[first, last]
        if together and first == together[-1][1] + 1 and text[words[first - 1][1] : words[first][0]].isspace():
            begin, _, before = together.pop()
            together.append((begin, last, before + own))
        else:
            together.append((first, last, own))
    return [(first, last) for first, last, _ in sorted(together, key=lambda held: (-held[2], held[0]))]


@cache
def _small_words() -> frozenset[str]:
    data = tomllib.loads(Path(__file__).with_name("small_words.toml").read_text(encoding="utf-8"))
    return frozenset(plain(word) for group in data.values() for word in group)
