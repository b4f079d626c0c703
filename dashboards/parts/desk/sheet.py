"""A table as it stands in the file, with the cells that were read as figures and those to look at marked."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import Any

import polars as pl

from dashboards.labels import desk as desk_labels
from dashboards.parts.desk.checks import pointed_cells
from pipeline.tables import Tables

MOST_ROWS = 150
Cell = dict[str, Any]


def sheet_html(tables: Tables, table: int, pointed: str | tuple[str, ...] | None, most_rows: int = MOST_ROWS) -> str:
    """HTML: the grid with row numbers; `pointed` is the address of a cell or of several, or of a row ('rij 4')."""
    rows = grid(tables, table)
    cells = [cell for row in rows.values() for cell in row.values()]
    width = max((cell["column"] for cell in cells), default=0)
    marks = _marks(tables, table, pointed)
    body = "".join(_row(number, rows[number], width, marks) for number in list(rows)[:most_rows])
    return (
        f'<div class="breed blad" tabindex="0" role="region" aria-label="{_name(cells, table)}">'
        f"<table><caption>{_name(cells, table)}</caption>{_head(cells, width)}<tbody>{body}</tbody></table></div>"
    )


def grid(tables: Tables, table: int) -> dict[int, dict[int, Cell]]:
    """The cells of a table by row and column, in order."""
    rows: dict[int, dict[int, Cell]] = defaultdict(dict)
    for cell in tables.cells.filter(pl.col("table") == table).sort("row", "column").iter_rows(named=True):
        rows[cell["row"]][cell["column"]] = cell
    return rows


def rows_to(rows: dict[int, dict[int, Cell]], pointed: str | None) -> int:
    """How many rows of a grid are needed to see the cell or row that is pointed at."""
    for count, (number, row) in enumerate(rows.items(), start=1):
        if pointed and (pointed in _row_names(number, row) or any(cell["cell"] == pointed for cell in row.values())):
            return count
    return 0


def legend() -> str:
    """HTML: what the marks mean."""
    names = (("gelezen", desk_labels.LEGEND_FIGURE), ("let-op", desk_labels.LEGEND_ISSUE))
    return (
        '<p class="stil legenda">' + " ".join(f'<mark class="{mark}">{words}</mark>' for mark, words in names) + "</p>"
    )


def _name(cells: list[Cell], table: int) -> str:
    first: Cell = cells[0] if cells else {"page": None, "sheet": None, "hidden": False}
    name = desk_labels.table_name(table, first["page"], first["sheet"])
    return escape(f"{name} ({desk_labels.HIDDEN_SHEET})" if first["hidden"] else name)


def _marks(tables: Tables, table: int, pointed: str | tuple[str, ...] | None) -> dict[str, list[str]]:
    """The marks of each address."""
    marks: dict[str, list[str]] = defaultdict(list)
    figures = tables.activities.filter(pl.col("table") == table)
    for name in ("planned_cell", "realised_cell"):
        for address in figures[name].drop_nulls():
            marks[address].append("gelezen")
    for address in pointed_cells(tables, table):
        marks[address].append("let-op")
    for address in (pointed,) if isinstance(pointed, str) else pointed or ():
        marks[address].append("hier")
    return marks


def _head(cells: list[Cell], width: int) -> str:
    """The letters of a sheet's columns; other tables have none."""
    if not cells or not cells[0]["sheet"]:
        return ""
    letters = {cell["column"]: cell["cell"].rstrip("0123456789") for cell in cells}
    heads = "".join(f'<th scope="col">{letters.get(column, "")}</th>' for column in range(1, width + 1))
    return f"<thead><tr><td></td>{heads}</tr></thead>"


def _row(number: int, cells: dict[int, Cell], width: int, marks: dict[str, list[str]]) -> str:
    whole = [mark for name in _row_names(number, cells) for mark in marks.get(name, [])]
    body = "".join(_cell(cells.get(column), marks, whole) for column in range(1, width + 1))
    return f'<tr><th scope="row">{_row_number(number, cells)}</th>{body}</tr>'


def _row_number(number: int, cells: dict[int, Cell]) -> str:
    """The number that a spreadsheet shows beside the row; elsewhere its place in the table."""
    address = next((cell["cell"] for cell in cells.values()), "")
    return str(number) if " " in address else address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _row_names(number: int, cells: dict[int, Cell]) -> set[str]:
    return {f"rij {_row_number(number, cells)}", f"rij {number}"}


def _cell(cell: Cell | None, marks: dict[str, list[str]], whole: list[str]) -> str:
    if cell is None:
        return "<td></td>"
    text = desk_labels.WITHHELD_CELL if cell["text"] is None else cell["text"]
    found = [*marks.get(cell["cell"], []), *whole]
    body = escape(text).replace("\n", "<br>")
    if "hier" in found:
        body = f'{body}<span class="alleen-voorlezen"> ({desk_labels.LEGEND_HERE})</span>'
    kinds = " ".join([*dict.fromkeys(found), *(["dubbel"] if cell["merged"] else [])])
    return f'<td class="{kinds}">{body}</td>' if kinds else f"<td>{body}</td>"
