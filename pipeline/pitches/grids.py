"""Tables of a plan without figures: a column of activities, beside one with for whom or where."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from pipeline.located import in_table
from pipeline.pitches.lines import role_of
from pipeline.pitches.words import pattern, plain
from pipeline.tables import Tables

_ROW = ("document", "table", "row")


class Entry(NamedTuple):
    """A cell of such a table: a name of an activity (`names`), or what stands under a heading as Doelgroep."""

    text: str
    names: bool
    location: str | None
    order: float


def entries_of(tables: Tables) -> dict[str, list[Entry]]:
    """The cells that count of each document, in order. Needs ACTIVITIES, COLUMNS and CELLS."""
    column = ["document", "table", "column"]
    read = tables.activities.select("document", "table").drop_nulls().unique()
    headed = tables.columns.filter(pl.col("heading") != "").unique(column, keep="first", maintain_order=True)
    loose = headed.join(read, on=("document", "table"), how="anti").with_columns(
        pl.struct("heading", "meaning").map_elements(_use, pl.String).alias("use")
    )
    cells = (
        tables.cells.join(loose.drop_nulls("use").select(*column, "use", "heading"), on=column)
        .filter((pl.col("text") != pl.col("heading")) & (pl.col("text") != "") & ~pl.col("merged").fill_null(False))
        .with_columns(in_table())
        .sort(*_ROW, "column")
    )
    made: dict[str, list[Entry]] = {}
    for order, row in enumerate(cells.iter_rows(named=True)):
        entry = Entry(row["text"], row["use"] == "name", row["location"], order - 500.0)
        made.setdefault(row["document"], []).append(entry)
    return made


def _use(column: dict[str, str]) -> str | None:
    """What a column holds by its heading: names of activities, people (for whom, where), or nothing of these."""
    heading = plain(column["heading"])
    if role_of(heading) == "people" or pattern("activities", "where").fullmatch(heading):
        return "people"
    return "name" if column["meaning"] == "label" and pattern("activities", "names").fullmatch(heading) else None
