"""What fits no theme: shown as it is, forced into nothing."""

from __future__ import annotations

import streamlit as st

from dashboards import claims, data
from dashboards.labels import claims as words
from dashboards.parts.claims.chosen import Selection
from dashboards.parts.claims.places import back_to_themes, new_themes_link
from dashboards.parts.paging import first_part, more_button
from dashboards.parts.quotation import loose_quotation

_LIST = "geen_thema"


def show_themeless(selection: Selection) -> None:
    """Every sentence on a change that fits no theme, with its source."""
    back_to_themes()
    names = data.theme_names()
    ids = claims.themeless(selection.state, selection.ids, list(names))
    st.html(f"<h2>{words.THEMELESS}</h2><p>{words.THEMELESS_TEXT if ids else words.NONE_THEMELESS}</p>")
    new_themes_link()
    if not ids:
        return
    quotations = data.quotations(selection.state, first_part(ids, _LIST))
    cards = "".join(f"<li>{loose_quotation(one, selection.known[one.document], names)}</li>" for one in quotations)
    st.html(f'<ul class="losse">{cards}</ul>')
    more_button(ids, _LIST)
