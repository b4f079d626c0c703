"""One activity: all its quotations inside their passages, and every figure with its cell."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from dashboards import claims, data, labels
from dashboards.parts.accounts import account_detail
from dashboards.parts.claims.of_activity import show_claims_of_activity
from dashboards.parts.figures import full_figures
from dashboards.parts.paging import first_part, more_button
from dashboards.parts.questions import questions_about
from dashboards.parts.quotation import full_quotation
from dashboards.parts.why import whys
from pipeline.store import Snapshot

OVERVIEW_PAGE = "pages/cijfers_en_verhalen.py"


def show_detail(activity_id: str) -> None:
    """The figures and quotations of one activity, or a friendly word when it is gone."""
    state = data.snapshot()
    if state is None:
        return
    documents = data.documents(state)
    _back_link("boven")
    figures = data.activity_figures(state, activity_id)
    if figures.is_empty():
        st.html(f"<h1 class='detail'>{labels.UNKNOWN_ACTIVITY_TITLE}</h1><p>{labels.UNKNOWN_ACTIVITY}</p>")
        return
    known = {row["document"]: row for row in documents.to_dicts()}
    rows = figures.to_dicts()
    document = known[rows[0]["document"]]
    st.html(f"{_heading(rows[0], document)}<h2>{labels.FIGURES_TITLE}</h2>{full_figures(rows, document)}")
    st.html(account_detail(claims.telling_of(state, activity_id)))
    _show_questions(state, activity_id, document["document"])
    show_claims_of_activity(state, known, activity_id, document["document"])
    _show_quotations(state, activity_id, known)


def _back_link(name: str) -> None:
    with st.container(key=f"terug_{name}"):
        st.page_link(OVERVIEW_PAGE, label=labels.BACK, icon=":material/arrow_back:")


def _heading(row: dict[str, Any], document: dict[str, Any]) -> str:
    section = f'<p class="kopje">{escape(row["section"])}</p>' if row["section"] else ""
    period = labels.period(document["period_start"], document["period_end"])
    words = [document["organisation"] or labels.UNKNOWN_ORGANISATION, period, document["filename"] or ""]
    name = escape(row["activity"] or labels.NAMELESS)
    return f'{section}<h1 class="detail">{name}</h1><p class="stil">{escape(" · ".join(words))}</p>'


def _show_questions(state: Snapshot, activity_id: str, document: str) -> None:
    about = [row for row in claims.questions(state, [document]) if row["activity_id"] == activity_id]
    if about:
        st.html(questions_about(about, data.theme_names()))


def _show_quotations(state: Snapshot, activity_id: str, known: dict[str, dict[str, Any]]) -> None:
    grounds = data.activity_quotations(state, activity_id)
    ids = list(grounds)
    st.html(f"<h2>{labels.QUOTATIONS_TITLE} ({len(ids)})</h2>")
    if not ids:
        st.html(f'<p class="geen-verhaal">{labels.NO_STORY}</p>')
        return
    st.html(f'<p class="stil computer">{labels.BY_COMPUTER_LONG}</p>')
    quotations = data.quotations(state, first_part(ids, "citaten"))
    names, why = data.theme_names(), whys(state, quotations)
    cards = [
        full_quotation(
            quote, known[quote.document], names, number, grounds[quote.sentence_id], why.get(quote.sentence_id, "")
        )
        for number, quote in enumerate(quotations, start=1)
    ]
    st.html("".join(cards))
    more_button(ids, "citaten")
    _back_link("onder")
