"""The desk as a whole: who is at it, and then the inbox or the one delivery that the address names."""

from __future__ import annotations

import streamlit as st

from dashboards import desk, desk_labels
from dashboards.parts.desk.inbox import show_inbox
from dashboards.parts.desk.place import OFFICER, SIGNS, close, officer, opened
from dashboards.parts.desk.review import show_review
from dashboards.parts.desk.upload import show_upload


def show_desk() -> None:
    """The upload form and the inbox, or one delivery to look at."""
    items = desk.inbox()
    asked = opened()
    if asked is None:
        st.html(f'<h1 class="detail">{desk_labels.DESK}</h1><p class="inleiding">{desk_labels.DESK_INTRO}</p>')
        _ask_name()
        show_upload()
        show_inbox(items)
        return
    item = next((item for item in items if item.document[:SIGNS] == asked[:SIGNS]), None)
    st.button(f"← {desk_labels.BACK_TO_INBOX}", type="tertiary", on_click=close, key="terug")
    if item is None:
        st.html(f'<h1 class="detail">{desk_labels.DESK}</h1><p>{desk_labels.GONE}</p>')
        return
    show_review(item, items, _ask_name)


def _ask_name() -> None:
    # in a container of its own, so that what follows keeps its place, and with it the files that were chosen
    with st.container(key="naam"):
        # a widget's own key is forgotten on another page, so the name is kept under one of its own
        given = st.text_input(
            desk_labels.YOUR_NAME, st.session_state.get(OFFICER, ""), max_chars=80, key="uw_naam",
            placeholder=desk_labels.NAME_EXAMPLE, autocomplete="name", width=320,
        )  # fmt: skip
        st.session_state[OFFICER] = given.strip()
        if not officer():
            st.html(f'<p class="stil">{desk_labels.NAME_HELP}</p>')
