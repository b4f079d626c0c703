"""Reading a document in order: what a passage is about also tells what the next one is about.

A chain of states, each an activity or none, with weights for what speaks for a state and for going from one to the
next (a linear-chain conditional random field, Lafferty et al. 2001). Its weights are fitted in models/linking.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.themes.link_evidence import Passage, goes_on

STEPS = (
    "stay_heading", "stay_new_heading", "stay_story", "stay_goes_on", "none_heading", "none_new_heading",
    "to_none_heading", "from_none_heading", "next_new_heading", "next_heading", "back_new_heading", "stay_cell",
)  # fmt: skip


def steps(before: Passage, after: Passage) -> np.ndarray:
    """What is so between two passages: same heading, same story, goes on, beside each other in a table, as 0 and 1."""
    story = before.story == after.story
    heading = before.heading == after.heading and story
    cell = after.table is not None and (before.table, before.row) == (after.table, after.row)
    told = (heading, story and after.story is not None, heading and goes_on(after.text), cell)
    return np.asarray(told, dtype=np.float32)


def transitions(told: np.ndarray, ranks: Sequence[int], weights: dict[str, float]) -> np.ndarray:
    """The worth of going from each state to each, [topics + 1, topics + 1]; the last state is none."""
    heading, story, going_on, cell = (float(value) for value in told)
    size = len(ranks) + 1
    order = np.asarray(ranks)
    apart = order[None, :] - order[:, None]
    worth = np.zeros((size, size))
    stay = heading * weights["stay_heading"] + (1 - heading) * weights["stay_new_heading"]
    stay += story * weights["stay_story"] + going_on * weights["stay_goes_on"] + cell * weights["stay_cell"]
    following = weights["next_heading"] if heading else weights["next_new_heading"]
    back = 0.0 if heading else weights["back_new_heading"]
    worth[:-1, :-1] = np.where(apart == 0, stay, np.where(apart == 1, following, np.where(apart < 0, back, 0.0)))
    worth[-1, -1] = weights["none_heading"] if heading else weights["none_new_heading"]
    worth[:-1, -1] = weights["to_none_heading"] if heading else 0.0
    worth[-1, :-1] = weights["from_none_heading"] if heading else 0.0
    return worth


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
