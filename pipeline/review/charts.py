"""Charts of a review as pictures: four bars with the plan as a line, the number at each bar, made by vl-convert."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pipeline.review.written import Chart

INK, SOFT, BAR, PLAN = "#1f2933", "#52606d", "#1b4f72", "#b7791f"
FONT = "Source Sans Pro, Arial, sans-serif"
_WIDTH, _HEIGHT = 400, 85
_SCALE = 3.0
"""Pixels of the PNG for each of the chart: sharp on paper."""


@lru_cache(maxsize=256)
def svg(chart: Chart) -> str:
    """The chart as SVG. The same chart gives the same text."""
    import vl_convert

    _fonts()
    return str(vl_convert.vegalite_to_svg(specification(chart), format_locale="nl-NL", allowed_base_urls=[]))


@lru_cache(maxsize=256)
def png(chart: Chart) -> bytes:
    """The chart as PNG."""
    import vl_convert

    _fonts()
    return bytes(
        vl_convert.vegalite_to_png(specification(chart), format_locale="nl-NL", scale=_SCALE, allowed_base_urls=[])
    )


def font_folder() -> Path:
    """Where the letter of charts and PDF is, which goes with the program so that all machines set it alike."""
    import font_source_sans_pro

    return Path(font_source_sans_pro.__file__).parent / "files"


@cache
def _fonts() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(font_folder()))


def specification(chart: Chart) -> dict[str, Any]:
    """The chart in Vega-Lite: a bar for each quarter with its number above it, and the plan as a line across."""
    values = [
        {"name": bar.name, "value": bar.value, "written": bar.label.removesuffix(" gepland"), "planned": bar.planned,
         "at": at, "top": max(bar.value or 0, bar.planned or 0)}
        for at, bar in enumerate(chart.bars)
    ]  # fmt: skip
    axis = {"labelAngle": 0, "labelColor": INK, "labelFontSize": 12, "title": None, "domainColor": SOFT, "ticks": False}
    up = {"type": "quantitative", "axis": None, "scale": {"zero": True}}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": _WIDTH, "height": _HEIGHT, "background": "#ffffff",
        "data": {"values": values},
        "encoding": {"x": {"field": "name", "type": "nominal", "sort": {"field": "at"}, "axis": axis}},
        "layer": [
            {"mark": {"type": "bar", "color": BAR, "width": {"band": 0.5}},
             "encoding": {"y": {**up, "field": "value"}}},
            {"mark": {"type": "tick", "color": PLAN, "thickness": 3, "width": {"band": 0.7}},
             "transform": [{"filter": "datum.planned !== null"}],
             "encoding": {"y": {**up, "field": "planned"}}},
            {"mark": {"type": "text", "dy": -9, "color": INK, "fontSize": 12},
             "encoding": {"y": {**up, "field": "top"}, "text": {"field": "written"}}},
        ],
        "config": {"font": FONT, "view": {"stroke": None}},
    }  # fmt: skip
