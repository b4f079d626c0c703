"""Whether a passage sounds as if it is about no activity at all: money, thanks, plans, the neighbourhood.

A direction in the space of the encoder that is shipped, learned from labelled passages by models/linking/fit.py.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from pipeline.themes.link_passages import Passage

GENERAL = Path(__file__).with_name("link_general.json")
_MOST = 4.0


@dataclass(frozen=True, slots=True)
class Direction:
    """What each number of a passage's vector adds, and what is taken off."""

    weights: np.ndarray
    middle: float


@cache
def general_direction() -> Direction:
    """The direction that the package brings."""
    data = json.loads(GENERAL.read_text(encoding="utf-8"))
    return Direction(np.asarray(data["weights"]), float(data["middle"]))


def sounds_general(passages: Sequence[Passage], direction: Direction) -> np.ndarray:
    """From -4, surely about an activity, to 4, [passages]; 0 without a vector or with one of another encoder's size."""
    size = len(direction.weights)
    told = [
        float(one.vector @ direction.weights) - direction.middle
        if one.vector is not None and len(one.vector) == size and one.vector.any()
        else 0.0
        for one in passages
    ]
    result: np.ndarray = np.clip(np.asarray(told), -_MOST, _MOST)
    return result
