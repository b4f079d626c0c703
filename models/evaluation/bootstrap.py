"""How sure a figure is: documents drawn again with replacement, since sentences of one document are alike.

scipy.stats.bootstrap draws single observations, so the draw is made here. All draws are one matrix product.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 1000
SEED = 2026
_TAILS = (0.025, 0.975)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with the ends of its 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def above_zero(self) -> bool:
        """Whether even the low end of the interval is above zero."""
        return self.low > 0

    @property
    def below_zero(self) -> bool:
        """Whether even the high end of the interval is below zero."""
        return self.high < 0


@dataclass(frozen=True, slots=True)
class Draws:
    """How often each document is in each resample, [resamples, documents], and each sentence's document, [n]."""

    times: np.ndarray
    document: np.ndarray

    def totals(self, contributions: np.ndarray) -> np.ndarray:
        """Sums of contributions [n, columns]: first over all as they are, then over each resample."""
        each = np.zeros((self.times.shape[1], contributions.shape[1]))
        np.add.at(each, self.document, contributions)
        return np.concatenate([each.sum(0, keepdims=True), self.times @ each])


def draw(documents: Sequence[str], resamples: int = RESAMPLES, seed: int = SEED) -> Draws:
    """Draws of whole documents, from each sentence's document (cluster bootstrap; Davison & Hinkley 1997, §3.8)."""
    names, place = np.unique(np.array(documents, dtype=str), return_inverse=True)
    chance = np.random.default_rng(seed)
    times = chance.multinomial(len(names), np.full(len(names), 1 / len(names)), size=resamples)
    return Draws(times.astype(float), place)


def estimate(values: np.ndarray) -> Estimate:
    """The first value with the percentile interval of the others, [1 + resamples]; draws without a value are left out.

    The interval is widened to hold the figure itself: a sum of absolute errors is larger in nearly every resample.
    """
    value = float(values[0])
    drawn = values[1:][~np.isnan(values[1:])]
    low, high = np.quantile(drawn, _TAILS) if len(drawn) else (value, value)
    return Estimate(value, min(value, float(low)), max(value, float(high)))
