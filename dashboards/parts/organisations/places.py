"""Where the pages with organisations lead: addresses, and links to them and back."""

from __future__ import annotations

import streamlit as st

from dashboards.labels import organisations as words

PAGE = "pages/organisaties.py"
ADDRESS = "organisaties"
NAME = "naam"
_CHOSEN = "ga_naar_organisatie"


def show_choice(names: list[str]) -> None:
    """A field to go to one organisation by a part of its name: quicker than a long table, and without a reload."""
    with st.container(key="kies_organisatie"):
        st.selectbox(
            words.GO_TO, names, index=None, placeholder=words.CHOOSE, key=_CHOSEN, filter_mode="contains",
            on_change=_go,
        )  # fmt: skip


def _go() -> None:
    if chosen := st.session_state.get(_CHOSEN):
        st.query_params[NAME] = chosen
