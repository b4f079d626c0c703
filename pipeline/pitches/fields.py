"""The fields of an application form that ask for a number: 'Aantal deelnemers | 45'."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from pipeline.located import in_table
from pipeline.pitches.rows import Planned
from pipeline.pitches.words import pattern, plain
from pipeline.tables import Tables


def fields_of(tables: Tables, number: Callable[[str], float | None]) -> dict[str, list[Planned]]:
    """The answers that are numbers of hours or people, as rows that name what they count.

    Needs ACTIVITIES and CELLS. Only of tables that were not read as figures.
    """
    table = ["document", "table"]
    read = tables.activities.select(table).drop_nulls().unique()
    cells = tables.cells.filter((pl.col("text").fill_null("") != "") & ~pl.col("merged").fill_null(False))
    loose = cells.join(read, on=table, how="anti").with_columns(in_table())
    beside = loose.select(*table, "row", column=pl.col("column") - 1, answer="text")
    pairs = loose.join(beside, on=[*table, "row", "column"]).sort(*table, "row")
    made: dict[str, list[Planned]] = {}
    for row in pairs.iter_rows(named=True):
        kind, amount = _kind(row["text"]), number(row["answer"])
        if kind and amount:
            written, place = f"{row['text']}: {row['answer']}", (row["table"], row["location"], row["row"])
            made.setdefault(row["document"], []).append(_answer(row["text"], kind, amount, written, *place))
    return made


def _answer(label: str, kind: str, amount: float, written: str, table: int, location: str | None, row: int) -> Planned:
    return Planned(
        activity_id="", name=label, section="", kind=kind, amount=amount, total=False, table=table, written=written,
        location=location, order=row, heading="",
    )  # fmt: skip


def _kind(label: str) -> str | None:
    words = plain(label)
    if not pattern("activities", "measures").match(words):
        return None
    if pattern("amounts", "hours_heading").search(words):
        return "volunteer_hours" if pattern("amounts", "volunteers").search(words) else "hours"
    return "participants" if pattern("amounts", "counted").search(words) else None
