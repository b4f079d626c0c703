"""The pages with the user guide and with the accessibility statement."""

from __future__ import annotations

import streamlit as st

from dashboards.labels import guide as words
from dashboards.parts.guide.text import DOCS, show_text

GUIDE = "gids"
"""Address key: the guide that is open."""


def show_guide() -> None:
    """One of the guides; the address names it, so that a colleague can be sent to it."""
    st.html(f'<h1 class="detail">{words.GUIDE}</h1><p class="inleiding">{words.GUIDE_INTRO}</p>')
    chosen = st.radio(
        words.WHICH, list(words.GUIDES), format_func=words.GUIDES.__getitem__, key=GUIDE, bind="query-params"
    )
    show_text(DOCS / "handleiding" / f"{chosen}.md")


def show_accessibility() -> None:
    """The accessibility statement."""
    st.html(f'<h1 class="detail">{words.ACCESSIBILITY}</h1>')
    show_text(DOCS / "toegankelijkheidsverklaring.md")
