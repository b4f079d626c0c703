"""Reading a document in order: what a passage is about also tells what the next one is about.

A chain of states, each an activity or none, with weights for what speaks for a state and for going from one to the
next (a linear-chain conditional random field, Lafferty et al. 2001). Its weights are fitted in models/linking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from pipeline.themes.link_passages import Passage, goes_on, persons, quotes

BETWEEN = ("heading", "new_heading", "story", "goes_on", "cell", "person", "alike", "words", "quote")
"""What can be so between a passage and the one before; `steps` gives it in this order."""
MOVES = {
    "stay": BETWEEN,
    "next": ("heading", "new_heading"),
    "back": ("heading", "new_heading"),
    "none": ("heading", "new_heading", "alike"),
    "to_none": ("heading", "goes_on", "person", "alike"),
    "from_none": ("heading", "alike"),
}
"""Ways to go on, and what is weighed for each: the same activity, the next or an earlier one in the table, or none."""
STEPS = tuple(f"{move}_{one}" for move, held in MOVES.items() for one in held)

_USUAL, _FINER = 0.85, 10.0
"""The usual likeness of two passages of one document, and what a difference from it is multiplied by."""
_RARE = 6
"""A word in at most one of this many passages, or in three, ties two passages together."""
_MOST = 2.0


def steps(passages: Sequence[Passage]) -> np.ndarray:
    """What is so between each passage and the next, [passages - 1, BETWEEN]: 0 or 1, or how much."""
    often = Counter(stem for one in passages for stem in one.stems)
    rare = {
        stem: 2 / count for stem, count in often.items() if count <= max(3, len(passages) / _RARE) and len(stem) > 3
    }
    rows = [_between(before, after, rare) for before, after in pairwise(passages)]
    return np.asarray(rows, dtype=np.float64).reshape(len(rows), len(BETWEEN))


def _between(before: Passage, after: Passage, rare: dict[str, float]) -> tuple[float, ...]:
    story = before.story == after.story
    heading = before.heading == after.heading and story
    shared = set(before.stems) & set(after.stems)
    return (
        heading, not heading, story and after.story is not None, heading and goes_on(after.text),
        after.table is not None and (before.table, before.row) == (after.table, after.row),
        story and bool(persons(before.text) & persons(after.text)), _alike(before, after),
        min(sum(rare.get(stem, 0.0) for stem in sorted(shared)), _MOST), heading and quotes(after.text),
    )  # fmt: skip


def _alike(before: Passage, after: Passage) -> float:
    if before.vector is None or after.vector is None:
        return 0.0
    return _FINER * (float(before.vector @ after.vector) - _USUAL)


def moves(ranks: Sequence[int]) -> dict[str, np.ndarray]:
    """Which steps from state to state are which move, as 0 and 1 [topics + 1, topics + 1]; the last state is none."""
    size = len(ranks) + 1
    order = np.asarray(ranks)
    apart = order[None, :] - order[:, None]
    found = {move: np.zeros((size, size)) for move in MOVES}
    found["stay"][:-1, :-1], found["next"][:-1, :-1], found["back"][:-1, :-1] = apart == 0, apart == 1, apart < 0
    found["none"][-1, -1] = 1
    found["to_none"][:-1, -1] = 1
    found["from_none"][-1, :-1] = 1
    return found


def transitions(told: np.ndarray, possible: dict[str, np.ndarray], weights: dict[str, float]) -> list[np.ndarray]:
    """The worth of going from each state to each, [topics + 1, topics + 1], for each step of a document."""
    worth = {move: told[:, _columns(move)] @ [weights[f"{move}_{one}"] for one in MOVES[move]] for move in MOVES}
    none = np.zeros_like(possible["stay"])
    return [sum((worth[move][number] * possible[move] for move in MOVES), none) for number in range(len(told))]


def _columns(move: str) -> list[int]:
    return [BETWEEN.index(one) for one in MOVES[move]]


def posterior(own: np.ndarray, between: Sequence[np.ndarray]) -> np.ndarray:
    """The probability of each state for each passage, [passages, states], given all passages of the document.

    `own` is what speaks for each state in the passage itself; `between` the worth of each step, one fewer.
    """
    forward, backward = own.copy(), np.zeros_like(own)
    for number, worth in enumerate(between, start=1):
        forward[number] += _log_sum(forward[number - 1][:, None] + worth, axis=0)
    for number in range(len(own) - 2, -1, -1):
        backward[number] = _log_sum(between[number] + (own[number + 1] + backward[number + 1])[None, :], axis=1)
    total = forward + backward
    chances = np.exp(total - total.max(axis=1, keepdims=True))
    result: np.ndarray = chances / chances.sum(axis=1, keepdims=True)
    return result


def _log_sum(values: np.ndarray, axis: int) -> np.ndarray:
    most = values.max(axis=axis, keepdims=True)
    result: np.ndarray = np.log(np.exp(values - most).sum(axis=axis)) + most.squeeze(axis)
    return result
