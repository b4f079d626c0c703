"""Tables of OpenDocument text and sheets: repeated cells written out, spans filled in, values typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

from lxml import etree

from pipeline.documents import Cell, CellValue
from pipeline.ingest.draft import EMPTY
from pipeline.ingest.limits import Limits
from pipeline.issues import Issue, Unreadable, issue

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_ROW_GROUPS = tuple(f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group"))

Places = dict[tuple[int, int], Cell]
"""The filled cells by row and column from 0."""


def read_places(table: etree._Element, text_of: Callable[[etree._Element], str], limits: Limits) -> Places:
    """The filled cells of a table. Raises Unreadable (too_large) when repeats make more cells than `limits` allows."""
    places: Places = {}
    number = 0
    for row in _rows(table):
        repeated = _count(row, "number-rows-repeated")
        cells = _row(row, text_of, limits)
        if (len(places) + len(cells) * repeated) > limits.max_sheet_cells:
            raise Unreadable(too_many(limits))
        for offset in range(repeated if cells else 0):
            _put(places, number + offset, cells)
        number += repeated
    return places


def dense(places: Places, limits: Limits) -> tuple[list[list[Cell]], int, int]:
    """The cells between the first and last filled one as rows, with the row and column they start at, from 0.

    Raises Unreadable (too_large).
    """
    if not places:
        return [], 0, 0
    top, bottom = min(row for row, _ in places), max(row for row, _ in places)
    left, right = min(column for _, column in places), max(column for _, column in places)
    if (bottom - top + 1) * (right - left + 1) > limits.max_sheet_cells:
        raise Unreadable(too_many(limits))
    columns = range(left, right + 1)
    return [[places.get((row, column), EMPTY) for column in columns] for row in range(top, bottom + 1)], top, left


def too_many(limits: Limits) -> Issue:
    """The issue for a sheet with more cells than `limits` allows."""
    return issue("too_large", "ingest", limit=f"hoogstens {limits.max_sheet_cells} cellen")


Filled = list[tuple[int, Cell, int, int]]
"""Column, cell, columns spanned and rows spanned."""


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _row(row: etree._Element, text_of: Callable[[etree._Element], str], limits: Limits) -> Filled:
    filled: Filled = []
    column = 0
    for element in row.iterchildren(*_CELLS):
        repeated = _count(element, "number-columns-repeated")
        text = "" if element.tag.endswith("}covered-table-cell") else text_of(element)
        if text:
            if len(filled) + repeated > limits.max_sheet_cells:
                raise Unreadable(too_many(limits))
            cell = Cell(text, _value(element))
            spans = min(_count(element, "number-columns-spanned"), 500), _count(element, "number-rows-spanned")
            filled += [(column + offset, cell, *spans) for offset in range(repeated)]
        column += repeated
    return filled


def _put(places: Places, row: int, cells: Filled) -> None:
    for column, cell, wide, high in cells:
        copy = Cell(cell.text, cell.value, merged=True)
        for down in range(min(high, 10_000)):
            for right in range(wide):
                places[row + down, column + right] = copy if down or right else cell


def _value(element: etree._Element) -> CellValue:
    kind = element.get(f"{OFFICE}value-type") or ""
    try:
        if kind in ("float", "percentage", "currency"):
            number = float(element.get(f"{OFFICE}value") or "")
            return int(number) if number.is_integer() else number
        if kind == "date":
            moment = datetime.fromisoformat((element.get(f"{OFFICE}date-value") or "")[:19])
            return date(moment.year, moment.month, moment.day) if moment.time() == datetime.min.time() else moment
    except (ValueError, OverflowError):
        return None
    return element.get(f"{OFFICE}boolean-value") == "true" if kind == "boolean" else None


def _count(element: etree._Element, name: str) -> int:
    value = element.get(f"{TABLE}{name}") or ""
    return max(int(value), 1) if value.isdecimal() and len(value) < 10 else 1
