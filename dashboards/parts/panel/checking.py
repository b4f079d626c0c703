"""Checking stories with who told them: those that were chosen first, each with what was found before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from dashboards import panel
from dashboards.labels import panel as words
from dashboards.panel import Sitting
from dashboards.parts.desk.place import ask_for_name
from dashboards.parts.panel.place import booked, may_book, status_line
from dashboards.parts.panel.preparing import whole
from dashboards.selection import Selection
from pipeline.panel.checks import Check, Checked
from pipeline.panel.events import PanelError, SeatRole
from pipeline.panel.rounds import reading_order
from pipeline.review import panel_words
from pipeline.store import Snapshot


def show_checks(selection: Selection, held: Sitting) -> None:
    """Every story that takes part, the chosen ones first, with its status and a form."""
    st.html(f'<p>{words.CHECK_INTRO}</p><p class="stil">{words.WITHDRAW_HELP}</p>')
    chosen = {table.chosen.story for table in held.course.tables if table.chosen and table.chosen.story}
    order = reading_order(held.panel.number, held.course.taken)
    st.html(f"<h3>{words.CHOSEN_FIRST}</h3>{'' if chosen else f'<p>{words.NOTHING_CHOSEN}</p>'}")
    histories = panel.histories()
    _show_all(selection.state, held, [one for one in order if one in chosen], histories)
    others = [one for one in order if one not in chosen]
    if others:
        st.html(f"<h3>{words.OTHERS}</h3>")
    _show_all(selection.state, held, others, histories)


def _show_all(state: Snapshot, held: Sitting, stories: Sequence[str], histories: Mapping[str, list[Check]]) -> None:
    for story in stories:
        with st.container(key=f"nagaan_{story}"):
            _show(state, held, story, histories.get(story, []))


def _show(state: Snapshot, held: Sitting, story: str, earlier: Sequence[Check]) -> None:
    found = held.stories.get(story)
    file = panel.filename_of(state, story)
    name = panel_words.called(found) if found else words.GONE_STORY.format(file=file)
    text = whole(found) if found else ""
    where = escape(f"{panel.organisation_of(state, story)}, {file}")
    consent = f" · {escape(panel_words.CONSENTS[found.consent])}" if found else ""
    status = f"{status_line(held, story)}{text}{_history(earlier)}"
    st.html(f'<h4>{escape(name)}</h4><p class="stil">{where}{consent}</p>{status}')
    if may_book():
        with st.expander(words.UPDATE_CHECK.format(name=name), key=f"nagaanvak_{story}"):
            _show_form(held, story)


def _history(earlier: Sequence[Check]) -> str:
    if len(earlier) < 2:
        return ""
    items = "".join(
        f"<li>{escape(panel_words.status(one))} ({escape(words.booked_by(one.decided_by, one.decided_at))})</li>"
        for one in earlier
    )
    return f'<details><summary>{words.CHECK_HISTORY}</summary><ul class="punten">{items}</ul></details>'


def _show_form(held: Sitting, story: str) -> None:
    key = f"check_{story}"
    now = held.checks.get(story)
    with st.form(key, border=False):
        statuses: list[Checked] = list(words.STATUSES)
        status: Checked = st.selectbox(
            words.STATUS, statuses, statuses.index(now.status) if now else 0, format_func=words.STATUSES.__getitem__,
            key=f"{key}_status",
        )  # fmt: skip
        role: SeatRole | None = st.selectbox(
            words.BY_ROLE, list(panel_words.ROLES), None, format_func=lambda one: panel_words.ROLES[one][0],
            key=f"{key}_rol", placeholder="",
        )  # fmt: skip
        how = st.text_input(words.HOW_CHECKED, key=f"{key}_hoe", max_chars=300, placeholder=words.NO_NAMES)
        reason = st.text_input(words.CHECK_REASON, key=f"{key}_reden", max_chars=300, placeholder=words.NO_NAMES)
        saved = st.form_submit_button(words.SAVE_CHECK)
    if saved:
        _save(key, story, status, role, (how, reason))
    ask_for_name(key)


def _save(key: str, story: str, status: Checked, role: SeatRole | None, typed: tuple[str, str]) -> None:
    try:
        found = Check(story, status, role if status == "confirmed" else None, *typed)
    except PanelError as error:
        st.error(words.problem(error.why), icon=":material/error:")
        return
    if booked(key, typed, lambda: panel.check(found), words.CHECK_SAVED):
        st.rerun()
