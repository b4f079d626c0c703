"""Voices by quarter and direction as a Vega-Lite chart: of one theme on its page, of all themes in one picture."""

from __future__ import annotations

from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from dashboards import data, labels
from dashboards.exporting import file_name
from dashboards.labels import exports
from dashboards.labels import trends as words
from dashboards.palette import LIGHT, Palette
from dashboards.parts.chart import Chart
from dashboards.parts.claims.course import course_table
from dashboards.parts.downloads import offer_file, show_downloads
from dashboards.parts.table import html_table
from dashboards.picturing import Specification, as_png, picture
from dashboards.provenance import Source, source_of_selection
from dashboards.trends import Slot, Trend, trends

_WAYS = (("improved", "vooruitgang", words.UP), ("unchanged", "onveranderd", words.SAME),
         ("worsened", "achteruitgang", words.DOWN))  # fmt: skip
_SMALL = {"width": 250, "height": 110}
"""Pixels of one theme in the picture of all."""


def voices_chart(trend: Trend, rows: pl.DataFrame, organisations: int) -> Chart:
    """The chart of one theme; `rows` are those of TREND_SCHEMA."""
    table = course_table(rows.filter(pl.col("theme") == trend.theme)).drop(labels.THEME)
    return Chart(
        words.ONE_TITLE, words.finding(trend, organisations), lambda colours: _one(trend, colours), table,
        " ".join(words.READING[1:]),
    )  # fmt: skip


def show_all(rows: pl.DataFrame) -> None:
    """The numbers of all panels as one table, folded, with its downloads and all panels in one picture."""
    held, about = course_table(rows), " ".join(words.READING)
    with st.expander(words.TABLE):
        st.html(html_table(held, words.TITLE))
        told = source_of_selection(about)
        with st.container(horizontal=True, key="bestanden_verloop"):
            show_downloads(held, words.TITLE, "verloop", told)
            offer_file(exports.DOWNLOAD_PICTURE, partial(_png, rows, told), file_name(words.TITLE, told, "png"),
                       "image/png", "plaatje_verloop")  # fmt: skip


def _png(rows: pl.DataFrame, source: Source) -> bytes:
    drawn = all_themes(trends(rows), data.theme_names(), LIGHT)
    return as_png(picture(drawn, words.TITLE, words.PICTURE_FINDING, source.lines, LIGHT))


def all_themes(found: dict[str, Trend], names: dict[str, str], colours: Palette) -> Specification:
    """All themes beside each other on one scale, in the order of `names`."""
    told = {theme: name for theme, name in names.items() if theme in found}
    most = max((_most(found[theme]) for theme in told), default=1)
    # a facet shares the places of its bars over all panels, and draws them too thin where a theme has few quarters
    panels = [
        {**_SMALL, "title": {"text": name, "fontSize": 14, "anchor": "start"},
         "data": {"values": _values(found[theme], line="|")}, **_bars(colours, most, small=True)}
        for theme, name in told.items()
    ]  # fmt: skip
    return {"concat": panels, "columns": 3}


def _most(trend: Trend) -> int:
    """The highest bar of a theme; at least 1, so that there is a scale."""
    bars: list[int] = [getattr(slot, column) for slot in trend.quarters for column, _, _ in _WAYS]
    return max([1, *bars])


def _one(trend: Trend, colours: Palette) -> Specification:
    return {"data": {"values": _values(trend)}, "height": 220, **_bars(colours, _most(trend))}


def _values(trend: Trend, line: str = " ") -> list[dict[str, Any]]:
    """What is drawn; `line` stands between a quarter and its year: a space, or | to begin a new line."""
    return [
        {"wanneer": _when(slot, line), "plaats": at, "richting": _signed(way, word), "aantal": getattr(slot, column),
         "tekst": f"{labels.DIRECTION_SIGNS[way]} {labels.number(getattr(slot, column))}"}
        for at, slot in enumerate(trend.quarters)
        for column, way, word in _WAYS
    ]  # fmt: skip


def _signed(way: str, word: str) -> str:
    return f"{labels.DIRECTION_SIGNS[way]} {word}"


def _when(slot: Slot, line: str) -> str:
    """The quarter with the hours under it, a line each."""
    year, place = slot.quarter or (0, 0)
    name = f"{words.short_quarter(place)}{line}{year}"
    return f"{name}|{words.hours(slot.hours)}" if slot.hours else name


def _bars(colours: Palette, most: int, small: bool = False) -> Specification:
    """Bars with their numbers on them, on a scale to `most` voices; a small panel has no axis for them."""
    held = {"vooruitgang": colours.better, "onveranderd": colours.same, "achteruitgang": colours.worse}
    signs = [_signed(way, word) for _, way, word in _WAYS]
    lines = {
        "title": None,
        "labelAngle": 0,
        "labelExpr": "split(datum.label, '|')",
        "ticks": False,
        "labelFontSize": 12,
    }
    offset = {"field": "richting", "type": "nominal", "sort": signs}
    shared = {
        "x": {"field": "wanneer", "type": "nominal", "sort": {"field": "plaats"}, "axis": lines},
        "xOffset": offset,
        "y": {"field": "aantal", "type": "quantitative", "scale": {"domain": [0, most]},
              "axis": None if small else {"title": words.NUMBER, "tickCount": min(most, 5), "format": ",d"}},
    }  # fmt: skip
    colour = {
        "field": "richting", "type": "nominal", "scale": {"domain": signs, "range": [held[way] for _, way, _ in _WAYS]},
        "legend": {"title": None, "orient": "top", "symbolType": "square", "columns": 3},
    }  # fmt: skip
    return {
        "encoding": shared,
        "layer": [
            {"mark": {"type": "bar"}, "encoding": {"color": colour}},
            {"transform": [{"filter": "datum.aantal > 0"}],
             "mark": {"type": "text", "dy": -8, "fontSize": 10 if small else 12, "aria": False},
             "encoding": {"text": {"field": "tekst"}}},
        ],
    }  # fmt: skip
