"""Candidates for new themes: what is in each, and a decision on it."""

from __future__ import annotations

from datetime import datetime
from html import escape

import streamlit as st

from dashboards import data, discovery, labels
from dashboards.labels import discovery as discovery_labels
from dashboards.parts.claims.places import THEMELESS, theme_link
from dashboards.parts.discovery.forms import ADOPTING, REJECTING, adopting_form, rejecting_form, taking_back_form
from pipeline.candidates import Candidate, offered
from pipeline.decisions.adopted import Adoption

_OPEN = "kandidaat_open"
"""Session key: the candidate that is decided on, and how."""


def show_discovery() -> None:
    """The candidates that nobody decided on yet, and the themes that were made of others."""
    state = data.snapshot()
    candidates = offered(state, data.settings()) if state else ()
    theme_link(THEMELESS, discovery_labels.READ_THEMELESS)
    if not candidates:
        st.html(f"<h2>{discovery_labels.NOTHING_TITLE}</h2><p>{discovery_labels.NOTHING}</p>")
    for candidate in candidates:
        _show(candidate)
    adoptions = discovery.adoptions()
    if adoptions:
        st.html(f"<h2>{discovery_labels.ADOPTED_TITLE}</h2>")
    for adoption in adoptions:
        _show_adoption(adoption)


def _show(candidate: Candidate) -> None:
    name = candidate.candidate_id
    with st.container(key=f"kandidaat_{name}"):
        st.html(_card(candidate))
        opened = st.session_state.get(_OPEN)
        if opened == (name, ADOPTING):
            adopting_form(candidate, _close)
        elif opened == (name, REJECTING):
            rejecting_form(candidate, _close)
        else:
            _buttons(candidate)


def _buttons(candidate: Candidate) -> None:
    about = " ".join(candidate.words)
    with st.container(horizontal=True):
        for kind, words in ((ADOPTING, discovery_labels.ADOPT), (REJECTING, discovery_labels.REJECT)):
            st.button(
                f"{words} *({about})*", key=f"open_{kind}_{candidate.candidate_id}", on_click=_open,
                args=(candidate.candidate_id, kind),
            )  # fmt: skip


def _card(candidate: Candidate) -> str:
    counts = discovery_labels.counts(candidate.passages, candidate.told, candidate.documents, candidate.organisations)
    examples = "".join(f"<li><blockquote><p>{escape(text)}</p></blockquote></li>" for text in candidate.examples)
    return (
        f'<article class="kandidaat"><h2>{escape(" · ".join(candidate.words))}</h2><p class="stil">{counts}</p>'
        f"<ul>{examples}</ul></article>"
    )


def _show_adoption(adoption: Adoption) -> None:
    day = labels.day(datetime.fromisoformat(adoption.decided_at).date())
    by = escape(discovery_labels.adopted_by(adoption.decided_by, day))
    st.html(f"<h3>{escape(adoption.name)}</h3><p>{escape(adoption.definition)} <span class='stil'>{by}</span></p>")
    taking_back_form(adoption)


def _open(candidate_id: str, kind: str) -> None:
    st.session_state[_OPEN] = (candidate_id, kind)


def _close() -> None:
    st.session_state.pop(_OPEN, None)
