"""The page with pitches: the one that the address names, else all of them and who could meet."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboards import data, pitches
from dashboards.filters import Filters
from dashboards.labels import pitches as words
from dashboards.navigation import BY_NAME
from dashboards.parts.addresses import back_link
from dashboards.parts.pitches.listing import show_list
from dashboards.parts.pitches.one import show_one
from dashboards.parts.pitches.places import ADDRESS, PITCH
from dashboards.parts.pitches.together import show_together
from dashboards.selection import Selection, selected
from dashboards.visitor import visitor
from pipeline.access import Action
from pipeline.pitched import Kind, Pitch
from pipeline.store import Snapshot


def show_pitches() -> None:
    """One pitch, or the list with where pitches meet."""
    state = data.snapshot()
    if state is None:
        return
    held = pitches.pitches(state)
    if asked := st.query_params.get(PITCH):
        _show_asked(state, held, asked)
    elif not held:
        _show_none()
    elif chosen := selected():
        _show_all(chosen, held)


def _show_asked(state: Snapshot, held: tuple[Pitch, ...], asked: str) -> None:
    back_link(ADDRESS, words.BACK)
    pitch = pitches.opened(held, asked)
    if pitch is None:
        st.html(f'<section class="leeg-scherm"><h2>{words.GONE_TITLE}</h2><p>{words.GONE}</p></section>')
        return
    show_one(state, pitch, held, date.today())


def _show_none() -> None:
    delivers = visitor().may(Action.DELIVER)
    said = words.NONE if delivers else words.NONE_ELSE
    st.html(f'<section class="leeg-scherm"><h2>{words.NONE_TITLE}</h2><p>{said}</p></section>')
    if delivers:
        st.page_link(BY_NAME["aanleveren"].path, label=words.TO_DESK, icon=":material/arrow_forward:",
                     icon_position="right")  # fmt: skip


def _show_all(chosen: Selection, held: tuple[Pitch, ...]) -> None:
    documents = set(chosen.ids)
    fitting = tuple(one for one in held if one.document in documents and _fits(one, chosen.filters))
    if not fitting:
        st.html(f'<p class="geen-verhaal">{words.NONE_FIT}</p>')
        return
    show_list(fitting, date.today())
    # whom a pitch meets does not depend on which pitches are chosen
    show_together(pitches.met(chosen.state, held, chosen.filters.period), fitting)


def _fits(pitch: Pitch, filters: Filters) -> bool:
    """Whether a pitch promises what the filters on theme, target group and district ask for."""
    asked: tuple[tuple[Kind, str | None], ...] = (
        ("effect", filters.theme), ("target_group", filters.target_group), ("district", filters.district),
    )  # fmt: skip
    return all(value is None or value in pitch.values(kind) for kind, value in asked)
