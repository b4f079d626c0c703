"""Stories that no activity with figures was found for: they count as much, and stand apart."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboards import data, labels
from dashboards.parts.paging import first_part, more_button
from dashboards.parts.quotation import loose_quotation
from dashboards.queries import LOOSE
from dashboards.selection import Selection

_LIST = "los"


def show_loose(chosen: Selection) -> None:
    """Each sentence on a change without an activity, with its source."""
    ids: Sequence[str] = data.rows(chosen.state, LOOSE, tuple(chosen.ids))["sentence_id"].to_list()
    st.html(f"<h2>{labels.LOOSE_TITLE} ({labels.number(len(ids))})</h2><p>{labels.LOOSE_INTRO}</p>")
    if not ids:
        st.html(f'<p class="geen-verhaal">{labels.NO_LOOSE}</p>')
        return
    names = data.theme_names()
    cards = "".join(
        f"<li>{loose_quotation(one, chosen.known[one.document], names)}</li>"
        for one in data.quotations(chosen.state, first_part(ids, _LIST))
    )
    st.html(f'<ul class="losse">{cards}</ul>')
    more_button(ids, _LIST)
