"""How often the computer agrees with what people of this municipality said of the same sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

ENOUGH = 40
"""Fewer sentences than this say too little: at 40 the interval of a half is still 15 percentage points either way."""

Subject = Literal["kind", "direction", "voice", "theme"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """In how many of n sentences computer and people agree, with the ends of the 95 % interval (Wilson 1927)."""

    subject: Subject
    name: str
    right: int
    n: int
    low: float
    high: float

    @property
    def enough(self) -> bool:
        """Whether n allows a conclusion."""
        return self.n >= ENOUGH

    @property
    def share(self) -> float:
        """The share of the sentences that computer and people agree on; 0 without sentences."""
        return self.right / self.n if self.n else 0.0


def own_check(judged: pl.DataFrame, themes: Sequence[str]) -> list[Agreement]:
    """The agreement on kind, direction (of changes), voice, and each theme.

    `judged` has kind, direction, voice and themes (ids with a space between) as people said, and the same with model_
    before it. A theme is judged on the sentences that either of them gave it: the many that are not about it at all
    would make any computer look good.
    """
    changes = judged.filter((pl.col("kind") == "outcome") & (pl.col("model_kind") == "outcome"))
    plain = [
        _agreement(subject, subject, frame.select((pl.col(subject) == pl.col(f"model_{subject}")).alias("right")))
        for subject, frame in _subjects(judged, changes)
    ]
    return plain + [_agreement("theme", theme, _of_theme(judged, theme)) for theme in themes]


def _subjects(judged: pl.DataFrame, changes: pl.DataFrame) -> list[tuple[Subject, pl.DataFrame]]:
    return [("kind", judged), ("direction", changes), ("voice", judged)]


def _of_theme(judged: pl.DataFrame, theme: str) -> pl.DataFrame:
    said, found = (pl.col(column).str.split(" ").list.contains(theme) for column in ("themes", "model_themes"))
    return judged.filter(said | found).select((said & found).alias("right"))


def _agreement(subject: Subject, name: str, right: pl.DataFrame) -> Agreement:
    n, agreed = len(right), int(right["right"].sum() or 0)
    low, high = _interval(agreed, n)
    return Agreement(subject, name, agreed, n, low, high)


def _interval(right: int, n: int) -> tuple[float, float]:
    from scipy.stats import binomtest  # here, since it takes a second

    if n == 0:
        return 0.0, 1.0
    found = binomtest(right, n).proportion_ci(method="wilson")
    return float(found.low), float(found.high)
