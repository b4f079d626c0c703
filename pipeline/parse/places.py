"""Where a cell stands, as an address and as a place that users read."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents import Document, Grid
from pipeline.parse.spots import Spot


def column_letters(number: int) -> str:
    """The letters of a sheet's column, from 1: 1 → A, 28 → AB."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(grid: Grid, spot: Spot) -> str:
    """'B5' in a sheet, 'rij 4, kolom 2' elsewhere."""
    row, column = grid.first_row + spot.row, grid.first_column + spot.column
    return f"{column_letters(column)}{row}" if grid.sheet else f"rij {row}, kolom {column}"


def place(grid: Grid, spot: Spot | None = None) -> str:
    """'blad Uren, cel B5' in a sheet; 'pagina 3, tabel 2, rij 4, kolom 2' elsewhere; without a cell the table."""
    if grid.sheet:
        return f"blad {grid.sheet}, cel {address(grid, spot)}" if spot else f"blad {grid.sheet}"
    page = grid.page
    if spot and grid.row_pages and 0 <= spot.row < len(grid.row_pages):
        page = grid.row_pages[spot.row]
    parts = [
        f"pagina {page}" if page else "",
        f"tabel {grid.number}" if grid.number else "",
        address(grid, spot) if spot else "",
    ]
    return ", ".join(part for part in parts if part)


def block_places(document: Document) -> list[str]:
    """Where each block stands: 'pagina 3', 'blad Uren', or 'alinea 4' where the format has neither."""
    return [
        f"pagina {block.page}" if block.page else f"blad {block.sheet}" if block.sheet else f"alinea {number}"
        for number, block in enumerate(document.blocks(), start=1)
    ]


def located_cells(document: Document, rows: int | None = None) -> Iterator[tuple[str, str, Grid]]:
    """The text of each cell that is no copy of a merged one, with its Dutch place and its grid.

    `rows` limits it to the first rows of each grid.
    """
    for grid in document.grids():
        for i, row in enumerate(grid.rows[:rows]):
            for j, cell in enumerate(row):
                if cell.text and not cell.merged:
                    yield " ".join(cell.text.split()), place(grid, Spot(cell, i, j)), grid
