"""Where one begins: the choice of a role, or what the role that was chosen begins with."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboards import data, labels
from dashboards.labels import start as words
from dashboards.parts.overview.page import show_overview
from dashboards.parts.start.chair import show_agenda
from dashboards.parts.start.choice import show_choice
from dashboards.parts.start.everything import show_everything
from dashboards.parts.start.officer import show_inbox_summary
from dashboards.parts.start.provider import show_own_start
from dashboards.parts.start.reviewer import show_queue_summary
from dashboards.parts.states import show_empty_store
from dashboards.visitor import visitor
from pipeline.access import Role
from pipeline.store import Snapshot

_STARTS: dict[Role, Callable[[Snapshot], None]] = {
    Role.OFFICER: show_inbox_summary,
    Role.CHAIR: show_agenda,
    Role.REVIEWER: show_queue_summary,
    Role.ADMIN: show_everything,
}
"""What each role begins with; the adviser begins with the overview itself, under its own heading."""


def show_start() -> None:
    """The start that fits who is looking."""
    who = visitor()
    state = data.snapshot()
    is_empty = state is None or data.documents(state).is_empty()
    if who.role is None:
        show_choice(is_empty)
    elif who.role is Role.PROVIDER:
        show_own_start()
    elif state is None or is_empty:
        show_empty_store(labels.WELCOME, who)
    elif who.begins_with_overview:
        show_overview()
    else:
        st.html(f'<h1 class="detail">{labels.START}</h1><p class="inleiding">{words.WAITS_FOR_YOU}</p>')
        _STARTS[who.role](state)
