"""The entry of the screen: navigation, style, the shared filters and the welcome of an empty store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

import polars as pl
import streamlit as st

from dashboards import data, labels
from dashboards.navigation import Place, navigate
from dashboards.parts.filters import filter_choices, show_filters
from dashboards.parts.printing import show_print_view
from dashboards.parts.views import show_views

FOLDER = Path(__file__).parent
MENU = 250
"""Pixels for the menu at the left; on a narrow screen it begins closed."""
ICON = (FOLDER / "icon.svg").read_text(encoding="utf-8").strip()


def frame(place: Place, choices: Mapping[str, Sequence[str]]) -> None:
    """The heading, the filters with their choices, and the saved views, which pages share.

    A page with a heading of its own has no intro here. The filters stand in the same place on every page, since
    Streamlit takes a filter that moves out of the address; the style hides them where they say nothing.
    """
    with st.container():
        if place.intro:
            st.html(f'<h1>{place.title}</h1><p class="inleiding">{place.intro}</p>')
    show_filters(choices)
    show_views(place, choices)
    show_print_view(place)


def welcome() -> None:
    """What an empty store shows: how to begin."""
    first, second, third = (escape(step) for step in labels.HOW_TO_START)
    st.html(
        f'<section class="welkom"><h1>{labels.WELCOME}</h1><p>{labels.NOTHING_YET}</p><ol><li>{first}</li>'
        f"<li>{second}<pre><code>{labels.INGEST_COMMAND}</code></pre></li><li>{third}</li></ol>"
        f'<p class="stil">{labels.ORIGINALS_STAY}</p></section>'
    )


st.html(FOLDER / "style.css")
place, page = navigate()
st.set_page_config(page_title=labels.page_title(page.title), page_icon=ICON, layout="wide", initial_sidebar_state=MENU)
st.html(f'<p class="merk"><strong>{labels.PRODUCT}</strong> <span>{labels.TAGLINE}</span></p>')
if problem := data.goal_tree_problem():
    st.warning(labels.goal_tree_is_wrong(problem))
state = data.snapshot()
documents = data.documents(state) if state else pl.DataFrame()
if state is not None and not documents.is_empty():
    frame(place, filter_choices(state, documents))
    page.run()
elif place.needs_documents or place.name == "start":
    welcome()
else:
    page.run()
