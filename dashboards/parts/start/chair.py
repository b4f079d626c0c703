"""The start of the chair: the agenda of the quarter."""

from __future__ import annotations

import streamlit as st

from dashboards import data, labels, overview, waiting
from dashboards.labels import start as words
from dashboards.navigation import BY_NAME, OVERVIEW
from dashboards.parts.questions import show_questions
from pipeline.periods import reports_on
from pipeline.store import Snapshot

TALK = "effectgesprek"


def show_agenda(state: Snapshot) -> None:
    """What the newest quarter with a report puts on the table."""
    documents = data.in_force(state)
    quarter = overview.newest(documents)
    if quarter is None:
        st.html(f"<p>{words.AGENDA_NOTHING}</p>")
        return
    st.html(f"<h2>{words.AGENDA.format(quarter=labels.quarter(*quarter))}</h2><p>{words.AGENDA_INTRO}</p>")
    with st.container(key="agenda_wegen", horizontal=True):
        if TALK in BY_NAME:
            st.page_link(BY_NAME[TALK].path, label=words.TO_TALK, icon=":material/arrow_forward:",
                         icon_position="right")  # fmt: skip
        st.page_link(OVERVIEW.path, label=words.TO_OVERVIEW, icon=":material/arrow_forward:", icon_position="right")
    questions = waiting.questions(state, documents.filter(reports_on(*quarter)))
    if questions:
        show_questions(questions)
    else:
        st.html(f"<p>{words.NO_QUESTIONS}</p>")
