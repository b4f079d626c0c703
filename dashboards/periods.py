"""Quarters: the periods one can choose, and which documents report on them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import polars as pl

MOST_YEARS = 12
"""A document that claims a longer period is misread; it does not fill the list of choices."""

Quarter = tuple[int, int]
"""A year and a quarter from 1 to 4."""


def quarters(documents: pl.DataFrame) -> list[Quarter]:
    """Every quarter that a document reports on, newest first."""
    periods = documents.select("period_start", "period_end").drop_nulls().unique().rows()
    found = {quarter for start, end in periods for quarter in _covered(start, end)}
    return sorted(found, reverse=True)


def reports_on(year: int, quarter: int) -> pl.Expr:
    """Whether a document's period overlaps with a quarter; never for a document without a whole period."""
    first, last = _days(year, quarter)
    return (pl.col("period_start") < last) & (pl.col("period_end") >= first)


def _covered(start: date, end: date) -> list[Quarter]:
    if end < start or end.year - start.year > MOST_YEARS:
        return []
    first, last = start.year * 4 + (start.month - 1) // 3, end.year * 4 + (end.month - 1) // 3
    return [(at // 4, at % 4 + 1) for at in range(first, last + 1)]


def _days(year: int, quarter: int) -> tuple[date, date]:
    starts = [date(year + at // 4, at % 4 * 3 + 1, 1) for at in range(5)]
    return list(pairwise(starts))[quarter - 1]
