"""Reading a document a second time: what the first reading was sure of helps where it was not.

Passages alike are about the same, and an activity that nothing else is about is the likelier for a passage that names
none. (That a person occurs elsewhere helps no more than it does between a passage and the next.)
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.themes.link_passages import Passage

AGAIN = ("near", "unclaimed")
"""What the second reading weighs besides the evidence of the first."""
_WINDOW = 2
"""Passages this near say nothing on whether an activity is spoken of elsewhere: the text may go on about it."""


def again(passages: Sequence[Passage], chances: np.ndarray) -> np.ndarray:
    """Evidence from the first reading's `chances` [passages, topics + none], as [passages, topics, AGAIN]."""
    told = chances[:, :-1]
    columns = np.stack((_near(passages, told), -_elsewhere(told)), axis=-1)
    # what holds for all topics alike says nothing on whether a passage is about any
    result: np.ndarray = columns - columns.mean(axis=1, keepdims=True)
    return result


def _near(passages: Sequence[Passage], told: np.ndarray) -> np.ndarray:
    if all(one.vector is None for one in passages):
        return np.zeros_like(told)
    width = max(len(one.vector) for one in passages if one.vector is not None)
    vectors = np.stack([np.zeros(width) if one.vector is None else one.vector for one in passages]).astype(np.float64)
    vectors -= vectors.mean(axis=0)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    alike = np.clip(vectors @ vectors.T, 0, 1) ** 2
    np.fill_diagonal(alike, 0)
    result: np.ndarray = alike @ told / (1 + alike.sum(axis=1, keepdims=True))
    return result


def _elsewhere(told: np.ndarray) -> np.ndarray:
    # the most that any passage farther away is about each topic
    nothing = np.zeros((_WINDOW + 1, told.shape[1]))
    before = np.concatenate([nothing, np.maximum.accumulate(told, axis=0)])[: len(told)]
    after = np.concatenate([np.maximum.accumulate(told[::-1], axis=0)[::-1], nothing])[_WINDOW + 1 :]
    result: np.ndarray = np.maximum(before, after)
    return result
