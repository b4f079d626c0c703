"""Tables in a sheet of cells: where one ends and the next begins, and what is free text around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.documents import Cell
from pipeline.ingest.draft import Draft, rectangular
from pipeline.ingest.lines import FIGURE, heading_level, looks_like_heading

Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where rows stand: sheet name, whether it is hidden, and the address of the first cell, from 1."""

    sheet: str | None = None
    hidden: bool = False
    row: int = 1
    column: int = 1


_MOST_LOOSE = 4
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_PREFACE = 12


def add_region(rows: Rows, draft: Draft, place: Place = Place()) -> None:
    """Add the tables and free text in a block of cells to the draft, in reading order.

    Rows of one filled cell above or below a table are text; blank rows end a table only when a new header follows.
    """
    rows = rectangular(rows)
    tables = _tables(rows)
    for number, (start, end) in enumerate(tables):
        there = Place(place.sheet, place.hidden, place.row + start, place.column)
        if number + 1 < len(tables) and _is_preface(rows[start:end]):
            _add_preface(rows[start:end], draft, there)
        else:
            _add_table(rows[start:end], draft, there)


def filled(row: Sequence[Cell]) -> int:
    """How many cells of a row hold content of their own (the copies in a merged cell do not)."""
    return sum(bool(cell.text) and not cell.merged for cell in row)


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number, an amount or a sign for 'no value'."""
    if cell.value is not None and not isinstance(cell.value, str):
        return True
    return bool(FIGURE.match(cell.text)) if cell.text else False


def _tables(rows: Rows) -> list[tuple[int, int]]:
    """Row ranges of the separate tables, each with the free text that belongs to it."""
    ranges: list[tuple[int, int]] = []
    for start, end in _bands(rows):
        if ranges and not (_opens_table(rows[start:end]) and _has_table(rows[slice(*ranges[-1])])):
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return ranges


def _bands(rows: Rows) -> list[tuple[int, int]]:
    """Row ranges between blank rows; a band of single cells is joined to the band under it."""
    bands: list[tuple[int, int]] = []
    start: int | None = None
    for index, row in enumerate([*rows, ()]):
        if filled(row) and start is None:
            start = index
        elif not filled(row) and start is not None:
            bands.append((start, index))
            start = None
    return bands


def _has_table(rows: Rows) -> bool:
    return any(filled(row) > 1 for row in rows)


def _opens_table(band: Rows) -> bool:
    """Whether a band has a header of its own: a first wide row of words with figures or more rows under it."""
    wide = [row for row in band if filled(row) > 1]
    if len(wide) < 2:
        return False
    words = [cell for cell in wide[0] if cell.text and not cell.merged]
    is_header = not any(is_figure(cell) and not _is_time(cell) for cell in words)
    return is_header and any(is_figure(cell) for row in wide[1:] for cell in row)


def _is_time(cell: Cell) -> bool:
    """Whether a figure in a header is a year, or the first day of a month that stands for it."""
    if isinstance(cell.value, date):
        return cell.value.day == 1
    return bool(_YEAR.fullmatch(cell.text))


def _is_preface(rows: Rows) -> bool:
    """Whether rows above the first table tell what the sheet is about: a few loose words each, no figures."""
    few = all(filled(row) <= _MOST_LOOSE for row in rows) and len(rows) <= _LONGEST_PREFACE
    return few and _has_table(rows) and not any(is_figure(cell) for row in rows for cell in row)


def _add_preface(rows: Rows, draft: Draft, place: Place) -> None:
    """'Organisatie' beside 'De Brug' becomes 'Organisatie: De Brug'; words further apart are parted by a bar."""
    for row in rows:
        own = [(index, cell.text) for index, cell in enumerate(row) if cell.text and not cell.merged]
        if len(own) < 2:
            _add_text([row], draft, place)
            continue
        is_pair = len(own) == 2 and own[1][0] == own[0][0] + 1 and len(own[0][1].split()) <= 3
        sign = " " if own[0][1].endswith(":") else ": " if is_pair else " | "
        draft.add_block("paragraph", sign.join(text for _, text in own), sheet=place.sheet)


def _add_table(rows: Rows, draft: Draft, place: Place) -> None:
    start = next((index for index, row in enumerate(rows) if filled(row) > 1), len(rows))
    end = len(rows) - next((index for index, row in enumerate(reversed(rows)) if _is_table_row(row)), len(rows))
    end = max(start, end)
    _add_text(rows[:start], draft, place)
    if start < end:
        left, right = _columns(rows[start:end])
        table = [row[left:right] for row in rows[start:end]]
        draft.add_grid(table, sheet=place.sheet, first=(place.row + start, place.column + left), hidden=place.hidden)
    _add_text(rows[end:], draft, place)


def _is_table_row(row: Sequence[Cell]) -> bool:
    """A last row of one short cell ('Totaal') still belongs to the table; a remark does not."""
    own = [cell.text for cell in row if cell.text and not cell.merged]
    return len(own) > 1 or (len(own) == 1 and len(own[0].split()) < 3 and not own[0].startswith(("*", "Bron")))


def _columns(rows: Rows) -> tuple[int, int]:
    used = [index for row in rows for index, cell in enumerate(row) if cell.text]
    return min(used), max(used) + 1


def _add_text(rows: Rows, draft: Draft, place: Place) -> None:
    for row in rows:
        for cell in row:
            if not cell.text or cell.merged:
                continue
            if "\n" not in cell.text and looks_like_heading(cell.text):
                draft.add_block("heading", cell.text, heading_level(cell.text), sheet=place.sheet)
                continue
            for line in cell.text.split("\n"):
                draft.add_block("paragraph", line, sheet=place.sheet)
