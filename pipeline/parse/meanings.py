"""What each column of a table was taken for, so that a person can look at it and say otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.parse.columns import Column
from pipeline.parse.items import Line
from pipeline.parse.pairing import Slot
from pipeline.parse.roles import SKIPPED, Roles, row_names
from pipeline.parse.taught import VALUES
from pipeline.periods import Period


@dataclass(frozen=True, slots=True)
class Meaning:
    """One column of a table: `segment` and `column` count from 1, as in COLUMNS."""

    table: int
    segment: int
    column: int
    heading: str
    meaning: str
    measure: str | None = None
    unit: str | None = None
    period: Period | None = None
    origin: str = "rules"


@dataclass(frozen=True, slots=True)
class Taken:
    """How the columns of a table were read: their roles, pairs and lines; without roles nothing was read."""

    roles: Roles | None = None
    slots: Sequence[Slot] = ()
    lines: Sequence[Line] = ()
    is_turned: bool = False


def column_meanings(table: int, segment: int, columns: Sequence[Column], taken: Taken) -> Iterator[Meaning]:
    """The meaning of each column that holds anything; of a column that was split in two the first half.

    Where activities stand in columns, the rows were read as columns and are counted here.
    """
    label = (
        taken.roles.label if taken.roles else row_names(columns, [column for column in columns if column.has_figures])
    )
    seen: set[int] = {0}
    for column in columns:
        number = column.index + 1 if taken.is_turned else column.spots[0].column + 1
        if number in seen:
            continue
        seen.add(number)
        meaning = column.taught.meaning if column.taught else _meaning(column, label, taken)
        measure, unit = _measure(column, taken) if meaning in VALUES else (None, None)
        origin = column.taught.origin if column.taught else "rules"
        yield Meaning(
            table, segment, number, column.heading.text, meaning, measure, unit, column.heading.period, origin
        )


def _meaning(column: Column, label: Column | None, taken: Taken) -> str:
    roles = taken.roles
    if column is label or (roles and column is roles.aspect):
        return "label"
    if roles:
        named = {"section": roles.section, "unit": roles.unit, "period": roles.period}
        found = next((name for name, other in named.items() if other is column), None)
        if found:
            return found
        if column in roles.notes or any(column in slot.remarks for slot in taken.slots):
            return "note"
        if column in roles.values:
            return "planned" if any(slot.planned is column for slot in taken.slots) else "realised"
    left_out = any(column.heading.is_(role) for role in SKIPPED) or column.heading.aspect in ("derived", "ratio")
    return "unknown" if column.has_figures and column.heading.text and not left_out else "ignored"


def _measure(column: Column, taken: Taken) -> tuple[str | None, str | None]:
    """What the header says, else what all figures of the column turned out to be."""
    unit = column.heading.unit
    if unit:
        return unit.measure, unit.written or None
    own = {number for number, slot in enumerate(taken.slots) if column in (slot.planned, slot.realised)}
    found = {(item.measure, item.unit) for line in taken.lines for item in line.items if item.slot in own}
    measures = {measure for measure, _ in found}
    units = {written for _, written in found}
    return (measures.pop() if len(measures) == 1 else None, units.pop() if len(units) == 1 else None)
