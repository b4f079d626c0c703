"""The rows of the tables in a pitch: what is planned, with hours, people and money, and what adds them up."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import polars as pl

from pipeline.located import in_table
from pipeline.pitches.lines import role_of
from pipeline.pitches.words import pattern, plain
from pipeline.tables import Tables

KINDS = {
    "hours": "hours", "volunteer_hours": "volunteer_hours", "unique_participants": "participants", "euro": "money",
}  # fmt: skip
"""The kind of promise that a measure is of."""
_HALVES = {"uren": "hours", "vrijwilligersuren": "volunteer_hours", "geld": "money", "deelnemers": "participants"}
_HALF = re.compile(rf"\s[–-]\s({'|'.join(_HALVES)})$")
_FEWEST = 3
"""So many rows must stand above a figure before their sum is taken for a total."""
_NEAR = 0.01

Number = Callable[[str], float | None]
Cell = tuple[float, str, str | None]
"""An amount in a table, what is written there, and its place."""
_ROW = ("document", "table", "row")


class Planned(NamedTuple):
    """One figure of a table: `kind` as in PROMISES, or "other"; `total` where it adds up others."""

    activity_id: str
    name: str
    section: str
    kind: str
    amount: float
    total: bool
    table: int
    written: str
    location: str | None
    order: int
    heading: str


def rows_of(tables: Tables, number: Number) -> dict[str, list[Planned]]:
    """The figures in the tables of each document, planned or, where a table names only one, any."""
    rows = _latest(
        tables.activities.with_columns(pl.coalesce("planned", "realised").alias("amount"), in_table()), tables.documents
    )
    rows = pl.concat([rows, _unread(rows, tables.cells, number)], how="diagonal_relaxed").sort("document", "position")
    headings = tables.columns.filter(pl.col("meaning") == "label").unique(("document", "table"), keep="first")
    named = rows.join(headings.select("document", "table", "heading"), on=("document", "table"), how="left")
    made: dict[str, list[Planned]] = {}
    for row in named.sort("document", "position", maintain_order=True).to_dicts():
        made.setdefault(row["document"], []).append(_planned(row))
    return {document: _with_totals([row for row in held if _is_planned(row)]) for document, held in made.items()}


def asked_columns(tables: Tables, number: Number) -> dict[str, Cell]:
    """For each document the sum of the column that says what the municipality is asked: amount, words and place."""
    priced = pl.col("measure").is_null() | (pl.col("measure") == "euro")
    asked = tables.columns.filter(priced & pl.col("heading").map_elements(_asks, pl.Boolean))
    cells = tables.cells.join(
        asked.select("document", "table", "column", "heading"), on=("document", "table", "column")
    )
    cells = cells.filter(~pl.col("merged").fill_null(False)).with_columns(
        pl.col("text").map_elements(number, pl.Float64).alias("amount"), in_table()
    )
    found: dict[str, Cell] = {}
    for _, group in cells.drop_nulls("amount").sort(_ROW).group_by("document", "table", "column", maintain_order=True):
        last = group.row(-1, named=True)
        if group.height > 1 and _is_sum(last["amount"], group["amount"].to_list()[:-1]):
            found.setdefault(last["document"], (last["amount"], f"{last['heading']}: {last['text']}", last["location"]))
    return found


def asked_cells(tables: Tables, number: Number) -> dict[str, list[Cell]]:
    """The amounts beside a cell that says what is asked, further in a row: 'Huur | 900 | Gemeente | 400'.

    Those under each other are added up. Needs CELLS.
    """
    cells = tables.cells.filter((pl.col("text").fill_null("") != "") & ~pl.col("merged").fill_null(False))
    labels = cells.filter((pl.col("column") > 1) & pl.col("text").map_elements(_asks, pl.Boolean)).select(
        "document", "table", "row", pl.col("column") + 1, label="text"
    )
    found = labels.join(cells.with_columns(in_table()), on=["document", "table", "row", "column"])
    found = found.with_columns(pl.col("text").map_elements(number, pl.Float64).alias("amount")).drop_nulls("amount")
    made: dict[str, list[Cell]] = {}
    for _, group in found.sort(*_ROW).group_by("document", "table", "column", maintain_order=True):
        first = group.row(0, named=True)
        written = f"{first['label']}: {' + '.join(group['text'])}"
        made.setdefault(first["document"], []).append((float(group["amount"].sum()), written, first["location"]))
    return made


def _asks(heading: str | None) -> bool:
    return _is_asked(heading or "") and not pattern("amounts", "no_money").search(plain(heading or ""))


def _is_asked(label: str) -> bool:
    words = plain(label)
    return bool(pattern("amounts", "asked_row").search(words) or pattern("amounts", "asked_alone").fullmatch(words))


def _latest(rows: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Of a row with columns for several years, those that the pitch is for, together; else the last of them.

    What was done before, and what was planned then, goes.
    """
    periods = documents.select("document", start="period_start", end="period_end")
    held = rows.drop_nulls("amount").filter(pl.col("amount") > 0).join(periods, on="document", how="left")
    several = pl.col("period_start").n_unique().over(*_ROW) > 1
    meant = pl.col("period_start").is_between("start", "end").fill_null(False)
    last = pl.col("period_start") == pl.col("period_start").max().over(*_ROW)
    any_meant = meant.any().over(*_ROW)
    kept = held.filter(~several.fill_null(False) | pl.when(any_meant).then(meant).otherwise(last.fill_null(True)))
    one = ["document", "table", "row", "activity", "section", "measure", "unit", "period_kept"]
    years = kept.with_columns(period_kept=pl.when(several).then(pl.lit("years")).otherwise("activity_id"))
    summed = pl.col("amount").sum().over(one)
    return years.with_columns(amount=summed).unique(one, keep="first", maintain_order=True)


def _unread(rows: pl.DataFrame, cells: pl.DataFrame, number: Number) -> pl.DataFrame:
    """Amounts in euro that stand in a row of an activity under a heading that says nothing, such as Prijs."""
    known = rows.filter(pl.col("measure") == "euro").select(_ROW).drop_nulls()
    named = rows.drop_nulls("table").unique(_ROW, keep="first", maintain_order=True)
    money = cells.filter(pl.col("text").str.contains("€") & ~pl.col("merged").fill_null(False))
    alone = money.filter(pl.len().over(*_ROW) == 1).with_columns(
        pl.col("text").map_elements(number, pl.Float64).alias("amount")
    )
    held = named.drop("amount", "measure", "planned_text", "realised_text").join(
        alone.select(*_ROW, "amount", planned_text="text"), on=_ROW
    )
    return held.join(known, on=_ROW, how="anti").drop_nulls("amount").with_columns(measure=pl.lit("euro"))


def _is_planned(row: Planned) -> bool:
    """Whether a figure is no part of the description of the problem, or of a trial."""
    return role_of(row.section) not in ("past", "problem")


def _planned(row: dict[str, Any]) -> Planned:
    name, half = _halves(" ".join((row["activity"] or "").split()))
    figure = row["planned_text"] or row["realised_text"] or ""
    # 'Personeel (2.230 uur × € 69)' names a price, and its figure is money
    kind = KINDS.get(row["measure"], "other") if "€" not in name or row["measure"] == "euro" else "money"
    people = row["measure"] == "count" and pattern("amounts", "counted").fullmatch(plain(row["unit"] or ""))
    return Planned(
        activity_id=row["activity_id"],
        name=name,
        section=row["section"] or "",
        kind="participants" if people else half or kind,
        amount=row["amount"],
        total=row["row_kind"] != "data",
        table=row["table"] or 0,
        written=": ".join(filter(None, (name, " ".join(filter(None, (figure, _unit(row, figure))))))),
        location=row["location"] or (row["section"] and f"kopje {row['section']}"),
        order=row["position"],
        heading=row["heading"] or "",
    )


def _halves(name: str) -> tuple[str, str | None]:
    """'Woonmeent – uren', a row with two figures of different kinds, as its name and the kind of this one."""
    found = _HALF.search(name)
    return (name[: found.start()], _HALVES[found[1]]) if found else (name, None)


def _unit(row: dict[str, Any], figure: str) -> str:
    unit = row["unit"] or ""
    return "" if unit.lower() in figure.lower() else unit


def _with_totals(rows: Sequence[Planned]) -> list[Planned]:
    """The same rows; a figure that is the sum of all above it in its table is a total, whatever its row is called."""
    return [row._replace(total=True) if not row.total and _adds_up(row, rows) else row for row in rows]


def _adds_up(row: Planned, rows: Sequence[Planned]) -> bool:
    above = [
        other.amount
        for other in rows
        if (other.table, other.kind) == (row.table, row.kind) and other.order < row.order and not other.total
    ]
    below = any((other.table, other.kind) == (row.table, row.kind) and other.order > row.order for other in rows)
    return len(above) >= _FEWEST and not below and _is_sum(row.amount, above)


def _is_sum(amount: float, parts: Sequence[float]) -> bool:
    return abs(amount - sum(parts)) < _NEAR


def measures(row: Planned) -> bool:
    """Whether a row is named by what it counts, and so is of the whole: 'Aantal deelnemers', 'Uren coördinator'."""
    return bool(pattern("activities", "measures").fullmatch(plain(row.name)))


def is_asked(row: Planned) -> bool:
    """Whether a row says what the municipality is asked: 'Gevraagde bijdrage gemeente', 'Gemeente'."""
    return _is_asked(row.name)
