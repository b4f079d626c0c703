"""The page with figures and stories: row by row, figures next to what they changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from itertools import groupby

import polars as pl
import streamlit as st

from dashboards import activities, labels
from dashboards.activities import Evidence, Listing, Row, Told
from dashboards.labels import activities as words
from dashboards.labels import tables as table_words
from dashboards.parts.activities.evidence import open_all_button, opened, read_evidence, show_evidence
from dashboards.parts.activities.gathering import gather
from dashboards.parts.activities.loose import show_loose
from dashboards.parts.activities.row import ActivityRow, row_html
from dashboards.parts.activities.summary import show_summary
from dashboards.parts.activities.totals import totals_html
from dashboards.parts.downloads import show_downloads
from dashboards.parts.paging import more_button, shown_count
from dashboards.selection import Selection, selected
from dashboards.tables import activity_table

_LIST = "activiteiten"
_TAB = "tonen"
"""Address key: which tab is open, where it is not the first."""


def show_figures_and_stories() -> None:
    """What there is in one line; then the activities with their stories, or another tab: only that one is read."""
    chosen = selected()
    if chosen is None:
        return
    told = (chosen.filters.voice, chosen.filters.theme)
    listing = activities.listing(chosen.state, chosen.known, chosen.ids, chosen.activities, told)
    counts = activities.counts(chosen.state, chosen.ids)
    st.html(_counted(chosen, listing, counts))
    table, loose, whole = st.tabs(words.TABS, key=_TAB, on_change="rerun", bind="query-params")
    if table.open:
        with table:
            _show_table(chosen, listing, told)
    if loose.open:
        with loose:
            show_loose(chosen)
    if whole.open:
        with whole:
            show_summary(chosen, listing, counts)


def _counted(chosen: Selection, listing: Listing, counts: pl.DataFrame) -> str:
    stories, voices = (activities.by_name(counts, what) for what in ("consent", "voice"))
    parts = words.counted(len(chosen.documents), len(listing.rows), stories, sum(voices.values()))
    items = "".join(
        f"<li><strong>{part}</strong>{f' <span>{note}</span>' if note else ''}</li>" for part, note in parts
    )
    return f'<ul class="tellen">{items}</ul>'


def _show_table(chosen: Selection, listing: Listing, told: Told) -> None:
    if listing.left_out:
        st.html(f'<p class="weggelaten">{words.left_out(listing.left_out)}</p>')
    if listing.rows.is_empty():
        st.html(f'<p class="geen-verhaal">{words.NO_STORY_LEFT if listing.left_out else labels.NO_ACTIVITIES}</p>')
        return
    rows = listing.rows.head(shown_count(_LIST)).to_dicts()
    figures = activities.figures(chosen.state, sorted({row["document"] for row in rows}))
    shown = list(gather(chosen, rows, figures, told))
    _show_controls([held.row["activity_id"] for held in shown if held.has_evidence])
    is_open = set(opened([held.row["activity_id"] for held in shown]))
    evidence = read_evidence(chosen.state, [held for held in shown if held.row["activity_id"] in is_open])
    for document, held in groupby(shown, key=lambda held: str(held.row["document"])):
        with st.container(key=f"verslag_{document[:16]}"):
            _show_report(chosen, document, list(held), evidence)
            if _is_whole(listing, document, len(rows)):
                _show_totals(chosen, figures, document)
    more_button(listing.rows, _LIST)
    table = partial(activity_table, chosen)
    show_downloads(table, table_words.ACTIVITIES_NAME, "activiteiten", table_words.ACTIVITIES_ABOUT)


def _is_whole(listing: Listing, document: str, shown: int) -> bool:
    """Whether no row of a report comes after those that are shown, so that its totals can stand under it."""
    return document not in listing.rows["document"][shown:]


def _show_controls(with_story: Sequence[str]) -> None:
    """How to read the rows, and a button that opens all evidence on screen."""
    with st.container(horizontal=True, vertical_alignment="center", key="boven_tabel"):
        st.html(f'<p class="stil">{words.HOW_TO_READ}</p>')
        if with_story:
            open_all_button(with_story)


def _show_report(
    chosen: Selection, document: str, rows: Sequence[ActivityRow], evidence: Mapping[str, Evidence]
) -> None:
    st.html(_heading(chosen.known[document]))
    for held in rows:
        with st.container(key=f"rij_{held.row['activity_id']}"):
            st.html(row_html(held))
            if held.has_evidence:
                show_evidence(chosen.state, held, evidence)


def _show_totals(chosen: Selection, figures: pl.DataFrame, document: str) -> None:
    """The totals of a report, under the last of its rows."""
    own = figures.filter(pl.col("document") == document).to_dicts()
    if totals := totals_html(own, chosen.known[document]):
        st.html(totals)


def _heading(document: Row) -> str:
    name = escape(document["organisation"] or labels.UNKNOWN_ORGANISATION)
    period = escape(labels.period(document["period_start"], document["period_end"]))
    about = " · ".join(escape(part) for part in (document["programme"], document["filename"]) if part)
    columns = "".join(f"<span>{one}</span>" for one in ("", labels.PLANNED, labels.REALISED, words.DIFFERENCE))
    return (
        f'<div class="verslagkop"><h2>{name} <span class="periode">{period}</span></h2><p class="stil">{about}</p>'
        f'<div class="kolommen" aria-hidden="true"><div>{columns}</div><div>{words.COLUMN_STORY}</div></div></div>'
    )
