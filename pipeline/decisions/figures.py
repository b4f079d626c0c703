"""Corrections to single figures: a value, the label of a row, whether it counts, or that it is no figure at all.

A correction is tied to the cell in the document, not to the running number of the row, so that it still stands
when the document is read anew by a better reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

import polars as pl

from pipeline.decisions.ledger import Ledger, now, standing
from pipeline.tables import MEASURES, ROW_KINDS

FigureField = Literal["planned", "realised", "activity", "row_kind", "measure"]
REMOVED = "removed"
"""The value of `row_kind` that says: this is no figure."""
_CHOICES: dict[str, tuple[str, ...]] = {"row_kind": (*ROW_KINDS, REMOVED), "measure": MEASURES}
_VALUES = ("planned", "realised")
_PLACE = "place"
"""The column that keeps rows in order, while some of them are corrected."""
Held = dict[tuple[str, str, str], str | None]
"""(document, place, field) → the value that holds now."""


@dataclass(frozen=True, slots=True)
class FigureCorrection:
    """A person's word on one figure of ACTIVITIES; `value` None says that there is none."""

    document: str
    place: str
    field: FigureField
    value: str | None
    decided_by: str
    reason: str = ""
    decided_at: str | None = None

    def __post_init__(self) -> None:
        if self.field not in get_args(FigureField):
            raise ValueError(f"{self.field} cannot be corrected; choose from {', '.join(get_args(FigureField))}")
        if self.value not in _CHOICES.get(self.field, (self.value,)):
            raise ValueError(f"{self.field} cannot be {self.value}; choose from {', '.join(_CHOICES[self.field])}")
        if self.field in _VALUES and self.value is not None:
            float(self.value)


class FigureCorrections(Ledger):
    """The corrections of figures."""

    def correct(self, correction: FigureCorrection) -> int:
        """Add a correction; the newest one of a place and field holds. Gives its number, to take it back by."""
        return self._add(
            "figure_corrections", document=correction.document, place=correction.place, field=correction.field,
            value=correction.value, decided_by=correction.decided_by, decided_at=correction.decided_at or now(),
            reason=correction.reason,
        )  # fmt: skip

    def held(self) -> Held:
        """What holds now."""
        return {key: value for key, value, _ in self._standing()}

    def deciders(self) -> dict[tuple[str, str, str], str]:
        """Who decided what holds now, by (document, place, field)."""
        return {key: name for key, _, name in self._standing()}

    def _standing(self) -> list[tuple[tuple[str, str, str], str | None, str]]:
        with self._open() as connection:
            rows = connection.execute(
                "select document, place, field, value, decided_by from figure_corrections "
                f"where {standing('figure_corrections')} order by id"
            )
            return [((document, place, field), value, name) for document, place, field, value, name in rows]


def figure_place(row: Mapping[str, Any], field: FigureField, held: Held | None = None, removed: bool = False) -> str:
    """Where a figure stands, as a key: its cell for a value, its row for the rest, what is written for running text.

    `removed` asks for the place of this one figure, for it to be left out without the rest of its row.
    """
    if row["table"] is None:
        return _place_in_text(row, held or {})
    cell = row[f"{field}_cell"] if field in _VALUES else None
    if cell:
        return f"table {row['table']}/{cell}"
    if removed:
        return f"table {row['table']}/row {row['row']}/{row['measure']}/{row['planned_cell']}/{row['realised_cell']}"
    of_measure = f"/{row['measure']}" if field in _VALUES or field == "measure" else ""
    return f"table {row['table']}/row {row['row']}{of_measure}"


def apply_figure_corrections(activities: pl.DataFrame, held: Held) -> pl.DataFrame:
    """The activities with what people corrected in place of what was read; what is no figure is left out."""
    touched = pl.col("document").is_in(sorted({document for document, _, _ in held}))
    placed = activities.with_row_index(_PLACE)
    rows = placed.filter(touched).to_dicts()
    if not rows:
        return activities
    changed = pl.DataFrame([_corrected(row, held) for row in rows], schema=placed.schema)
    merged = pl.concat([placed.filter(~touched), changed.filter(pl.col("row_kind") != REMOVED)]).sort(_PLACE)
    return merged.drop(_PLACE)


def _place_in_text(row: Mapping[str, Any], held: Held) -> str:
    """By the written numbers, so that labels may be alike; a label that a person gave leads to the one it replaced."""
    parts = (row["page"], row["section"], row["measure"], row["planned_text"], row["realised_text"])
    start = "/".join(["text", *("" if part is None else str(part) for part in parts), ""])
    for (document, place, field), value in held.items():
        is_its_label = field == "activity" and value == row["activity"] and document == row["document"]
        if is_its_label and place.startswith(start):
            return place
    return f"{start}{row['activity']}"


def _corrected(row: dict[str, Any], held: Held) -> dict[str, Any]:
    changed = dict(row)
    for field in get_args(FigureField):
        key = (row["document"], figure_place(row, field, held), field)
        if key in held:
            value = held[key]
            changed[field] = float(value) if value is not None and field in _VALUES else value
    if held.get((row["document"], figure_place(row, "row_kind", held, removed=True), "row_kind")) == REMOVED:
        changed["row_kind"] = REMOVED
    return changed
