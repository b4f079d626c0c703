"""The quarter in a line of numbers, with what each counts."""

from __future__ import annotations

import streamlit as st

from dashboards import data, labels
from dashboards import overview_queries as queries
from dashboards.labels import overview as words
from dashboards.overview import Shown
from dashboards.parts.help import explanation


def show_totals(shown: Shown) -> None:
    """Hours planned and realised, organisations, reports and stories."""
    items = "".join(
        f"<li><strong>{count}</strong>{f' <span>{note}</span>' if note else ''}</li>" for count, note in _counts(shown)
    )
    beyond = f" {words.beyond(shown.only_longer)}" if shown.only_longer else ""
    st.html(f'<ul class="tellen">{items}</ul>{explanation(words.TOTALS_HELP + beyond, words.TOTALS_TITLE)}')


def _counts(shown: Shown) -> list[tuple[str, str]]:
    reporting = shown.reporting
    told = data.rows(shown.state, queries.STORIES, tuple(sorted(reporting["document"]))).row(0, named=True)
    withheld = labels.without_consent(told["withheld"]) if told["withheld"] else ""
    rows = {row["measure"]: row for row in shown.totals.to_dicts()}
    hours = [
        words.worked(measure, rows[measure]["realised"], rows[measure]["planned"])
        for measure in words.HOURS_NAMES if measure in rows
    ]  # fmt: skip
    return [
        *(hours or [(words.NO_HOURS, "")]),
        (labels.how_many(reporting["organisation"].drop_nulls().n_unique(), "organisatie", "organisaties"), ""),
        (labels.how_many(reporting.height, "verslag", "verslagen"), ""),
        (labels.how_many(told["stories"], "verhaal", "verhalen"), withheld),
    ]
