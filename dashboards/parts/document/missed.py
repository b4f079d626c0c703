"""The form with which an officer lets a name go that was left standing in a document."""

from __future__ import annotations

import streamlit as st

from dashboards.labels import missed as words
from dashboards.missed import hide, may_mark
from dashboards.visitor import visitor


def show_missed(document: str) -> None:
    """The form, closed until somebody needs it; nothing for who may not use it."""
    if not may_mark():
        return
    with st.expander(words.TITLE), st.form("naam_weghalen", clear_on_submit=True, border=False):
        st.html(f"<p>{words.INTRO}</p>")
        written = st.text_input(words.WRITTEN, help=words.WRITTEN_HELP)
        place = st.radio(words.WHERE, [words.HERE, words.EVERYWHERE], help=words.EVERYWHERE_HELP)
        name = st.text_input(words.NAME, visitor().name)
        if st.form_submit_button(words.DO, type="primary"):
            _let_go(written.strip(), document if place == words.HERE else None, name.strip())


def _let_go(written: str, document: str | None, name: str) -> None:
    if not name:
        st.error(words.NEEDS_NAME)
        return
    try:
        st.success(words.done(hide(written, document, name)))
    except ValueError:
        st.error(words.NOT_POSSIBLE)
