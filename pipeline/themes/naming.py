"""Names for groups of texts: the words that set one apart from the others, readable.

c-TF-IDF as in Grootendorst 2022 (arXiv 2203.05794): each group is one text; a word counts for how often it stands
there, and less the more it stands everywhere.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np

from pipeline.themes.wording import content_words, plain, shares_word, stem, written_words

WORDS = 4
"""Words in a name."""
_NO_NAMES = ("naming.toml", "small_words.toml", "search_words.toml")
_LEAST_SHARE = 0.1
"""Share of a group's texts that must hold a word for it to say something of the group."""


@dataclass(frozen=True, slots=True)
class Name:
    """The words that set a group apart, the most telling first, and the share of its texts that hold one of them."""

    words: tuple[str, ...]
    coverage: float


def name_groups(texts: Mapping[str, Sequence[str]]) -> dict[str, Name]:
    """The name of each group. A word counts once a text: a text that repeats it is no better a witness."""
    from sklearn.feature_extraction.text import CountVectorizer  # here, since it takes a second

    told = {group: [_naming_words(text) for text in held] for group, held in texts.items()}
    stems = sorted({word for held in told.values() for words in held for word in words})
    if not stems:
        return {group: Name((), 0.0) for group in texts}
    counts = CountVectorizer(analyzer=chain.from_iterable, vocabulary=stems).transform(told.values()).toarray()
    everywhere = counts.sum(axis=0)
    weights = (
        counts / np.maximum(counts.sum(axis=1, keepdims=True), 1) * np.log1p(counts.sum() / len(told) / everywhere)
    )
    # a word of one text says nothing of a group
    least = np.maximum(2, [[_LEAST_SHARE * len(held)] for held in told.values()])
    weights[counts < least] = 0
    readable = _as_written([text for held in texts.values() for text in held])
    return {
        group: _name(_distinct(stems, row), held, readable)
        for (group, held), row in zip(told.items(), weights, strict=True)
    }


def _naming_words(text: str) -> tuple[str, ...]:
    """Stems of the words that may name a theme: verbs of speech, months, numbers and words of grants do not."""
    return tuple(word for word in content_words(text) if word not in _no_names())


@cache
def _no_names() -> frozenset[str]:
    folder = Path(__file__).parent
    lists = [tomllib.loads((folder / name).read_text(encoding="utf-8")) for name in _NO_NAMES]
    return frozenset(stem(plain(word)) for held in lists for words in held.values() for word in words)


def _name(stems: Sequence[str], told: Sequence[Sequence[str]], readable: Mapping[str, str]) -> Name:
    covered = [any(shares_word(one, word) for one in stems for word in words) for words in told]
    return Name(tuple(readable[one] for one in stems), sum(covered) / len(covered))


def _distinct(stems: Sequence[str], weights: np.ndarray) -> list[str]:
    chosen: list[str] = []
    for place in np.argsort(-weights, kind="stable"):
        word = str(stems[place])
        if weights[place] == 0 or len(chosen) == WORDS:
            break
        if not any(shares_word(word, other) for other in chosen):
            chosen.append(word)
    return chosen


def _as_written(texts: Sequence[str]) -> dict[str, str]:
    """For each stem the word that is written most; the first in the alphabet of those as frequent."""
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        for word in written_words(text):
            simple = plain(word)
            seen.setdefault(stem(simple), Counter())[word.casefold()] += 1
    return {found: min(words, key=lambda word: (-words[word], word)) for found, words in seen.items()}
