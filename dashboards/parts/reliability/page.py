"""The page."""

from __future__ import annotations

import streamlit as st


def show_reliability() -> None:
    """All."""
    st.html("<h1 class='detail'>x</h1>")
