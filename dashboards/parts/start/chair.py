"""The start of the chair: the agenda of the quarter."""

from __future__ import annotations

import streamlit as st

from dashboards import data, labels, overview, waiting
from dashboards.labels import start as words
from dashboards.navigation import BY_NAME, OVERVIEW
from dashboards.parts.conversation.agreements import agreement_card
from dashboards.parts.overview.attention import show_attention
from dashboards.parts.questions import show_questions
from dashboards.visitor import visitor
from pipeline.store import Snapshot

_TALK = BY_NAME["effectgesprek"].path
_AGREEMENTS = BY_NAME["afspraken"].path
_FIRST = 5


def show_agenda(state: Snapshot) -> None:
    """What the newest quarter with a report puts on the table."""
    shown = overview.newest_of(state, data.in_force(state))
    if shown is None:
        st.html(f"<p>{words.AGENDA_NOTHING}</p>")
        return
    st.html(f"<h2>{words.AGENDA.format(quarter=labels.quarter(*shown.quarter))}</h2><p>{words.AGENDA_INTRO}</p>")
    with st.container(key="agenda_wegen", horizontal=True):
        st.page_link(_TALK, label=words.TO_TALK, icon=":material/arrow_forward:", icon_position="right")
        st.page_link(OVERVIEW.path, label=words.TO_OVERVIEW, icon=":material/arrow_forward:", icon_position="right")
    questions = waiting.questions(state, shown.reporting)
    if questions:
        show_questions(questions)
    else:
        st.html(f"<p>{words.NO_QUESTIONS}</p>")
    _show_agreements()
    gaps = waiting.in_reports(state, shown.reporting, shown.silent, visitor())
    show_attention([one for one in gaps if one.count and one.kind != "questions"], shown)


def _show_agreements() -> None:
    """The open agreements, those whose day comes first on top."""
    waits = waiting.open_agreements()
    items = "".join(f"<li>{agreement_card(one)}</li>" for one in waits[:_FIRST])
    st.html(
        f"<h2>{words.AGREEMENTS} ({len(waits)})</h2>"
        + (f'<ul class="afspraken">{items}</ul>' if items else f"<p>{words.NO_AGREEMENTS}</p>")
    )
    if waits:
        st.page_link(_AGREEMENTS, label=words.TO_AGREEMENTS, icon=":material/arrow_forward:", icon_position="right")
