"""What a report says of each activity: its name, its row, and the heading above it."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from pipeline.located import in_table, place
from pipeline.reach.shape import GROUPED, OWN, TOLD, head, marked
from pipeline.tables import Tables

_FOR = r"(?i)\bvoor\b"


def own_rows(activities: pl.DataFrame) -> pl.DataFrame:
    """The data rows of ACTIVITIES, with the first row of their activity as `first`, and where they stand."""
    first = pl.col("activity_id").sort_by("position").first().over("document", "section", "activity")
    return activities.filter(pl.col("row_kind") == "data").with_columns(first.alias("first"), in_table())


def activity_texts(rows: pl.DataFrame, tables: Tables) -> Iterator[pl.DataFrame]:
    """Every text of the rows of activities, as SCHEMA; `rows` as `own_rows` gives them."""
    own = rows.select("document", "location", "activity", "unit", "note", activity_id="first")
    yield marked(own.with_columns(text="activity"), OWN, "name", "label")
    yield marked(own.with_columns(text="unit"), OWN, "unit", "label")
    yield marked(own.with_columns(text="note"), TOLD, "note", "told")
    yield from _sections(rows, tables.columns)
    yield _cells(rows, tables)


def _sections(rows: pl.DataFrame, columns: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The heading of each activity: a column headed Wijk is as good as its name, as is 'Activiteiten voor ouderen'."""
    table = ["document", "table"]
    headed = columns.filter(pl.col("meaning") == "section").select(*table, head("heading")).drop_nulls().unique(table)
    held = rows.join(headed, on=table, how="left", maintain_order="left")
    held = held.select("document", "location", "head", text="section", activity_id="first")
    from_column, says_for = pl.col("head").is_not_null(), pl.col("text").str.contains(_FOR).fill_null(False)
    yield marked(held.filter(from_column), OWN, "column", "cell")
    yield marked(held.filter(~from_column & says_for), OWN, "section", "label")
    yield marked(held.filter(~from_column & ~says_for), GROUPED, "section", "label")


def _cells(rows: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """The cells of an activity's row in columns headed Wijk or Doelgroep."""
    column, line = ["document", "table", "column"], ["document", "table", "row"]
    headed = tables.columns.select(*column, head("heading")).drop_nulls().unique(column)
    # ACTIVITIES has the row of the address, CELLS that of the table
    row = pl.col("cell").str.extract(r"(\d+)").cast(pl.Int32).alias("row")
    cells = tables.cells.join(headed, on=column).select("document", "table", row, "cell", "text", "head")
    held = rows.select(*line, "page", "sheet", activity_id="first").join(cells, on=line)
    return marked(held.with_columns(place(pl.format("cel {}", "cell"))), OWN, "column", "cell")
