"""One delivery: who and when, what to look at, what was read beside the file, and the officer's decision."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from dashboards import data, desk
from dashboards.desk import Item
from dashboards.labels import desk as desk_labels
from dashboards.parts.desk.checks import show_checks
from dashboards.parts.desk.decision import show_decision
from dashboards.parts.desk.facts import show_facts
from dashboards.parts.desk.inbox import title
from dashboards.parts.desk.reading import show_reading
from dashboards.parts.pitches.places import desk_link
from pipeline.tables import Tables

_EVERY = "1s"


def show_review(item: Item, items: list[Item], ask_name: Callable[[], None]) -> None:
    """Everything of one delivery on one page."""
    st.html(f'<h1 class="detail">{escape(title(item))}</h1>{_lead(item)}')
    ask_name()
    state = data.snapshot()
    if item.busy:
        _wait(item.document)
    if state is None or item.row is None:
        _show_unread(item, items)
        return
    if item.failed:
        st.warning(desk_labels.FAILED_AGAIN, icon=":material/warning:")
    tables = desk.reading(state, item.document)
    show_facts(item.row, tables)
    if item.row["kind"] == "pitch":
        desk_link(item.document)
    show_checks(tables)
    show_reading(item.row, tables)
    show_decision(item, items, tables)


def _show_unread(item: Item, items: list[Item]) -> None:
    """A file that nothing was read of yet, or that can't be read: it can be sent back all the same."""
    if item.failed:
        st.html(f'<p class="geheim">{desk_labels.FAILED}</p>')
    if not item.busy or item.review is not None:
        show_decision(item, items, Tables())


def _lead(item: Item) -> str:
    stage = f"{desk_labels.STAGE_SIGNS[item.stage]} {desk_labels.STAGES[item.stage]}"
    parts = [escape(stage), escape(desk_labels.delivered(item.delivered_by, item.delivered_at))]
    if item.row is not None:
        parts.append(f'<a href="#besluit" target="_self">{desk_labels.TO_DECISION}</a>')
    return f'<p class="inleiding">{" · ".join(part for part in parts if part)}</p>'


@st.fragment(run_every=_EVERY)
def _wait(document: str) -> None:
    """Say that it is being read, and draw the page anew when that is done."""
    job = desk.jobs().get(document)
    if job is None or document not in desk.busy({document: job}):
        st.rerun()
    else:
        st.info(f"{desk_labels.REREADING} ({desk_labels.STEPS[job.step]})", icon=":material/sync:")
