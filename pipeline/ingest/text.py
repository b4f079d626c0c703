"""Plain text and markdown: paragraphs, headings, list items and tables found from lines, blanks and signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.documents import Cell
from pipeline.ingest.characters import cell_text, plain
from pipeline.ingest.columns import Fragment, align
from pipeline.ingest.delimited import decode
from pipeline.ingest.draft import Draft
from pipeline.ingest.lines import FIGURE, paragraphs, wrap_width

_FRAGMENT = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"^[\s|:+=-]+$")
_COUNTS = re.compile(r"^(?!\|)[^|]*\|[^|]*\d\s?(?:uur|uren|u)\b")
"""A line that lists counts with bars between them, where a table has its headings."""
_FIGURE_WITH_UNIT = re.compile(r"(?:€\s*)?\d[\d.,]*\s?(?:[^\W\d_]+\.?|%)$")
_TAB_WIDTH = 8
_SEPARATORS = (r"\t", r"\t+", ";")


def read_text(data: bytes, draft: Draft) -> None:
    """Fill the draft from a text file. Raises Unreadable (unknown_format) for bytes that are no text."""
    read_lines(plain(decode(data, draft)).split("\n"), draft)


def read_lines(lines: Sequence[str], draft: Draft) -> None:
    """Add to the draft what lines of text say, their paragraphs parted by blank lines."""
    width = wrap_width(lines)
    chunks = _with_header(list(_chunks(lines)))
    for index, chunk in enumerate(chunks):
        grid = _grid(chunk)
        if grid:
            draft.add_grid(grid)
            continue
        expanded = [line.expandtabs(_TAB_WIDTH) for line in chunk]
        for kind, text, level in paragraphs(expanded, width, followed=index + 1 < len(chunks)):
            draft.add_block(kind, text, level)


def _grid(chunk: Sequence[str]) -> list[list[Cell]] | None:
    """The cells of lines that are a table, with bars, tabs, semicolons or wide gaps between them; None for text."""
    # a ruler of dashes under a header or over a total is no row of the table
    rows = [line for line in chunk if not _RULE.match(line)]
    if len(chunk) > 1 and rows and all(line.count("|") > 1 for line in rows) and not _COUNTS.search(rows[0]):
        return [_cells(line.strip().strip("|"), r"\|") for line in rows]
    separator = _separator(rows)
    if separator:
        return [_cells(line, separator) for line in rows]
    fragments = [_fragments(line.expandtabs(_TAB_WIDTH)) for line in rows]
    if not _is_aligned(fragments):
        return None
    if len(fragments[0]) > 2 and len({len(row) for row in fragments}) == 1:
        # as many cells in each row: no matter where they stand
        return [[Cell(cell_text(part.text)) for part in row] for row in fragments]
    return align(fragments)


def _chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines between blank lines."""
    chunk: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []


def _with_header(chunks: Sequence[list[str]]) -> list[list[str]]:
    """The chunks, rows of cells set with wide gaps and parted by blank lines put together: a header, then its rows."""
    joined: list[list[str]] = []
    for chunk in chunks:
        cells = [len(_fragments(line)) for line in chunk]
        if joined and min(cells) > 2 and all(len(_fragments(row)) > 2 for row in joined[-1]):
            joined[-1] = [*joined[-1], *chunk]
        else:
            joined.append(list(chunk))
    return joined


def _cells(line: str, separator: str) -> list[Cell]:
    return [Cell(cell_text(field)) for field in re.split(separator, line)]


def _separator(lines: Sequence[str]) -> str | None:
    """The expression between the cells of lines that hold as many each, most with a figure: tabs or a semicolon."""
    for separator in _SEPARATORS:
        rows = [re.split(separator, line) for line in lines]
        with_figure = sum(any(FIGURE.match(cell.strip()) for cell in row[1:]) for row in rows)
        as_wide = {len(row) for row in rows} <= {len(rows[0])} - {1, 2} if rows else False
        # 'Inloop: gepland 40 uur; gedaan 38 uur' is no row of cells
        if len(rows) > 2 and as_wide and with_figure >= 0.6 * len(rows) and not any(":" in row[0] for row in rows):
            return separator
    return None


def _is_aligned(rows: Sequence[Sequence[Fragment]]) -> bool:
    """Whether lines are columns set with spaces: three or more, most with a figure after a wide gap."""
    with_figure = sum(any(part.is_figure or _FIGURE_WITH_UNIT.match(part.text) for part in row[1:]) for row in rows)
    return len(rows) > 2 and with_figure > 1 and with_figure >= 0.6 * len(rows)


def _fragments(line: str) -> list[Fragment]:
    return [Fragment(found.start(), found.end(), found.group()) for found in _FRAGMENT.finditer(line)]
