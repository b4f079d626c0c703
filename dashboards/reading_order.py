"""A document as it was read, part by part: its text, stories and tables in the order in which they stand.

The store keeps where a table stands only as far as the file tells: by page or sheet, by text that was taken from its
cells, or by the heading above its figures. Without any of these a table comes after the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipeline.tables import Tables
from pipeline.withheld import withheld_passages

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A passage (a row of PASSAGES), a table (its number) or figures from a list in the text (rows of ACTIVITIES)."""

    section: str | None
    page: int | None
    sheet: str | None
    passage: Row | None = None
    table: int | None = None
    figures: tuple[Row, ...] = ()


def parts(tables: Tables) -> list[Part]:
    """The parts of one document in order; passages of stories without consent are left out."""
    shown = tables.passages.join(withheld_passages(tables.passages, tables.stories), on="passage_id", how="anti")
    passages = shown.sort("position").to_dicts()
    text = [Part(row["section"], row["page"], row["sheet"], passage=row) for row in passages]
    placed: list[tuple[float, int, Part]] = [(at, 0, part) for at, part in enumerate(text)]
    placed += [
        (_place(part, passages), number, part)
        for number, part in enumerate([*_tables(tables), *_lists(tables)], start=1)
    ]
    return [part for _, _, part in sorted(placed, key=lambda one: one[:2])]


def _tables(tables: Tables) -> list[Part]:
    """The tables that have cells, by number; under the heading of their figures where these have one."""
    first = tables.cells.group_by("table").agg(pl.col("page", "sheet").drop_nulls().first()).sort("table")
    headings = set(tables.passages["section"].drop_nulls())
    sections: dict[int, str] = {}
    for table, section in tables.activities.sort("position").select("table", "section").iter_rows():
        if section in headings:
            sections.setdefault(table, section)
    return [
        Part(sections.get(table), page, sheet, table=table)
        for table, page, sheet in first.select("table", "page", "sheet").iter_rows()
    ]


def _lists(tables: Tables) -> list[Part]:
    """Figures that stand in no table, by the heading they stand under: lists in running text leave no passage."""
    rows = tables.activities.filter(pl.col("table").is_null()).sort("position").to_dicts()
    groups: dict[tuple[str | None, int | None], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["section"], row["page"]), []).append(row)
    return [Part(section, page, None, figures=tuple(held)) for (section, page), held in groups.items()]


def _place(table: Part, passages: Sequence[Row]) -> float:
    """After which passage a table stands; before the first that was taken from its own cells."""
    own = [at for at, row in enumerate(passages) if row["table"] == table.table]
    if table.table is not None and own:
        return own[0] - 0.5
    near = [at for at, row in enumerate(passages) if _is_near(table, row)]
    return near[-1] if near else len(passages)


def _is_near(table: Part, row: Row) -> bool:
    if table.sheet:
        return bool(row["sheet"] == table.sheet)
    if table.section:
        return bool(row["section"] == table.section and row["story_id"] is None)
    return table.page is not None and row["page"] is not None and row["page"] <= table.page


def around(held: Sequence[Part], at: int | None, most: int) -> tuple[int, int]:
    """Which parts to show, from and to, when there are more than `most`: those around the place that is pointed at."""
    if len(held) <= most:
        return 0, len(held)
    first = max(0, min((at or 0) - most // 3, len(held) - most))
    return first, first + most
