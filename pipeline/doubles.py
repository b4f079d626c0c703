"""The same story twice: exactly, or nearly so after small changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import polars as pl
from rapidfuzz import fuzz

SAME = 80.0
"""From this likeness (0-100) on two texts of some length are one story.

Measured on made-up stories of 50 to 65 words: after changes in 15% of the words at least 86, without the last sentence
82; different stories on loneliness, debts and care at most 24.
"""
SAME_SHORT = 90.0
"""The same for short texts, where forms on one activity come to 82: 'Ik heb vrienden gemaakt bij de inloop'."""
SAME_WORDS = 92.0
"""The same for the words in the order of the alphabet: sentences that changed places."""
LEAST_WORDS = 8
"""Shorter texts ('Ja, het was leuk') are the same by chance."""
_SHORT = 30


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stories that are one, the earlier first; `likeness` 0-100."""

    first: str
    second: str
    likeness: float


def likeness(first: str, second: str) -> float:
    """How much of two texts is the same words in the same order, 0-100, without regard to capitals and signs."""
    return float(fuzz.ratio(_words(first), _words(second)))


def same_story(first: str, second: str) -> bool:
    """Whether two texts are one story, perhaps changed a little or with its sentences in another order."""
    left, right = _words(first), _words(second)
    shorter = min(len(left), len(right))
    if shorter < LEAST_WORDS:
        return False
    if fuzz.ratio(left, right) >= (SAME if shorter >= _SHORT else SAME_SHORT):
        return True
    return shorter >= _SHORT and fuzz.ratio(sorted(left), sorted(right)) >= SAME_WORDS


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
