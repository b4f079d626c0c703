"""Search by words and by meaning at once over pseudonymised passages.

Two rankings, one of words (`search_words`) and one of meaning (`search_meaning`), are fused by reciprocal rank
(Cormack, Clarke and Büttcher 2009), so that their scores need no common scale. What was measured on blind questions
stands in docs/search_and_new_themes.md.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from pipeline.themes.running_text import is_running_text, word_count
from pipeline.themes.search_meaning import SAMPLE, EvenSpace, MeaningIndex, MeaningScores, even_space, index_meaning
from pipeline.themes.search_words import WordIndex, WordScores, index_words, spans_of, words_in

LEAST_COVERAGE = 0.3
"""Share of the query's weight that a passage must hold to count as found by words."""
SURE_COVERAGE, SURE_MEANING = 0.6, 0.36
"""From these on a passage is surely about the query…"""
FLOOR_COVERAGE, FLOOR_MEANING = 0.4, 0.2
"""…and below both of these it is not shown."""
MOST_UNSURE = 5
"""Passages shown that are not surely about the query."""
LEAST_WORDS, LEAST_PASSAGE_WORDS = 4, 8
"""Words from which a sentence has a meaning to search by, and those of its passage."""
_LEAST_GRAMMAR = 3
"""Words of a query that holds words of grammar only, as in "weer onder de mensen": then meaning alone answers it."""
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


Vectors = Callable[[], Iterable[pl.DataFrame]]
"""Gives content_key and vector of sentences, in parts: together they are most of the memory."""


def build_index(passages: pl.DataFrame, sentences: pl.DataFrame, vectors: Vectors) -> Index:
    """An index over passages (passage_id, document, section, title, question, text) and their sentences.

    `sentences` has passage_id, sentence_id, start, end and content_key. Give no passage of a story whose resident
    refused: what is not here cannot be found. The order of rows does not matter.
    """
    held = passages.filter(pl.col("text").str.strip_chars() != "").sort("passage_id").with_row_index("passage")
    told = held.select(pl.concat_str("text", "question", "section", "title", separator=" \n ", ignore_nulls=True))
    words = index_words(told.to_series())
    placed = _placed(sentences, held)
    telling = placed.filter("tells").select("content_key", "sentence")
    parts = (_matched(part, telling) for part in vectors())
    meaning = index_meaning(_space(telling, vectors), parts, placed["passage"].to_numpy(), len(held))
    kept = placed.drop("passage_id", "passage", "sentence", "content_key")
    return Index(held, kept, meaning.of_sentence, words, meaning)


def _space(telling: pl.DataFrame, vectors: Vectors) -> EvenSpace:
    """The even space of a sample of sentences: keys are hashes, so that the lowest are as good as drawn."""
    drawn = telling.select("content_key").unique().sort("content_key").head(SAMPLE).with_row_index("sentence")
    parts = [_matched(part, drawn) for part in vectors()]
    if not parts:
        return even_space(np.zeros((0, 0)))
    order = np.argsort(np.concatenate([numbers for numbers, _ in parts]))
    return even_space(np.concatenate([found for _, found in parts])[order])


def _matched(part: pl.DataFrame, wanted: pl.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of the wanted sentences that are in a part, and their vectors [n, width]."""
    places = part.select("content_key").with_row_index("place").join(wanted, on="content_key")
    return places["sentence"].to_numpy(), part["vector"].to_numpy()[places["place"].to_numpy()]


def _placed(sentences: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """Sentences in order with the number of their passage, their own number, and whether they tell something."""
    whole = held.select("passage_id", "passage", "text", enough=word_count() >= LEAST_PASSAGE_WORDS)
    text = pl.col("text").str.slice(pl.col("start"), pl.col("end") - pl.col("start"))
    return (
        sentences.select("sentence_id", "passage_id", "start", "end", "content_key")
        .join(whole, on="passage_id")
        .with_columns(text=text)
        .with_columns(tells=is_running_text(LEAST_WORDS) & pl.col("enough"))
        .drop("text", "enough")
        .sort("passage", "start", "sentence_id")
        .with_row_index("sentence")
    )


def search(
    index: Index, query: str, vector: np.ndarray, among: Collection[str] | pl.Series | None = None, most: int = 10,
    most_unsure: int = MOST_UNSURE,
) -> Found:  # fmt: skip
    """The passages that answer a query, best first; `vector` is the query as the encoder of the index reads it.

    `among` names the passages that may be found; None leaves all. What does not come near is left out, and of what is
    not surely about the query only the best are given.
    """
    words, meaning = index.words.scores(query), index.meaning.scores(vector)
    if not words.asked and words_in(query) < _LEAST_GRAMMAR:
        return Found(pl.DataFrame(schema=HITS), words.missing)
    allowed = _allowed(index, among)
    coverage, close = np.where(allowed, words.coverage, 0.0), np.where(allowed, meaning.passages, -1.0)
    by_words = np.where(coverage >= LEAST_COVERAGE, words.score * coverage, 0.0)
    fused = _shares(by_words, 1.0) + _shares(close, _MEANING_WEIGHT)
    # one word of "er alleen voor staan" is not what was asked
    enough = words.asked > 1 or words_in(query) <= _LEAST_GRAMMAR
    sure = ((coverage >= SURE_COVERAGE) & (enough | (close >= FLOOR_MEANING))) | (close >= SURE_MEANING)
    near = (coverage >= FLOOR_COVERAGE) | (close >= FLOOR_MEANING)
    ranked = [int(row) for row in _ranked(np.where(near, fused, 0.0))]
    shown = [row for row in ranked if sure[row]] + [row for row in ranked if not sure[row]][:most_unsure]
    rows = [
        _hit(index, row, words, meaning) | {"score": float(fused[row]), "sure": bool(sure[row])} for row in shown[:most]
    ]
    return Found(pl.DataFrame(rows, schema=HITS), words.missing)


def _allowed(index: Index, among: Collection[str] | pl.Series | None) -> np.ndarray:
    if among is None:
        return np.ones(len(index.passages), dtype=bool)
    named = among if isinstance(among, pl.Series) else pl.Series(list(among), dtype=pl.String)
    return index.passages["passage_id"].is_in(named.implode()).to_numpy()


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


def _hit(index: Index, row: int, words: WordScores, meaning: MeaningScores) -> dict[str, Any]:
    passage = index.passages.row(row, named=True)
    spans = spans_of(passage["text"], words.stems)
    coverage, close = float(words.coverage[row]), float(meaning.passages[row])
    named = coverage >= LEAST_COVERAGE
    return {
        "passage_id": passage["passage_id"], "document": passage["document"],
        **_best_sentence(index, row, spans, meaning.sentences),
        "coverage": coverage, "meaning": max(close, 0.0),
        "ground": ("both" if close >= SURE_MEANING else "words") if named else "meaning",
        "spans": [list(span) for span in spans],
    }  # fmt: skip


def _best_sentence(
    index: Index, row: int, spans: Sequence[tuple[int, int]], of_sentences: np.ndarray
) -> dict[str, Any]:
    """The sentence with most of the words, and of those one that tells something and is the closest in meaning."""
    first, last = np.searchsorted(index.of_sentence, [row, row + 1])
    text, rows = index.passages.item(row, "text"), index.sentences[int(first) : int(last)].to_dicts()
    if not rows:
        return {"sentence_id": None, "start": None, "end": None, "text": text}

    def fit(place: int) -> tuple[int, bool, float]:
        inside = sum(rows[place]["start"] <= start < rows[place]["end"] for start, _ in spans)
        return inside, rows[place]["tells"], float(of_sentences[first + place])

    best = rows[max(range(len(rows)), key=fit)]
    held = {name: best[name] for name in ("sentence_id", "start", "end")}
    return {**held, "text": text[best["start"] : best["end"]]}
