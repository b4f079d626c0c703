"""Holding a panel: whose turn it is, the next round, or the end."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards import panel
from dashboards.labels import panel as words
from dashboards.panel import Sitting
from dashboards.parts.desk.place import ask_for_name
from dashboards.parts.panel.place import address, booked, may_book
from dashboards.parts.panel.preparing import show_laying
from dashboards.selection import Selection
from pipeline.panel.events import Ended, PanelError
from pipeline.panel.rounds import Table

_END = "panel_afronden"


def show_groups(selection: Selection, held: Sitting) -> None:
    """The groups of the newest round with how far they are, and what comes after it."""
    if not held.course.rounds:
        st.html(f"<p>{words.NOT_BEGUN}</p>")
        return
    hidden = f" {words.HIDDEN_HELP}" if held.plan.blind else ""
    st.html(f'<p class="melding">{words.READ_ALOUD}{hidden}</p>')
    st.html(f"<h3>{words.ROUND.format(round=len(held.course.rounds))}</h3>{_groups(held)}")
    phase = held.course.phase(held.hidden)
    if phase == "finished":
        link = address(held.panel.number, stap="uitkomst")
        st.html(f'<p>{words.FINISHED} <a href="{link}">{words.TO_RESULT}</a></p>')
    if phase == "lay" and may_book():
        show_laying(selection, held)
        _show_end(held)


def _groups(held: Sitting) -> str:
    waiting = held.course.waiting(held.hidden)
    return f'<ul class="groepen">{"".join(_group(held, one, one in waiting) for one in held.course.last)}</ul>'


def _group(held: Sitting, table: Table, is_open: bool) -> str:
    words_ = words.OPEN_GROUP if is_open else words.READ_AGAIN
    link = address(held.panel.number, stap="kiezen", groep=f"{table.round}-{table.number}")
    name = escape(words_.format(name=table.group.name))
    return f'<li><a href="{link}">{name}</a> <span class="stil">{words.group_state(table, is_open)}</span></li>'


def _show_end(held: Sitting) -> None:
    st.html(f"<h3>{words.SIDE_BY_SIDE_END}</h3><p>{words.END_HELP}</p>")
    with st.form(_END, border=False):
        reason = st.text_input(words.END_REASON, key="afronden_reden", max_chars=500)
        saved = st.form_submit_button(words.END)
    if saved:
        _end(held, reason)
    ask_for_name(_END)


def _end(held: Sitting, reason: str) -> None:
    try:
        event = Ended(reason)
    except PanelError as error:
        st.error(words.problem(error.why), icon=":material/error:")
        return
    if booked(_END, (reason,), lambda: panel.book(held, event), words.ENDED):
        st.rerun()
