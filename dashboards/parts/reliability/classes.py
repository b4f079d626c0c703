"""How often the computer is right about each class: a chart with intervals, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl
import streamlit as st

from dashboards import data, labels
from dashboards.labels import reliability as words
from dashboards.palette import Palette
from dashboards.parts.chart import Chart, show_chart
from dashboards.picturing import Specification
from dashboards.provenance import Source
from dashboards.reliability import Class, Interval, MeasuredSet

FEW = 20
"""Fewer sentences than this are marked as few."""
_WEAKEST = 3
_TRIVIAL = {"direction": {"onveranderd"}}
"""Nearly every sentence that tells of no change is `onveranderd` by definition, so that figure says nothing."""


def show_classes(measured: MeasuredSet, measured_on: str) -> None:
    """The charts of themes, kinds, directions and voices, each with its table; `measured_on` is a day as 2025-12-31."""
    st.html(f"<h2>{words.CLASSES_TITLE}</h2><p>{words.CLASS_INTRO}</p>")
    about = words.class_about(measured.key, measured.sentences, measured.documents)
    for subject, title in words.SUBJECTS.items():
        if rows := _rows(measured, subject):
            show_chart(
                classes_chart(title, rows, about), subject, source=Source(about, as_of=date.fromisoformat(measured_on))
            )


def classes_chart(title: str, rows: Sequence[tuple[str, Class]], about: str) -> Chart:
    """The chart: for each class a point and its interval for both figures, in times out of ten."""
    shares = [(name, words.RIGHT, one.precision) for name, one in rows] + [
        (name, words.FOUND, one.recall) for name, one in rows
    ]
    known = [(side.value, name, measure) for name, measure, side in shares if side]
    return Chart(
        title, words.classes_finding(min(known), max(known)) if known else words.NEVER,
        lambda colours: _specification(rows, colours), _table(title, rows), about,
    )  # fmt: skip


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


def _specification(rows: Sequence[tuple[str, Class]], colours: Palette) -> Specification:
    values = [
        {"naam": name, "maat": measure, "waarde": 10 * side.value, "laag": 10 * side.low, "hoog": 10 * side.high}
        for name, one in rows
        for measure, side in ((words.RIGHT, one.precision), (words.FOUND, one.recall))
        if side
    ]
    both = [words.RIGHT, words.FOUND]
    y = {"field": "naam", "type": "nominal", "sort": [name for name, _ in rows],
         "axis": {"title": None, "labelLimit": 220, "ticks": False, "domain": False}}  # fmt: skip
    offset = {"field": "maat", "type": "nominal", "sort": both}
    colour = {"field": "maat", "type": "nominal", "scale": {"domain": both, "range": [colours.brand, colours.worse]}}
    shape = {"field": "maat", "type": "nominal", "scale": {"domain": both, "range": ["circle", "diamond"]}}
    legend = {"title": None, "orient": "top"}
    scale = {"domain": [0, 10]}
    return {
        "data": {"values": values},
        "height": {"step": 17},
        "encoding": {"y": y, "yOffset": offset},
        "layer": [
            {"mark": {"type": "rule", "strokeWidth": 2, "aria": False}, "encoding": {
                "x": {"field": "laag", "type": "quantitative", "scale": scale,
                      "axis": {"title": words.TIMES, "values": [0, 2, 4, 6, 8, 10], "format": "d", "grid": True}},
                "x2": {"field": "hoog"}, "color": {**colour, "legend": legend},
            }},
            {"mark": {"type": "point", "filled": True, "size": 90, "opacity": 1}, "encoding": {
                "x": {"field": "waarde", "type": "quantitative", "scale": scale},
                "color": {**colour, "legend": legend}, "shape": {**shape, "legend": legend},
                "tooltip": [{"field": "naam", "title": words.WHAT}, {"field": "maat", "title": words.MEASURED_ON},
                            {"field": "waarde", "title": words.TIMES, "format": ".1f"}],
            }},
        ],
    }  # fmt: skip


def _table(title: str, rows: Sequence[tuple[str, Class]]) -> pl.DataFrame:
    return pl.DataFrame({
        title: [name for name, _ in rows],
        words.RIGHT: [_side(one.precision) for _, one in rows],
        words.FOUND: [_side(one.recall) for _, one in rows],
        words.SENTENCES: [one.labelled for _, one in rows],
        words.NOTE: [words.FEW_SENTENCES if one.labelled < FEW else None for _, one in rows],
    })  # fmt: skip


def _side(side: Interval | None) -> str:
    return f"{words.of_ten(side.value)} ({words.margin(side.low, side.high)})" if side else words.NEVER
