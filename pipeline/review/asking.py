"""Questions for the table: those that the store found, and activities far from their plan."""

from __future__ import annotations

import polars as pl

from pipeline.periods import Period
from pipeline.review.content import Question
from pipeline.thresholds import thresholds

FAR = "far_from_plan"
"""Realised hours far from what was planned, as the check of a report has it."""


def questions(asked: pl.DataFrame, hours: pl.DataFrame, period: Period) -> tuple[Question, ...]:
    """The questions on a period, from ASKED and WITHIN: by organisation and activity."""
    found = [*_divergences(asked, period), *_far(hours, period)]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                (one.organisation or "\uffff").casefold(), (one.activity or "").casefold(), one.code, one.theme or "",
                one.start,
            ),
        )
    )  # fmt: skip


def _divergences(asked: pl.DataFrame, period: Period) -> list[Question]:
    rows = asked.filter(period.overlaps()).to_dicts()
    return [
        Question(
            row["code"], row["organisation"], row["activity"] if row["activity_id"] else None, row["theme"],
            row["period_start"], row["period_end"], row["hours"], row["hours_before"], row["sources"] or 0,
            row["against"] or 0,
        )
        for row in rows
    ]  # fmt: skip


def _far(hours: pl.DataFrame, period: Period) -> list[Question]:
    bounds = thresholds().plan
    compared = hours.filter(pl.col("difference").is_not_null() & (pl.col("planned") > 0))
    share, least = pl.col("realised") / pl.col("planned"), bounds.size["hours"]
    large = pl.max_horizontal("realised", "planned").ge(least) & pl.col("difference").abs().ge(least)
    far = compared.filter(large & ((share < bounds.low) | (share > bounds.high)))
    return [
        Question(FAR, row["organisation"], row["activity"], None, period.start, period.end, row["realised"],
                 row["planned"])
        for row in far.to_dicts()
    ]  # fmt: skip
