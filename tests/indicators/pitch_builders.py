"""Pitches for tests: what one does not name gets a sensible value."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from pipeline.periods import Period
from pipeline.pitched import Confirmation, Judged, Kind, Pitch, Promise
from pipeline.tables import REACH, conform

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


def promise(kind: Kind, value: str | None = None, amount: float | None = None, **more: Any) -> Promise:
    name = f"p-{kind}-{value}"
    return Promise(kind, value, amount, **{"read_as": name, "location": "pagina 1", **more})


def pitch(*promises: Promise, organisation: str | None = "De Linde", document: str = "pitch", **more: Any) -> Pitch:
    return Pitch(
        document, organisation, **{"title": "Samen eten", "filename": "pitch.docx", "period": YEAR, **more},
        reading=promises,
    )  # fmt: skip


def confirmed(*judged: Judged, number: int = 1, **more: Any) -> Confirmation:
    return Confirmation(number, "pitch", judged, "Anna", "2026-01-05T09:00:00.000+00:00", **more)


def kept(one: Promise) -> Judged:
    return Judged(one, one)


def reach(*rows: tuple[str, str | None, str, str]) -> pl.DataFrame:
    """REACH from (document, activity_id or None, kind, value)."""
    return conform(
        [
            {
                "reach_id": f"{document} {activity} {kind} {value}", "document": document, "activity_id": activity,
                "kind": kind, "value": value, "ground": "name", "sure": True,
            }
            for document, activity, kind, value in rows
        ],
        REACH,
    )  # fmt: skip
