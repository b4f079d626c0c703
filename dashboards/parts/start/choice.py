"""The start for who did not choose a role yet: what Verhaal is, and what one comes to do."""

from __future__ import annotations

import streamlit as st

from dashboards import labels
from dashboards.labels import roles as words
from dashboards.labels import start as start_words
from dashboards.labels import states as state_words
from dashboards.navigation import BY_NAME, OVERVIEW
from dashboards.parts.states import is_on_its_way, show_why_empty
from dashboards.parts.tour import open_tour
from dashboards.visitor import become, visitor
from pipeline.access import Role

_CARDS = (Role.OFFICER, Role.ADVISER, Role.CHAIR, Role.REVIEWER)


def show_choice(is_empty: bool) -> None:
    """What it is, a card for each role, and the ways for who wants to see all; an empty store says how to begin."""
    st.html(f'<h1 class="detail">{labels.WELCOME}</h1><p class="inleiding">{start_words.WHAT_IT_IS}</p>')
    if is_empty and is_on_its_way():
        show_why_empty(visitor())
    elif is_empty:
        st.html(f'<p class="melding">{state_words.NOTHING_DELIVERED}</p>')
    st.html(f"<h2>{words.CHOOSE_TITLE}</h2>")
    for pair in (_CARDS[:2], _CARDS[2:]):
        for column, role in zip(st.columns(2), pair, strict=True):
            with column:
                _show_card(role)
    st.html(f'<p class="stil">{words.CHANGE_LATER} {words.NO_CHOICE}</p>')
    with st.container(key="zonder_rol", horizontal=True, vertical_alignment="center"):
        place = BY_NAME["aanleveren"] if is_empty else OVERVIEW
        label = state_words.TO_DESK if is_empty else words.OPEN_ALL
        st.page_link(place.path, label=label, icon=":material/arrow_forward:", icon_position="right")
        st.button(words.GO_ON_AS.format(role=words.ROLES[Role.ADMIN].lower()), key=f"kies_rol_{Role.ADMIN}",
                  on_click=_begin, args=(Role.ADMIN,), type="tertiary")  # fmt: skip


def _show_card(role: Role) -> None:
    task, about = words.TASKS[role]
    with st.container(key=f"rolkaart_{role}", border=True):
        st.html(f'<p class="kopje">{words.ROLES[role]}</p><p>{about}</p>')
        st.button(task, key=f"kies_rol_{role}", type="primary", on_click=_begin, args=(role,))


def _begin(role: Role) -> None:
    """Take on the role, and show how it works: who comes by a saved address has seen that before."""
    become(role)
    open_tour()
