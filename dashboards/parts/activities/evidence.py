"""All evidence of one activity, opened in its place: read from the store only when it is opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboards import activities, labels
from dashboards.activities import Evidence, Row
from dashboards.data import Quotation
from dashboards.labels import activities as words
from dashboards.labels import claims as claim_words
from dashboards.parts.activities.row import ActivityRow, claim_line
from dashboards.parts.filters import MORE
from dashboards.parts.quotation import row_quotation
from dashboards.parts.source import activity_address, claim_address
from pipeline.store import Snapshot

MOST = 20
"""Quotations of each side of a claim; the page of the claim has all."""
_OPENED = f"{MORE}_bewijs"
"""Session key: the activities whose evidence is open. Choosing other filters closes all, as it does long lists."""


def opened(ids: Sequence[str]) -> list[str]:
    """Which of these activities are open."""
    held = st.session_state.get(_OPENED, frozenset())
    return [one for one in ids if one in held]


def open_all_button(ids: Sequence[str]) -> None:
    """A button that opens the evidence of all activities on screen, or closes it where all are open."""
    if len(opened(ids)) == len(ids):
        label, icon, then = words.CLOSE_ALL, ":material/unfold_less:", frozenset[str]()
    else:
        label, icon, then = words.OPEN_ALL, ":material/unfold_more:", frozenset(ids)
    st.button(label, key="open_bewijs", on_click=_set, args=(then,), icon=icon)


def _set(held: frozenset[str]) -> None:
    st.session_state[_OPENED] = held


def _toggle(activity: str, key: str) -> None:
    held: frozenset[str] = st.session_state.get(_OPENED, frozenset())
    st.session_state[_OPENED] = held | {activity} if st.session_state[key] else held - {activity}


@st.fragment
def show_evidence(state: Snapshot, held: ActivityRow, known: Mapping[str, Evidence]) -> None:
    """The evidence of a row, folded; `known` holds what was read of all open rows at once. Only this part runs again
    when it is opened.
    """
    activity = held.row["activity_id"]
    key = f"bewijs_{activity}"
    is_open = bool(opened([activity]))
    if st.session_state.get(key) != is_open:
        st.session_state[key] = is_open
    label = words.ALL_EVIDENCE.format(activity=_plain(held.name), count=words.quotations(held.story.quotations))
    part = st.expander(label, key=key, on_change=_toggle, args=(activity, key), type="compact")
    if part.open:
        found = known.get(activity) or read_evidence(state, [held])[activity]
        part.html(evidence_html(held, found))


def _plain(name: str) -> str:
    """A name as a label takes it, where signs of Markdown would be lost."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]{}<>#~:$|" else sign for sign in name)


def read_evidence(state: Snapshot, rows: Sequence[ActivityRow]) -> dict[str, Evidence]:
    """The evidence of these rows by the id of their activity; one query for each kind."""
    claimed = {held.row["activity_id"]: held.story.claims for held in rows}
    return activities.evidence(state, claimed, MOST)


def evidence_html(held: ActivityRow, found: Evidence) -> str:
    """HTML: each claim with what shows it and what shows something else, and the sentences that no claim rests on."""

    def cards(quotations: Sequence[Quotation]) -> str:
        return "".join(_card(one, found, held) for one in quotations)

    claims = "".join(_claim(claim, found, held.names, cards) for claim in held.story.claims)
    return f'<div class="bewijs">{claims}{_loose(held, found, cards)}</div>'


def _claim(claim: Row, found: Evidence, names: Mapping[str, str], cards: Callable[[Sequence[Quotation]], str]) -> str:
    sides = (("supporting", words.SHOWS_THIS), ("contradicting", words.SHOWS_OTHER))
    body = "".join(_side(claim, stance, name, found, cards) for stance, name in sides)
    silent = claim_words.withheld(claim["withheld"]) if claim["withheld"] else ""
    withheld = f'<p class="geheim">{silent}</p>' if silent else ""
    link = f'<a href="{escape(claim_address(claim["claim_id"]))}">{words.TO_CLAIM}</a>'
    return f'<section><h4>{claim_line(claim, names, True)}</h4>{body}{withheld}<p class="bron">{link}</p></section>'


def _side(claim: Row, stance: str, name: str, found: Evidence, cards: Callable[[Sequence[Quotation]], str]) -> str:
    shown = found.sides.get((claim["claim_id"], stance), [])
    total = found.totals.get((claim["claim_id"], stance), 0)
    if not total:
        return ""
    rest = f'<p class="stil">{words.rest_of_side(len(shown), total)}</p>' if len(shown) < total else ""
    return f'<div class="kant {stance}"><h5>{name} ({labels.number(total)})</h5>{cards(shown)}{rest}</div>'


def _card(quotation: Quotation, found: Evidence, held: ActivityRow) -> str:
    other = quotation.document != held.row["document"]
    document: dict[str, Any] | None = held.documents[quotation.document] if other else None
    return row_quotation(quotation, document, quotation.sentence_id in found.unsure)


def _loose(held: ActivityRow, found: Evidence, cards: Callable[[Sequence[Quotation]], str]) -> str:
    if not found.loose:
        return ""
    link = f'<a href="{escape(activity_address(held.row["activity_id"]))}">{words.READ_ACTIVITY_PAGE}</a>'
    return (
        f'<section><h4>{words.WITHOUT_CLAIM}</h4><p class="stil">{words.WITHOUT_CLAIM_NOTE}</p>{cards(found.loose)}'
        f'<p class="bron">{link}</p></section>'
    )
