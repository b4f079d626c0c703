"""Saved views in the bar at the side, and the window in which one saves, shares, renames and deletes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

import streamlit as st

from dashboards import labels
from dashboards.labels import desk as desk_words
from dashboards.labels import views as words
from dashboards.labels.desk import plain
from dashboards.navigation import Place
from dashboards.parts.desk.place import OFFICER, has_account, officer
from dashboards.parts.filters import chosen_filters
from dashboards.views import address_of, delete, gone, link_now, rename, save, views
from dashboards.visitor import visitor
from pipeline.access import Action
from pipeline.decisions.views import LONGEST_NAME, View, ViewRefusedError

_FEW = 8
"""So many views are in sight; the others unfold."""
_SAID = "weergave_gezegd"
_NAME = "weergave_naam"

Choices = Mapping[str, Sequence[str]]
"""By filter, what can be chosen."""


def show_views(place: Place, choices: Choices) -> None:
    """In the bar at the side: links to the saved views, and the button that opens the window."""
    if not visitor().may(Action.KEEP_VIEW):
        return
    held = views()
    with st.sidebar.container(key="weergaven"):
        if held:
            links = _links(held[:_FEW], choices) + _rest(held[_FEW:], choices)
            heading = f'<nav class="weergaven" data-opnieuw="ja" aria-label="{words.TITLE}"><p>{words.TITLE}</p>'
            st.html(f"{heading}{links}</nav>")
        st.button(words.OPEN, key="open_weergaven", icon=":material/bookmark:", on_click=_forget, type="tertiary")
    if st.session_state.get("open_weergaven"):
        _window(place, choices)


def _links(held: Sequence[View], choices: Choices) -> str:
    return f"<ul>{''.join(_link(view, choices) for view in held)}</ul>"


def _rest(held: Sequence[View], choices: Choices) -> str:
    return f"<details><summary>{words.ALL}</summary>{_links(held, choices)}</details>" if held else ""


def _link(view: View, choices: Choices) -> str:
    """A link loads the page anew, so that the choices of before make way for those of the view."""
    address, missing = address_of(view), gone(view, choices)
    name = escape(view.name)
    link = f'<a href="{escape(address)}">{name}</a>' if address else name
    note = f'<p class="stil">{escape(words.gone(missing))}</p>' if missing else ""
    return f"<li>{link}{note}</li>"


@st.dialog(words.DIALOG, width="medium", on_dismiss="rerun")
def _window(place: Place, choices: Choices) -> None:
    _status()
    st.html(f"<h3>{words.SHARE}</h3><p>{words.SHARE_HELP}</p>")
    st.code(link_now(place.address), language=None, wrap_lines=True)
    st.html(
        f'<h3>{words.SAVE_TITLE}</h3><p class="stil">{words.PAGE}: {escape(place.title)}. '
        f"{escape(chosen_filters().words)}</p>"
    )
    st.text_input(words.NAME, key=_NAME, placeholder=words.NAME_EXAMPLE, max_chars=LONGEST_NAME)
    _ask_name()
    st.button(words.SAVE, key="bewaar_weergave", type="primary", on_click=_save, args=(place.name,))
    if held := views():
        with st.expander(words.MANAGE):
            for view in held:
                _manage(view, choices)


def _manage(view: View, choices: Choices) -> None:
    missing = gone(view, choices)
    note = f" {words.gone(missing)}" if missing else ""
    with st.container(key=f"beheer_{view.number}"):
        st.html(f'<p class="stil">{escape(words.saved(view.decided_by, view.decided_at) + note)}</p>')
        st.text_input(words.NAME, view.name, key=f"naam_{view.number}", max_chars=LONGEST_NAME)
        with st.container(horizontal=True):
            about = f" *{plain(view.name)}*"
            st.button(words.RENAME + about, key=f"hernoem_{view.number}", on_click=_rename, args=(view,))
            st.button(words.DELETE + about, key=f"verwijder_{view.number}", on_click=_delete, args=(view,))


def _ask_name() -> None:
    if has_account():
        return
    given = st.text_input(desk_words.YOUR_NAME, officer(), max_chars=80, key="naam_bij_weergave", autocomplete="name")
    st.session_state[OFFICER] = given.strip()


def _save(page: str) -> None:
    name = st.session_state[_NAME]
    if _booked(lambda by: save(name, page, by), words.SAVED):
        st.session_state[_NAME] = ""


def _rename(view: View) -> None:
    name = st.session_state[f"naam_{view.number}"]
    _booked(lambda by: rename(view, name, by), words.RENAMED)


def _delete(view: View) -> None:
    _booked(lambda by: delete(view, by), words.DELETED)


def _booked(act: Callable[[str], object], done: str) -> bool:
    """Do something in the name of who is at work, and keep what is to be said of it; whether it was done."""
    by = officer() if has_account() else st.session_state.get("naam_bij_weergave", "").strip()
    if not by:
        st.session_state[_SAID] = ("error", labels.NEEDS_NAME)
        return False
    try:
        act(by)
    except ViewRefusedError as refused:
        st.session_state[_SAID] = ("error", words.REFUSED[refused.why])
        return False
    st.session_state[_SAID] = ("success", done)
    return True


def _status() -> None:
    # always there, so that what follows keeps its place
    with st.container(key="weergave_status"):
        kind, text = st.session_state.pop(_SAID, (None, ""))
        if kind:
            st.html(f'<p role="status" class="melding {kind}">{escape(text)}</p>')


def _forget() -> None:
    st.session_state.pop(_SAID, None)
