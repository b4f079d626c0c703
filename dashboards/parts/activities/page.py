"""The page with figures and stories: row by row, figures next to what they changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Any

import polars as pl
import streamlit as st

from dashboards import activities, data, labels
from dashboards.activities import ANY, Listing, Row, Story, Told
from dashboards.elsewhere import Twin, elsewhere
from dashboards.labels import activities as words
from dashboards.parts.activities.evidence import open_all_button, opened, read_evidence, show_evidence
from dashboards.parts.activities.loose import show_loose
from dashboards.parts.activities.row import ActivityRow, row_html
from dashboards.parts.activities.totals import totals_html
from dashboards.parts.not_heard import not_heard
from dashboards.parts.paging import first_part, more_button
from dashboards.queries import FIGURES
from dashboards.selection import Selection, selected
from pipeline.owners import owner

_LIST = "activiteiten"


def show_figures_and_stories() -> None:
    """What there is in one line, the activities with their stories, and apart the stories without an activity."""
    chosen = selected()
    if chosen is None:
        return
    told = _told(chosen)
    listing = activities.listing(chosen.state, chosen.known, chosen.ids, told)
    counts = activities.counts(chosen.state, chosen.ids)
    st.html(_summary(chosen, listing, counts))
    table, loose = st.tabs([words.TAB_ACTIVITIES, words.TAB_LOOSE], key="welke_verhalen", on_change="rerun")
    if table.open:
        with table:
            _show_table(chosen, listing, told, counts)
    if loose.open:
        with loose:
            show_loose(chosen)


def _told(chosen: Selection) -> Told:
    """The voice and theme that were chosen in the filters."""
    return ANY


def _summary(chosen: Selection, listing: Listing, counts: pl.DataFrame) -> str:
    by_name = counts.group_by("what", "name").agg(pl.col("n").sum())
    held = {
        what: dict(by_name.filter(pl.col("what") == what).select("name", "n").iter_rows())
        for what in ("voice", "consent")
    }
    parts = words.counted(len(chosen.documents), len(listing.rows), held["consent"], held["voice"])
    items = "".join(f"<li>{part}</li>" for part in parts)
    return f'<ul class="tellen">{items}</ul>'


def _show_table(chosen: Selection, listing: Listing, told: Told, counts: pl.DataFrame) -> None:
    if listing.left_out:
        st.html(f'<p class="weggelaten">{words.left_out(listing.left_out)}</p>')
    if not listing.rows:
        st.html(f'<p class="geen-verhaal">{words.NO_STORY_LEFT if listing.left_out else labels.NO_ACTIVITIES}</p>')
        return
    shown = list(_rows(chosen, listing, told))
    known = {held.row["activity_id"]: held for held in shown}
    evidence = read_evidence(chosen.state, [known[one] for one in opened(list(known))])
    with_story = [key for key, held in known.items() if held.story.quotations]
    with st.container(horizontal=True, vertical_alignment="center", key="boven_tabel"):
        st.html(f'<p class="stil computer">{labels.BY_COMPUTER_LONG} {labels.NO_RANKING}</p>')
        if with_story:
            open_all_button(with_story)
    for document, rows in groupby(shown, key=lambda held: str(held.row["document"])):
        with st.container(key=f"verslag_{document[:16]}"):
            held_rows = list(rows)
            st.html(_heading(chosen.known[document]))
            for held in held_rows:
                with st.container(key=f"rij_{held.row['activity_id']}"):
                    st.html(row_html(held))
                    if held.story.quotations:
                        show_evidence(chosen.state, held, evidence)
            if _is_last(held_rows[-1].row, listing.rows) and (totals := _totals(chosen, listing, document)):
                st.html(totals)
    more_button(listing.rows, _LIST)
    if silent := not_heard(chosen.known, listing.figures, counts):
        st.html(silent)


def _is_last(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a row is the last of its report, so that its totals can stand under it."""
    at = rows.index(row)
    return at + 1 == len(rows) or rows[at + 1]["document"] != row["document"]


def _totals(chosen: Selection, listing: Listing, document: str) -> str:
    own = listing.figures.filter(pl.col("document") == document).to_dicts()
    return totals_html(own, chosen.known[document])


def _rows(chosen: Selection, listing: Listing, told: Told) -> Iterator[ActivityRow]:
    shown = first_part(listing.rows, _LIST)
    ids = [row["activity_id"] for row in shown]
    twins = _twins(chosen, shown)
    near = {twin.activity_id for one in ids for twin in twins.get(one, [])}
    stories = activities.stories(chosen.state, {*ids, *near}, told)
    figures = listing.figures.filter((pl.col("row_kind") == "data") & pl.col("group_id").is_in(ids))
    by_id = {key[0]: part.to_dicts() for key, part in figures.partition_by("group_id", as_dict=True).items()}
    names = data.theme_names()
    for row in shown:
        held = twins.get(row["activity_id"], [])
        yield ActivityRow(
            row,
            by_id[row["activity_id"]],
            stories[row["activity_id"]],
            held,
            _told_at(held, stories),
            chosen.known,
            names,
        )


def _told_at(twins: Sequence[Twin], stories: dict[str, Story]) -> Twin | None:
    """The first of them that has a story to show."""
    return next((twin for twin in twins if stories[twin.activity_id].strongest is not None), None)


def _twins(chosen: Selection, shown: Sequence[Row]) -> dict[str, list[Twin]]:
    """Where the activities on screen stand once more, in all documents that count of the organisations on screen."""
    counting = data.in_force(chosen.state).with_columns(owner())
    here = counting.filter(pl.col("document").is_in([row["document"] for row in shown]))["owner"].unique().to_list()
    documents = counting.filter(pl.col("owner").is_in(here)).drop("owner")
    asked = tuple(sorted(documents["document"]))
    return elsewhere(data.with_corrections(data.rows(chosen.state, FIGURES, asked)), documents)


def _heading(document: dict[str, Any]) -> str:
    name = escape(document["organisation"] or labels.UNKNOWN_ORGANISATION)
    period = escape(labels.period(document["period_start"], document["period_end"]))
    about = " · ".join(escape(part) for part in (document["programme"], document["filename"]) if part)
    columns = "".join(f"<span>{one}</span>" for one in ("", labels.PLANNED, labels.REALISED, words.DIFFERENCE))
    return (
        f'<div class="verslagkop"><h2>{name} <span class="periode">{period}</span></h2><p class="stil">{about}</p>'
        f'<div class="kolommen" aria-hidden="true"><div>{columns}</div><div>{words.COLUMN_STORY}</div></div></div>'
    )
