"""Rows and tables of one document that come twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import polars as pl

from pipeline.activity_names import fold, is_general
from pipeline.checks.findings import Finding, Row, at_table, table_location
from pipeline.thresholds import thresholds

_Tables = dict[int, list[Row]]


def check_repeats(rows: Sequence[Row], cells: pl.DataFrame) -> list[Finding]:
    """Rows that come twice in a table, names that come twice with other figures, and tables that repeat another."""
    tables: _Tables = defaultdict(list)
    for row in rows:
        if row["row_kind"] == "data" and row["table"] is not None:
            tables[row["table"]].append(row)
    words = _words_of_rows(rows, cells)
    return [*(found for held in tables.values() for found in _in_table(held, words)), *_repeated(tables)]


def _words_of_rows(rows: Sequence[Row], cells: pl.DataFrame) -> dict[tuple[int, int], str]:
    """What each row of a table says, figures left out: rows that differ in any word are about something else."""
    if not rows or cells.is_empty():
        return {}
    own = cells.filter((pl.col("document") == rows[0]["document"]) & pl.col("text").str.contains(r"\p{L}"))
    joined = (
        own.sort("table", "row", "column")
        .group_by("table", "row", maintain_order=True)
        .agg(pl.col("text").str.join(" | "))
    )
    return {(table, row): fold(text) for table, row, text in joined.iter_rows()}


def _in_table(rows: Sequence[Row], words: dict[tuple[int, int], str]) -> Iterator[Finding]:
    lines: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        lines[row["row"]].append(row)
    named: dict[object, list[int]] = defaultdict(list)
    for number, held in lines.items():
        key = (fold(held[0]["section"] or ""), fold(held[0]["activity"] or ""), words.get((held[0]["table"], number)))
        named[*key, _measures(held)].append(number)
    pairs = [(numbers[0], other) for numbers in named.values() for other in numbers[1:]]
    for first, other in pairs:
        row = lines[other][0]
        if _figures(lines[first]) == _figures(lines[other]):
            if any(figure for *_, figure in _figures(lines[other])):
                yield _at_row(row, "double_row", other=first)
        elif len(pairs) <= thresholds().rows.repeated_labels * len(lines) and not is_general(row["activity"] or ""):
            yield _at_row(row, "same_label", other=first)


def _at_row(row: Row, code: str, **values: int) -> Finding:
    cell = row["realised_cell"] or row["planned_cell"] if row["sheet"] else f"rij {row['row']}"
    place = f"{table_location(row)}, {'cel ' if row['sheet'] else ''}{cell}"
    return Finding(code, row["document"], place, row["table"], cell, dict(values))


def _measures(rows: Sequence[Row]) -> frozenset[tuple[object, ...]]:
    return frozenset(
        (row["measure"], fold(row["unit"] or ""), row["period_start"], row["period_end"]) for row in rows
    )  # fmt: skip


def _figures(rows: Sequence[Row]) -> set[tuple[object, ...]]:
    return {
        (row["measure"], row["period_start"], aspect, row[aspect])
        for row in rows
        for aspect in ("planned", "realised")
        if row[aspect] is not None
    }


def _repeated(tables: _Tables) -> Iterator[Finding]:
    """Tables that show the figures of another once more, under whatever heading."""
    for (first, one), (other, two) in combinations(tables.items(), 2):
        shared = _said(one) & _said(two)
        least = min(len(_said(one)), len(_said(two)))
        if len(shared) >= max(thresholds().rows.table_rows, thresholds().rows.table_share * least):
            small, large = (one, other) if len(_said(one)) < len(_said(two)) else (two, first)
            yield at_table(small[0], "repeated_rows", count=len(shared), other=large)


def _said(rows: Sequence[Row]) -> set[tuple[object, ...]]:
    return {
        (
            fold(row["activity"] or ""), row["measure"], row["period_start"], row["period_end"],
            row["planned"], row["realised"],
        )
        for row in rows
        if row["planned"] or row["realised"]
    }  # fmt: skip
