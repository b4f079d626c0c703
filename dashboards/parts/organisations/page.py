"""The page with organisations: all of them, or the one that the address asks for."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import polars as pl
import streamlit as st

from dashboards import data
from dashboards.filters import Filters
from dashboards.labels import organisations as words
from dashboards.organisations import Town, of_organisation, town
from dashboards.parts.addresses import back_link
from dashboards.parts.filters import chosen_filters, clear_button
from dashboards.parts.organisations.covering import show_coverage
from dashboards.parts.organisations.listing import show_list
from dashboards.parts.organisations.meeting import show_meeting
from dashboards.parts.organisations.one import show_one
from dashboards.parts.organisations.places import ADDRESS, NAME
from dashboards.selection import narrowed, selected, show_no_match
from pipeline.owners import owner
from pipeline.store import Snapshot


def show_organisations() -> None:
    """The organisation that the address names, else all of them."""
    state = data.snapshot()
    if state is None:
        return
    if asked := st.query_params.get(NAME):
        _show_asked(state, asked)
    elif held := _town():
        show_list(held)
        show_coverage(held)
        show_meeting(held)


def _town() -> Town | None:
    """The organisations with a document that fits all filters, with all that they delivered in the period."""
    if (chosen := selected()) is None:
        return None
    fitting = narrowed(chosen.state, chosen.documents, chosen.filters)
    if fitting.is_empty():
        show_no_match(chosen.filters)
        return None
    if fitting.height < chosen.documents.height:
        st.html(f'<p class="stil">{words.ONLY_THESE}</p>')
    owners = fitting.select(owner()).to_series().to_list()
    return town(chosen.state, chosen.known, chosen.documents.filter(owner().is_in(owners)), chosen.filters)


def _show_asked(state: Snapshot, asked: str) -> None:
    """One organisation; the filters on programme and period count here, the others do not."""
    back_link(ADDRESS, words.BACK)
    own = of_organisation(data.documents(state), asked)
    if own.is_empty():
        st.html(f'<section class="leeg-scherm"><h2>{words.UNKNOWN}</h2><p>{words.unknown(asked)}</p></section>')
        return
    chosen = chosen_filters()
    filters = Filters(programme=chosen.programme, quarter=chosen.quarter, year=chosen.year)
    if replace(chosen, organisation=None) != filters:
        st.html(f'<p class="stil">{words.OTHER_FILTERS}</p>')
    fitting = filters.apply(of_organisation(data.in_force(state), asked))
    if fitting.is_empty():
        _say_nothing_fits(asked, own, filters)
        return
    known = {row["document"]: row for row in data.documents(state).to_dicts()}
    show_one(town(state, known, fitting, filters), asked)


def _say_nothing_fits(asked: str, own: pl.DataFrame, filters: Filters) -> None:
    """All documents were sent back, or none fits programme and period."""
    reason = words.OUTSIDE if filters.apply(own).is_empty() else words.ALL_SENT_BACK
    heading = f"<h2>{escape(asked)}</h2><p>{reason}</p>"
    st.html(f'<section class="leeg-scherm een-organisatie">{heading}</section>')
    clear_button("wis_leeg")
