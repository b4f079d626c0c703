"""The entry of the screen: navigation by role, style, the shared filters, and what shows when there is nothing yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from dashboards import data, labels
from dashboards.booking import whoever_looks
from dashboards.navigation import OVERVIEW, START, Place, hide_menu, navigate
from dashboards.parts.filters import filter_choices, show_filters
from dashboards.parts.links import follow_links
from dashboards.parts.news import watch_for_news
from dashboards.parts.printing import show_print_view
from dashboards.parts.role import show_not_yours, show_practice, show_who
from dashboards.parts.states import show_empty_store, told_when_it_cannot
from dashboards.parts.tour import show_tour, show_tour_button
from dashboards.parts.views import show_views
from dashboards.visitor import Visitor, is_signed_out, visitor
from pipeline.audit import tell_actor

FOLDER = Path(__file__).parent
MENU = 250
"""Pixels for the menu at the left; on a narrow screen it begins closed."""
ICON = (FOLDER / "icon.svg").read_text(encoding="utf-8").strip()


def enter() -> tuple[Visitor, Place, StreamlitPage]:
    """The bar at the side: the role, the menu that goes with it, and the tour; gives who looks, and at what."""
    if is_signed_out():
        hide_menu()
    with st.sidebar:
        show_who()
    who = visitor()
    place, page = navigate(who)
    with st.sidebar:
        show_tour_button()
    st.set_page_config(
        page_title=labels.page_title(page.title), page_icon=ICON, layout="wide", initial_sidebar_state=MENU
    )
    show_practice()
    st.html(f'<p class="merk"><strong>{labels.PRODUCT}</strong> <span>{labels.TAGLINE}</span></p>')
    return who, place, page


def frame(place: Place, choices: Mapping[str, Sequence[str]], has_heading: bool) -> None:
    """The heading, the filters with their choices, and the saved views, which pages share.

    A page with a heading of its own has no intro here. The filters stand in the same place on every page, since
    Streamlit takes a filter that moves out of the address; the style hides them where they say nothing.
    """
    with st.container():
        if place.intro and has_heading:
            st.html(f'<h1>{place.title}</h1><p class="inleiding">{place.intro}</p>')
    show_filters(choices)
    show_views(place, choices)
    show_print_view(place)


def show(who: Visitor, place: Place, page: StreamlitPage) -> None:
    """The page that was asked for, or why it is not there."""
    with told_when_it_cannot(place.title):
        if problem := data.goal_tree_problem():
            st.warning(labels.goal_tree_is_wrong(problem))
        state = data.snapshot()
        documents = data.documents(state) if state else pl.DataFrame()
    is_theirs = who.may_open(place.name)
    if state is not None and not documents.is_empty():
        begun = OVERVIEW if place is START and who.begins_with_overview else place
        frame(begun, filter_choices(state, documents), is_theirs)
    with told_when_it_cannot():
        if not is_theirs:
            show_not_yours(place, who)
        elif documents.is_empty() and place.needs_documents:
            show_empty_store(place.title, who)
        else:
            page.run()
    watch_for_news(state.version if state else None)


tell_actor(whoever_looks)
st.html(FOLDER / "style.css")
who, place, page = enter()
show_tour(who)
show(who, place, page)
follow_links()
