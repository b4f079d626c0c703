"""Who is signed in, in the sidebar, or the field for a role; and what a page outside a role says."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards.entrance import forms
from dashboards.entrance.door import Door, door
from dashboards.labels import entrance as entrance_words
from dashboards.labels import people as people_words
from dashboards.labels import roles as words
from dashboards.navigation import START, Place
from dashboards.visitor import ROLE, Visitor, become
from pipeline.access import PAGES, Role


def show_who() -> None:
    """Who is signed in, with the way out; where nobody signs in, the field for a role."""
    standing = door()
    session = standing.entered(st.context.cookies) if standing else None
    if standing is None:
        _show_role_field()
    elif session is not None:
        name = escape(entrance_words.signed_in_as(session.account))
        way = f'<a href="/wachtwoord">{people_words.TO_PASSWORD}</a>'
        st.html(
            f'<div class="aangemeld" data-opnieuw="ja"><p>{people_words.SIGNED_IN_AS} <strong>{name}</strong></p>'
            f"{_sign_out(standing, session.key)}{way if session.account.has_password else ''}</div>"
        )


def show_practice() -> None:
    """On every page of a demo, that it is one."""
    standing = door()
    if standing and standing.mode == "demo":
        st.html(f'<p class="oefenen" role="note">{entrance_words.PRACTICE}</p>')


def _sign_out(standing: Door, key: str) -> str:
    token = forms.token(standing, "/afmelden", key)
    return (
        f'<form method="post" action="/afmelden"><input type="hidden" name="{forms.FIELD}" '
        f'value="{token}"><button type="submit">{entrance_words.SIGN_OUT}</button></form>'
    )


def _show_role_field() -> None:
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
    if visitor.account is not None:
        return
    with st.container(key="andere_rol", horizontal=True):
        for role in Role:
            if role in users or role is Role.ADMIN:
                st.button(words.GO_ON_AS.format(role=words.ROLES[role].lower()), key=f"word_{role}", on_click=become,
                          args=(role,))  # fmt: skip
