"""The pages of a PDF made one document: tables and paragraphs that run over a page are put together."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.documents import Cell
from pipeline.ingest.draft import Draft
from pipeline.ingest.lines import FIGURE, join_wrapped
from pipeline.ingest.pdf_paragraphs import Look, Piece, heading_level_of
from pipeline.ingest.pdf_tables import Table

Part = Piece | Table
Row = tuple[Cell, ...]
_ENDS = '.!?:;”"’'
_SHIFT = 25.0
"""Points that a table's edges may differ from page to page."""


def add_parts(parts: Sequence[tuple[int, Part]], look: Look, draft: Draft) -> None:
    """Add the numbered pages' parts to the draft, what continues over a page as one."""
    index = 0
    while index < len(parts) and not draft.full:
        end = index + 1
        while end < len(parts) and _runs_on(parts[end - 1], parts[end]):
            end += 1
        page, first = parts[index]
        same = [part for _, part in parts[index:end]]
        if isinstance(first, Table):
            tables = [part for part in same if isinstance(part, Table)]
            _add_table(tables, [number for number, _ in parts[index:end]], draft)
        else:
            _add_text([part for part in same if isinstance(part, Piece)], page, look, draft)
        index = end


def _runs_on(upper: tuple[int, Part], lower: tuple[int, Part]) -> bool:
    """Whether the last part of a page goes on as the first of the next."""
    if lower[0] != upper[0] + 1:
        return False
    one, other = upper[1], lower[1]
    if isinstance(one, Table) and isinstance(other, Table):
        return _is_same_table(one, other)
    if isinstance(one, Piece) and isinstance(other, Piece):
        return (
            one.kind != "heading"
            and other.kind == "paragraph"
            and one.text[-1] not in _ENDS
            and other.text[0].islower()
        )
    return False


def _is_same_table(one: Table, other: Table) -> bool:
    """Equally many columns at the same place, and no other header on the next page."""
    if len(one.rows[0]) != len(other.rows[0]):
        return False
    if one.rows[0] == other.rows[0]:
        return True
    in_place = abs(one.box[0] - other.box[0]) < _SHIFT and abs(one.box[2] - other.box[2]) < _SHIFT
    return one.ruled == other.ruled and in_place and not (_is_header(one.rows[0]) and _is_header(other.rows[0]))


def _is_header(row: Row) -> bool:
    words = [cell.text for cell in row if cell.text]
    return len(words) > 1 and not any(FIGURE.match(text) for text in words[1:])


def _add_table(tables: Sequence[Table], pages: Sequence[int], draft: Draft) -> None:
    rows: list[Row] = list(tables[0].rows)
    row_pages = [pages[0]] * len(rows)
    header = next((index for index, row in enumerate(rows) if any(FIGURE.match(cell.text) for cell in row[1:])), 0)
    for table, page in zip(tables[1:], pages[1:], strict=True):
        repeated = max(header, 1) if list(table.rows[: max(header, 1)]) == rows[: max(header, 1)] else 0
        rows += table.rows[repeated:]
        row_pages += [page] * (len(table.rows) - repeated)
    draft.add_grid(rows, page=pages[0], row_pages=row_pages if len(tables) > 1 else ())


def _add_text(pieces: Sequence[Piece], page: int, look: Look, draft: Draft) -> None:
    text = pieces[0].text
    for piece in pieces[1:]:
        text = join_wrapped(text, piece.text)
    level = heading_level_of(pieces[0], look) if pieces[0].kind == "heading" else 0
    draft.add_block(pieces[0].kind, text, level, page)
