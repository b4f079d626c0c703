"""The page with themes: the goal tree, one theme with its claims, or one claim with all its quotations."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboards import data, goal_tree
from dashboards.claims import as_corrected, claims
from dashboards.labels import claims as words
from dashboards.labels import trends as trend_words
from dashboards.parts.claims.chosen import Selection, fitting_claims
from dashboards.parts.claims.detail import show_claim
from dashboards.parts.claims.places import CLAIM, THEME, THEMELESS, back_to_themes
from dashboards.parts.claims.theme import show_theme
from dashboards.parts.claims.themeless import show_themeless
from dashboards.parts.claims.tree import show_tree
from dashboards.selection import narrowed, selected, show_no_match


def show_themes() -> None:
    """What the address asks for: a claim, a theme, what fits no theme, or else the whole tree.

    A theme that was chosen as a filter is shown itself.
    """
    if (selection := _selection()) is None:
        return
    if asked := st.query_params.get(CLAIM):
        show_claim(selection, asked)
    elif asked := st.query_params.get(THEME):
        _show_asked(selection, asked)
    elif theme := goal_tree.theme(selection.filters.theme or ""):
        show_theme(selection, theme, is_filter=True)
    else:
        show_tree(selection)


def _selection() -> Selection | None:
    """The documents that fit, district and target group included, with the claims that fit."""
    if (chosen := selected()) is None:
        return None
    places = replace(chosen.filters, theme=None, voice=None)
    documents = narrowed(chosen.state, chosen.documents, places)
    if documents.is_empty():
        show_no_match(chosen.filters)
        return None
    ids = sorted(documents["document"])
    named = as_corrected(claims(chosen.state, ids), data.documents(chosen.state))
    if notes := trend_words.filter_notes(chosen.filters):
        st.html("".join(f'<p class="stil">{note}</p>' for note in notes))
    held = fitting_claims(named, chosen.filters, chosen.activities)
    return Selection(chosen.state, chosen.known, documents, held, chosen.filters)


def _show_asked(selection: Selection, asked: str) -> None:
    theme = goal_tree.theme(asked)
    if asked == THEMELESS:
        show_themeless(selection)
    elif theme is not None:
        show_theme(selection, theme)
    else:
        st.html(f"<h2>{words.UNKNOWN_THEME}</h2><p>{words.UNKNOWN_THEME_TEXT}</p>")
        back_to_themes()
