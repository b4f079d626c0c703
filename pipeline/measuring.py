"""What retraining did: figures before and after on the same sentences, with the interval of their difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.tables import SENTENCE_KINDS
from pipeline.themes.retraining import Answers

MEASURES = ("themes", "outcome", "kind", "direction", "voice")
"""Micro F1 of themes, F1 of outcome, and accuracy of kind, direction (of outcomes) and voice."""
SURE = 0.9
"""Least share of draws in which the mean of all measures must rise for heads to be called better."""
_DRAWS = 1000
_SEED = 5
_OUTCOME = SENTENCE_KINDS.index("outcome")


@dataclass(frozen=True, slots=True)
class Change:
    """One measure before and after, 0-1, and the 95% interval of the difference over draws of documents."""

    measure: str
    before: float
    after: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """All measures on n sentences; `surely` is the share of draws in which their mean rises."""

    n: int
    documents: int
    changes: tuple[Change, ...]
    surely: float

    @property
    def gain(self) -> float:
        """How much the mean of all measures rises."""
        return float(np.mean([change.after - change.before for change in self.changes]))

    @property
    def better(self) -> bool:
        """Whether the mean of all measures rises, and in nearly every draw."""
        return self.gain > 0 and self.surely >= SURE


def compare(wanted: Answers, before: Answers, after: Answers, documents: Sequence[str]) -> Comparison:
    """Two answers to the same sentences, beside what people say; documents are drawn whole, since they are alike."""
    names, where = np.unique(np.array(documents), return_inverse=True)
    chance = np.random.default_rng(_SEED)
    draws = chance.multinomial(len(names), np.full(len(names), 1 / len(names)), size=_DRAWS)[:, where].astype(float)
    one = np.ones((1, len(where)))
    now = [_figures(wanted, said, one)[:, 0] for said in (before, after)]
    difference = _figures(wanted, after, draws) - _figures(wanted, before, draws)
    low, high = np.nanpercentile(difference, [2.5, 97.5], axis=1)
    changes = tuple(
        Change(name, float(now[0][at]), float(now[1][at]), float(low[at]), float(high[at]))
        for at, name in enumerate(MEASURES)
    )
    return Comparison(len(where), len(names), changes, float((np.nanmean(difference, axis=0) > 0).mean()))


def _figures(wanted: Answers, said: Answers, weights: np.ndarray) -> np.ndarray:
    """Each measure for each row of weights, [5, b]."""
    known, outcome = wanted.known, wanted.kind == _OUTCOME
    truth, given = wanted.themes[:, known], said.themes[:, known]
    told = said.kind == _OUTCOME
    return np.stack([
        _f1(weights, (truth * given).sum(1), truth.sum(1) + given.sum(1)),
        _f1(weights, (outcome & told).astype(float), outcome.astype(float) + told),
        _share(weights, wanted.kind == said.kind, np.ones(len(outcome))),
        _share(weights, wanted.direction == said.direction, outcome.astype(float)),
        _share(weights, wanted.voice == said.voice, np.ones(len(outcome))),
    ])  # fmt: skip


def _f1(weights: np.ndarray, hits: np.ndarray, both: np.ndarray) -> np.ndarray:
    return np.asarray(2 * (weights @ hits) / np.maximum(weights @ both, 1.0))


def _share(weights: np.ndarray, right: np.ndarray, counted: np.ndarray) -> np.ndarray:
    return np.asarray((weights @ (right * counted)) / np.maximum(weights @ counted, 1.0))
