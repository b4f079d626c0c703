"""The entry of the screen: navigation, style and the welcome of an empty store."""

from __future__ import annotations

from html import escape
from pathlib import Path

import polars as pl
import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from dashboards import data, labels
from dashboards.labels import claims as claim_labels
from dashboards.labels import desk as desk_labels
from dashboards.labels import discovery as discovery_labels
from dashboards.labels import reliability as reliability_labels
from dashboards.labels import review as review_labels
from dashboards.labels import search as search_labels
from dashboards.parts.filters import show_filters

FOLDER = Path(__file__).parent
ICON = (FOLDER / "icon.svg").read_text(encoding="utf-8").strip()
OVERVIEW = st.Page(
    FOLDER / "pages" / "cijfers_en_verhalen.py", title=labels.FIGURES_AND_STORIES, url_path="cijfers", default=True
)
THEMES = st.Page(FOLDER / "pages" / "themas.py", title=claim_labels.THEMES, url_path="themas")
RELIABILITY = st.Page(FOLDER / "pages" / "betrouwbaar.py", title=reliability_labels.RELIABILITY, url_path="betrouwbaar")
DOCUMENTS = st.Page(FOLDER / "pages" / "documenten.py", title=labels.DOCUMENTS, url_path="documenten")
SEARCH = st.Page(FOLDER / "pages" / "zoeken.py", title=search_labels.SEARCH, url_path="zoeken")
NEW_THEMES = st.Page(FOLDER / "pages" / "nieuwe_themas.py", title=discovery_labels.TITLE, url_path="nieuwe-themas")
DESK = st.Page(FOLDER / "pages" / "aanleveren.py", title=desk_labels.DESK, url_path="aanleveren")
REVIEW = st.Page(FOLDER / "pages" / "beoordelen.py", title=review_labels.REVIEW, url_path="beoordelen")
QUOTATIONS = st.Page(
    FOLDER / "pages" / "citaten.py", title=labels.QUOTATIONS_TITLE, url_path="citaten", visibility="hidden"
)
INTRODUCTIONS = {
    OVERVIEW.title: labels.INTRO, THEMES.title: claim_labels.THEMES_INTRO, DOCUMENTS.title: labels.DOCUMENTS_INTRO,
    SEARCH.title: search_labels.INTRO, REVIEW.title: review_labels.REVIEW_INTRO,
    NEW_THEMES.title: discovery_labels.INTRO,
}  # fmt: skip


def frame(page: StreamlitPage, documents: pl.DataFrame) -> None:
    """The heading and the filters, which pages share.

    The page with quotations has its own heading, and its style hides the filters. They stand in the same place on
    every page, since Streamlit takes a filter that moves out of the address.
    """
    with st.container():
        if page.title in INTRODUCTIONS:
            st.html(f'<h1>{page.title}</h1><p class="inleiding">{INTRODUCTIONS[page.title]}</p>')
    show_filters(documents)


def welcome() -> None:
    """What an empty store shows: how to begin."""
    first, second, third = (escape(step) for step in labels.HOW_TO_START)
    st.html(
        f'<section class="welkom"><h1>{labels.WELCOME}</h1><p>{labels.NOTHING_YET}</p><ol><li>{first}</li>'
        f"<li>{second}<pre><code>{labels.INGEST_COMMAND}</code></pre></li><li>{third}</li></ol>"
        f'<p class="stil">{labels.ORIGINALS_STAY}</p></section>'
    )


st.html(FOLDER / "style.css")
PAGES = [OVERVIEW, THEMES, SEARCH, DOCUMENTS, DESK, REVIEW, NEW_THEMES, RELIABILITY, QUOTATIONS]
page = st.navigation(PAGES, position="top")
st.set_page_config(page_title=labels.page_title(page.title), page_icon=ICON, layout="wide")
st.html(f'<p class="merk"><strong>{labels.PRODUCT}</strong> <span>{labels.TAGLINE}</span></p>')
if problem := data.goal_tree_problem():
    st.warning(labels.goal_tree_is_wrong(problem))
state = data.snapshot()
documents = data.documents(state) if state else pl.DataFrame()
if documents.is_empty() and page != DESK:
    welcome()
elif documents.is_empty():
    page.run()
else:
    frame(page, documents)
    page.run()
