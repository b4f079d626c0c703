"""Tables on a PDF page: those with drawn lines, and those that only stand in columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.documents import Cell
from pipeline.ingest.characters import without_bullet
from pipeline.ingest.columns import Fragment, align, overlap
from pipeline.ingest.draft import EMPTY
from pipeline.ingest.lines import join_wrapped
from pipeline.ingest.pdf_closing import rows_below
from pipeline.ingest.pdf_order import Box
from pipeline.ingest.pdf_sections import joined_ranges, over_section
from pipeline.ingest.pdf_tiles import are_tiles, labels_end
from pipeline.ingest.pdf_words import CLOSE_GAP, Line, Word, inside, lines_across

if TYPE_CHECKING:
    from pdfplumber.page import Page

_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,}|_{4,})\s*\d{1,4}$")
_SNAP = 3.0
_LONGEST_LABEL = 110
_MOST_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class Table:
    """A table on one page: its rows, its box, and the left edges of its columns when lines were drawn."""

    rows: tuple[tuple[Cell, ...], ...]
    box: Box
    ruled: bool = False


def ruled_tables(page: Page, words: Sequence[Word]) -> list[Table]:
    """The tables whose cells are drawn: two or more rows and columns with text in most rows."""
    if len(page.rects) + len(page.lines) + len(page.curves) < 2:
        return []
    return tables_in_cells([table.cells for table in page.find_tables()], words)


def tables_in_cells(drawn: Iterable[Sequence[Box]], words: Sequence[Word]) -> list[Table]:
    """The tables among these groups of adjoining cells, given by their boxes, that hold enough text to be one."""
    found = (_ruled(cells, words) for cells in drawn)
    return [table for table in found if table is not None]


def loose_tables(words: Sequence[Word]) -> tuple[list[Table], set[int]]:
    """The tables without lines among these words, and the ids of the words that are in one.

    A table is two or more lines with figures that stand under each other; the header above them and the labels and
    section lines between them belong to it. Lines of a table of contents are taken out with them.
    """
    lines = lines_across(words)
    contents = [line for line in lines if _LEADERS.search(line.text)]
    lines = [line for line in lines if line not in contents]
    tables: list[Table] = []
    used = {id(word) for line in contents for word in line.words}
    for start, end in joined_ranges(lines, list(_ranges(lines)), has_figures):
        table = _loose(lines[start:end])
        if table is not None:
            tables.append(table)
            used.update(id(word) for line in lines[start:end] for word in line.words)
    return tables, used


def _ruled(cells: Sequence[Box], words: Sequence[Word]) -> Table | None:
    lefts, tops = _edges(cell[0] for cell in cells), _edges(cell[1] for cell in cells)
    if len(lefts) < 2 or len(tops) < 2:
        return None
    grid = [[EMPTY] * len(lefts) for _ in tops]
    for box in cells:
        columns = [index for index, left in enumerate(lefts) if box[0] - _SNAP <= left < box[2] - _SNAP]
        rows = [index for index, top in enumerate(tops) if box[1] - _SNAP <= top < box[3] - _SNAP]
        text, doubt = text_in(box, words), doubt_in(box, words)
        for down, row in enumerate(rows):
            for right, column in enumerate(columns):
                grid[row][column] = Cell(text, merged=bool(text) and bool(down or right), doubt=doubt)
    rows_with_text = [row for row in grid if any(cell.text for cell in row)]
    wide = sum(sum(bool(cell.text) and not cell.merged for cell in row) > 1 for row in grid)
    if wide < 2 and not (wide == 1 and len(rows_with_text) > 1):
        return None
    box = min(cell[0] for cell in cells), min(tops), max(cell[2] for cell in cells), max(cell[3] for cell in cells)
    below, bottom = rows_below(words, list(pairwise([*lefts, box[2]])), box)
    return Table(tuple(map(tuple, [*rows_with_text, *below])), (*box[:3], bottom), ruled=True)


def _edges(values: Iterator[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SNAP:
            edges.append(value)
    return edges


def text_in(box: Box, words: Sequence[Word]) -> str:
    """The text in the box of a cell: wrapped lines joined, a line for each bullet or paragraph apart."""
    texts: list[str] = []
    last: Line | None = None
    for line in lines_across([word for word in words if inside(word, box)]):
        item = without_bullet(line.text)
        apart = last is not None and line.top - last.bottom > 0.6 * line.size and last.text[-1] in ".!?:;”"
        if item is not None or not texts or apart:
            texts.append(item if item is not None else line.text)
        else:
            texts[-1] = join_wrapped(texts[-1], line.text)
        last = line
    return "\n".join(texts)


def doubt_in(box: Box, words: Sequence[Word]) -> bool:
    """Whether a figure in the box of a cell may be wrong."""
    return any(word.doubt and inside(word, box) for word in words)


def _ranges(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where runs of figure lines stand, with their headers."""
    index = 0
    while index < len(lines):
        if not has_figures(lines[index]):
            index += 1
            continue
        end, last = index + 1, index
        while end < len(lines) and end - last <= _MOST_BETWEEN + 1 and _close(lines[end - 1], lines[end]):
            if has_figures(lines[end]):
                last = end
            elif len(lines[end].text) > _LONGEST_LABEL:
                break
            end += 1
        start = _header_start(lines, index)
        stop = max(_with_tail(lines, last + 1), labels_end(lines, last + 1))
        yield start, stop
        index = max(stop, index + 1)


def has_figures(line: Line) -> bool:
    """Whether a figure stands behind a wide gap in the line."""
    parts = line.fragments()
    return len(parts) > 1 and any(part.is_figure for part in parts[1:])


def _close(upper: Line, lower: Line) -> bool:
    return lower.top - upper.bottom < 2.5 * max(upper.size, lower.size)


def _header_start(lines: Sequence[Line], index: int) -> int:
    """Lines straight above the first figures that are header: two or more short parts, over the figure columns."""
    first_label = lines[index].x0
    start = index = over_section(lines, index)
    while start and index - start < 3 and _close(lines[start - 1], lines[start]):
        parts = lines[start - 1].fragments()
        over_figures = parts[0].left > first_label + 20 or len(parts) > 1
        if not over_figures or len(lines[start - 1].text) > _LONGEST_LABEL:
            break
        start -= 1
    return start


def _with_tail(lines: Sequence[Line], end: int) -> int:
    """A label that runs on under the last figures belongs to it."""
    if end < len(lines) and len(lines[end].fragments()) == 1 and re.match(r"[a-zà-ÿ(]", lines[end].text):
        upper = lines[end - 1]
        if lines[end].top - upper.bottom < 0.6 * upper.size and len(lines[end].text) < 60:
            return end + 1
    return end


def _loose(lines: Sequence[Line]) -> Table | None:
    rows = _fragments(lines)
    with_figures = [row for row in rows if len(row) > 1 and any(part.is_figure for part in row[1:])]
    if not (are_tiles(lines) or _stands_under_header(rows) or (len(with_figures) > 1 and _figures_align(with_figures))):
        return None
    labelled = [[_unbulleted(row[0]), *row[1:]] for row in _bullets_joined(rows)]
    cells = _labels_joined(align(labelled))
    if not cells or len(cells[0]) < 2:
        return None
    box = (min(line.x0 for line in lines), lines[0].top, max(line.x1 for line in lines), lines[-1].bottom)
    return Table(tuple(map(tuple, cells)), box)


def _fragments(lines: Sequence[Line]) -> list[list[Fragment]]:
    """The lines cut at wide gaps, or at closer ones when that gives almost every line the same, larger number."""
    wide = [line.fragments() for line in lines]
    close = [line.fragments(CLOSE_GAP) for line in lines]
    count, share = Counter(map(len, close)).most_common(1)[0]
    usual = Counter(map(len, wide)).most_common(1)[0][0]
    return close if len(lines) > 3 and count > usual and share >= 0.8 * len(lines) else wide


def _stands_under_header(rows: Sequence[Sequence[Fragment]]) -> bool:
    """A single line with figures is a table when each of two or more figures stands under a word of the line above."""
    if len(rows) != 2 or any(part.is_figure for part in rows[0]):
        return False
    figures = [part for part in rows[1][1:] if part.is_figure]
    heads = [part for head in rows[0] for part in head.words or head.parts or (head,)]
    under = [part for part in figures if any(overlap(part.span, head.span) > 0 for head in heads)]
    return len(figures) > 1 and under == figures


def _figures_align(rows: Sequence[Sequence[Fragment]]) -> bool:
    """Whether figures of different lines overlap from left to right in most lines."""
    figures = [[part for part in row[1:] if part.is_figure] for row in rows]

    def meets(row: int) -> bool:
        others = [part for index, parts in enumerate(figures) if index != row for part in parts]
        return any(
            min(one.right, other.right) - max(one.left, other.left) > -3 for one in figures[row] for other in others
        )

    return sum(map(meets, range(len(rows)))) >= max(2, 0.6 * len(rows))


def _bullets_joined(rows: Sequence[list[Fragment]]) -> list[list[Fragment]]:
    """A bullet sign set apart from its label is put back before it."""
    joined: list[list[Fragment]] = []
    for row in rows:
        is_apart = len(row) > 1 and without_bullet(f"{row[0].text} x") == "x"
        joined.append([replace(row[1], text=f"{row[0].text} {row[1].text}"), *row[2:]] if is_apart else row)
    return joined


def _unbulleted(part: Fragment) -> Fragment:
    return replace(part, text=without_bullet(part.text) or part.text)


def _labels_joined(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Labels over two lines made one: the half without figures goes to the half that has them."""
    joined: list[list[Cell]] = []
    for row in map(list, rows):
        upper = joined[-1] if joined else None
        if upper and upper[0].text and not row[0].text and not any(cell.text for cell in upper[1:]) and len(joined) > 1:
            joined[-1] = [upper[0], *row[1:]]
            continue
        if upper and upper[0].text and row[0].text and re.match(r"[a-zà-ÿ(&+]", row[0].text):
            if not any(cell.text for cell in row[1:]):
                upper[0] = Cell(join_wrapped(upper[0].text, row[0].text))
                continue
            if not any(cell.text for cell in upper[1:]):
                joined[-1] = [Cell(join_wrapped(upper[0].text, row[0].text)), *row[1:]]
                continue
        joined.append(row)
    return joined
