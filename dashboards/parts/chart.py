"""Outcome themes by direction: a chart, and the same as a table."""

from __future__ import annotations

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import labels

INK = "#1f2933"
COLOURS = {"vooruitgang": "#1d6b4f", "achteruitgang": "#a8431c", "onveranderd": "#c9d1da"}
ON_COLOURS = {"vooruitgang": "#ffffff", "achteruitgang": "#ffffff", "onveranderd": INK}
"""Counts stand in the bars with their sign, so that nothing hangs on colour; contrast is above 4.5:1 everywhere."""


def show_chart(outcomes: pl.DataFrame, names: dict[str, str]) -> None:
    """The chart of `outcomes` (theme, direction, n), with a table as its alternative."""
    rows = [row | {"name": names.get(row["theme"], row["theme"])} for row in outcomes.to_dicts()]
    st.vega_lite_chart(
        _specification(rows), width="stretch", theme=None,
        alt=labels.chart_description(int(outcomes["n"].sum()), outcomes["theme"].n_unique()),
    )  # fmt: skip
    with st.expander(labels.CHART_TABLE):
        st.html(_table(rows))


def _specification(rows: list[dict[str, Any]]) -> dict[str, Any]:
    values = [
        {
            "thema": row["name"], "richting": _signed(row["direction"]), "aantal": row["n"],
            "volgorde": list(labels.DIRECTIONS).index(row["direction"]),
            "tekst": f"{labels.DIRECTION_SIGNS[row['direction']]} {row['n']}",
        }
        for row in rows
    ]  # fmt: skip
    words = [_signed(value) for value in COLOURS]
    across = {"field": "aantal", "type": "quantitative", "stack": "zero"}
    shared = {
        "y": {"field": "thema", "type": "nominal", "sort": {"op": "sum", "field": "aantal", "order": "descending"},
              "axis": {"title": None, "labelLimit": 260, "ticks": False, "domain": False}},
        "order": {"field": "volgorde", "type": "quantitative"},
    }  # fmt: skip
    colour = {"field": "richting", "type": "nominal", "scale": {"domain": words, "range": list(COLOURS.values())}}
    ink = {**colour, "scale": {"domain": words, "range": list(ON_COLOURS.values())}, "legend": None}
    return {
        "data": {"values": values},
        "height": {"step": 34},
        "encoding": shared,
        "layer": [
            {"mark": {"type": "bar", "height": 24}, "encoding": {
                "x": {**across, "axis": {"title": labels.NUMBER_OF_QUOTATIONS, "tickMinStep": 1, "grid": False}},
                "color": {**colour, "legend": {"title": None, "orient": "top", "symbolType": "square", "columns": 1}},
                "tooltip": [{"field": "thema", "title": labels.THEME}, {"field": "richting", "title": labels.DIRECTION},
                            {"field": "aantal", "title": labels.NUMBER_OF_QUOTATIONS}],
            }},
            {"mark": {"type": "text", "fontSize": 13, "aria": False}, "encoding": {
                "x": {**across, "bandPosition": 0.5}, "text": {"field": "tekst"}, "color": ink,
            }},
        ],
        "resolve": {"scale": {"color": "independent"}},
        "config": {
            "font": "Source Sans, sans-serif", "background": "#ffffff", "view": {"stroke": None},
            "axis": {"labelColor": INK, "titleColor": INK, "labelFontSize": 14, "titleFontSize": 13,
                     "titleFontWeight": "normal"},
            "legend": {"labelColor": INK, "labelFontSize": 14},
        },
    }  # fmt: skip


def _signed(direction: str) -> str:
    return f"{labels.DIRECTION_SIGNS[direction]} {labels.DIRECTIONS[direction]}"


def _table(rows: list[dict[str, Any]]) -> str:
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        counts.setdefault(row["name"], {})[row["direction"]] = row["n"]
    ranked = sorted(counts.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    heads = "".join(f'<th scope="col">{word}</th>' for word in (*labels.DIRECTIONS.values(), labels.TOTAL))
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f"<td>{held.get(value, 0)}</td>" for value in labels.DIRECTIONS)
        + f"<td>{sum(held.values())}</td></tr>"
        for name, held in ranked
    )
    return (
        f'<table class="cijfers grafiektabel"><caption>{labels.THEMES_INTRO}</caption>'
        f'<thead><tr><th scope="col">{labels.THEME}</th>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )
