"""The role somebody chose: its field in the sidebar, and what a page outside it says."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards.labels import roles as words
from dashboards.navigation import START, Place
from dashboards.visitor import ROLE, Visitor, become
from pipeline.access import PAGES, Role


def show_role_field() -> None:
    """The field with which one changes roles; the role stands in the address, so that a saved page keeps it."""
    st.selectbox(
        words.YOUR_ROLE, list(Role), index=None, placeholder=words.NO_ROLE, format_func=words.ROLES.__getitem__,
        key=ROLE, bind="query-params", help=words.ROLE_HELP,
    )  # fmt: skip


def show_not_yours(place: Place, visitor: Visitor) -> None:
    """A page that somebody's role does not use: whose it is, and the ways on."""
    if visitor.role is None:
        return
    users = PAGES.get(place.name, frozenset())
    st.html(
        f'<h1 class="detail">{escape(place.title)}</h1><section class="leeg-scherm"><h2>{words.NOT_YOURS}</h2>'
        f"<p>{escape(words.not_yours(visitor.role, users))}</p></section>"
    )
    st.page_link(START.path, label=words.TO_START, icon=":material/arrow_back:")
    with st.container(key="andere_rol", horizontal=True):
        for role in Role:
            if role in users or role is Role.ADMIN:
                st.button(words.GO_ON_AS.format(role=words.ROLES[role].lower()), key=f"word_{role}", on_click=become,
                          args=(role,))  # fmt: skip
