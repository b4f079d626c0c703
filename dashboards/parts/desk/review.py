"""One delivery: who and when, what to look at, what was read beside the file, and the officer's decision."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from dashboards import data, desk, desk_labels
from dashboards.desk import Item
from dashboards.parts.desk.checks import show_checks
from dashboards.parts.desk.decision import show_decision
from dashboards.parts.desk.facts import show_facts
from dashboards.parts.desk.inbox import title
from dashboards.parts.desk.reading import show_reading

_EVERY = "1s"


def show_review(item: Item, items: list[Item], ask_name: Callable[[], None]) -> None:
    """Everything of one delivery on one page."""
    st.html(f'<h1 class="detail">{escape(title(item))}</h1>{_lead(item)}')
    ask_name()
    state = data.snapshot()
    if item.stage == "queued":
        _wait(item.document)
    if state is None or item.row is None:
        return
    tables = desk.reading(state, item.document)
    show_facts(item.row, tables)
    show_checks(tables)
    show_reading(item.row, tables)
    show_decision(item, items, tables)


def _lead(item: Item) -> str:
    stage = f"{desk_labels.STAGE_SIGNS[item.stage]} {desk_labels.STAGES[item.stage]}"
    delivered = desk_labels.delivered(item.delivered_by, item.delivered_at)
    return f'<p class="inleiding">{escape(stage)}{f" · {escape(delivered)}" if delivered else ""}</p>'


@st.fragment(run_every=_EVERY)
def _wait(document: str) -> None:
    """Say that it is being read, and draw the page anew when that is done."""
    job = desk.jobs().get(document)
    if job is None or job.state not in ("waiting", "reading"):
        st.rerun()
    else:
        st.info(f"{desk_labels.REREADING} ({desk_labels.STEPS[job.step]})", icon=":material/sync:")
