"""The print view: a button for it, and what stands on paper in place of the filters. The rest is in style.css."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from dashboards.labels import exports
from dashboards.labels import printing as words
from dashboards.navigation import Place
from dashboards.palette import DARK, palette
from dashboards.parts.filters import chosen_filters
from dashboards.scripts import PRINTING
from dashboards.views import link_now

_BUTTON = f'<button type="button" class="afdrukken" id="afdrukken">{words.PRINT}</button>'

_LIGHT_CHARTS = """<style>@media print {
  .stVegaLiteChart svg { filter: invert(1) hue-rotate(180deg) brightness(1.1); }
}</style>"""
"""A chart is drawn for the dark theme; on paper light and dark change places, and colours stay what they are."""


def show_print_view(place: Place) -> None:
    """The button in the bar at the side, and lines that are on paper only: what was chosen, when, and the link."""
    with st.sidebar.container(key="afdruk"):
        st.html(_BUTTON + PRINTING, unsafe_allow_javascript=True)
    chosen, when, link = chosen_filters().words, words.printed(date.today()), link_now(place.address)
    st.html(f'<p class="op-papier">{exports.FILTERS}: {escape(chosen)}</p>')
    st.html(_foot(f"{when} · {link}"))
    if palette() is DARK:
        st.html(_LIGHT_CHARTS)


def _foot(text: str) -> str:
    """CSS: the foot of each page on paper."""
    page, of = (_quoted(word) for word in words.PAGE_OF)
    return (
        f"<style>@page {{ @bottom-left {{ content: {_quoted(text)}; }} "
        f"@bottom-right {{ content: {page} counter(page) {of} counter(pages); }} }}</style>"
    )


def _quoted(text: str) -> str:
    """A string of CSS; what could end it, or the element it stands in, is written as a code point."""
    return '"' + "".join(f"\\{ord(sign):x} " if sign in '"\\<>\n\r\f' else sign for sign in text) + '"'
