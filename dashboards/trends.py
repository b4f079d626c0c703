"""Voices and hours by theme and quarter: what the small panels and their tables show. Frame in, frame out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from pipeline.indicators import Basis, themes_by_quarter
from pipeline.periods import Quarter

MOST_QUARTERS = 8
"""How many quarters a panel shows, the newest; the table has them all."""
LONGER = -1
"""Stands for the quarter of what is told about more than one quarter, or about a period that is not known."""
VOICES = ("improved", "worsened", "unchanged")
TREND_SCHEMA = {
    "theme": pl.String, "quarter": pl.Int64, "improved": pl.Int64, "worsened": pl.Int64, "unchanged": pl.Int64,
    "sources": pl.Int64, "hours": pl.Float64, "volunteer_hours": pl.Float64,
}  # fmt: skip
"""`quarter` counts on from year 0, see `quarter_number`; `hours` is null where no activity gives any."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One quarter of a panel, or what is told about longer (quarter None): voices by direction, and hours."""

    quarter: Quarter | None
    improved: int = 0
    worsened: int = 0
    unchanged: int = 0
    hours: float | None = None

    @property
    def voices(self) -> int:
        """All voices, whatever they tell."""
        return self.improved + self.worsened + self.unchanged


@dataclass(frozen=True, slots=True)
class Trend:
    """One theme: its slots in the order of time, with what is told about longer last, where there is any."""

    theme: str
    slots: tuple[Slot, ...]

    @property
    def quarters(self) -> tuple[Slot, ...]:
        """The slots of one quarter each."""
        return tuple(slot for slot in self.slots if slot.quarter is not None)

    @property
    def voices(self) -> int:
        """All voices of all slots."""
        return sum(slot.voices for slot in self.slots)


def quarter_number() -> pl.Expr:
    """The quarter that a row's period lies in, counted on from year 0; LONGER for more than one, or none."""
    first, last = (
        pl.col(name).dt.year().cast(pl.Int64) * 4 + pl.col(name).dt.quarter() - 1
        for name in ("period_start", "period_end")
    )
    return pl.when(first == last).then(first).otherwise(LONGER)


def quarter_of(number: int) -> Quarter | None:
    """The year and quarter of a `quarter_number`; None for what is longer."""
    return None if number == LONGER else (number // 4, number % 4 + 1)


def trend_rows(basis: Basis, quarters: Sequence[Quarter], themes: Sequence[str]) -> pl.DataFrame:
    """TREND_SCHEMA: what `themes_by_quarter` counts in each of these quarters, and voices that tell about longer.

    Hours stand at quarters only: of a longer time nobody knows how they lie over it. Where nothing is told and no hours
    are known there is no row.
    """
    each = themes_by_quarter(basis, quarters, themes).with_columns(
        quarter=pl.col("year").cast(pl.Int64) * 4 + pl.col("quarter") - 1
    )
    whole = basis.claims.filter(pl.col("activity_id").is_null() & pl.col("theme").is_in(list(themes)))
    longer = (
        whole.with_columns(quarter=quarter_number())
        .filter(pl.col("quarter") == LONGER)
        .group_by("theme", "quarter")
        .agg(pl.col(*VOICES, "sources").sum())
    )
    rows = [frame.select(_typed(frame)) for frame in (each, longer)]
    known = (pl.col("sources") > 0) | (pl.col("hours").fill_null(0) > 0) | (pl.col("volunteer_hours").fill_null(0) > 0)
    return pl.concat(rows).filter(known).sort("theme", "quarter")


def _typed(frame: pl.DataFrame) -> list[pl.Expr]:
    """The columns of TREND_SCHEMA; null for what a frame does not have."""
    return [
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in TREND_SCHEMA.items()
    ]


def axis(rows: pl.DataFrame) -> list[int]:
    """The quarters of all panels, in order and without holes: the newest ones; LONGER last, where anything is."""
    quarters = rows.filter(pl.col("quarter") != LONGER)["quarter"]
    last, first = quarters.max(), quarters.min()
    if not isinstance(last, int) or not isinstance(first, int):
        found = []
    else:
        found = list(range(max(first, last - MOST_QUARTERS + 1), last + 1))
    return [*found, LONGER] if (rows["quarter"] == LONGER).any() else found


def trends(rows: pl.DataFrame) -> dict[str, Trend]:
    """The panel of each theme that anything is told about, all on the same quarters."""
    shown = axis(rows)
    held = {(row["theme"], row["quarter"]): row for row in rows.to_dicts()}
    return {
        theme: Trend(theme, tuple(_slot(number, held.get((theme, number))) for number in shown))
        for theme in rows["theme"].unique(maintain_order=True)
    }


def _slot(number: int, row: dict[str, int | float | None] | None) -> Slot:
    if row is None:
        return Slot(quarter_of(number))
    improved, worsened, unchanged = (int(row[name] or 0) for name in VOICES)
    return Slot(quarter_of(number), improved, worsened, unchanged, row["hours"])
