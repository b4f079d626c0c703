"""Stretches of days: how a period is made of months and days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from pipeline.periods import Period


def day_of(year: int, month: int, day: int) -> date | None:
    """A day; None for one that does not exist."""
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def span(first: date | None, last: date | None) -> Period | None:
    """From the first to the last day; None when one is not there or they are the wrong way round."""
    return Period(first, last) if first and last and first <= last else None


def months_of(year: int, first: int, last: int) -> Period | None:
    """From the first day of a month to the last day of another, by number; None for numbers that are no months."""
    if not (1 <= first <= last <= 12):
        return None
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
