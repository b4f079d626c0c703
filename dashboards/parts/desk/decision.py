"""The officer's decision: confirm, send back with reasons, take the last step back."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards import desk
from dashboards.desk import Item
from dashboards.labels import desk as desk_labels
from dashboards.parts.desk.place import RETURNING, ask_for_name, officer, open_delivery, signed
from pipeline.decisions.history import Decided, last_act
from pipeline.decisions.inbox import Verdict
from pipeline.tables import Tables

_MOST_SHOWN = 10


def show_decision(item: Item, items: list[Item], tables: Tables) -> None:
    """The decision that was taken or can be, which stays in sight, and under it what came before."""
    decided = desk.history(item.document)
    with st.container(key="besluit", border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f'<h2 id="besluit">{desk_labels.DECIDE_TITLE}</h2>', width="content")
            if item.review is None:
                _show_buttons(item)
            else:
                st.html(_taken(item), width="content")
                _show_after(item, items, decided)
        ask_for_name("besluit")
        if item.review is None and st.session_state.get(RETURNING):
            _show_reasons(item, tables)
    _show_history(item, decided)


def _taken(item: Item) -> str:
    if item.review is None:
        return ""
    words = desk_labels.CONFIRMED_BY if item.review.verdict == "confirmed" else desk_labels.RETURNED_BY
    said = words.format(name=item.review.decided_by, when=desk_labels.moment(item.review.decided_at))
    reason = f"<blockquote>{escape(item.review.reason)}</blockquote>" if item.review.reason else ""
    return f'<p role="status"><strong>{escape(said)}</strong></p>{reason}'


def _show_buttons(item: Item) -> None:
    if item.stage == "check":
        st.button(
            desk_labels.CONFIRM,
            type="primary",
            key="keur_goed",
            on_click=_confirm,
            args=(item.document,),
        )
    st.button(desk_labels.RETURN, key="stuur_terug", on_click=_open_reasons)
    if item.stage == "queued":
        st.html(f'<p class="stil">{desk_labels.WAIT_WITH_CONFIRMING}</p>', width="content")
    elif item.failed or item.row is None:
        st.button(desk_labels.READ_AGAIN, key="lees_opnieuw", on_click=desk.read_again, args=(item.document,))


def _show_after(item: Item, items: list[Item], decided: list[Decided]) -> None:
    """What one can do after deciding: take it back, or go on with the next."""
    if decided and decided[0].kept == "reviews":
        _undo_button(item, decided)
    following = next((other for other in items if other.stage == "check" and other.document != item.document), None)
    if following is not None:
        st.button(desk_labels.NEXT, key="volgende", type="primary", on_click=open_delivery, args=(following.document,))


def _show_reasons(item: Item, tables: Tables) -> None:
    """The reasons, begun with what the computer noticed; the officer makes it a letter."""
    noticed = [row["message"] for row in tables.issues.to_dicts() if row["severity"] != "info"]
    if item.failed and item.row is None:
        noticed = [desk_labels.FAILED_REASON]
    with st.form("redenen", border=False):
        reason = st.text_area(
            desk_labels.REASONS, "\n".join(dict.fromkeys(noticed)), help=desk_labels.REASONS_HELP, max_chars=2000,
            height=110,
        )  # fmt: skip
        with st.container(horizontal=True):
            sent = st.form_submit_button(desk_labels.RETURN_NOW, type="primary")
            st.form_submit_button(desk_labels.CANCEL, on_click=_close_reasons)
    if sent and not reason.strip():
        st.error(desk_labels.NEEDS_REASON, icon=":material/error:")
    elif sent and _decide(item.document, "returned", reason.strip()):
        st.rerun()
    elif sent:
        ask_for_name("besluit")


def _show_history(item: Item, decided: list[Decided]) -> None:
    if not decided:
        return
    st.html(f"<h3>{desk_labels.DECISIONS_TITLE}</h3>")
    words, action = st.columns([5, 1], vertical_alignment="top")
    rows = "".join(f"<li>{escape(desk_labels.decided(one))}</li>" for one in decided[:_MOST_SHOWN])
    words.html(f'<ul class="besluiten">{rows}</ul>')
    if decided[0].kept != "reviews":
        with action:
            _undo_button(item, decided)
    ask_for_name("ongedaan")


def _undo_button(item: Item, decided: list[Decided]) -> None:
    """Takes back what stands first on the screen, also when somebody else decided something since."""
    st.button(desk_labels.UNDO, key="ongedaan", on_click=_take_back, args=(item.document, last_act(decided)))


def _take_back(document: str, decided: list[Decided]) -> None:
    if signed("ongedaan"):
        desk.take_back(document, decided, officer())


def _confirm(document: str) -> None:
    _decide(document, "confirmed", "")


def _decide(document: str, verdict: Verdict, reason: str) -> bool:
    """Book a decision, unless somebody else just did: then theirs is shown."""
    if not signed("besluit"):
        return False
    if document not in desk.decided():
        desk.decide(document, verdict, officer(), reason)
    _close_reasons()
    return True


def _open_reasons() -> None:
    st.session_state[RETURNING] = True


def _close_reasons() -> None:
    st.session_state.pop(RETURNING, None)
