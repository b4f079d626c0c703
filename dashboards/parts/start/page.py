"""Where one begins: every part of the dashboard with what one does there."""

from __future__ import annotations

import streamlit as st

from dashboards import labels
from dashboards.navigation import PLACES


def show_start() -> None:
    """A heading, and the way to every page that stands in the navigation."""
    st.html(f'<h1 class="detail">{labels.WELCOME}</h1><p class="inleiding">{labels.TAGLINE}</p>')
    for place in PLACES[1:]:
        if place.group:
            st.page_link(place.path, label=place.title)
