"""Agreements on the agenda: those that wait, with what became of them, and a form for a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from html import escape

import streamlit as st

from dashboards import conversation, data
from dashboards.labels import conversation as words
from dashboards.parts.desk.place import ask_for_name, officer, signed
from dashboards.parts.downloads import offer_file
from pipeline.agreed import Agreement, Status, Subject, Terms
from pipeline.review.content import Review

_FORMAT = "%d-%m-%Y"
_NEW = "afspraak_nieuw"


def show_agreements(review: Review) -> None:
    """The agreements that wait, a form for a new one, what was closed since the last review, and all as a file."""
    waiting = [one for one in review.agreements if one.status == "open"]
    closed = [one for one in review.agreements if one.status != "open"]
    st.html(f"<h2>{words.AGREEMENTS} ({len(waiting)})</h2>")
    if not waiting:
        st.html(f"<p>{words.NO_AGREEMENTS}</p>")
    for one in waiting:
        show_agreement(one)
    with st.expander(words.NEW, key="nieuwe_afspraak"):
        _show_new(review)
    if closed:
        items = "".join(f"<li>{agreement_card(one)}</li>" for one in closed)
        st.html(f"<details><summary>{words.CLOSED} ({len(closed)})</summary><ul>{items}</ul></details>")
    show_files(review.agreements)


def show_agreement(one: Agreement) -> None:
    """An agreement with a form to say what became of it."""
    with st.container(key=f"afspraakvak_{one.number}"):
        st.html(agreement_card(one))
        with st.expander(f"{words.CHANGE}: {one.terms.what}"):
            _show_change(one)


def agreement_card(one: Agreement) -> str:
    """HTML: what was agreed, who does it by when, about what and why, and what became of it."""
    late = one.standing(date.today()) == "overdue"
    subject = words.about(one.terms.about)
    about = f'<p class="stil">{escape(subject)}</p>' if subject else ""
    return (
        f'<p><strong>{escape(one.terms.what)}</strong></p><p class="{"te-laat" if late else "stil"}">'
        f"{escape(words.terms(one, date.today()))}</p>{about}<p>{escape(one.terms.why)}</p>{_history(one)}"
    )


def _history(one: Agreement) -> str:
    lines = [words.made(one), *map(words.changed, one.changes)]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<details><summary>{words.HISTORY}</summary><ul class="punten">{items}</ul></details>'


def _show_change(one: Agreement) -> None:
    key = f"wijzig_afspraak_{one.number}"
    with st.form(key, border=False):
        status: Status = st.radio(
            words.STATUS, list(words.STATUSES), format_func=words.STATUSES.__getitem__, horizontal=True,
            key=f"{key}_status",
        )  # fmt: skip
        left, right = st.columns(2)
        due = left.text_input(words.NEW_DUE, key=f"{key}_datum").strip()
        who = right.text_input(words.NEW_WHO, key=f"{key}_wie", max_chars=120).strip()
        reason = st.text_input(words.REASON, key=f"{key}_reden", max_chars=300).strip()
        saved = st.form_submit_button(words.SAVE_CHANGE)
    if saved:
        _change(one, _Asked(status if status != one.status else None, due, who, reason), key)
    ask_for_name(key)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was filled in to change an agreement; `due` as it was typed."""

    status: Status | None
    due: str
    who: str
    reason: str


def _change(one: Agreement, asked: _Asked, key: str) -> None:
    """Book a change that says enough; else say what is still to be filled in."""
    due = _day(asked.due)
    problem = _problem(asked, due)
    if problem:
        st.error(problem, icon=":material/error:")
    elif signed(key):
        conversation.change(one.number, officer(), asked.status, due, asked.who or None, asked.reason)
        st.toast(words.CHANGED)
        st.rerun()


def _problem(asked: _Asked, due: date | None) -> str | None:
    if asked.due and due is None:
        return words.NO_DATE
    if asked.status is None and due is None and not asked.who:
        return words.NOTHING_CHANGES
    return words.NEEDS_REASON if (asked.status == "dropped" or due) and not asked.reason else None


def _show_new(review: Review) -> None:
    themes = data.theme_names()
    with st.form(_NEW, border=False):
        what = st.text_input(words.WHAT, key="afspraak_wat", max_chars=300).strip()
        left, right = st.columns(2)
        who = left.text_input(words.WHO, key="afspraak_wie", max_chars=120).strip()
        due = right.text_input(words.DUE, key="afspraak_datum").strip()
        why = st.text_input(words.WHY, key="afspraak_waarom", max_chars=300).strip()
        subject = _subject(review, list(themes.values()))
        saved = st.form_submit_button(words.SAVE, type="primary")
    if saved:
        _save(review, {words.WHAT: what, words.WHO: who, words.WHY: why}, due, subject)
    ask_for_name(_NEW)


def _subject(review: Review, themes: Sequence[str]) -> Subject:
    """What a new agreement is about, out of the names that the review has; none is fine."""
    lines = [line for part in review.themes for line in (*part.lines, *part.longer_lines)] + list(review.loose)
    activities = sorted({line.activity for line in lines if line.activity}, key=str.casefold)
    choices = (
        (words.ABOUT_THEME, themes, "afspraak_thema"),
        (words.ABOUT_ORGANISATION, review.organisations, "afspraak_organisatie"),
        (words.ABOUT_ACTIVITY, activities, "afspraak_activiteit"),
    )
    columns = st.columns(3)
    theme, organisation, activity = (
        column.selectbox(label, list(options), index=None, placeholder=words.NONE, key=key, filter_mode="contains")
        for column, (label, options, key) in zip(columns, choices, strict=True)
    )
    return Subject(theme, organisation, activity)


def _save(review: Review, given: dict[str, str], due: str, subject: Subject) -> None:
    """Book a new agreement that says enough; else say what is still to be filled in."""
    empty = [field for field, text in given.items() if not text]
    day = _day(due)
    if empty:
        st.error(words.missing(empty), icon=":material/error:")
    elif day is None:
        st.error(words.NO_DATE, icon=":material/error:")
    elif signed(_NEW):
        terms = Terms(given[words.WHAT], given[words.WHO], day, given[words.WHY], subject)
        conversation.agree(terms, review.scope.when, officer())
        for key in ("wat", "wie", "datum", "waarom", "thema", "organisatie", "activiteit"):
            st.session_state.pop(f"afspraak_{key}", None)
        st.toast(words.SAVED)
        st.rerun()


def _day(written: str) -> date | None:
    try:
        return datetime.strptime(written, _FORMAT).date()
    except ValueError:
        return None


def show_files(held: Sequence[Agreement]) -> None:
    """Agreements to take along: open ones for a calendar, all of them as a table."""
    if not held:
        return
    with st.container(horizontal=True, key="afspraken_bestanden"):
        offer_file(words.TO_CALENDAR, partial(conversation.as_calendar, held), words.CALENDAR_FILE, "text/calendar",
                   "afspraken_ics")  # fmt: skip
        offer_file(words.TO_TABLE, partial(conversation.as_table, held), words.TABLE_FILE, "text/csv", "afspraken_csv")
