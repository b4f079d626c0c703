"""The documents that were delivered: how each was read, its issues, and a form to put it right."""

from __future__ import annotations

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import data, labels
from dashboards.labels import tables as table_words
from dashboards.parts.correction_form import EDITED, show_form, start_editing
from dashboards.parts.downloads import show_downloads
from dashboards.parts.filters import chosen_filters
from dashboards.parts.paging import first_part, more_button
from dashboards.parts.source import source_link
from dashboards.selection import narrowed, show_no_match
from dashboards.tables import document_table
from dashboards.visitor import visitor
from pipeline.access import Action

_ATTENTION = {"unreadable": 0, "partial": 1, "ok": 2}
"""What needs a person's eye stands first."""


def show_documents() -> None:
    """All documents of the selection, those that need attention first."""
    state = data.snapshot()
    if state is None:
        return
    documents = data.documents(state)
    filters = chosen_filters()
    selected = narrowed(state, filters.apply(documents), filters)
    if selected.is_empty():
        show_no_match(filters)
        return
    st.html(_summary(selected))
    found = data.issues(state).partition_by("document", as_dict=True)
    people = data.corrected_by()
    rows = sorted(
        selected.to_dicts(),
        key=lambda row: (_ATTENTION[row["status"]], (row["filename"] or "").casefold(), row["document"]),
    )
    for row in first_part(rows, "documenten"):
        _show_document(row, found.get((row["document"],), pl.DataFrame()).to_dicts(), people)
    more_button(rows, "documenten")
    table = document_table(pl.DataFrame(rows, schema=selected.schema), data.issues(state))
    show_downloads(table, table_words.DOCUMENTS_NAME, "documenten", table_words.DOCUMENTS_ABOUT)


def _summary(selected: pl.DataFrame) -> str:
    counts = dict(selected.group_by("status").len().rows())
    items = "".join(
        f"<li><strong>{counts[status]}</strong> <span>{words}</span></li>"
        for status, words in labels.STATUSES.items()
        if status in counts
    )
    return f'<ul class="tellen">{items}</ul>'


def _show_document(row: dict[str, Any], issues: list[dict[str, Any]], people: dict[tuple[str, str], str]) -> None:
    document = row["document"]
    with st.container(key=f"doc_{document[:16]}"):
        st.html(
            f'<h2 class="bestand">{escape(row["filename"] or labels.UNKNOWN)} {_status(row["status"])}</h2>'
            f"{_facts(row, people)}{_issues(issues)}"
        )
        if data.own() is not None:
            # what it puts right it sees best beside what was read, on its own desk
            st.html(f"<p>{source_link(document, None, None, row['filename'] or labels.UNKNOWN)}</p>")
            return
        if not visitor().may(Action.CORRECT):
            return
        if st.session_state.get(EDITED) == document:
            show_form(row)
        else:
            st.button(
                labels.CORRECT, key=f"klopt_niet_{document}", type="tertiary", on_click=start_editing, args=(document,),
                help=None,
            )  # fmt: skip


def _status(status: str) -> str:
    return (
        f'<span class="status {status}"><span aria-hidden="true">{labels.STATUS_SIGNS[status]}</span> '
        f"{labels.STATUSES[status]}</span>"
    )


def _facts(row: dict[str, Any], people: dict[tuple[str, str], str]) -> str:
    facts = [
        (labels.ORGANISATION, row["organisation"] or labels.UNKNOWN, ("organisation",)),
        (labels.PROGRAMME, row["programme"] or labels.UNKNOWN, ("programme",)),
        (labels.PERIOD, labels.period(row["period_start"], row["period_end"]), ("period_start", "period_end")),
    ]
    body = "".join(
        f"<div><dt>{name}</dt><dd>{escape(value)}{_adjusted(row['document'], fields, people)}</dd></div>"
        for name, value, fields in facts
    )
    return f'<dl class="feiten">{body}</dl>'


def _adjusted(document: str, fields: tuple[str, ...], people: dict[tuple[str, str], str]) -> str:
    names = sorted({people[document, field] for field in fields if (document, field) in people})
    words = escape(labels.ADJUSTED_BY.format(name=", ".join(names)))
    return f' <span class="aangepast">{words}</span>' if names else ""


def _issues(issues: list[dict[str, Any]]) -> str:
    if not issues:
        return f'<p class="stil">{labels.NO_ISSUES}</p>'
    items = "".join(
        f'<li class="{row["severity"]}"><strong>{labels.SEVERITIES[row["severity"]]}</strong>'
        f"{_location(row)}: {escape(row['message'] or '')}</li>"
        for row in issues
    )
    return f'<ul class="opmerkingen">{items}</ul>'


def _location(row: dict[str, Any]) -> str:
    return f" ({escape(row['location'])})" if row["location"] else ""
