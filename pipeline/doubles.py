"""The same story twice: exactly, or nearly so after small changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import polars as pl
from rapidfuzz import fuzz

SAME = 82.0
"""From this likeness (0-100) on two texts are one story; see docs/evaluation and tests/cases for what was measured."""
LEAST_WORDS = 8
"""Shorter texts ('Ja, het was leuk') are the same by chance: only exact copies of some length count."""
_SHARED = 0.5
"""Share of the rarer words that two texts have in common before they are compared letter by letter."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stories that are one, the earlier first; `likeness` 0-100."""

    first: str
    second: str
    likeness: float


def likeness(first: str, second: str) -> float:
    """How much of two texts is the same words in the same order, 0-100, without regard to capitals and signs."""
    return float(fuzz.ratio(_words(first), _words(second), score_cutoff=0))


def same_story(first: str, second: str) -> bool:
    """Whether two texts are one story, perhaps changed a little."""
    left, right = _words(first), _words(second)
    if min(len(left), len(right)) < LEAST_WORDS:
        return False
    return left == right or (_share(left, right) >= _SHARED and fuzz.ratio(left, right) >= SAME)


def double_stories(stories: pl.DataFrame, passages: pl.DataFrame) -> list[Pair]:
    """The stories that are told in more than one document, from STORIES and the PASSAGES that hold their text.

    Give the documents of one organisation, in the order in which they came. Stories of one document are not compared:
    reading it has set its doubles aside. Stories without text (no consent) cannot be compared.
    """
    texts = _texts(stories, passages)
    documents = dict(stories.select("story_id", "document").iter_rows())
    return [
        Pair(one, other, likeness(texts[one], texts[other]))
        for one, other in _candidates(texts)
        if documents[one] != documents[other] and same_story(texts[one], texts[other])
    ]


def _texts(stories: pl.DataFrame, passages: pl.DataFrame) -> dict[str, str]:
    """The text of each story, in the order of `stories`."""
    held = passages.filter(pl.col("story_id").is_not_null()).sort("document", "position", maintain_order=True)
    joined = dict(held.group_by("story_id", maintain_order=True).agg(pl.col("text").str.join(" ")).iter_rows())
    return {name: joined[name] for name in stories["story_id"] if name in joined}


def _candidates(texts: dict[str, str]) -> Iterable[tuple[str, str]]:
    """Pairs of stories that share a run of four words which few stories have."""
    runs: dict[tuple[str, ...], list[str]] = {}
    for name, text in texts.items():
        words = _words(text)
        for run in {tuple(words[i : i + 4]) for i in range(max(len(words) - 3, 0))}:
            runs.setdefault(run, []).append(name)
    order = {name: place for place, name in enumerate(texts)}
    pairs = {pair for names in runs.values() if 1 < len(names) <= 20 for pair in combinations(names, 2)}
    return sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]]))


def _words(text: str) -> list[str]:
    """Words in small letters; a placeholder such as [PERSOON 3] is one word whatever its number."""
    return re.findall(r"\w+", re.sub(r"\[([A-Z-]+)(?: \d+)?\]", r"\1", text).lower())


def _share(left: Sequence[str], right: Sequence[str]) -> float:
    """Share of the words of the shorter text that the other has too."""
    both = Counter(left) & Counter(right)
    return sum(both.values()) / min(len(left), len(right))
