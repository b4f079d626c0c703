"""The entry of the screen: navigation, style and the welcome of an empty store."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from dashboards import labels
from dashboards.data import snapshot

FOLDER = Path(__file__).parent
ICON = (FOLDER / "icon.svg").read_text(encoding="utf-8").strip()
PAGES = [
    st.Page(FOLDER / "pages" / "cijfers_en_verhalen.py", title=labels.FIGURES_AND_STORIES, url_path="cijfers", default=True),
    st.Page(FOLDER / "pages" / "documenten.py", title=labels.DOCUMENTS, url_path="documenten"),
]


def welcome() -> None:
    """What an empty store shows: how to begin."""
    first, second, third = (escape(step) for step in labels.HOW_TO_START)
    st.html(
        f'<section class="welkom"><h1>{labels.WELCOME}</h1><p>{labels.NOTHING_YET}</p><ol><li>{first}</li>'
        f"<li>{second}<pre><code>{labels.INGEST_COMMAND}</code></pre></li><li>{third}</li></ol>"
        f'<p class="stil">{labels.ORIGINALS_STAY}</p></section>'
    )


st.html(FOLDER / "style.css")
page = st.navigation(PAGES, position="top")
st.set_page_config(page_title=labels.page_title(page.title), page_icon=ICON, layout="wide")
st.html(f'<p class="merk"><strong>{labels.PRODUCT}</strong> <span>{labels.TAGLINE}</span></p>')
if snapshot() is None:
    welcome()
else:
    page.run()
