"""How far people agree: Cohen's kappa for two, Krippendorff's alpha for any number, with what chance would give.

Kappa: Cohen 1960, by scikit-learn. Alpha: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"; nominal, or
for sets of themes with the distance MASI (Passonneau 2006), which counts sets that overlap as half agreed. The
interval is a percentile bootstrap over units, from a fixed seed. (The package `krippendorff` is GPL, hence own lines.)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

LEAST_UNITS = 30
"""Under so many units a figure says too little to read anything in it."""
_DRAWS = 1000
_SEED = 20110125
_MASI_PARTS = {"same": 1.0, "part": 2 / 3, "overlap": 1 / 3}

Measure = Literal["kappa", "alpha"]
Distance = Callable[[Hashable, Hashable], float]
Reading = Literal["too_few", "undefined", "none", "slight", "fair", "moderate", "substantial", "strong"]
_LEVELS: tuple[tuple[float, Reading], ...] = (
    (0.8, "strong"), (0.6, "substantial"), (0.4, "moderate"), (0.2, "fair"), (0.0, "slight"),
)  # fmt: skip
"""Landis and Koch 1977; their "almost perfect" is called strong."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A figure at most 1 with its 95% interval; `value` None where everybody always gave one and the same answer."""

    measure: Measure
    n: int
    share: float
    """Share of units on which all said exactly the same, 0-1."""
    value: float | None
    low: float | None
    high: float | None

    def reading(self, least: int = LEAST_UNITS) -> Reading:
        """What to think of it, in a word; too_few under `least` units."""
        if self.n < least:
            return "too_few"
        if self.value is None:
            return "undefined"
        return next((word for floor, word in _LEVELS if self.value > floor), "none")


def kappa(one: Sequence[Hashable], other: Sequence[Hashable]) -> Agreement:
    """Cohen's kappa of two coders over the same units."""
    from sklearn.metrics import cohen_kappa_score  # here, since it takes a second, and the dashboard starts with this

    codes, values = _coded([one, other])
    shares = codes[0] == codes[1]
    value = float(cohen_kappa_score(codes[0], codes[1])) if len(values) > 1 else None
    cells = np.zeros((len(shares), len(values), len(values)))
    cells[np.arange(len(shares)), codes[0], codes[1]] = 1
    low, high = _interval(cells, _kappas) if value is not None else (None, None)
    return Agreement("kappa", len(shares), _mean(shares), value, low, high)


def alpha(coders: Sequence[Sequence[Hashable | None]], distance: Distance | None = None) -> Agreement:
    """Krippendorff's alpha of coders over the same units, None for what a coder left out; nominal without `distance`.

    Units with fewer than two values are left out, and not counted in `n`.
    """
    units = [[value for value in unit if value is not None] for unit in zip(*coders, strict=True)]
    paired = [unit for unit in units if len(unit) > 1]
    values = list(dict.fromkeys(value for unit in paired for value in unit))
    apart = np.array([[_apart(one, other, distance) for other in values] for one in values]).reshape(
        len(values), len(values)
    )
    cells = np.array([_coincidences(unit, values) for unit in paired]).reshape(len(paired), len(values), len(values))
    found = _alphas(cells.sum(0)[None], apart)[0] if len(values) > 1 else np.nan
    low, high = _interval(cells, lambda sums: _alphas(sums, apart)) if np.isfinite(found) else (None, None)
    same = [len(set(unit)) == 1 for unit in paired]
    return Agreement("alpha", len(paired), _mean(same), float(found) if np.isfinite(found) else None, low, high)


def masi(one: Hashable, other: Hashable) -> float:
    """Distance 0-1 of two frozensets: 1 less their Jaccard likeness, less again when neither holds the other."""
    if not isinstance(one, frozenset) or not isinstance(other, frozenset):
        raise TypeError("MASI is for frozensets")
    if one == other:
        return 0.0
    shared, all_ = one & other, one | other
    part = "part" if one <= other or other <= one else "overlap"
    return 1 - len(shared) / len(all_) * _MASI_PARTS[part]


def _apart(one: Hashable, other: Hashable, distance: Distance | None) -> float:
    return distance(one, other) if distance else float(one != other)


def _coded(coders: Sequence[Sequence[Hashable]]) -> tuple[np.ndarray, list[Hashable]]:
    values = list(dict.fromkeys(value for coder in coders for value in coder))
    places = {value: at for at, value in enumerate(values)}
    return np.array([[places[value] for value in coder] for coder in coders], dtype=int), values


def _coincidences(unit: list[Hashable], values: list[Hashable]) -> np.ndarray:
    """How often each two values were given to one unit, each value weighing once."""
    counts = np.array([unit.count(value) for value in values], dtype=float)
    return np.asarray((np.outer(counts, counts) - np.diag(counts)) / (len(unit) - 1))


def _kappas(cells: np.ndarray) -> np.ndarray:
    """Kappa of each confusion matrix in [b, k, k]; nan where chance leaves nothing to agree on."""
    total = cells.sum((1, 2))
    observed = np.trace(cells, axis1=1, axis2=2) / total
    expected = (cells.sum(1) * cells.sum(2)).sum(1) / total**2
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((observed - expected) / (1 - expected))


def _alphas(cells: np.ndarray, apart: np.ndarray) -> np.ndarray:
    """Alpha of each coincidence matrix in [b, k, k]; nan where all values are the same."""
    counts = cells.sum(2)
    total = counts.sum(1)
    observed = (cells * apart).sum((1, 2)) / total
    expected = np.einsum("bi,ij,bj->b", counts, apart, counts) / (total * (total - 1))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(1 - observed / expected)


def _interval(cells: np.ndarray, figure: Callable[[np.ndarray], np.ndarray]) -> tuple[float | None, float | None]:
    """The 2.5th and 97.5th percentile of a figure over draws of units with replacement."""
    chance = np.random.default_rng(_SEED)
    times = chance.multinomial(len(cells), np.full(len(cells), 1 / len(cells)), size=_DRAWS).astype(float)
    drawn = figure((times @ cells.reshape(len(cells), -1)).reshape(_DRAWS, *cells.shape[1:]))
    held = drawn[np.isfinite(drawn)]
    return (float(np.percentile(held, 2.5)), float(np.percentile(held, 97.5))) if len(held) else (None, None)


def _mean(same: Collection[bool] | np.ndarray) -> float:
    return float(np.mean(list(same))) if len(same) else 0.0
