"""Search by words and by meaning at once over pseudonymised passages.

Two rankings, one of words (`search_words`) and one of meaning (`search_meaning`), are fused by reciprocal rank
(Cormack, Clarke and Büttcher 2009), so that their scores need no common scale. What was measured on blind questions
stands in docs/search_and_new_themes.md.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from pipeline.themes.search_meaning import MeaningIndex, MeaningScores, index_meaning
from pipeline.themes.search_words import WordIndex, WordScores, index_words, spans_of

LEAST_COVERAGE = 0.3
"""Share of the query's weight that a passage must hold to count as found by words."""
SURE_COVERAGE, SURE_MEANING = 0.6, 0.36
"""From these on a passage is surely about the query…"""
FLOOR_COVERAGE, FLOOR_MEANING = 0.4, 0.25
"""…and where no passage comes as far as this, nothing is found at all."""
_FUSION = 60
_MEANING_WEIGHT = 2.0
_DEEPEST = 200
"""Places of a ranking that count in the fusion."""

HITS = pl.Schema({
    "passage_id": pl.String(), "document": pl.String(), "sentence_id": pl.String(), "start": pl.Int32(),
    "end": pl.Int32(), "text": pl.String(),
    "score": pl.Float64(), "coverage": pl.Float64(), "meaning": pl.Float64(), "sure": pl.Boolean(),
    "ground": pl.String(), "spans": pl.List(pl.List(pl.Int64())),
})  # fmt: skip
"""A passage that was found: its best sentence (null where it has none) with its place in the passage and its text, how
far it fits by words and by meaning (0-1), whether that is sure, why it was found (words, meaning or both), and where in
the passage the words stand."""


@dataclass(frozen=True, slots=True)
class Index:
    """Passages with text, their sentences, and both indexes over them; `of_sentence` numbers each one's passage."""

    passages: pl.DataFrame
    sentences: pl.DataFrame
    of_sentence: np.ndarray
    words: WordIndex
    meaning: MeaningIndex


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found, best first (HITS), and the words of the query that no passage holds, as typed."""

    hits: pl.DataFrame
    missing: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether at least one passage is surely about the query."""
        return bool(self.hits["sure"].any())


def build_index(passages: pl.DataFrame, sentences: pl.DataFrame) -> Index:
    """An index over passages (passage_id, document, section, title, question, text) and their sentences.

    `sentences` has passage_id, sentence_id, start, end, text and vector (null for text that is not Dutch). Give no
    passage of a story whose resident refused: what is not here cannot be found. The order of rows does not matter.
    """
    held = passages.filter(pl.col("text").str.strip_chars() != "").sort("passage_id").with_row_index("passage")
    placed = sentences.join(held.select("passage_id", "passage"), on="passage_id").sort("passage", "start")
    told = held.select(pl.concat_str("text", "question", "section", "title", separator=" \n ", ignore_nulls=True))
    with_vector = placed.filter(pl.col("vector").is_not_null())
    return Index(
        held,
        with_vector.drop("vector"),
        with_vector["passage"].to_numpy(),
        index_words(told.to_series()),
        index_meaning(with_vector["vector"].to_numpy(), with_vector["passage"].to_numpy(), len(held)),
    )


def search(index: Index, query: str, vector: np.ndarray, among: Collection[str] | None = None, most: int = 10) -> Found:
    """The passages that answer a query, best first; `vector` is the query as the encoder of the index reads it.

    `among` names the passages that may be found; None leaves all. Nothing is found where nothing comes near.
    """
    words, meaning = index.words.scores(query), index.meaning.scores(vector)
    allowed = _allowed(index, among)
    coverage, close = np.where(allowed, words.coverage, 0.0), np.where(allowed, meaning.passages, -1.0)
    far = coverage.max(initial=0) < FLOOR_COVERAGE and close.max(initial=-1) < FLOOR_MEANING
    if far or not words.asked:
        return Found(pl.DataFrame(schema=HITS), words.missing)
    by_words = np.where(coverage >= LEAST_COVERAGE, words.score * coverage, 0.0)
    fused = _shares(by_words, 1.0) + _shares(close, _MEANING_WEIGHT)
    rows = [_hit(index, int(row), float(fused[row]), words, meaning) for row in _ranked(fused)[:most]]
    return Found(pl.DataFrame(rows, schema=HITS), words.missing)


def _allowed(index: Index, among: Collection[str] | None) -> np.ndarray:
    if among is None:
        return np.ones(len(index.passages), dtype=bool)
    return index.passages["passage_id"].is_in(list(among)).to_numpy()


def _ranked(scores: np.ndarray) -> np.ndarray:
    """Rows with a score above zero, best first; equal ones in the order of their ids."""
    rows = np.flatnonzero(scores > 0)
    return rows[np.argsort(-scores[rows], kind="stable")]


def _shares(scores: np.ndarray, weight: float) -> np.ndarray:
    """What each row gets for its place in one ranking."""
    shares = np.zeros(len(scores))
    ranking = _ranked(scores)[:_DEEPEST]
    shares[ranking] = weight / (_FUSION + 1 + np.arange(len(ranking)))
    return shares


def _hit(index: Index, row: int, score: float, words: WordScores, meaning: MeaningScores) -> dict[str, Any]:
    passage = index.passages.row(row, named=True)
    spans = spans_of(passage["text"], words.stems)
    coverage, close = float(words.coverage[row]), float(meaning.passages[row])
    named = coverage >= LEAST_COVERAGE
    return {
        "passage_id": passage["passage_id"], "document": passage["document"],
        **_best_sentence(index, row, spans, meaning.sentences),
        "score": score, "coverage": coverage, "meaning": max(close, 0.0),
        "sure": coverage >= SURE_COVERAGE or close >= SURE_MEANING,
        "ground": ("both" if close >= SURE_MEANING else "words") if named else "meaning",
        "spans": [list(span) for span in spans],
    }  # fmt: skip


def _best_sentence(
    index: Index, row: int, spans: Sequence[tuple[int, int]], of_sentences: np.ndarray
) -> dict[str, Any]:
    """The sentence with most of the words, and of those the closest in meaning."""
    first, last = np.searchsorted(index.of_sentence, [row, row + 1])
    rows = index.sentences[int(first) : int(last)].to_dicts()
    if not rows:
        return {"sentence_id": None, "start": None, "end": None, "text": index.passages.item(row, "text")}

    def fit(place: int) -> tuple[int, float]:
        inside = sum(rows[place]["start"] <= start < rows[place]["end"] for start, _ in spans)
        return inside, float(of_sentences[first + place])

    best = rows[max(range(len(rows)), key=fit)]
    return {name: best[name] for name in ("sentence_id", "start", "end", "text")}
