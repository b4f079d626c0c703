"""The desk as a whole: who is at it, and then the inbox or the one delivery that the address names."""

from __future__ import annotations

import streamlit as st

from dashboards import desk
from dashboards.labels import desk as desk_labels
from dashboards.parts.desk.inbox import show_inbox
from dashboards.parts.desk.place import SIGNS, ask_name, close, opened
from dashboards.parts.desk.review import show_review
from dashboards.parts.desk.upload import show_upload
from dashboards.parts.provider.page import show_own_desk
from dashboards.visitor import visitor
from pipeline.access import Role


def show_desk() -> None:
    """The upload form and the inbox, or one delivery to look at; a provider sees its own."""
    if visitor().role is Role.PROVIDER:
        show_own_desk()
        return
    items = desk.inbox()
    asked = opened()
    if asked is None:
        st.html(f'<h1 class="detail">{desk_labels.DESK}</h1><p class="inleiding">{desk_labels.DESK_INTRO}</p>')
        ask_name()
        show_upload()
        show_inbox(items)
        return
    item = next((item for item in items if item.document[:SIGNS] == asked[:SIGNS]), None)
    st.button(f"← {desk_labels.BACK_TO_INBOX}", type="tertiary", on_click=close, key="terug")
    if item is None:
        st.html(f'<h1 class="detail">{desk_labels.DESK}</h1><p>{desk_labels.GONE}</p>')
        return
    show_review(item, items, ask_name)
