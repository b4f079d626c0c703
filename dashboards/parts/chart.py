"""A chart with all that belongs to it: its finding in words, what it counts, the table behind it, and downloads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape

import polars as pl
import streamlit as st

from dashboards.exporting import file_name
from dashboards.labels import exports as words
from dashboards.labels.desk import plain
from dashboards.palette import LIGHT, Palette, palette
from dashboards.parts.downloads import offer_file, show_downloads
from dashboards.parts.help import explanation
from dashboards.parts.table import html_table
from dashboards.picturing import Specification, as_png, dressed, picture
from dashboards.provenance import Source, source_of_selection


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart.

    `finding` states in a sentence or two what can be seen in it; it stands under the title and is what a screen
    reader says of the picture. `specification` makes the Vega-Lite specification from the colours in force; fonts,
    inks and the Dutch way with numbers and dates come by themselves. `table` holds the same figures, with Dutch
    column names. `about` says what is counted and from what.
    """

    title: str
    finding: str
    specification: Callable[[Palette], Specification]
    table: pl.DataFrame
    about: str


def show_chart(chart: Chart, key: str, level: int = 3, source: Source | None = None) -> None:
    """The chart under a heading of this level; `key` is unique on the page.

    Without a source it comes from the documents that fit the filters.
    """
    st.html(f"<h{level}>{escape(chart.title)}</h{level}><p>{escape(chart.finding)}</p>")
    colours = palette()
    st.vega_lite_chart(
        dressed(chart.specification(colours), colours), width="stretch", theme=None, alt=chart.finding, key=key
    )
    st.html(explanation(chart.about, chart.title))
    with st.expander(words.AS_TABLE.format(title=chart.title[0].lower() + chart.title[1:])):
        told = source or source_of_selection(chart.about)
        st.html(html_table(chart.table, chart.title))
        with st.container(horizontal=True, key=f"bestanden_{key}"):
            show_downloads(chart.table, chart.title, f"tabel_{key}", told)
            offer_file(
                f"{words.DOWNLOAD_PICTURE} *{plain(chart.title)}*", partial(_png, chart, told),
                file_name(chart.title, told, "png"), "image/png", f"downloads_plaatje_{key}",
            )  # fmt: skip


def _png(chart: Chart, source: Source) -> bytes:
    """The picture in light colours: it goes into letters and on paper."""
    return as_png(picture(chart.specification(LIGHT), chart.title, chart.finding, source.lines, LIGHT))
