"""Telling the organisations: who still waits, the document for each, and what came back. By the alphabet, no counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from html import escape

import streamlit as st

from dashboards import labels, panel
from dashboards.labels import conversation as conversation_words
from dashboards.labels import panel as words
from dashboards.panel import Sitting
from dashboards.parts.desk.place import ask_for_name
from dashboards.parts.downloads import offer_file
from dashboards.parts.panel.place import booked, may_book
from dashboards.selection import Selection
from pipeline.panel.events import PanelError
from pipeline.panel.feedback import Act, Feedback
from pipeline.panel.outcome import Result
from pipeline.review.panel_forms import LetterForm, letter_name
from pipeline.store import Snapshot

_FORMS: dict[LetterForm, str] = {"docx": words.AS_WORD, "html": words.AS_PAGE}


def show_telling(selection: Selection, held: Sitting) -> None:
    """The organisations that still wait, and those that were told."""
    result = held.result
    st.html(f"<p>{words.TELL_INTRO}</p>")
    if result is None:
        st.html(f"<p>{words.NOT_YET_FINISHED}</p>")
        return
    acts = panel.feedback(held.panel)
    standing = panel.standings(selection.state, held)
    waiting = [name for name, stands in standing.items() if stands != "sent"]
    st.html(f"<h3>{words.WAITING}</h3>{'' if waiting else f'<p>{words.NOBODY_WAITS}</p>'}")
    for name in waiting:
        _show(selection.state, held, result, name, words.TOLD[standing[name]], acts)
    done = [name for name, stands in standing.items() if stands == "sent"]
    if done:
        st.html(f"<h3>{words.DONE}</h3>")
    for name in done:
        _show(selection.state, held, result, name, words.TOLD["sent"], acts)


def _show(
    state: Snapshot, held: Sitting, result: Result, name: str, stands: str, acts: Sequence[Feedback]
) -> None:  # fmt: skip
    own = [one for one in acts if one.organisation == name]
    with st.container(key=f"terugkoppelvak_{key_of(name)}"):
        st.html(f'<h4>{escape(name)}</h4><p class="stil">{stands}</p>{_acts(own)}')
        with st.container(horizontal=True, key=f"terugkoppelen_{key_of(name)}"):
            for form, label in _FORMS.items():
                offer_file(
                    label.format(name=name), partial(panel.document, state, held, result, name, form),
                    letter_name(name, form), conversation_words.MIMES[form], f"brief_{form}_{key_of(name)}",
                )  # fmt: skip
        if may_book():
            with st.expander(words.UPDATE_ORGANISATION.format(name=name), key=f"terugkoppelform_{key_of(name)}"):
                _show_form(held, name, own)


def key_of(name: str) -> str:
    """A name as part of the key of a widget."""
    return "".join(sign if sign.isalnum() else "_" for sign in name)


def _acts(own: Sequence[Feedback]) -> str:
    items = "".join(
        f"<li>{words.ACTS[one.act]}, {escape(labels.day(one.on))}: {escape(one.text)} "
        f'<span class="stil">({escape(words.booked_by(one.decided_by, one.decided_at))})</span></li>'
        for one in own
    )
    return f'<ul class="punten">{items}</ul>' if items else ""


def _show_form(held: Sitting, name: str, own: Sequence[Feedback]) -> None:
    key = f"terug_{key_of(name)}"
    with st.form(key, border=False):
        act: Act = st.radio(
            words.WHAT_HAPPENED, list(words.ACTS), format_func=words.ACTS.__getitem__, key=f"{key}_wat", horizontal=True
        )
        on = st.text_input(words.ON_DAY, f"{date.today():%d-%m-%Y}", key=f"{key}_dag")
        text = st.text_input(words.TEXT, key=f"{key}_tekst", max_chars=1000, placeholder=words.NO_NAMES)
        saved = st.form_submit_button(words.SAVE_ACT)
    if saved:
        _save(held, name, act, on, text, key)
    ask_for_name(key)
    for one in own:
        label = f"{words.UNDO}: {words.ACTS[one.act].lower()}, {labels.day(one.on)}"
        undone = st.button(label, key=f"{key}_weg_{one.number}", type="tertiary")
        if undone and booked(key, (), partial(panel.undo_feedback, one), words.UNDONE):
            st.rerun()


def _save(held: Sitting, name: str, act: Act, on: str, text: str, key: str) -> None:
    day = _day(on)
    if day is None or day > date.today():
        st.error(words.NO_DAY if day is None else words.IN_FUTURE, icon=":material/error:")
        return
    try:
        done = Feedback(held.panel.number, name, act, day, text)
    except PanelError as error:
        st.error(words.problem(error.why), icon=":material/error:")
        return
    if booked(key, (text,), lambda: panel.book_feedback(done), words.ACT_SAVED):
        st.rerun()


def _day(written: str) -> date | None:
    try:
        return datetime.strptime(written.strip(), "%d-%m-%Y").date()
    except ValueError:
        return None
