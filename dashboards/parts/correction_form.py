"""The form with which a person puts right what was read of a document."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import streamlit as st

from dashboards import labels
from dashboards.correcting import correct
from dashboards.parts.desk.place import has_account, officer
from pipeline.decisions import Correction
from pipeline.decisions.corrections import Field

EDITED = "aan_te_passen"
"""Session key: the document whose form is open."""
_TEXTS: dict[Field, str] = {"organisation": labels.ORGANISATION, "programme": labels.PROGRAMME}
_DAYS: dict[Field, str] = {"period_start": labels.FIRST_DAY, "period_end": labels.LAST_DAY}
_FORMAT = "%d-%m-%Y"


def start_editing(document: str) -> None:
    """Open the form of one document."""
    st.session_state[EDITED] = document


def show_form(row: dict[str, Any]) -> None:
    """The form of one document; saves only what changed."""
    with st.form(f"aanpassen_{row['document']}", border=True):
        st.html(f"<h3>{labels.CORRECT_TITLE}</h3><p class='stil'>{labels.CORRECT_INTRO}</p>")
        given: dict[Field, str] = {}
        for names in (_TEXTS, _DAYS):
            for column, (field, label) in zip(st.columns(2), names.items(), strict=True):
                given[field] = column.text_input(label, _written(row[field])).strip()
        name = officer() if has_account() else st.text_input(labels.YOUR_NAME).strip()
        reason = st.text_input(labels.REASON).strip()
        with st.container(horizontal=True):
            saved = st.form_submit_button(labels.SAVE, type="primary")
            cancelled = st.form_submit_button(labels.CANCEL)
    if cancelled:
        _close()
    if saved:
        _save(row, given, name, reason)


def corrections(row: dict[str, Any], given: dict[Field, str], name: str, reason: str) -> list[Correction] | list[str]:
    """What a filled form asks for: corrections, or Dutch messages about what is amiss."""
    values, problems = _read(given)
    if (
        not problems
        and values["period_start"]
        and values["period_end"]
        and values["period_end"] < values["period_start"]
    ):
        problems = [labels.END_BEFORE_START]
    problems += [words for text, words in ((name, labels.NEEDS_NAME), (reason, labels.NEEDS_REASON)) if not text]
    changed = [field for field in values if values[field] != _kept(row[field])]
    if not problems and not changed:
        problems = [labels.NOTHING_CHANGED]
    return problems or [Correction(row["document"], field, values[field], name, reason) for field in changed]


def _read(given: dict[Field, str]) -> tuple[dict[Field, str | None], list[str]]:
    values: dict[Field, str | None] = {}
    problems = []
    for field, text in given.items():
        try:
            values[field] = (
                datetime.strptime(text, _FORMAT).date().isoformat() if text and field in _DAYS else text or None
            )
        except ValueError:
            problems.append(labels.NO_DATE.format(field=labels.FIELDS[field]))
    return values, problems


def _save(row: dict[str, Any], given: dict[Field, str], name: str, reason: str) -> None:
    found = corrections(row, given, name, reason)
    asked = [one for one in found if isinstance(one, Correction)]
    if not asked:
        for problem in found:
            st.error(str(problem), icon=":material/error:")
        return
    correct(asked)
    st.toast(labels.SAVED)
    _close()


def _close() -> None:
    st.session_state.pop(EDITED, None)
    st.rerun()


def _kept(value: str | date | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


def _written(value: str | date | None) -> str:
    return value.strftime(_FORMAT) if isinstance(value, date) else value or ""
