"""Changing one account: its role, whether it is blocked, a new link, its sessions."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboards import people
from dashboards.entrance.door import Door
from dashboards.labels import entrance as entrance_words
from dashboards.labels import people as words
from dashboards.labels.desk import plain
from dashboards.labels.roles import ROLES
from dashboards.visitor import Visitor
from pipeline.access import Role
from pipeline.accounts import Account, AccountRefused

_SAID = "account_gezegd"


def show_changing(standing: Door, who: Visitor) -> tuple[int, str] | None:
    """The choice of an account and what can be changed of it; gives its number and the token of a new link."""
    st.html(f"<h2>{words.CHANGE_TITLE}</h2>")
    _status()
    chosen = st.selectbox(
        words.WHO, standing.accounts.all(), index=None, placeholder=words.WHO_HELP, format_func=words.choice,
        key="account_gekozen",
    )  # fmt: skip
    if chosen is None:
        return None
    account = standing.accounts.by_number(chosen.number)
    if account.number == who.account:
        st.html(f'<p class="stil">{words.NOT_SELF}</p>')
        return None
    with st.container(key=f"account_{account.number}", border=True):
        _show_role(standing, account)
        return _show_actions(standing, account)


def _show_role(standing: Door, account: Account) -> None:
    if account.source == "oidc":
        st.html(f'<p class="stil">{words.ROLE_ELSEWHERE}</p>')
        return
    key = f"rol_van_{account.number}"
    with st.form(key, border=False):
        role = st.selectbox(
            words.ROLE,
            list(Role),
            index=list(Role).index(account.role),
            format_func=ROLES.__getitem__,
            key=f"{key}_rol",
        )
        organisation = st.text_input(
            words.ORGANISATION, account.organisation or "", max_chars=120, key=f"{key}_organisatie",
            help=words.ORGANISATION_HELP,
        )  # fmt: skip
        if st.form_submit_button(words.SAVE_ROLE):
            new = role or account.role, organisation.strip() or None
            _do(lambda: people.change_role(standing, account.number, *new), "role", account)


def _show_actions(standing: Door, account: Account) -> tuple[int, str] | None:
    number = account.number
    about = f" *{plain(account.name)}*"
    given = None
    with st.container(horizontal=True):
        if account.is_blocked:
            if st.button(words.UNBLOCK + about, key=f"toelaten_{number}"):
                _do(lambda: people.unblock(standing, number), "unblock", account)
        elif st.button(words.BLOCK + about, key=f"blokkeer_{number}"):
            _do(lambda: people.block(standing, number), "block", account)
        if st.button(words.END_SESSIONS + about, key=f"afmelden_{number}"):
            _do(lambda: people.end_sessions(standing, number), "end", account)
        if account.source == "local" and not account.is_blocked:
            given = _show_of_password(standing, account, about)
    return given


def _show_of_password(standing: Door, account: Account, about: str) -> tuple[int, str] | None:
    if st.button(words.LAST_TRIES + about, key=f"vrijgeven_{account.number}"):
        _do(lambda: people.release(standing, account), "release", account)
    if not st.button(words.NEW_LINK + about, key=f"link_{account.number}"):
        return None
    return people.give_link(standing, account)


def _do(act: Callable[[], object], done: str, account: Account) -> None:
    try:
        act()
    except AccountRefused as error:
        st.session_state[_SAID] = ("error", entrance_words.named(error))
    else:
        st.session_state[_SAID] = ("success", words.DONE[done].format(name=account.name))
    st.rerun()


def _status() -> None:
    with st.container(key="account_status"):
        kind, text = st.session_state.pop(_SAID, (None, ""))
        if kind == "error":
            st.error(text, icon=":material/error:")
        elif kind:
            st.success(text, icon=":material/check:")
