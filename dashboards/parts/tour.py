"""The guided tour: one step at a time above the page, with the way to the page it is about."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards.labels import tour as words
from dashboards.labels.tour import TOURS, Step
from dashboards.navigation import BY_NAME
from dashboards.visitor import Visitor

_STEP = "rondleiding"
"""Session key: the step that is on screen; absent while the tour is closed."""


def steps(visitor: Visitor) -> tuple[Step, ...]:
    """The steps of somebody's tour."""
    return tuple(step for step in TOURS[visitor.role] if step.page in BY_NAME)


def open_tour() -> None:
    """Begin at the first step."""
    st.session_state[_STEP] = 0


def show_tour_button() -> None:
    """The button that opens the tour, for in the sidebar."""
    st.button(words.HOW_IT_WORKS, key="zo_werkt_het", icon=":material/help:", on_click=open_tour, type="tertiary")


def show_tour(visitor: Visitor) -> None:
    """The step that is on screen; nothing while the tour is closed."""
    asked = st.session_state.get(_STEP)
    if asked is None:
        return
    told = steps(visitor)
    at = min(asked, len(told) - 1)
    with st.container(key="rondleiding"):
        st.html(_words(at, told))
        with st.container(key="rondleiding_knoppen", horizontal=True, vertical_alignment="center"):
            _show_ways(at, told)


def _words(at: int, told: tuple[Step, ...]) -> str:
    last = f'<p class="stil">{words.REOPEN}</p>' if at == len(told) - 1 else ""
    return (
        f'<section aria-label="{words.HOW_IT_WORKS}"><div role="status">'
        f'<p class="stil">{words.HOW_IT_WORKS} · {words.step_of(at + 1, len(told))}</p>'
        f'<p class="stap">{escape(told[at].title)}</p><p>{escape(told[at].text)}</p>{last}</div></section>'
    )


def _show_ways(at: int, told: tuple[Step, ...]) -> None:
    is_last = at == len(told) - 1
    # one key for the button that goes on, so that the focus stays on it
    st.button(
        words.DONE if is_last else words.NEXT, key="rondleiding_verder", type="primary", on_click=_go,
        args=(None if is_last else at + 1,),
    )  # fmt: skip
    st.button(words.PREVIOUS, key="rondleiding_terug", on_click=_go, args=(at - 1,), disabled=at == 0)
    if not is_last:
        st.button(words.CLOSE, key="rondleiding_sluit", on_click=_go, args=(None,), type="tertiary")
    place = BY_NAME[told[at].page]
    st.page_link(place.path, label=words.to_page(place.title), icon=":material/arrow_forward:", icon_position="right")


def _go(step: int | None) -> None:
    if step is None:
        st.session_state.pop(_STEP, None)
    else:
        st.session_state[_STEP] = step
