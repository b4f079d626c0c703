"""The start of the subsidy officer: what is in the inbox, and what to check first."""

from __future__ import annotations

from collections import Counter
from html import escape

import streamlit as st

from dashboards import desk, labels
from dashboards.desk import Item, Stage
from dashboards.labels import desk as desk_words
from dashboards.labels import start as words
from dashboards.labels.desk import plain
from dashboards.navigation import BY_NAME
from dashboards.parts.desk.inbox import title
from dashboards.parts.desk.place import DELIVERY, SIGNS
from pipeline.store import Snapshot

_FIRST = 5
_DESK = BY_NAME["aanleveren"].path


def show_inbox_summary(_state: Snapshot) -> None:
    """How many deliveries are in each stage, and those that wait longest."""
    items = desk.inbox()
    listed = _listed(Counter(item.stage for item in items))
    with st.container(key="postvak_tellen"):
        st.html(f"<h2>{words.INBOX_TITLE}</h2>{listed or f'<p>{words.EMPTY}</p>'}")
    with st.container(key="postvak_wegen", horizontal=True):
        for label in (words.TO_INBOX, words.DELIVER_MORE):
            st.page_link(_DESK, label=label, icon=":material/arrow_forward:", icon_position="right")
    st.html(f"<h2>{words.FIRST_TITLE}</h2>")
    waiting = [item for item in reversed(items) if item.stage == "check"]
    if not waiting:
        st.html(f"<p>{words.NOTHING_TO_CHECK}</p>")
    for item in waiting[:_FIRST]:
        _show(item)


def _listed(counts: Counter[Stage]) -> str:
    items = "".join(
        f"<li><strong>{labels.number(counts[stage])}</strong> <span>{desk_words.STAGE_SIGNS[stage]} {name}</span></li>"
        for stage, name in words.STAGES.items()
        if counts[stage]
    )
    return f'<ul class="tellen">{items}</ul>' if items else ""


def _show(item: Item) -> None:
    row = item.row or {}
    about = [row.get("organisation") or labels.UNKNOWN_ORGANISATION,
             labels.period(row.get("period_start"), row.get("period_end")), desk_words.checks(item.checks)]  # fmt: skip
    with st.container(key=f"eerst_{item.document[:SIGNS]}"):
        st.page_link(_DESK, label=words.CHECK.format(name=plain(title(item))), icon=":material/arrow_forward:",
                     icon_position="right", query_params={DELIVERY: item.document[:SIGNS]})  # fmt: skip
        st.html(f'<p class="stil">{escape(" · ".join(about))}</p>')
