"""A table of a web page as rows of cells: spans filled in, and tables that only set out the page told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.documents import Cell, CellValue
from pipeline.ingest.characters import PATTERNS, cell_text, without_bullet
from pipeline.ingest.draft import EMPTY
from pipeline.ingest.limits import Limits
from pipeline.ingest.odf_tables import too_many
from pipeline.issues import Unreadable

Rows = list[list[Cell]]
Places = dict[tuple[int, int], Cell]

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*Ignore", re.IGNORECASE
)
_FRAME = re.compile(r"\b(?:row|column)-headers-background\b|\bfreezebar")
"""The numbers and letters around a sheet that Google saves as a page."""
_UNSEEN = frozenset(PATTERNS["html_unseen"].split())
_LINES = frozenset((*PATTERNS["html_blocks"].split(), "br", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr"))
_ROW_GROUPS = ("thead", "tbody", "tfoot", "form")
_LAYOUT_INSIDE = ("table", "h1", "h2", "h3", "h4", "h5", "h6")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?(?:E[+-]?\d{1,2})?", re.IGNORECASE)
_SHOWN_NUMBER = re.compile(r"[-–−+(]?\s*(?:€\s*)?[-–−]?[\d.,'\s]*\d[\d.,'\s]*(?:€|%|,-)?\s*\)?")
"""A number as a sheet shows it; not a date or time, which is stored as a number too."""
_MOST_COLUMNS = 512
_LONGEST_CELL = 2_000


def is_hidden(element: etree._Element) -> bool:
    """Whether a page does not show an element, or only as the sign before a list item or the frame of a sheet."""
    if "hidden" in element.attrib or _HIDDEN.search(element.get("style") or ""):
        return True
    return bool(_FRAME.search(element.get("class") or ""))


def read_table(table: etree._Element, limits: Limits) -> Rows | None:
    """The rows of a table, None for one that only sets out the page. Raises Unreadable (too_large)."""
    own = [list(_cells(row)) for row in _rows(table)]
    if max(map(len, own), default=0) < 2 or _sets_out(table, own):
        return None
    return _filled(own, limits)


def tables_inside(table: etree._Element) -> Iterator[etree._Element]:
    """The tables in the cells of a table; not those deeper inside."""
    for row in _rows(table):
        for cell in _cells(row):
            yield from (inner for inner in cell.iter("table") if next(inner.iterancestors("table"), None) is table)


def spaced(element: etree._Element) -> str:
    """The text of an element as shown, a line for each block in it, without the tables inside."""
    return "".join(_pieces(element))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows shown; the foot of a table comes last wherever it is written."""
    groups = [child for child in table if child.tag in _ROW_GROUPS]
    for child in [
        *(child for child in table if child.tag != "tfoot"),
        *(child for child in groups if child.tag == "tfoot"),
    ]:
        if is_hidden(child):
            continue
        if child.tag == "tr":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from (row for row in child.iterchildren("tr") if not is_hidden(row))


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (cell for cell in row.iterchildren("td", "th") if not is_hidden(cell))


def _sets_out(table: etree._Element, own: list[list[etree._Element]]) -> bool:
    """Whether a table holds the parts of a page rather than data.

    Data has a header, or rows of several short cells; a cell with a table or heading in it speaks for layout.
    """
    if (table.get("role") or "") in ("presentation", "none"):
        return True
    if any(cell.tag == "th" for cells in own for cell in cells):
        return False
    simple = sum(sum(bool(_is_simple(cell)) for cell in cells) > 1 for cells in own)
    holds_parts = any(next(cell.iter(*_LAYOUT_INSIDE), None) is not None for cells in own for cell in cells)
    return simple < 3 if holds_parts else simple < 2


def _is_simple(cell: etree._Element) -> bool:
    if next(cell.iter(*_LAYOUT_INSIDE), None) is not None:
        return False
    return 0 < len(spaced(cell).strip()) < _LONGEST_CELL


def _filled(own: list[list[etree._Element]], limits: Limits) -> Rows:
    places: Places = {}
    for number, cells in enumerate(own):
        column = 0
        for element in cells:
            while (number, column) in places:
                column += 1
            if column >= _MOST_COLUMNS:
                break
            _put(places, element, (number, column), len(own), limits)
    # a title that is said to span a thousand columns makes no columns of its own
    width = 1 + max((column for (_, column), cell in places.items() if not cell.merged), default=-1)
    if width * len(own) > limits.max_sheet_cells:
        raise Unreadable(too_many(limits))
    return [[places.get((row, column), EMPTY) for column in range(width)] for row in range(len(own))]


def _put(places: Places, element: etree._Element, at: tuple[int, int], height: int, limits: Limits) -> None:
    """Set a cell and the copies that fill its span; a place that is taken stays as it is."""
    text = _cell_text(element)
    first = Cell(text, _value(element, text))
    copy = Cell(text, first.value, merged=True)
    row, column = at
    down = _span(element, "rowspan") or height
    for below in range(row, min(row + down, height)):
        for right in range(column, min(column + max(_span(element, "colspan"), 1), _MOST_COLUMNS)):
            places.setdefault((below, right), first if (below, right) == at else copy)
    if len(places) > limits.max_sheet_cells:
        raise Unreadable(too_many(limits))


def _span(element: etree._Element, name: str) -> int:
    """How many rows or columns a cell covers; 0 stands for all that follow."""
    written = (element.get(name) or "1").strip()
    return int(written) if written.isdecimal() and written.isascii() and len(written) < 6 else 1


def _cell_text(cell: etree._Element) -> str:
    lines = cell_text(spaced(cell)).split("\n")
    return "\n".join(without_bullet(line) or line for line in lines)


def _value(cell: etree._Element, text: str) -> CellValue:
    """The number that Excel or LibreOffice keeps beside the text it shows."""
    stored = cell.get("x:num") or cell.get("sdval") or ""
    if not _NUMBER.fullmatch(stored) or not _SHOWN_NUMBER.fullmatch(text):
        return None
    number = float(stored)
    return int(number) if number.is_integer() else number


def _pieces(root: etree._Element) -> Iterator[str]:
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            if element is not root:
                yield "\n" if element.tag in _LINES else ""
                yield re.sub(r"\s+", " ", element.tail or "")
        elif element is not root and (element.tag in _UNSEEN or element.tag == "table" or is_hidden(element)):
            walk.skip_subtree()
        else:
            yield "\n" if element.tag in _LINES else ""
            yield re.sub(r"\s+", " ", element.text or "")
