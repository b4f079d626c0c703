"""The overview of one quarter: the goal with what is told, what changed, and what waits."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards import data, desk, overview
from dashboards.labels import claims as claim_words
from dashboards.labels import overview as words
from dashboards.overview import Shown
from dashboards.parts.overview.attention import show_attention
from dashboards.parts.overview.change import show_change
from dashboards.parts.overview.quarter import show_quarter
from dashboards.parts.overview.totals import show_totals
from dashboards.parts.overview.tree import show_tree
from dashboards.selection import selected
from dashboards.visitor import Visitor, visitor
from dashboards.waiting import Waiting, agreed, at_the_desk, doubted, in_reports, promised, to_tell


def show_overview() -> None:
    """The whole page; without a period on any report only how to give one."""
    selection = selected()
    if selection is None:
        return
    root = escape(data.framework().root)
    st.html(f'<p class="doel"><span class="stil">{claim_words.GOAL}:</span> {root}</p>')
    shown = overview.shown(selection)
    if shown is None:
        st.html(f'<section class="leeg-scherm"><h2>{words.NO_QUARTER}</h2><p>{words.NO_QUARTER_CURE}</p></section>')
        return
    show_quarter(shown)
    if note := words.not_heeded(selection.filters):
        st.html(f'<p class="stil">{note}</p>')
    show_totals(shown)
    show_tree(shown, selection.filters.theme)
    changed, waits = st.columns(2, gap="large")
    with changed:
        show_change(shown)
    with waits:
        show_attention(_waiting(shown, visitor()), shown)


def _waiting(shown: Shown, who: Visitor) -> list[Waiting]:
    reporting = shown.reporting
    found = [
        *at_the_desk(desk.inbox(), who),
        *in_reports(shown.state, reporting, shown.silent, who),
        *agreed(who),
        *promised(shown.state, who),
        *to_tell(shown.state, who),
        *doubted(shown.state, reporting, who),
    ]
    return [one for one in found if one.count]
