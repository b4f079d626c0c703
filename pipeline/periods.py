"""Periods of time: quarters and years that one can choose, and whether a period lies in another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import polars as pl

MOST_YEARS = 12
"""A document that claims a longer period is misread; it does not fill the list of choices."""

Quarter = tuple[int, int]
"""A year and a quarter from 1 to 4."""
When = Quarter | int
"""A quarter, or a whole year."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first day to the last, both included: a quarter, a half-year, a year or any other stretch."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    def holds(self, other: Period) -> bool:
        """Whether `other` lies within this period."""
        return self.start <= other.start and other.end <= self.end

    def inside(self) -> pl.Expr:
        """Whether a row's period lies wholly in this one; never for a row without a whole period."""
        whole = (pl.col("period_start") >= self.start) & (pl.col("period_end") <= self.end)
        return whole.fill_null(False) & _is_period()

    def overlaps(self) -> pl.Expr:
        """Whether a row's period has a day in this one; never for a row without a whole period."""
        shared = (pl.col("period_start") <= self.end) & (pl.col("period_end") >= self.start)
        return shared.fill_null(False) & _is_period()


def of_quarter(quarter: Quarter) -> Period:
    """The days of a quarter."""
    year, number = quarter
    starts = [date(year + at // 4, at % 4 * 3 + 1, 1) for at in range(5)]
    first, following = list(pairwise(starts))[number - 1]
    return Period(first, following - timedelta(days=1))


def of_year(year: int) -> Period:
    """The days of a calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def days_of(when: When) -> Period:
    """The days of a quarter or a year."""
    return of_year(when) if isinstance(when, int) else of_quarter(when)


def quarters_of(when: When) -> tuple[Quarter, ...]:
    """The quarters that a period is made of, oldest first: four of a year, one of a quarter."""
    return tuple((when, place) for place in range(1, 5)) if isinstance(when, int) else (when,)


def before(quarter: Quarter) -> Quarter:
    """The quarter that comes just before."""
    year, number = quarter
    return (year, number - 1) if number > 1 else (year - 1, 4)


def quarters(documents: pl.DataFrame) -> list[Quarter]:
    """Every quarter that a document reports on, newest first."""
    periods = documents.select("period_start", "period_end").drop_nulls().unique().rows()
    found = {quarter for start, end in periods for quarter in covered(start, end)}
    return sorted(found, reverse=True)


def reports_on(year: int, quarter: int) -> pl.Expr:
    """Whether a document's period overlaps with a quarter; never for a document without a whole period."""
    period = of_quarter((year, quarter))
    return (pl.col("period_start") <= period.end) & (pl.col("period_end") >= period.start)


def covered(start: date, end: date) -> list[Quarter]:
    """The quarters that have a day in a period, oldest first; none for one that ends early or is misread."""
    if end < start or end.year - start.year > MOST_YEARS:
        return []
    first, last = start.year * 4 + (start.month - 1) // 3, end.year * 4 + (end.month - 1) // 3
    return [(at // 4, at % 4 + 1) for at in range(first, last + 1)]


def _is_period() -> pl.Expr:
    return (pl.col("period_start") <= pl.col("period_end")).fill_null(False)
