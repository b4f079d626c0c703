"""What people tell of kinds of activities without naming them, as data: a takkenschaar speaks for a Snoeiploeg.

The kinds and their words are in link_lore.toml. Which kinds an activity is of follows from the words of its name.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from pipeline.themes.link_matching import NameWords
from pipeline.themes.wording import stems

_ENDING = 4
"""A word of this many letters at the end of a compound says what it is: 'tuin' in 'Buurttuin'."""


@dataclass(frozen=True, slots=True)
class _Kind:
    named: tuple[str, ...]
    told: frozenset[str]


def lore(texts: Sequence[Sequence[str]], names: Sequence[Sequence[str]]) -> np.ndarray:
    """How much each text (its stems) tells what is told of activities of the kind of each name, [texts, names].

    A word that is told of several of the names counts for less, and so does one that many of the texts hold.
    """
    held = np.stack([_told_of(tuple(name)) for name in names])
    found = _vocabulary().found(texts, whole=True)
    shared = held.sum(axis=0)
    apart = np.log((1 + len(names)) / np.maximum(shared, 1)) / math.log(1 + len(names))
    often = found.sum(axis=0)
    rare = np.log((10 + len(texts)) / (1 + often)) / math.log(10 + len(texts))
    result: np.ndarray = (found * (apart * rare)) @ held.T
    return result


@cache
def _told_of(name: tuple[str, ...]) -> np.ndarray:
    words = _vocabulary().words
    own = [kind for kind in _kinds() if any(_names(word, part) for word in kind.named for part in name)]
    told = frozenset[str]().union(*(kind.told for kind in own))
    return np.asarray([word in told for word in words], dtype=np.float32)


def _names(word: str, part: str) -> bool:
    if part == word or len(word) < _ENDING:
        return part == word
    return part.endswith(word) or (len(word) > _ENDING and part.startswith(word))


@cache
def _vocabulary() -> NameWords:
    return NameWords(word for kind in _kinds() for word in kind.told)


@cache
def _kinds() -> tuple[_Kind, ...]:
    data = tomllib.loads(Path(__file__).with_name("link_lore.toml").read_text(encoding="utf-8"))
    return tuple(_Kind(stems(kind["named"]), frozenset(stems(kind["told"]))) for kind in data.values())
