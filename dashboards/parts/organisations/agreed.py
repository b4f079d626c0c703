"""The agreements with or about an organisation."""

from __future__ import annotations

import streamlit as st

from dashboards.labels import organisations as words


def show_agreements(name: str) -> None:
    """What was agreed at reviews, with its status; a word where nothing was."""
    st.html(f"<h2>{words.AGREEMENTS}</h2><p>{words.NO_AGREEMENTS}</p>")
