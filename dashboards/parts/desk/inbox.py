"""The inbox: what waits for whom."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import get_args

import streamlit as st

from dashboards import desk, desk_labels, labels
from dashboards.desk import Item, Stage
from dashboards.parts.desk.place import open_delivery
from dashboards.parts.paging import first_part, more_button

_EVERY = "2s"


def show_inbox(items: list[Item]) -> None:
    """The deliveries of one stage at a time, those that wait for the officer first."""
    st.html(f"<h2>{desk_labels.INBOX_TITLE}</h2>")
    if not items:
        st.html(f"<p>{desk_labels.EMPTY_INBOX}</p>")
        return
    counts = Counter(item.stage for item in items)
    stages: list[Stage] = [stage for stage in get_args(Stage) if counts[stage]]
    chosen = st.segmented_control(
        desk_labels.MAILBOX, stages, default=stages[0], key="bakje", required=True,
        format_func=lambda stage: f"{desk_labels.STAGE_SIGNS[stage]} {desk_labels.STAGES[stage]} ({counts[stage]})",
    )  # fmt: skip
    stage = chosen if chosen in counts else stages[0]
    st.html(f'<p class="stil">{desk_labels.STAGE_INTROS[stage]}</p>')
    rows = [item for item in items if item.stage == stage]
    for item in first_part(rows, f"postvak_{stage}"):
        _show_item(item)
    more_button(rows, f"postvak_{stage}")
    if counts["queued"]:
        _watch(counts["queued"])


def title(item: Item) -> str:
    """The name of a delivery; without a name of its own before names of persons are taken out of it."""
    if item.row and item.row["filename"]:
        return str(item.row["filename"])
    return f"{desk_labels.NOT_READ_YET} ({item.suffix or labels.UNKNOWN})"


def _show_item(item: Item) -> None:
    with st.container(key=f"post_{item.document[:16]}"):
        words, action = st.columns([5, 1], vertical_alignment="center")
        words.html(f'<h3 class="bestand">{escape(title(item))}</h3><p class="stil">{escape(_facts(item))}</p>')
        if item.row is not None:
            action.button(
                desk_labels.OPEN if item.stage == "check" else desk_labels.LOOK, key=f"open_{item.document[:16]}",
                on_click=open_delivery, args=(item.document,), width="stretch",
                type="primary" if item.stage == "check" else "secondary",
            )  # fmt: skip


def _facts(item: Item) -> str:
    row = item.row
    about = (
        [row["organisation"] or labels.UNKNOWN_ORGANISATION, labels.period(row["period_start"], row["period_end"])]
        if row
        else [desk_labels.STEPS[item.step]]
    )
    what = [desk_labels.checks(item.checks)] if row and item.stage == "check" else []
    why = [item.review.reason] if item.review and item.review.reason else []
    return " · ".join([*about, *what, *why, desk_labels.delivered(item.delivered_by, item.delivered_at)])


@st.fragment(run_every=_EVERY)
def _watch(busy: int) -> None:
    """Draw the page anew when something was read."""
    now = sum(job.state in ("waiting", "reading") for job in desk.jobs().values())
    if now != busy:
        st.rerun()
