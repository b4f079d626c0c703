"""A Word table as rows of cells: spans filled in, deleted rows left out, tables inside cells handed back."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from pipeline.documents import Cell
from pipeline.ingest.characters import cell_text, without_bullet
from pipeline.ingest.docx_paragraphs import Paragraph, W, content
from pipeline.ingest.draft import EMPTY

_MOST_COLUMNS = 512


def read_table(table: etree._Element) -> tuple[list[list[Cell]], list[etree._Element]]:
    """The rows of a table, and the text boxes and cells with tables inside that its cells hold."""
    rows: list[list[Cell]] = []
    inner: list[etree._Element] = []
    for row in _within(table, "tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            rows.append(_row(row, rows[-1] if rows else [], inner))
    return rows, inner


def cells_of(table: etree._Element) -> Iterator[etree._Element]:
    """The cells of a table, row by row."""
    for row in _within(table, "tr"):
        yield from _within(row, "tc")


def _within(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those in content controls; not those of tables inside."""
    for child in element:
        if child.tag == f"{W}{tag}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"):
            yield from _within(child, tag)


def _row(row: etree._Element, above: list[Cell], inner: list[etree._Element]) -> list[Cell]:
    cells = [EMPTY] * _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for element in _within(row, "tc"):
        span = _number(element.find(f"{W}tcPr/{W}gridSpan"), 1)
        merge = element.find(f"{W}tcPr/{W}vMerge")
        if merge is not None and merge.get(f"{W}val") != "restart" and len(cells) < len(above):
            first = above[len(cells)]
            cells += [Cell(first.text, first.value, merged=True)] * span
        else:
            text = _text(element, inner)
            cells += [Cell(text), *[Cell(text, merged=True)] * (span - 1)]
    return cells[:_MOST_COLUMNS]


def _text(cell: etree._Element, inner: list[etree._Element]) -> str:
    lines: list[str] = []
    for element in content(cell):
        if element.tag == f"{W}tbl":
            inner.append(_alone(deepcopy(element)))
            continue
        paragraph = Paragraph.of(element)
        inner.extend(paragraph.boxes)
        line = cell_text(paragraph.text.replace("\n", " "))
        lines.append(without_bullet(line) or line)
    return "\n".join(filter(None, lines))


def _alone(table: etree._Element) -> etree._Element:
    """A table in a container of its own, so that it is walked without its cell."""
    container = etree.Element(f"{W}body")
    container.append(table)
    return container


def _number(element: etree._Element | None, default: int) -> int:
    value = "" if element is None else element.get(f"{W}val") or ""
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() else default
