"""Search by words: BM25 over Dutch stems, in which compounds and typing errors find what they are close to.

"schulden" finds "schuldhulpverlening" (a compound begins or ends with it), "eenzaamhijd" finds "eenzaamheid". BM25 as
Robertson and Zaragoza (2009) have it, with the weights of all words worked out beforehand (Lù 2024, arXiv 2407.03618).
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import polars as pl
from rapidfuzz import process
from rapidfuzz.distance import OSA
from scipy.sparse import csc_array

from pipeline.themes.wording import plain, stem, words_of_grammar

COMPOUND = 0.7
"""Worth of a compound that begins or ends with the word asked for…"""
PART = 0.4
"""…and of a word that begins or ends the compound asked for…"""
TYPING_ERROR = 0.8
"""…and of a word one typing error away; half of it at two."""
_SHORTEST_PART = 5
"""Letters from which a stem is looked for in compounds: "taal" would find "totaal"."""
_MORE = 3
"""Letters that a compound has more than its part."""
_ONE_ERROR, _TWO_ERRORS = 6, 9
"""Letters from which a word may hold one typing error, or two: shorter ones are soon another word ("weer", "heer")."""
_MOST_ERRORS = 5
_LONGEST_QUERY = 40
"""Words of a query that are looked up."""
_K1, _B = 1.2, 0.75
_AT_ONCE = 4_000
"""Texts whose words are counted together, to spare memory."""
_TOKEN = r"[^\W_]+(?:[-/.'’][^\W_]+)*"  # nosec B105  # words, no password
_TOKENS, _JOINT = re.compile(_TOKEN), re.compile(r"[-/.'’]")


@dataclass(frozen=True, slots=True)
class WordScores:
    """What the words of a query find: for each text its BM25 score, and the share of the query that it covers (0-1).

    `asked` counts the words of the query that say something; `stems` are the stems that count as found; `missing` the
    words of the query that no text holds, as typed.
    """

    score: np.ndarray
    coverage: np.ndarray
    stems: frozenset[str]
    missing: tuple[str, ...]
    asked: int


@dataclass(frozen=True, slots=True)
class WordIndex:
    """The words of texts: what each stem weighs in each text [texts, stems], and the column of each stem."""

    weights: csc_array
    columns: Mapping[str, int]
    stems: pl.Series
    written: Mapping[str, str]
    """The stem of each word as it is written: typing errors are looked for there, since they upset the stem."""

    @property
    def size(self) -> int:
        """How many texts there are."""
        return int(self.weights.shape[0])

    def scores(self, query: str) -> WordScores:
        """Score every text. A word of the query counts once, by the best of what it finds in a text."""
        score, coverage, weights = np.zeros(self.size), np.zeros(self.size), 0.0
        stems: set[str] = set()
        missing = []
        asked = _query_words(query)
        for word in asked:
            near = self.near(word)
            weight = math.log(1 + self.size / (1 + max(map(self._frequency, near), default=0)))
            weights += weight
            if not near:
                missing.append(word)
                continue
            stems.update(near)
            best, covered = self._held(near)
            score += best
            coverage += weight * covered
        return WordScores(score, coverage / max(weights, 1e-9), frozenset(stems), tuple(missing), len(asked))

    def near(self, word: str) -> dict[str, float]:
        """The stems in the index that `word` finds, with their worth (0-1): itself, compounds, or a typing error."""
        wanted = _token_stem(plain(word))
        itself = {wanted: 1.0} if wanted in self.columns else {}
        if _has_digit(wanted):
            return itself
        # a word that stands in a text is meant as it is typed
        errors = {} if itself else self._typing_errors(plain(word))
        return {**errors, **self._parts(wanted), **self._compounds(wanted), **itself}

    def _frequency(self, found: str) -> int:
        column = self.columns[found]
        return int(self.weights.indptr[column + 1] - self.weights.indptr[column])

    def _held(self, near: Mapping[str, float]) -> tuple[np.ndarray, np.ndarray]:
        """Of stems with their worth: the best score of each text, and the worth of the best stem in it."""
        best, worths = np.zeros(self.size), np.zeros(self.size)
        for found, worth in near.items():
            column = self.columns[found]
            part = slice(self.weights.indptr[column], self.weights.indptr[column + 1])
            texts = self.weights.indices[part]
            best[texts] = np.maximum(best[texts], worth * self.weights.data[part])
            worths[texts] = np.maximum(worths[texts], worth)
        return best, worths

    def _compounds(self, wanted: str) -> dict[str, float]:
        if len(wanted) < _SHORTEST_PART:
            return {}
        longer = self.stems.filter(self.stems.str.len_chars() >= len(wanted) + _MORE)
        return dict.fromkeys(longer.filter(longer.str.starts_with(wanted) | longer.str.ends_with(wanted)), COMPOUND)

    def _parts(self, wanted: str) -> dict[str, float]:
        sizes = range(_SHORTEST_PART, len(wanted) - _MORE + 1)
        parts = {part for size in sizes for part in (wanted[:size], wanted[-size:])}
        return {part: PART for part in sorted(parts) if part in self.columns}

    def _typing_errors(self, word: str) -> dict[str, float]:
        most = (len(word) >= _ONE_ERROR) + (len(word) >= _TWO_ERRORS)
        if not most:
            return {}
        found = process.extract(word, list(self.written), scorer=OSA.distance, score_cutoff=most, limit=_MOST_ERRORS)
        best: dict[str, float] = {}
        for written, errors, _ in found:
            stem_found = self.written[written]
            best[stem_found] = max(best.get(stem_found, 0.0), TYPING_ERROR / max(errors, 1))
        return best


def index_words(texts: pl.Series) -> WordIndex:
    """The words of texts, which are scored in the order given."""
    vocabulary = _Vocabulary({}, {}, {})
    rows = texts.alias("word").to_frame().with_row_index("text")
    counted = pl.concat(
        [pl.DataFrame(schema=_COUNTED), *(_counted(part, vocabulary) for part in rows.iter_slices(_AT_ONCE))]
    )
    weights = _weights(counted, len(texts), len(vocabulary.columns))
    stems = pl.Series(list(vocabulary.columns), dtype=pl.String)
    return WordIndex(weights, vocabulary.columns, stems, dict(sorted(vocabulary.written.items())))


_COUNTED = pl.Schema({"text": pl.UInt32(), "stem": pl.Int32(), "count": pl.UInt16()})


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """What is known of words so far: of each its columns, the columns of stems, and the stem of words as written."""

    known: dict[str, tuple[int, ...]]
    columns: dict[str, int]
    written: dict[str, str]

    def of(self, words: pl.Series) -> pl.DataFrame:
        """word and stem (its column), for each stem of each word."""
        held = [self.known[word] if word in self.known else self._learn(word) for word in words]
        columns = np.fromiter((column for one in held for column in one), dtype=np.int32)
        repeated = np.repeat(np.arange(len(held)), [len(one) for one in held])
        return pl.DataFrame({"word": words.gather(repeated), "stem": columns})

    def _learn(self, word: str) -> tuple[int, ...]:
        stems = _stems(word)
        if stems and len(word) >= _ONE_ERROR - 1:
            self.written.setdefault(plain(word), stems[0])
        found = tuple(self.columns.setdefault(one, len(self.columns)) for one in stems)
        self.known[word] = found
        return found


def _counted(texts: pl.DataFrame, vocabulary: _Vocabulary) -> pl.DataFrame:
    """How often each stem stands in each text."""
    words = texts.with_columns(pl.col("word").str.extract_all(_TOKEN)).explode("word").drop_nulls()
    told = words.join(vocabulary.of(words["word"].unique().sort()), on="word")
    return told.group_by("text", "stem").agg(count=pl.len()).select(*_COUNTED).cast(_COUNTED)


def _weights(counted: pl.DataFrame, texts: int, stems: int) -> csc_array:
    """BM25: a stem weighs more the rarer it is, and the oftener it stands in a short text."""
    rows, columns, counts = (counted[name].to_numpy() for name in _COUNTED)
    lengths = np.bincount(rows, weights=counts, minlength=texts)
    frequency = np.bincount(columns, minlength=stems)
    rarity = np.log1p((texts - frequency + 0.5) / (frequency + 0.5))
    damping = _K1 * (1 - _B + _B * lengths / max(float(lengths.mean()) if texts else 0.0, 1e-9))
    values = rarity[columns] * counts / (counts + damping[rows])
    return csc_array((values.astype(np.float32), (rows, columns)), shape=(texts, stems))


def stems_of(text: str) -> list[str]:
    """Stems of all words that say something, codes and numbers as they are: 'SUB-2025-00417' and its parts."""
    return [found for match in _TOKENS.finditer(text) for found in _stems(match.group())]


def spans_of(text: str, stems: frozenset[str]) -> list[tuple[int, int]]:
    """Where in a text the words with these stems stand: first character, and one past the last."""
    return [match.span() for match in _TOKENS.finditer(text) if stems.intersection(_stems(match.group()))]


def words_in(text: str) -> int:
    """How many different words stand in a text."""
    return len({match.group().casefold() for match in _TOKENS.finditer(text)})


def _query_words(query: str) -> Sequence[str]:
    """The words of a query that say something, once each; words of grammar find nothing and are never missed."""
    words = [match.group() for match in _TOKENS.finditer(query)]
    return list(dict.fromkeys(word for word in words if _stems(word)))[:_LONGEST_QUERY]


@lru_cache(maxsize=200_000)
def _stems(word: str) -> tuple[str, ...]:
    simple = plain(word)
    parts = [simple, *_JOINT.split(simple)] if _JOINT.search(simple) else [simple]
    return tuple(_token_stem(part) for part in parts if len(part) > 1 and part not in _says_little())


@cache
def _says_little() -> frozenset[str]:
    own = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return words_of_grammar() | frozenset(word for words in own.values() for word in words)


def _token_stem(word: str) -> str:
    return word if _has_digit(word) else stem(word)


def _has_digit(word: str) -> bool:
    return not word.isalpha() and any(letter.isdigit() for letter in word)
