"""What parsing a table gives: lines of figures, and from them one item for each activity and measure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.parse.numbers import Reading
from pipeline.periods import Period

RowKind = Literal["data", "subtotal", "total"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as read, as written, and the address of its cell."""

    reading: Reading
    text: str
    cell: str | None = None

    @property
    def value(self) -> float | None:
        """The number, or None."""
        return self.reading.value


@dataclass(frozen=True, slots=True)
class Item:
    """One activity and measure: the planned and realised figure and what they are about."""

    activity: str
    measure: str
    section: str | None = None
    unit: str | None = None
    planned: Figure | None = None
    realised: Figure | None = None
    period: Period | None = None
    row_kind: RowKind = "data"
    note: str | None = None
    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    slot: int = 0
    """Which pair of columns it comes from."""
    plain: bool = False
    """The measure is of persons by a word that can also mean participations (deelnemers)."""
    explicit: bool = False
    """The measure says that it counts unique persons."""

    @property
    def figures(self) -> list[Figure]:
        """The figures that are there."""
        return [figure for figure in (self.planned, self.realised) if figure]


@dataclass
class Line:
    """A row of a table with its items; `part` for a row that splits up the row above it ('waarvan', '-').

    `nameless` for a row without a label of its own.
    """

    label: str
    section: str | None
    row: int
    items: list[Item] = field(default_factory=list)
    part: bool = False
    nameless: bool = False
    said: str = ""
    """What stands in the column of periods of a nameless row: 'Totaal' under the quarters of the label above."""
    kind: RowKind = "data"
