"""Outcome themes by direction."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboards import labels
from dashboards.palette import Palette
from dashboards.parts.chart import Chart
from dashboards.picturing import Specification

_ROOM = 32
"""Pixels that a sign and a number take; a part of a bar that is shorter goes without, and the table has it."""


def outcomes_chart(outcomes: pl.DataFrame, names: dict[str, str]) -> Chart:
    """The chart of `outcomes` (theme, direction, n): a bar for each theme, in parts by direction."""
    named = outcomes.with_columns(name=pl.col("theme").replace(names))
    table = _table(named)
    return Chart(
        labels.THEMES_TITLE, labels.outcomes_finding(table), lambda colours: _specification(named.to_dicts(), colours),
        table, labels.THEMES_INTRO,
    )  # fmt: skip


def _specification(rows: list[dict[str, Any]], colours: Palette) -> Specification:
    held = {"vooruitgang": colours.better, "achteruitgang": colours.worse, "onveranderd": colours.same}
    ink = {"vooruitgang": colours.on_better, "achteruitgang": colours.on_worse, "onveranderd": colours.on_same}
    values = [
        {
            "thema": row["name"], "richting": _signed(row["direction"]), "aantal": row["n"],
            "volgorde": list(labels.DIRECTIONS).index(row["direction"]),
            "tekst": f"{labels.DIRECTION_SIGNS[row['direction']]} {labels.number(row['n'])}",
        }
        for row in rows
    ]  # fmt: skip
    words = [_signed(value) for value in held]
    fits = f"datum.aantal * width > {_ROOM * max(_totals(rows), default=0)}"
    text = {"condition": {"test": fits, "field": "tekst"}, "value": ""}
    across = {"field": "aantal", "type": "quantitative", "stack": "zero"}
    shared = {
        "y": {"field": "thema", "type": "nominal", "sort": {"op": "sum", "field": "aantal", "order": "descending"},
              "axis": {"title": None, "ticks": False, "domain": False}},
        "order": {"field": "volgorde", "type": "quantitative"},
    }  # fmt: skip
    colour = {"field": "richting", "type": "nominal", "scale": {"domain": words, "range": list(held.values())}}
    return {
        "data": {"values": values},
        "height": {"step": 34},
        "encoding": shared,
        "layer": [
            {"mark": {"type": "bar", "height": 24, "stroke": colours.ground, "strokeWidth": 1}, "encoding": {
                "x": {**across, "axis": {"title": labels.NUMBER_OF_QUOTATIONS, "tickMinStep": 1, "format": ",d"}},
                "color": {**colour, "legend": {"title": None, "orient": "top", "symbolType": "square", "columns": 1}},
                "tooltip": [{"field": "thema", "title": labels.THEME}, {"field": "richting", "title": labels.DIRECTION},
                            {"field": "aantal", "title": labels.NUMBER_OF_QUOTATIONS, "format": ",d"}],
            }},
            {"mark": {"type": "text", "aria": False}, "encoding": {
                "x": {**across, "bandPosition": 0.5}, "text": text,
                "color": {**colour, "scale": {"domain": words, "range": list(ink.values())}, "legend": None},
            }},
        ],
        "resolve": {"scale": {"color": "independent"}},
    }  # fmt: skip


def _totals(rows: list[dict[str, Any]]) -> list[int]:
    totals: dict[str, int] = {}
    for row in rows:
        totals[row["theme"]] = totals.get(row["theme"], 0) + row["n"]
    return list(totals.values())


def _signed(direction: str) -> str:
    return f"{labels.DIRECTION_SIGNS[direction]} {labels.DIRECTIONS[direction]}"


def _table(rows: pl.DataFrame) -> pl.DataFrame:
    """A row for each theme, most quotations first, and a column for each direction."""
    columns = [
        pl.col("n").filter(pl.col("direction") == direction).sum().cast(pl.Int64).alias(word)
        for direction, word in labels.DIRECTIONS.items()
    ]
    return (
        rows.group_by(pl.col("name").alias(labels.THEME))
        .agg(*columns, pl.col("n").sum().cast(pl.Int64).alias(labels.TOTAL))
        .sort(labels.TOTAL, labels.THEME, descending=[True, False])
    )
