"""The inbox: what waits for whom."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import get_args

import streamlit as st

from dashboards import desk, labels
from dashboards.desk import Item, Stage
from dashboards.labels import desk as desk_labels
from dashboards.parts.desk.place import open_delivery
from dashboards.parts.paging import first_part, more_button

_EVERY = "2s"
_BOX = "bakje"
_CHOSEN = "gekozen_bakje"


def show_inbox(items: list[Item]) -> None:
    """The deliveries of one stage at a time, those that wait for the officer first."""
    st.html(f"<h2>{desk_labels.INBOX_TITLE}</h2>")
    if not items:
        st.html(f"<p>{desk_labels.EMPTY_INBOX}</p>")
        return
    counts = Counter(item.stage for item in items)
    stage = _chosen_stage(counts)
    st.html(f'<p class="stil">{desk_labels.STAGE_INTROS[stage]}</p>')
    rows = [item for item in items if item.stage == stage]
    for item in first_part(rows, f"postvak_{stage}"):
        _show_item(item)
    more_button(rows, f"postvak_{stage}")
    busy = sum(item.busy for item in items)
    if busy:
        _watch(busy)


def _chosen_stage(counts: Counter[Stage]) -> Stage:
    """The stage that was chosen; the first that holds something when it is empty by now."""
    stages: list[Stage] = [stage for stage in get_args(Stage) if counts[stage]]
    if st.session_state.get(_BOX) not in stages:
        st.session_state[_BOX] = st.session_state[_CHOSEN] if st.session_state.get(_CHOSEN) in stages else stages[0]
    chosen = st.segmented_control(
        desk_labels.MAILBOX, stages, key=_BOX, required=True,
        format_func=lambda stage: f"{desk_labels.STAGE_SIGNS[stage]} {desk_labels.STAGES[stage]} ({counts[stage]})",
    )  # fmt: skip
    # the widget's own key is forgotten while a delivery is open
    st.session_state[_CHOSEN] = chosen
    return chosen or stages[0]


def title(item: Item) -> str:
    """The name of a delivery; without a name of its own before names of persons are taken out of it."""
    if item.row and item.row["filename"]:
        return str(item.row["filename"])
    words = desk_labels.NOT_READABLE if item.failed else desk_labels.NOT_READ_YET
    return f"{words} ({item.suffix or labels.UNKNOWN})"


def _show_item(item: Item) -> None:
    with st.container(key=f"post_{item.document[:16]}"):
        words, action = st.columns([5, 1], vertical_alignment="center")
        words.html(f'<h3 class="bestand">{escape(title(item))}</h3><p class="stil">{escape(_facts(item))}</p>')
        if item.row is not None or not item.busy:
            action.button(
                desk_labels.about(desk_labels.OPEN if item.stage == "check" else desk_labels.LOOK, title(item)),
                key=f"open_{item.document[:16]}", on_click=open_delivery, args=(item.document,), width="stretch",
                type="primary" if item.stage == "check" else "secondary",
            )  # fmt: skip


def _facts(item: Item) -> str:
    row = item.row
    about = (
        [row["organisation"] or labels.UNKNOWN_ORGANISATION, labels.period(row["period_start"], row["period_end"])]
        if row
        else [desk_labels.STEPS[item.step]] if item.busy else []
    )  # fmt: skip
    what = [desk_labels.checks(item.checks)] if row and item.stage == "check" else []
    why = [item.review.reason] if item.review and item.review.reason else []
    return " · ".join([*about, *what, *why, desk_labels.delivered(item.delivered_by, item.delivered_at)])


@st.fragment(run_every=_EVERY)
def _watch(busy: int) -> None:
    """Draw the page anew when something was read."""
    jobs = desk.jobs()
    if len(desk.busy(jobs)) != busy:
        st.rerun()
    if desk.is_unattended(jobs):
        st.warning(desk_labels.NO_WORKER, icon=":material/warning:")
