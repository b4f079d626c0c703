"""Charts in one look, and a chart as a picture with its title, source and date in it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from dashboards.labels import MONTHS
from dashboards.palette import Palette

Specification = dict[str, Any]
"""A Vega-Lite specification."""

_WIDTH = 720
_PADDING = {"left": 0, "top": 4, "right": 4, "bottom": 4}
_CHARACTERS = 100
"""What fits on a line of a picture."""
_VERSION = "6.4"
"""The version of Vega-Lite in vl-convert that is nearest to the one in Streamlit."""
_DAYS = ("zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag")
_LOCALE = {
    "number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""]},
    "time": {
        "dateTime": "%A %e %B %Y %X", "date": "%d-%m-%Y", "time": "%H:%M:%S", "periods": ["", ""], "days": _DAYS,
        "shortDays": [day[:2] for day in _DAYS], "months": MONTHS,
        "shortMonths": ["mrt" if month == "maart" else month[:3] for month in MONTHS],
    },
}  # fmt: skip
"""How the Dutch write numbers and dates. Streamlit passes `config` on, and drops a locale among the embed options."""


def dressed(specification: Specification, colours: Palette) -> Specification:
    """The chart in the shared look; what its own `config` says goes first."""
    return {"padding": _PADDING, **specification, "config": _merged(_look(colours), specification.get("config", {}))}


def picture(
    specification: Specification, title: str, finding: str, source: Sequence[str], colours: Palette
) -> Specification:
    """The chart as a picture needs it: with its title and finding above it, and where it comes from below it."""
    chart = {name: part for name, part in specification.items() if name not in ("config", "$schema")}
    if not any(name in chart for name in ("facet", "concat", "hconcat", "vconcat", "repeat")):
        chart["width"] = _WIDTH
    lines = [line for text in source for line in textwrap.wrap(text, _CHARACTERS)]
    chart["title"] = {
        "text": lines, "orient": "bottom", "anchor": "start", "frame": "bounds", "offset": 16, "fontSize": 12,
        "fontWeight": "normal", "lineHeight": 18, "color": colours.soft,
    }  # fmt: skip
    head = {"text": title, "subtitle": textwrap.wrap(finding, _CHARACTERS), "anchor": "start", "offset": 12}
    return {"title": head, "vconcat": [chart], "config": dressed(specification, colours)["config"], "padding": 16}


def as_png(specification: Specification) -> bytes:
    """The picture of a specification, at twice the size of the screen."""
    import vl_convert  # takes a while, and only who asks for a picture needs it

    return bytes(vl_convert.vegalite_to_png(specification, vl_version=_VERSION, scale=2))


def _look(colours: Palette) -> dict[str, Any]:
    words = {"labelColor": colours.ink, "titleColor": colours.ink, "labelFontSize": 14, "titleFontSize": 13,
             "titleFontWeight": "normal"}  # fmt: skip
    return {
        "locale": _LOCALE,
        "font": "Source Sans, Liberation Sans, Arial, sans-serif",
        "background": colours.ground,
        "view": {"stroke": None},
        "axis": {**words, "grid": False, "gridColor": colours.line, "domainColor": colours.soft,
                 "tickColor": colours.soft, "labelLimit": 260},
        "legend": {**words, "labelLimit": 300},
        "header": {**words, "labelAnchor": "start", "labelFontWeight": "bold"},
        "title": {"color": colours.ink, "fontSize": 18, "subtitleColor": colours.ink, "subtitleFontSize": 14,
                  "subtitleLineHeight": 19, "subtitlePadding": 6},
        "text": {"color": colours.ink, "fontSize": 13},
        "mark": {"color": colours.brand},
        "rule": {"color": colours.soft},
        "range": {"category": [colours.brand, colours.worse, colours.better, colours.mixed, colours.same]},
    }  # fmt: skip


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    both = {name: _merged(under[name], part) for name, part in over.items() if _parts(under.get(name), part)}
    return {**under, **over, **both}


def _parts(one: object, other: object) -> bool:
    return isinstance(one, dict) and isinstance(other, dict)
