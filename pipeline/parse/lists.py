"""Figures outside tables that say more than a label and a number, made into grids that are read as tables are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.documents import Block, Cell, Grid
from pipeline.parse.counted import Counted, read_counted, read_of_planned
from pipeline.parse.facts import is_fact
from pipeline.parse.records import is_record_label, names_activity, record_segments, title_above
from pipeline.parse.tiles import block_tiles

Blocks = Sequence[tuple[int, Block]]
Made = tuple[Grid, set[int]]
"""A grid made from blocks, and the indexes of those blocks."""

_LABELLED = re.compile(r"^(?P<label>[^:=]*[^\W\d_][^:=]*?)\s*[:=]\s*(?P<value>\S.*)$")
_HEAD = ("Activiteit", "Gepland", "Gerealiseerd", "Toelichting")
_FEWEST_LINES = 2
_LONGEST_VALUE = 120


def grid_of(rows: Sequence[Sequence[str]], pages: Sequence[int | None]) -> Grid:
    """Rows of texts as a grid, filled up to the same width; `pages` for each row where it stands."""
    width = max(map(len, rows))
    cells = tuple(tuple(Cell(text) for text in [*row, *[""] * (width - len(row))]) for row in rows)
    return Grid(cells, 0, row_pages=tuple(page or 0 for page in pages))


def record_lists(blocks: Blocks, heading: str | None) -> Iterator[Made]:
    """'Activiteit: Taalcafé', 'Gepland: 40 lessen', 'Gerealiseerd: 38' under each other: a grid for each activity."""
    for start, end in _record_runs(blocks):
        run = blocks[start:end]
        rows = [list(_label_and_value(block)) for _, block in run]
        above = [blocks[start - 1][1].text] if start else []
        name = None if any(names_activity(label) for label, _ in rows) else title_above(above, heading)
        rows = [[name, ""], *rows] if name else rows
        grid = grid_of(rows, [run[0][1].page] * (len(rows) - len(run)) + [block.page for _, block in run])
        if record_segments(grid, None):
            yield grid, {index for index, _ in run}


def _record_runs(blocks: Blocks) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(len(blocks) + 1):
        label = _label_and_value(blocks[at][1])[0] if at < len(blocks) else ""
        if label and is_record_label(label) and not (at > start and names_activity(label)):
            continue
        if at - start > 1:
            yield start, at
        start = at if label and names_activity(label) else at + 1


def _label_and_value(block: Block) -> tuple[str, str]:
    found = _LABELLED.match(block.text.strip())
    if block.kind == "heading" or not found or len(found["value"]) > _LONGEST_VALUE or is_fact(block.text):
        return "", ""
    return found["label"], found["value"].rstrip(";.")


def tile_lists(blocks: Blocks) -> Iterator[Made]:
    """Numbers and labels in turn under each other, as grids of labels and numbers."""
    pages = dict(blocks)
    for pairs, indexes in block_tiles(blocks):
        page = pages[min(indexes)].page
        yield grid_of(pairs, [page] * len(pairs)), indexes


def counted_lists(blocks: Blocks) -> Iterator[Made]:
    """Lines that count several things of one activity, together as a grid of planned and realised figures.

    One such line that is no item of a list is a sentence as often as not, and is left alone.
    """
    found = [
        (index, block, line) for index, block in blocks
        if block.kind != "heading" and (line := _read(block)) is not None
    ]  # fmt: skip
    items = sum(block.kind == "list_item" for _, block, _ in found)
    kept = [one for one in found if one[1].kind == "list_item" or len(found) >= _FEWEST_LINES or items]
    if not kept:
        return
    rows = [
        [line.label, count.planned, count.realised, count.remark] for _, _, line in kept for count in line.counts
    ]  # fmt: skip
    pages = [block.page for _, block, line in kept for _ in line.counts]
    yield grid_of([_HEAD, *rows], [pages[0], *pages]), {index for index, _, _ in kept}


def _read(block: Block) -> Counted | None:
    return read_counted(block.text) or (read_of_planned(block.text) if block.kind == "list_item" else None)


def is_quoted(block: Block) -> bool:
    """Whether a line is of an earlier message: what it says was said before."""
    return block.text.lstrip().startswith(">")
