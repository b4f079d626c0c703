"""The page with figures and stories of a selection of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from itertools import groupby
from typing import Any

import polars as pl
import streamlit as st

from dashboards import claims, data, labels
from dashboards.data import Overview
from dashboards.labels import tables as table_words
from dashboards.parts.accounts import accounts, show_accounts, without_outcome
from dashboards.parts.activities.row import ActivityRow, show_activity
from dashboards.parts.chart import show_chart
from dashboards.parts.downloads import show_downloads
from dashboards.parts.figures import Figure, document_totals
from dashboards.parts.outcomes import outcomes_chart
from dashboards.parts.paging import first_part, more_button
from dashboards.parts.questions import show_questions
from dashboards.parts.quotation import loose_quotation
from dashboards.selection import selected
from dashboards.tables import activity_table
from pipeline.store import Snapshot

NO_OUTCOME = "no_outcome"
"""The code of the issue that a report tells of no change."""
QUOTATIONS_PAGE = "pages/citaten.py"
Documents = dict[str, dict[str, Any]]
"""Rows of DOCUMENTS by their hash."""


def show_figures_and_stories() -> None:
    """What there is in numbers, the activities with their stories, the themes, and stories on their own."""
    chosen = selected()
    if chosen is None:
        return
    state, known = chosen.state, chosen.known
    held = data.overview(state, chosen.ids)
    told = accounts(held.groups, claims.telling(state, chosen.ids))
    st.html(_summary(chosen.documents, held) + _not_heard(known, held))
    show_accounts(told)
    if reports := _without_outcome(state, chosen.documents):
        st.html(without_outcome([known[document] for document in reports]))
    show_questions(claims.questions(state, chosen.ids))
    _show_activities(state, held, known, told)
    table = partial(activity_table, chosen)
    show_downloads(table, table_words.ACTIVITIES_NAME, "activiteiten", table_words.ACTIVITIES_ABOUT)
    _show_themes(held)
    _show_loose(state, held, known)


def _summary(selected: pl.DataFrame, held: Overview) -> str:
    voices = dict(held.voices.group_by("voice").agg(pl.col("n").sum()).rows())
    quotations = sum(voices.values())
    spoken = ", ".join(f"{voices[voice]} {words}" for voice, words in labels.VOICES_PLURAL.items() if voice in voices)
    counts = [
        (labels.how_many(len(selected), "document", "documenten"), ""),
        (labels.how_many(len(held.groups), "activiteit", "activiteiten"), ""),
        (labels.how_many(int(held.stories["n"].sum()), "verhaal", "verhalen"), _withheld(held)),
        (labels.how_many(quotations, "citaat", "citaten"), spoken),
    ]
    items = "".join(
        f"<li><strong>{count}</strong>{f' <span>{note}</span>' if note else ''}</li>" for count, note in counts
    )
    return f'<ul class="tellen">{items}</ul>'


def _withheld(held: Overview) -> str:
    count = int(held.stories.filter(pl.col("consent") == "no")["n"].sum())
    return labels.without_consent(count) if count else ""


def _not_heard(known: Documents, held: Overview) -> str:
    hours = held.figures.filter((pl.col("row_kind") == "data") & pl.col("measure").is_in(["hours", "volunteer_hours"]))
    heard = held.voices.filter(pl.col("voice") == "bewoner")
    silent = _organisations(known, hours) - _organisations(known, heard)
    if not silent:
        return ""
    names = sorted(silent, key=str.casefold)
    listed = ""
    if len(names) > labels.FEW:
        items = "".join(f"<li>{escape(name)}</li>" for name in names)
        listed = f"<details><summary>{labels.NOT_HEARD_WHICH}</summary><ul>{items}</ul></details>"
    words = escape(labels.not_heard(names))
    return f'<section class="niet-gehoord"><h2>{labels.NOT_HEARD_TITLE}</h2><p>{words}</p>{listed}</section>'


def _organisations(known: Documents, rows: pl.DataFrame) -> set[str]:
    return {
        known[document]["organisation"] or labels.UNKNOWN_ORGANISATION
        for document in rows["document"].unique()
        if document in known
    }


def _without_outcome(state: Snapshot, selected: pl.DataFrame) -> list[str]:
    found = data.issues(state).filter(pl.col("code") == NO_OUTCOME)
    return selected.join(found, on="document", how="semi")["document"].to_list()


def _show_activities(state: Snapshot, held: Overview, known: Documents, told: dict[str, str]) -> None:
    note = f"{labels.BY_COMPUTER_LONG} {labels.NO_RANKING}"
    st.html(f'<h2>{labels.ACTIVITIES}</h2><p class="stil computer">{note}</p>')
    if held.groups.is_empty():
        st.html(f'<p class="geen-verhaal">{labels.NO_ACTIVITIES}</p>')
        return
    ordered, names = _in_order(held.groups, known), data.theme_names()
    shown = first_part(ordered, "activiteiten")
    totals = _figures(held.figures.filter(pl.col("row_kind") != "data"), "document", shown)
    for document, rows in groupby(_rows(state, held, known, shown), key=lambda row: str(row.document["document"])):
        st.html(_document_heading(known[document]))
        for row in rows:
            show_activity(row, QUOTATIONS_PAGE, names, told.get(row.activity_id))
        if summed := document_totals(totals[document], known[document]):
            st.html(summed)
    more_button(ordered, "activiteiten")


def _rows(state: Snapshot, held: Overview, known: Documents, shown: Sequence[dict[str, Any]]) -> Iterator[ActivityRow]:
    asked = [row["strongest"] for row in shown if row["strongest"]]
    strongest = {quote.sentence_id: quote for quote in data.quotations(state, asked)}
    figures = _figures(held.figures.filter(pl.col("row_kind") == "data"), "group_id", shown)
    themes = held.group_themes.partition_by("activity_id", as_dict=True)
    for row in shown:
        quote = strongest.get(row["strongest"])
        yield ActivityRow(
            activity_id=row["activity_id"],
            section=row["section"],
            activity=row["activity"],
            document=known[row["document"]],
            figures=figures[row["activity_id"]],
            quotations=row["quotations"],
            themes=themes.get((row["activity_id"],), held.group_themes.clear()),
            strongest=quote,
            source=known[quote.document] if quote else None,
        )


def _in_order(groups: pl.DataFrame, known: Documents) -> list[dict[str, Any]]:
    """By organisation and period: the alphabet, never a ranking."""

    def place(row: dict[str, Any]) -> tuple[Any, ...]:
        document = known[row["document"]]
        name = (document["organisation"] or "\uffff").casefold()
        return name, str(document["period_start"]), document["filename"] or "", row["document"], row["position"]

    return sorted(groups.to_dicts(), key=place)


def _figures(rows: pl.DataFrame, key: str, shown: Sequence[dict[str, Any]]) -> dict[str, list[Figure]]:
    """The rows that what is shown needs, by document or by group_id (the id of an activity)."""
    wanted = {row["document" if key == "document" else "activity_id"] for row in shown}
    found: dict[str, list[Figure]] = defaultdict(list)
    for row in rows.filter(pl.col(key).is_in(wanted)).to_dicts():
        found[row[key]].append(row)
    return found


def _document_heading(document: dict[str, Any]) -> str:
    name = escape(document["organisation"] or labels.UNKNOWN_ORGANISATION)
    period = escape(labels.period(document["period_start"], document["period_end"]))
    programme = f"<span>{escape(document['programme'])}</span>" if document["programme"] else ""
    return (
        f'<div class="organisatie"><h3>{name} <span class="periode">{period}</span></h3>'
        f'<p>{programme}<span class="stil">{escape(document["filename"] or "")}</span></p></div>'
    )


def _show_themes(held: Overview) -> None:
    if held.outcomes.is_empty():
        st.html(f'<h2>{labels.THEMES_TITLE}</h2><p class="geen-verhaal">{labels.NO_OUTCOMES}</p>')
        return
    show_chart(outcomes_chart(held.outcomes, data.theme_names()), "themas", level=2)


def _show_loose(state: Snapshot, held: Overview, known: Documents) -> None:
    if not held.loose:
        return
    st.html(f"<h2>{labels.LOOSE_TITLE}</h2><p>{labels.LOOSE_INTRO}</p>")
    quotations = data.quotations(state, first_part(held.loose, "los"))
    names = data.theme_names()
    cards = "".join(f"<li>{loose_quotation(quote, known[quote.document], names)}</li>" for quote in quotations)
    st.html(f'<ul class="losse">{cards}</ul>')
    more_button(held.loose, "los")
