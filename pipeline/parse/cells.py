"""The tables as they stand in the document, cell by cell, so that a person can hold what was read beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.documents import Document, Grid
from pipeline.parse.places import address
from pipeline.parse.spots import Spot
from pipeline.parse.story import Story

MOST = 20_000
"""Cells kept of one document: what a person can look through. Figures and stories are read from all of them."""


def cell_rows(document: Document, stories: Sequence[Story]) -> list[dict[str, object]]:
    """The filled cells of all tables as rows of CELLS; those of a story that may not be shown without their text."""
    withheld = _withheld(stories)
    rows: list[dict[str, object]] = []
    for grid in document.grids():
        for row in _grid_rows(document.sha256, grid, withheld):
            rows.append(row)
            if len(rows) == MOST:
                return rows
    return rows


def _grid_rows(sha256: str, grid: Grid, withheld: set[tuple[int, int]]) -> Iterator[dict[str, object]]:
    for at, cells in enumerate(grid.rows):
        page = grid.row_pages[at] if grid.row_pages else grid.page
        for column, cell in enumerate(cells):
            if cell.text:
                yield {
                    "document": sha256, "table": grid.number, "row": at + 1, "column": column + 1,
                    "cell": address(grid, Spot(cell, at, column)), "page": page, "sheet": grid.sheet,
                    "hidden": grid.hidden, "merged": cell.merged,
                    "text": None if (grid.number, at) in withheld else cell.text,
                }  # fmt: skip


def _withheld(stories: Sequence[Story]) -> set[tuple[int, int]]:
    """Table number and row of all that is said of a person who did not consent.

    In a form of one row a person that is the row; where the answers stand under each other it is the whole table.
    """
    found: set[tuple[int, int]] = set()
    for story in stories:
        places = {} if story.shown else {a.grid.number: a.grid for a in story.answers if a.grid and a.spot}
        for number, grid in places.items():
            rows = {a.spot.row for a in story.answers if a.spot and a.grid is grid}
            found |= {(number, row) for row in (rows if len(rows) == 1 else range(len(grid.rows)))}
    return found
