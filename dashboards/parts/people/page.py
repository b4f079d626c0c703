"""Who may sign in: the list, inviting somebody, and changing or blocking an account. For administrators only."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboards import people
from dashboards.entrance.door import Door, door
from dashboards.labels import entrance as entrance_words
from dashboards.labels import people as words
from dashboards.labels.roles import ROLES
from dashboards.parts.people.changing import show_changing
from dashboards.parts.people.giving import show_link
from dashboards.parts.table import html_table
from dashboards.visitor import visitor
from pipeline.access import Action, Role
from pipeline.accounts import AccountRefused, NewAccount

_GIVEN = "nieuwe_link"
"""Session key: the account and the token of a link that was made just now; shown once."""


def show_people() -> None:
    """The page; where there are no accounts it says so."""
    who, standing = visitor(), door()
    st.html(f'<h1 class="detail">{words.TITLE}</h1><p class="inleiding">{words.INTRO}</p>')
    if standing is None or standing.mode == "demo":
        st.html(f'<p class="melding">{words.PRACTICE_HERE if standing else words.NONE_HERE}</p>')
    elif who.may(Action.MANAGE):
        show_link(standing, st.session_state.pop(_GIVEN, None))
        _show_list(standing)
        _show_inviting(standing)
        if given := show_changing(standing, who):
            st.session_state[_GIVEN] = given
            st.rerun()


def _show_list(standing: Door) -> None:
    sessions = standing.sessions.count()
    rows = [words.row(one, sessions.get(one.number, 0)) for one in standing.accounts.all()]
    frame = pl.DataFrame(rows, schema=list(words.HEADINGS), orient="row")
    st.html(f"<h2>{words.LIST_TITLE}</h2>{html_table(frame, words.LIST_CAPTION)}")


def _show_inviting(standing: Door) -> None:
    st.html(f"<h2>{words.INVITE_TITLE}</h2>")
    with st.form("uitnodigen", clear_on_submit=False):
        name = st.text_input(words.NAME, max_chars=80, key="uitnodigen_naam")
        sign_in = st.text_input(
            words.SIGN_IN_NAME, max_chars=80, key="uitnodigen_aanmeldnaam", help=words.SIGN_IN_NAME_HELP
        )
        role = st.selectbox(words.ROLE, list(Role), format_func=ROLES.__getitem__, key="uitnodigen_rol")
        organisation = st.text_input(
            words.ORGANISATION, max_chars=120, key="uitnodigen_organisatie", help=words.ORGANISATION_HELP
        )
        if not st.form_submit_button(words.INVITE, type="primary"):
            return
    try:
        asked = NewAccount(name, sign_in, role or Role.OFFICER, organisation.strip() or None)
        st.session_state[_GIVEN] = people.invite(standing, asked)
    except AccountRefused as error:
        st.error(entrance_words.named(error), icon=":material/error:")
        return
    st.rerun()
