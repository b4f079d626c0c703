"""Search by words: BM25 over Dutch stems, in which compounds and typing errors find what they are close to.

"schulden" finds "schuldhulpverlening" (a compound begins or ends with it), "eenzaamhijd" finds "eenzaamheid". BM25 as
Robertson and Zaragoza (2009) have it, by bm25s (Lù 2024, arXiv 2407.03618).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import bm25s
import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

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
_MOST_ERRORS = 5
_LONGEST_QUERY = 40
"""Words of a query that are looked up."""
_TOKEN = re.compile(r"[^\W_]+(?:[-/.'’][^\W_]+)*")
_JOINT = re.compile(r"[-/.'’]")


@dataclass(frozen=True, slots=True)
class WordScores:
    """What the words of a query find: for each text its BM25 score, and the share of the query that it covers (0-1).

    `asked` counts the words of the query; `stems` are the stems that count as found; `missing` the words of the query
    that no text holds, as typed.
    """

    score: np.ndarray
    coverage: np.ndarray
    stems: frozenset[str]
    missing: tuple[str, ...]
    asked: int


@dataclass(frozen=True, slots=True)
class WordIndex:
    """The words of n texts."""

    size: int
    bm25: bm25s.BM25 | None
    frequency: dict[str, int]
    """In how many texts each stem stands, in alphabetical order."""
    written: dict[str, str]
    """The stem of each word as it is written: typing errors are looked for there, since they upset the stem."""

    def scores(self, query: str) -> WordScores:
        """Score every text. A word of the query counts once, by the best of what it finds in a text."""
        score, coverage, weights = np.zeros(self.size), np.zeros(self.size), 0.0
        stems: set[str] = set()
        missing = []
        asked = _query_words(query)
        for word in asked:
            near = self.near(word)
            weight = math.log(1 + self.size / (1 + max((self.frequency[found] for found in near), default=0)))
            weights += weight
            if not near or self.bm25 is None:
                missing.append(word)
                continue
            stems.update(near)
            held = np.stack([worth * self.bm25.get_scores([found]) for found, worth in near.items()])
            worths = np.array(list(near.values()))[:, None]
            score += held.max(axis=0)
            coverage += weight * ((held > 0) * worths).max(axis=0)
        return WordScores(score, coverage / max(weights, 1e-9), frozenset(stems), tuple(missing), len(asked))

    def near(self, word: str) -> dict[str, float]:
        """The stems in the index that `word` finds, with their worth (0-1): itself, compounds, or a typing error."""
        wanted = _token_stem(plain(word))
        itself = {wanted: 1.0} if wanted in self.frequency else {}
        if _has_digit(wanted):
            return itself
        compounds = {found: worth for found in self.frequency if (worth := _compound_worth(wanted, found))}
        # a word that stands in a text is meant as it is typed
        errors = {} if itself else self._typing_errors(plain(word))
        return {**errors, **compounds, **itself}

    def _typing_errors(self, word: str) -> dict[str, float]:
        most = min(len(word) // 4, 2)
        if not most:
            return {}
        found = process.extract(word, list(self.written), scorer=OSA.distance, score_cutoff=most, limit=_MOST_ERRORS)
        best: dict[str, float] = {}
        for written, errors, _ in found:
            stem_found = self.written[written]
            best[stem_found] = max(best.get(stem_found, 0.0), TYPING_ERROR / max(errors, 1))
        return best


def index_words(texts: Iterable[str]) -> WordIndex:
    """The words of texts, which are scored in the order given."""
    words = [[match.group() for match in _TOKEN.finditer(text)] for text in texts]
    tokens = [[found for word in held for found in _stems(word)] for held in words]
    frequency = Counter(found for held in tokens for found in set(held))
    if not frequency:
        return WordIndex(len(tokens), None, {}, {})
    bm25 = bm25s.BM25(k1=1.2, b=0.75)
    bm25.index(tokens, show_progress=False)
    written = {
        plain(word): _stems(word)[0] for word in sorted({word for held in words for word in held}) if _stems(word)
    }
    return WordIndex(len(tokens), bm25, dict(sorted(frequency.items())), written)


def stems_of(text: str) -> list[str]:
    """Stems of all words that say something, codes and numbers as they are: 'SUB-2025-00417' and its parts."""
    return [found for match in _TOKEN.finditer(text) for found in _stems(match.group())]


def spans_of(text: str, stems: frozenset[str]) -> list[tuple[int, int]]:
    """Where in a text the words with these stems stand: first character, and one past the last."""
    return [match.span() for match in _TOKEN.finditer(text) if stems.intersection(_stems(match.group()))]


def _query_words(query: str) -> Sequence[str]:
    words = [match.group() for match in _TOKEN.finditer(query)]
    telling = [word for word in words if _stems(word)]
    return list(dict.fromkeys(telling or words))[:_LONGEST_QUERY]


@lru_cache(maxsize=200_000)
def _stems(word: str) -> tuple[str, ...]:
    simple = plain(word)
    parts = [simple, *_JOINT.split(simple)] if _JOINT.search(simple) else [simple]
    return tuple(_token_stem(part) for part in parts if len(part) > 1 and part not in words_of_grammar())


def _token_stem(word: str) -> str:
    return word if _has_digit(word) else stem(word)


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _compound_worth(wanted: str, found: str) -> float:
    if len(wanted) >= _SHORTEST_PART and len(found) >= len(wanted) + _MORE:
        return COMPOUND if found.startswith(wanted) or found.endswith(wanted) else 0.0
    if len(found) >= _SHORTEST_PART and len(wanted) >= len(found) + _MORE:
        return PART if wanted.startswith(found) or wanted.endswith(found) else 0.0
    return 0.0
