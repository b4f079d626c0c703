"""Cells where they stand in their grid, and what a row of them is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.documents import Cell
from pipeline.parse.numbers import read_cell
from pipeline.parse.periods import find_period

_AGE = re.compile(r"\d{1,2}\s?\+|\d{1,2}\s?jaar")
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d(?:\s*\(?[a-zA-Z]{4,}(?: [a-zA-Z]+)?\)?)?")


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell and where it stands in its grid, from 0."""

    cell: Cell
    row: int
    column: int

    @property
    def text(self) -> str:
        """The cell's text on one line."""
        return " ".join(self.cell.text.split())


Row = Sequence[Spot]
RowKind = Literal["blank", "single", "words", "years", "figures"]


def own_text(row: Row) -> list[str]:
    """The different texts in a row, without the copies in merged cells."""
    return [spot.text for spot in row if spot.text and not spot.cell.merged]


def row_kind(row: Row) -> RowKind:
    """What a row is made of: nothing, one text, words only, words with years, or figures."""
    own = [spot for spot in row if spot.text and not spot.cell.merged]
    if not own:
        return "blank"
    first = next(spot for spot in row if spot.text)
    if len(own) == 1 and not _is_group(row, own[0]):
        figure = read_cell(own[0].cell).kind in ("number", "date") and own[0] is not row[0]
        return "figures" if figure else "single"
    rest = [spot for spot in own if spot is not first] if first is row[0] else own
    figures = [
        spot for spot in rest
        if read_cell(spot.cell).kind in ("number", "date", "not_applicable") and not _AGE.fullmatch(spot.text)
    ]  # fmt: skip
    if not figures:
        return "words"
    return (
        "years" if all(_YEAR.fullmatch(spot.text.rstrip("*: ")) or _is_month(spot) for spot in figures) else "figures"
    )


def _is_month(spot: Spot) -> bool:
    """Whether a cell names a month: 'jan-24', or the first day of it in a sheet."""
    found = find_period(spot.text) if read_cell(spot.cell).kind == "date" else None
    return bool(found and found.start.day == 1)


def _is_group(row: Row, only: Spot) -> bool:
    """Whether the only text of a row spans some but not all columns: a heading over a group of columns."""
    copies = sum(spot.cell.merged and spot.text == only.text for spot in row)
    return bool(copies) and copies + 1 < len(row) and only is not row[0]
