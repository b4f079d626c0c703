"""The page with organisations: all of them, or the one that the address asks for."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from dashboards import data
from dashboards.labels import organisations as words
from dashboards.organisations import of_organisation, town
from dashboards.parts.filters import chosen_filters, clear_button
from dashboards.parts.organisations.covering import show_coverage
from dashboards.parts.organisations.listing import show_list
from dashboards.parts.organisations.meeting import show_meeting
from dashboards.parts.organisations.one import show_one
from dashboards.parts.organisations.places import NAME, back_link
from dashboards.selection import selected
from pipeline.store import Snapshot


def show_organisations() -> None:
    """The organisation that the address names, else all of them."""
    state = data.snapshot()
    if state is None:
        return
    if asked := st.query_params.get(NAME):
        _show_asked(state, asked)
        return
    chosen = selected()
    if chosen is None:
        return
    held = town(chosen.state, chosen.known, chosen.documents, chosen.filters)
    show_list(held)
    show_coverage(held)
    show_meeting(held)


def _show_asked(state: Snapshot, asked: str) -> None:
    """One organisation; the filter on organisations does not count here, the others do."""
    back_link()
    counting = data.in_force(state)
    own = of_organisation(counting, asked)
    if of_organisation(data.documents(state), asked).is_empty():
        st.html(f'<section class="leeg-scherm"><h2>{words.UNKNOWN}</h2><p>{words.unknown(asked)}</p></section>')
        return
    filters = replace(chosen_filters(counting), organisation=None)
    fitting = filters.apply(own)
    if fitting.is_empty() and not own.is_empty():
        heading = f"<h2>{escape(asked)}</h2><p>{words.OUTSIDE}</p>"
        st.html(f'<section class="leeg-scherm een-organisatie">{heading}</section>')
        clear_button("wis_leeg")
        return
    known = {row["document"]: row for row in data.documents(state).to_dicts()}
    show_one(town(state, known, fitting, filters), asked)
