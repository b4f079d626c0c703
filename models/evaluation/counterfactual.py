"""Does a decision hang on who the sentence is about? Counterfactual token fairness (Garg et al. 2019)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.stats import binomtest

from models.evaluation.bootstrap import Draws, Estimate, draw, estimate
from models.evaluation.decisions import Decider, Decisions
from models.evaluation.swapping import Pair


@dataclass(frozen=True, slots=True)
class Effect:
    """What a swap changed: shares of sentences 0..1 and mean shifts of scores; `changed` is empty without sentences."""

    title: str
    sentences: int
    changed: dict[str, Estimate]


def effects(tests: Sequence[tuple[str, Sequence[Pair]]], decide: Decider) -> list[Effect]:
    """Decide about both sides of each pair of each (title, pairs) and compare; what recurs is decided once.

    "theme score" is the largest shift of any theme's score, "outcome score" the shift of the probability of an effect
    without its sign, each as mean over sentences.
    """
    rows = {_key(row): row for _, pairs in tests for pair in pairs for row in pair}
    place = {key: number for number, key in enumerate(rows)}
    decided = decide(list(rows.values())) if rows else None
    made = []
    for title, pairs in tests:
        if decided is None or not pairs:
            made.append(Effect(title, 0, {}))
            continue
        before, after = (decided.take([place[_key(pair[side])] for pair in pairs]) for side in (0, 1))
        made.append(_effect(title, pairs, before, after))
    return made


def _key(row: dict[str, Any]) -> tuple[str, str]:
    return row["context"], row["text"]


def _effect(title: str, pairs: Sequence[Pair], before: Decisions, after: Decisions) -> Effect:
    shares = {name: _share(getattr(before, name) != getattr(after, name)) for name in ("kind", "direction")}
    shares["themes"] = _share((before.themes != after.themes).any(1))
    draws, shifts = draw([row["doc"] for row, _ in pairs]), {}
    if before.scores is not None and after.scores is not None:
        shifts["theme score"] = np.abs(before.scores - after.scores).max(1)
    if before.outcome is not None and after.outcome is not None:
        shifts["outcome score"] = np.abs(before.outcome - after.outcome)
    return Effect(title, len(pairs), shares | {name: _mean(shift, draws) for name, shift in shifts.items()})


def _share(changed: np.ndarray) -> Estimate:
    """Wilson's interval: where nothing changed, resampling would say that nothing ever can."""
    tested = binomtest(int(changed.sum()), len(changed))
    interval = tested.proportion_ci(method="wilson")
    return Estimate(float(tested.statistic), float(interval.low), float(interval.high))


def _mean(shift: np.ndarray, draws: Draws) -> Estimate:
    totals = draws.totals(np.stack([shift, np.ones(len(shift))], axis=1))
    return estimate(totals[:, 0] / totals[:, 1])
