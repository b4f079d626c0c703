"""All agreements as a list of reminders: who does what, by when, and what became of it."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from dashboards.agreements import Reminders, doers, fitting, reminders
from dashboards.conversation import all_agreements
from dashboards.labels import agreements as words
from dashboards.parts.conversation.agreements import agreement_card, show_agreement, show_files
from dashboards.parts.desk.place import ask_name
from dashboards.parts.filters import chosen_filters
from dashboards.visitor import visitor
from pipeline.access import Action

_WHO = "wie"
_TALK = "pages/effectgesprek.py"


def show_all() -> None:
    """The agreements that fit the filters, in the order in which they ask for attention."""
    held, filters = all_agreements(), chosen_filters()
    if not held:
        st.html(f"<p>{words.NOTHING}</p>")
        st.page_link(_TALK, label=words.TO_TALK, icon=":material/arrow_forward:", icon_position="right")
        return
    who = st.selectbox(
        words.WHO, doers(held), index=None, placeholder=words.EVERYBODY, key=_WHO, bind="query-params",
        filter_mode="contains", width=320,
    )  # fmt: skip
    if not_heeded := words.not_heeded(filters):
        st.html(f'<p class="stil">{not_heeded}</p>')
    chosen = fitting(held, filters, who)
    st.html(f'<p role="status">{escape(words.counted(chosen, len(held), date.today()))}</p>')
    if visitor().may(Action.AGREE):
        ask_name()
    for part in reminders(chosen, date.today()):
        _show(part)
    show_files(chosen)


def _show(part: Reminders) -> None:
    st.html(f"<h2>{words.HEADINGS[part.when]} ({len(part.agreements)})</h2>")
    if part.when == "closed" or not visitor().may(Action.AGREE):
        items = "".join(f"<li>{agreement_card(one)}</li>" for one in part.agreements)
        st.html(f'<ul class="afspraken">{items}</ul>')
        return
    for one in part.agreements:
        show_agreement(one)
