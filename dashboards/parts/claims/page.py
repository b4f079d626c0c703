"""The page with themes: the goal tree, one theme with its claims, or one claim with all its quotations."""

from __future__ import annotations

import streamlit as st

from dashboards import data, goal_tree
from dashboards.claims import as_corrected, claims
from dashboards.labels import claims as words
from dashboards.parts.claims.chosen import Selection
from dashboards.parts.claims.detail import show_claim
from dashboards.parts.claims.places import CLAIM, THEME, THEMELESS, back_to_themes
from dashboards.parts.claims.theme import show_theme
from dashboards.parts.claims.themeless import show_themeless
from dashboards.parts.claims.tree import show_tree
from dashboards.selection import selected


def show_themes() -> None:
    """What the address asks for: a claim, a theme, what fits no theme, or else the whole tree."""
    chosen = selected()
    if chosen is None:
        return
    named = as_corrected(claims(chosen.state, chosen.ids), data.documents(chosen.state))
    selection = Selection(chosen.state, chosen.known, chosen.documents, named, chosen.filters.quarter)
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
