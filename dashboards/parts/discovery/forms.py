"""The two decisions on a candidate: it becomes a theme, or it is none."""

from __future__ import annotations

import re
from collections.abc import Callable

import streamlit as st

from dashboards import discovery
from dashboards.labels import discovery as discovery_labels
from dashboards.parts.desk.place import OFFICER, has_account, officer
from pipeline.candidates import Candidate
from pipeline.decisions.adopted import Adoption
from pipeline.framework import GoalTreeError

ADOPTING, REJECTING = "thema", "geen"


def adopting_form(candidate: Candidate, close: Callable[[], None]) -> None:
    """Name, definition and examples of a theme; the id follows from the name."""
    with st.form(f"neem_over_{candidate.candidate_id}"):
        name = st.text_input(discovery_labels.NAME)
        definition = st.text_area(discovery_labels.DEFINITION)
        st.html(f"<p>{discovery_labels.EXAMPLES}</p>")
        chosen = [text for text in candidate.examples if st.checkbox(text, value=True)]
        by = _ask_name()
        if not _submitted(close):
            return
        try:
            discovery.adopt(candidate, theme_id(name), name.strip(), definition.strip(), _signed(by), chosen)
        except (GoalTreeError, ValueError) as error:
            st.error(str(error), icon=":material/error:")
            return
    _done(discovery_labels.ADOPTED, close)


def rejecting_form(candidate: Candidate, close: Callable[[], None]) -> None:
    """Who says that it is no theme, and why."""
    with st.form(f"wijs_af_{candidate.candidate_id}"):
        reason = st.text_input(discovery_labels.REASON)
        by = _ask_name()
        if not _submitted(close):
            return
        try:
            discovery.reject(candidate, _signed(by), reason.strip())
        except ValueError as error:
            st.error(str(error), icon=":material/error:")
            return
    _done(discovery_labels.REJECTED, close)


def taking_back_form(adoption: Adoption) -> None:
    """Who takes an adopted theme back."""
    with st.form(f"neem_terug_{adoption.number}"), st.container(horizontal=True, vertical_alignment="bottom"):
        by = _ask_name()
        if not st.form_submit_button(f"{discovery_labels.TAKE_BACK} *({adoption.name})*"):
            return
        try:
            discovery.take_back(adoption, _signed(by))
        except ValueError as error:
            st.error(str(error), icon=":material/error:")
            return
    _done(discovery_labels.TAKEN_BACK, lambda: None)


def theme_id(name: str) -> str:
    """The id of a theme with this name: small letters, digits and low lines."""
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")


def _ask_name() -> str:
    """Who decides: the account that is signed in, else as it is typed."""
    return officer() if has_account() else st.text_input(discovery_labels.YOUR_NAME, value=officer())


def _submitted(close: Callable[[], None]) -> bool:
    with st.container(horizontal=True):
        saved = st.form_submit_button(discovery_labels.SAVE, type="primary")
        st.form_submit_button(discovery_labels.CANCEL, on_click=close)
    return saved


def _signed(name: str) -> str:
    """Who decides, kept for the next decision. Raises ValueError without a name."""
    if not name.strip():
        raise ValueError(discovery_labels.NEEDS_NAME)
    if not has_account():
        st.session_state[OFFICER] = name.strip()
    return name.strip()


def _done(words: str, close: Callable[[], None]) -> None:
    close()
    st.toast(words)
    st.rerun()
