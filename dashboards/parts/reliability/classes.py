"""How often the computer is right about each class: a chart with intervals, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboards import data, labels
from dashboards.labels import reliability as words
from dashboards.parts.chart import INK
from dashboards.reliability import Class, Interval, MeasuredSet

FEW = 20
"""Fewer sentences than this are marked as few."""
_WEAKEST = 3
_TRIVIAL = {"direction": {"onveranderd"}}
"""Nearly every sentence that tells of no change is `onveranderd` by definition, so that figure says nothing."""
_COLOURS = {words.RIGHT: "#1b4f72", words.FOUND: "#a8431c"}
_SHAPES = {words.RIGHT: "circle", words.FOUND: "diamond"}


def show_classes(measured: MeasuredSet) -> None:
    """The charts of themes, kinds, directions and voices, each with its table."""
    for subject, title in words.SUBJECTS.items():
        rows = _rows(measured, subject)
        st.html(f"<h2>{title}</h2>" + (f"<p>{words.CLASS_INTRO}</p>" if subject == "themes" else ""))
        st.vega_lite_chart(specification(rows), width="stretch", theme=None, alt=words.chart(title, len(rows)))
        with st.expander(f"{words.CHART_TABLE}: {title.lower()}"):
            st.html(_table(title, rows))


def weakest(measured: MeasuredSet) -> list[str]:
    """The themes that are hardest by the mean of both figures, hardest first."""
    known = [one for one in measured.classes["themes"] if one.precision and one.recall]
    return [one.name for one in sorted(known, key=_mean)[:_WEAKEST]]


def _mean(one: Class) -> float:
    return sum(side.value for side in (one.precision, one.recall) if side) / 2


def _rows(measured: MeasuredSet, subject: str) -> list[tuple[str, Class]]:
    names = {"themes": data.theme_names(), "kind": labels.KINDS, "direction": labels.DIRECTIONS, "voice": labels.VOICES}
    left_out = _TRIVIAL.get(subject, set())
    return [
        (names[subject].get(one.name, one.name), one) for one in measured.classes[subject] if one.name not in left_out
    ]


def specification(rows: Sequence[tuple[str, Class]]) -> dict[str, Any]:
    """The chart: for each class a point and its interval for both figures, in times out of ten."""
    values = [
        {"naam": name, "maat": measure, "waarde": 10 * side.value, "laag": 10 * side.low, "hoog": 10 * side.high}
        for name, one in rows
        for measure, side in ((words.RIGHT, one.precision), (words.FOUND, one.recall))
        if side
    ]
    order = [name for name, _ in rows]
    both = list(_COLOURS)
    y = {"field": "naam", "type": "nominal", "sort": order, "axis": {"title": None, "labelLimit": 220, "ticks": False,
         "domain": False}}  # fmt: skip
    offset = {"field": "maat", "type": "nominal", "sort": both}
    colour = {"field": "maat", "type": "nominal", "scale": {"domain": both, "range": list(_COLOURS.values())}}
    shape = {"field": "maat", "type": "nominal", "scale": {"domain": both, "range": list(_SHAPES.values())}}
    legend = {"title": None, "orient": "top"}
    scale = {"domain": [0, 10]}
    return {
        "data": {"values": values},
        "height": {"step": 17},
        "encoding": {"y": y, "yOffset": offset},
        "layer": [
            {"mark": {"type": "rule", "strokeWidth": 2, "aria": False}, "encoding": {
                "x": {"field": "laag", "type": "quantitative", "scale": scale,
                      "axis": {"title": words.TIMES, "values": [0, 2, 4, 6, 8, 10], "format": "d",
                               "gridColor": "#d9e0e7"}},
                "x2": {"field": "hoog"}, "color": {**colour, "legend": legend},
            }},
            {"mark": {"type": "point", "filled": True, "size": 90, "opacity": 1}, "encoding": {
                "x": {"field": "waarde", "type": "quantitative", "scale": scale},
                "color": {**colour, "legend": legend}, "shape": {**shape, "legend": legend},
                "tooltip": [{"field": "naam", "title": words.WHAT}, {"field": "maat", "title": words.MEASURED_ON},
                            {"field": "waarde", "title": words.TIMES, "format": ".1f"}],
            }},
        ],
        "config": {
            "font": "Source Sans, sans-serif", "background": "#ffffff", "view": {"stroke": None},
            "axis": {"labelColor": INK, "titleColor": INK, "labelFontSize": 14, "titleFontWeight": "normal"},
            "legend": {"labelColor": INK, "labelFontSize": 14},
        },
    }  # fmt: skip


def _table(title: str, rows: Sequence[tuple[str, Class]]) -> str:
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{_side(one.precision)}</td><td>{_side(one.recall)}</td>'
        f"<td>{_count(one.labelled)}</td></tr>"
        for name, one in rows
    )
    columns, caption = (words.RIGHT, words.FOUND, words.SENTENCES), f"{words.TIMES}; tussen haakjes de {words.MARGIN}"
    heads = "".join(f'<th scope="col">{name}</th>' for name in columns)
    return (
        f'<table class="cijfers grafiektabel"><caption>{caption}</caption>'
        f'<thead><tr><th scope="col">{title}</th>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )


def _side(side: Interval | None) -> str:
    if side is None:
        return words.NEVER
    return f'{words.of_ten(side.value)} <span class="stil">({words.margin(side.low, side.high)})</span>'


def _count(n: int) -> str:
    return f"{n}" if n >= FEW else f'{n} <span class="stil">({words.FEW_SENTENCES})</span>'
