"""The page with themes: the goal tree, one theme with its claims, or one claim with all its quotations."""

from __future__ import annotations

import streamlit as st

from dashboards import data, goal_tree
from dashboards.claims import claims
from dashboards.labels import claims as words
from dashboards.parts.claims.detail import show_claim
from dashboards.parts.claims.listing import Selection, show_theme
from dashboards.parts.claims.places import CLAIM, THEME, THEMELESS, back_to_themes
from dashboards.parts.claims.themeless import show_themeless
from dashboards.parts.claims.tree import show_tree
from dashboards.parts.filters import chosen_filters
from dashboards.parts.overview import show_no_match


def show_themes() -> None:
    """What the address asks for: a claim, a theme, what fits no theme, or else the whole tree."""
    state = data.snapshot()
    if state is None:
        return
    documents = data.in_force(state)
    chosen = chosen_filters(documents).apply(documents)
    if chosen.is_empty():
        show_no_match()
        return
    selected = sorted(chosen["document"])
    # what was sent back counts no more, but may still be quoted until its organisation is worked out anew
    known = {row["document"]: row for row in data.documents(state).to_dicts()}
    selection = Selection(state, known, selected, claims(state, selected))
    if asked := st.query_params.get(CLAIM):
        show_claim(selection, asked)
    elif asked := st.query_params.get(THEME):
        _show_asked(selection, asked)
    else:
        show_tree(selection)


def _show_asked(selection: Selection, asked: str) -> None:
    theme = goal_tree.theme(asked)
    if asked == THEMELESS:
        show_themeless(selection)
    elif theme is not None:
        show_theme(selection, theme)
    else:
        st.html(f"<h2>{words.UNKNOWN_THEME}</h2><p>{words.UNKNOWN_THEME_TEXT}</p>")
        back_to_themes("onbekend")
