"""Rows under the last line of a drawn table: totals that were set without lines of their own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.documents import Cell
from pipeline.ingest.columns import Span, overlap
from pipeline.ingest.draft import EMPTY
from pipeline.ingest.pdf_order import Box
from pipeline.ingest.pdf_words import Line, Word, lines_across

_SNAP = 3.0


def rows_below(words: Sequence[Word], columns: Sequence[Span], box: Box) -> tuple[list[list[Cell]], float]:
    """The rows that stand straight under a table, in its columns, and where the last of them ends.

    `columns` are the left and right edges and `box` the table, in points. A row has a label in the first column and a
    figure in another, and nothing in it runs over an edge: a line of text under a table is none.
    """
    under = [word for word in words if word.top >= box[3] - 1 and box[0] - _SNAP <= word.x0 and word.x1 <= box[2] + 1]
    rows: list[list[Cell]] = []
    bottom = box[3]
    for line in lines_across(under):
        row = _row(line, columns) if line.top - bottom < 1.2 * line.size else None
        if row is None:
            break
        rows.append(row)
        bottom = line.bottom + 1
    return rows, bottom


def _row(line: Line, columns: Sequence[Span]) -> list[Cell] | None:
    """The parts of a line in the columns they stand in; None where it is no row of the table."""
    parts = line.fragments()
    if parts[0].is_figure or not any(part.is_figure for part in parts[1:]):
        return None
    row = [EMPTY] * len(columns)
    for part in parts:
        touched = [number for number, span in enumerate(columns) if overlap(part.span, span) > 0]
        if len(touched) != 1 or row[touched[0]].text:
            return None
        row[touched[0]] = Cell(part.text)
    return row if row[0].text else None
