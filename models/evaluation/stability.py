"""How much the figures differ between trainings that differ in nothing but their seed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean, standard deviation (n − 1) and range of one figure over seeds."""

    mean: float
    deviation: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Stability:
    """The seeds, what they were trained on, and set → figure → spread."""

    seeds: list[int]
    trained_on: int
    epochs: int
    sets: dict[str, dict[str, Spread]]


def read_stability(path: Path) -> Stability | None:
    """Spread of the trainings in a JSON list of {"seed", "sets": {set: {figure: value}}, "trained_on", "epochs"}.

    None when there is no such file or fewer than two trainings in it.
    """
    runs = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    if len(runs) < 2:
        return None
    return Stability(
        [run["seed"] for run in runs],
        runs[0]["trained_on"],
        runs[0]["epochs"],
        {
            name: {figure: _spread([run["sets"][name][figure] for run in runs]) for figure in figures}
            for name, figures in runs[0]["sets"].items()
        },
    )


def _spread(values: list[float]) -> Spread:
    return Spread(float(np.mean(values)), float(np.std(values, ddof=1)), min(values), max(values))
