"""Figures of reports, a line each: what a test does not name gets a sensible value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl

from pipeline.periods import Period
from pipeline.tables import ACTIVITIES, CLAIMS, DOCUMENTS, TELLING, conform

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
HALF = Period(date(2025, 1, 1), date(2025, 6, 30))
Q1 = Period(date(2025, 1, 1), date(2025, 3, 31))
Q2 = Period(date(2025, 4, 1), date(2025, 6, 30))
Q3 = Period(date(2025, 7, 1), date(2025, 9, 30))
Q4 = Period(date(2025, 10, 1), date(2025, 12, 31))

Line = tuple[Any, ...]


def documents(**held: Period | tuple[Period | None, str | None]) -> pl.DataFrame:
    """DOCUMENTS from name=period or name=(period, organisation); the organisation is else 'De Linde'."""
    rows = []
    for name, given in held.items():
        period, organisation = given if isinstance(given, tuple) else (given, "De Linde")
        start, end = (period.start, period.end) if period else (None, None)
        rows.append({
            "document": name, "organisation": organisation, "programme": "Samen", "kind": "report", "status": "ok",
            "period_start": start, "period_end": end,
        })  # fmt: skip
    return conform(rows, DOCUMENTS)


def figures(*lines: Line, **more: Sequence[Any]) -> pl.DataFrame:
    """ACTIVITIES from (document, activity, planned, realised) and, after these, a period, a measure and a table.

    A keyword gives a column of its own, with a value for each line.
    """
    rows = []
    for place, line in enumerate(lines):
        document, activity, planned, realised, period, measure, table = (*line, *(None, "hours", 1)[len(line) - 4 :])
        rows.append({
            "activity_id": f"{document}-{place:02}", "document": document, "position": place, "activity": activity,
            "measure": measure, "planned": planned, "realised": realised, "row_kind": "data", "table": table,
            "period_start": period.start if period else None, "period_end": period.end if period else None,
            **{name: values[place] for name, values in more.items()},
        })  # fmt: skip
    return conform(rows, ACTIVITIES)


def claims(*lines: Line, organisation: str = "De Linde") -> pl.DataFrame:
    """CLAIMS from (theme, period, activity_id or None) and, after these, counts by name; one voice that improved."""
    rows = []
    for place, (theme, period, activity, *more) in enumerate(lines):
        counts = {"sources": 1, "improved": 1, "direction": "vooruitgang", **(more[0] if more else {})}
        rows.append({
            "claim_id": f"c{place:02}", "document": "report", "organisation": organisation, "activity_id": activity,
            "theme": theme, "period_start": period.start if period else None,
            "period_end": period.end if period else None, **dict.fromkeys(_COUNTS, 0), **counts,
        })  # fmt: skip
    return conform(rows, CLAIMS)


def telling(**accounts: str) -> pl.DataFrame:
    """TELLING from activity_id=account; an underscore stands for a hyphen."""
    rows = [
        {"activity_id": name.replace("_", "-"), "document": "d", "account": account}
        for name, account in accounts.items()
    ]
    return conform(rows, TELLING)


_COUNTS = ("stories", "worsened", "unchanged", "residents", "relatives", "professionals", "withheld")
