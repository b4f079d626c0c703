"""What changed since the quarter before."""

from __future__ import annotations

import streamlit as st

from dashboards.labels import overview as words
from dashboards.overview import Shown


def show_change(shown: Shown) -> None:
    """Facts, each with the way to what it is about."""
    st.html(f"<h2>{words.CHANGE_TITLE}</h2>")
