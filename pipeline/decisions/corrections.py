"""Corrections to what was read of a document as a whole: who reports, about what, over which period.

They are truth: only ever added to or taken back, and no run overwrites them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import polars as pl

from pipeline.decisions.ledger import Ledger, now, standing

Field = Literal["organisation", "programme", "grant_number", "period_start", "period_end", "amount", "kind"]
_DATES: tuple[Field, ...] = ("period_start", "period_end")
_NUMBERS: tuple[Field, ...] = ("amount",)


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word on one field of one document; `value` None says that the document does not hold it."""

    document: str
    field: Field
    value: str | None
    decided_by: str
    reason: str
    decided_at: str | None = None
    """When it was decided (ISO, UTC), where several corrections are one act; else the moment it is booked."""

    def __post_init__(self) -> None:
        if self.field not in get_args(Field):
            raise ValueError(f"{self.field} cannot be corrected; choose from {', '.join(get_args(Field))}")
        if self.value is not None:
            _typed(self.field, self.value)


class Decisions(Ledger):
    """The corrections of documents."""

    def correct(self, correction: Correction) -> int:
        """Add a correction; the newest one of a field holds. Gives its number, to take it back by."""
        return self._add(
            "corrections", document=correction.document, field=correction.field, value=correction.value,
            decided_by=correction.decided_by, decided_at=correction.decided_at or now(), reason=correction.reason,
        )  # fmt: skip

    def corrections(self) -> dict[str, dict[Field, str | None]]:
        """For each document the fields that people corrected, with the value that holds now."""
        held: dict[str, dict[Field, str | None]] = {}
        for document, field, value, _ in self._standing():
            held.setdefault(document, {})[field] = value
        return held

    def deciders(self) -> dict[tuple[str, str], str]:
        """Who made the correction that holds now, for each (document, field)."""
        return {(document, field): name for document, field, _, name in self._standing()}

    def _standing(self) -> list[tuple[str, Field, str | None, str]]:
        with self._open() as connection:
            return connection.execute(
                "select document, field, value, decided_by from corrections "
                f"where {standing('corrections')} order by id"
            ).fetchall()


def apply_corrections(documents: pl.DataFrame, corrections: dict[str, dict[Field, str | None]]) -> pl.DataFrame:
    """The documents with what people corrected in place of what was read; same columns."""
    rows = documents.to_dicts()
    for row in rows:
        for field, value in corrections.get(row["document"], {}).items():
            row[field] = None if value is None else _typed(field, value)
    return pl.DataFrame(rows, schema=documents.schema)


def _typed(field: Field, value: str) -> str | float | date:
    if field in _DATES:
        return date.fromisoformat(value)
    return float(value) if field in _NUMBERS else value
