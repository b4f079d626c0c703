"""The officer's decision: confirm, send back with reasons, take the last step back."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards import desk, desk_labels
from dashboards.desk import Item
from dashboards.parts.desk.place import RETURNING, officer, open_delivery
from pipeline.decisions.inbox import Verdict
from pipeline.tables import Tables


def show_decision(item: Item, items: list[Item], tables: Tables) -> None:
    """The decision that was taken or can be, what came before it, and the next delivery that waits."""
    with st.container(key="besluit", border=True):
        st.html(f"<h2>{desk_labels.DECIDE_TITLE}</h2>{_taken(item)}")
        if item.review is None:
            _show_buttons(item)
            if st.session_state.get(RETURNING):
                _show_reasons(item, tables)
        _show_history(item)
        following = next((other for other in items if other.stage == "check" and other.document != item.document), None)
        if item.review is not None and following is not None:
            st.button(desk_labels.NEXT, key="volgende", on_click=open_delivery, args=(following.document,))


def _taken(item: Item) -> str:
    if item.review is None:
        return ""
    words = desk_labels.CONFIRMED_BY if item.review.verdict == "confirmed" else desk_labels.RETURNED_BY
    said = words.format(name=item.review.decided_by, when=desk_labels.moment(item.review.decided_at))
    reason = f"<blockquote>{escape(item.review.reason)}</blockquote>" if item.review.reason else ""
    return f'<p role="status"><strong>{escape(said)}</strong></p>{reason}'


def _show_buttons(item: Item) -> None:
    with st.container(horizontal=True):
        if item.stage != "refused":
            confirmed = st.button(desk_labels.CONFIRM, type="primary", key="keur_goed")
            if confirmed and _decide(item, "confirmed", ""):
                st.rerun()
        st.button(desk_labels.RETURN, key="stuur_terug", on_click=_open_reasons)


def _show_reasons(item: Item, tables: Tables) -> None:
    """The reasons, begun with what the computer noticed; the officer makes it a letter."""
    noticed = [row["message"] for row in tables.issues.to_dicts() if row["severity"] != "info"]
    with st.form("redenen", border=False):
        reason = st.text_area(
            desk_labels.REASONS, "\n".join(dict.fromkeys(noticed)), help=desk_labels.REASONS_HELP, max_chars=2000
        )
        sent = st.form_submit_button(desk_labels.RETURN_NOW, type="primary")
    if sent and not reason.strip():
        st.error(desk_labels.NEEDS_REASON, icon=":material/error:")
    elif sent and _decide(item, "returned", reason.strip()):
        st.session_state.pop(RETURNING, None)
        st.rerun()


def _show_history(item: Item) -> None:
    decided = desk.history(item.document)
    if not decided:
        return
    last = decided[0]
    st.html(f"<h3>{desk_labels.DECISIONS_TITLE}</h3>")
    words, action = st.columns([5, 1], vertical_alignment="center")
    rows = "".join(
        f"<li>{escape(desk_labels.decided(one.subject, one.value, one.decided_by, one.decided_at))}</li>"
        for one in decided[:10]
    )
    words.html(f'<ul class="besluiten">{rows}</ul>')
    if action.button(desk_labels.UNDO, key="ongedaan", width="stretch"):
        if officer():
            desk.take_back(item.document, last, officer())
            st.rerun()
        else:
            st.error(desk_labels.NAME_FIRST, icon=":material/error:")


def _decide(item: Item, verdict: Verdict, reason: str) -> bool:
    if not officer():
        st.error(desk_labels.NAME_FIRST, icon=":material/error:")
        return False
    desk.decide(item.document, verdict, officer(), reason)
    return True


def _open_reasons() -> None:
    st.session_state[RETURNING] = True
