"""The documents of one organisation: those that count, and those that were sent back with the reason."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards import data, labels
from dashboards.labels import organisations as words
from dashboards.organisations import Town, of_organisation
from dashboards.parts.downloads import show_downloads
from dashboards.parts.table import html_table
from pipeline.decisions import Inbox
from pipeline.decisions.inbox import Review


def show_documents(town: Town, name: str) -> None:
    """The documents by period, the newest first."""
    inbox = Inbox(data.settings().decisions)
    reviews = inbox.reviews() if inbox.path.exists() else {}
    fitting = town.filters.apply(of_organisation(data.documents(town.state), name))
    ordered = fitting.sort("period_end", "period_start", "filename", descending=[True, True, False], nulls_last=True)
    frame = _frame(ordered, reviews)
    st.html(f'<h2>{words.REPORTS}</h2><div class="breekbaar">{html_table(frame, words.REPORTS_CAPTION)}</div>')
    show_downloads(frame, f"{words.REPORTS} {name}", "documenten_organisatie", words.REPORTS_ABOUT)


def _frame(documents: pl.DataFrame, reviews: dict[str, Review]) -> pl.DataFrame:
    rows = [_row(row, reviews.get(row["document"])) for row in documents.to_dicts()]
    return pl.DataFrame(rows, schema=[words.FILE, words.KIND, words.PERIOD, words.STATUS], orient="row")


def _row(document: dict[str, Any], review: Review | None) -> list[str]:
    period = labels.period(document["period_start"], document["period_end"])
    name = document["filename"] or labels.UNKNOWN
    return [name, words.KINDS[document["kind"]], period, _status(document, review)]


def _status(document: dict[str, Any], review: Review | None) -> str:
    read = labels.STATUSES[document["status"]]
    if review is None:
        return read
    if review.verdict == "returned":
        return words.sent_back(review.reason)
    return f"{read}, {words.CONFIRMED}"
