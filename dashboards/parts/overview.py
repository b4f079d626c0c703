"""The page with figures and stories of a selection of documents."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from itertools import groupby
from typing import Any

import polars as pl
import streamlit as st

from dashboards import data, labels
from dashboards.data import Overview
from dashboards.parts.activity_row import ActivityRow, show_activity
from dashboards.parts.chart import show_chart
from dashboards.parts.figures import Figure, document_totals
from dashboards.parts.filters import choose_filters, clear_button, organisation_name
from dashboards.parts.paging import first_part, more_button
from dashboards.parts.quotation import loose_quotation
from pipeline.store import Snapshot

PAGE = "pages/cijfers_en_verhalen.py"
Documents = dict[str, dict[str, Any]]
"""Rows of DOCUMENTS by their hash."""


def show_overview() -> None:
    """Filters, what there is in numbers, the activities with their stories, the themes, and stories on their own."""
    state = data.snapshot()
    if state is None:
        return
    documents = data.documents(state)
    st.html(f'<h1>{labels.FIGURES_AND_STORIES}</h1><p class="inleiding">{labels.INTRO}</p>')
    selected = choose_filters(documents).apply(documents)
    if selected.is_empty():
        show_no_match()
        return
    held = data.overview(state, sorted(selected["document"]))
    known = {row["document"]: row for row in documents.to_dicts()}
    st.html(_summary(selected, held) + _not_heard(known, held))
    _show_activities(state, held, known)
    _show_themes(held)
    _show_loose(state, held, known)


def show_no_match() -> None:
    """Nothing fits the filters: say so, and give a way out."""
    st.html(f'<section class="leeg-scherm"><h2>{labels.NO_MATCH_TITLE}</h2><p>{labels.NO_MATCH}</p></section>')
    clear_button("wis_leeg")


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
    items = "".join(f"<li><strong>{count}</strong>{f' <span>{note}</span>' if note else ''}</li>" for count, note in counts)
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
        known[document]["organisation"] or labels.UNKNOWN_ORGANISATION for document in rows["document"].unique() if document in known
    }


def _show_activities(state: Snapshot, held: Overview, known: Documents) -> None:
    note = f"{labels.BY_COMPUTER_LONG} {labels.NO_RANKING}"
    st.html(f'<h2>{labels.ACTIVITIES}</h2><p class="stil computer">{note}</p>')
    if held.groups.is_empty():
        st.html(f'<p class="geen-verhaal">{labels.NO_ACTIVITIES}</p>')
        return
    rows = first_part(ordered := _in_order(held.groups, known), "activiteiten")
    strongest = {quote.sentence_id: quote for quote in data.quotations(state, [row["strongest"] for row in rows if row["strongest"]])}
    figures, themes, totals = _figures(held, "data"), _by_activity(held.group_themes, rows), _figures(held, "total")
    for document, group in groupby(rows, key=lambda row: row["document"]):
        st.html(_document_heading(known[document]))
        for row in group:
            quote = strongest.get(row["strongest"])
            show_activity(
                ActivityRow(
                    row["activity_id"], row["section"], row["activity"], known[document], figures[row["activity_id"]],
                    row["quotations"], themes.get(row["activity_id"], held.group_themes.clear()), quote,
                    known.get(quote.document) if quote else None,
                ),
                PAGE, data.theme_names(),
            )  # fmt: skip
        if summed := document_totals(totals[document], known[document]):
            st.html(summed)
    more_button(ordered, "activiteiten")


def _in_order(groups: pl.DataFrame, known: Documents) -> list[dict[str, Any]]:
    """By organisation and period: the alphabet, never a ranking."""

    def place(row: dict[str, Any]) -> tuple[Any, ...]:
        document = known[row["document"]]
        name = (document["organisation"] or "\uffff").casefold()
        return name, str(document["period_start"]), document["filename"] or "", row["document"], row["position"]

    return sorted(groups.to_dicts(), key=place)


def _figures(held: Overview, kind: str) -> dict[str, list[Figure]]:
    data_rows = pl.col("row_kind") == "data"
    key = "group_id" if kind == "data" else "document"
    found: dict[str, list[Figure]] = defaultdict(list)
    for row in held.figures.filter(data_rows if kind == "data" else ~data_rows).to_dicts():
        found[row[key]].append(row)
    return found


def _by_activity(themes: pl.DataFrame, rows: list[dict[str, Any]] | Any) -> dict[str, pl.DataFrame]:
    shown = themes.filter(pl.col("activity_id").is_in([row["activity_id"] for row in rows]))
    return {str(key[0]): part for key, part in shown.partition_by("activity_id", as_dict=True).items()}


def _document_heading(document: dict[str, Any]) -> str:
    name = escape(document["organisation"] or labels.UNKNOWN_ORGANISATION)
    period = escape(labels.period(document["period_start"], document["period_end"]))
    programme = f'<span>{escape(document["programme"])}</span>' if document["programme"] else ""
    return (
        f'<div class="organisatie"><h3>{name} <span class="periode">{period}</span></h3>'
        f'<p>{programme}<span class="stil">{escape(document["filename"] or "")}</span></p></div>'
    )


def _show_themes(held: Overview) -> None:
    st.html(f"<h2>{labels.THEMES_TITLE}</h2><p>{labels.THEMES_INTRO}</p>")
    if held.outcomes.is_empty():
        st.html(f'<p class="geen-verhaal">{labels.NO_OUTCOMES}</p>')
        return
    show_chart(held.outcomes, data.theme_names())


def _show_loose(state: Snapshot, held: Overview, known: Documents) -> None:
    if not held.loose:
        return
    st.html(f"<h2>{labels.LOOSE_TITLE}</h2><p>{labels.LOOSE_INTRO}</p>")
    quotations = data.quotations(state, first_part(held.loose, "los"))
    names = data.theme_names()
    cards = "".join(f"<li>{loose_quotation(quote, known[quote.document], names)}</li>" for quote in quotations)
    st.html(f'<ul class="losse">{cards}</ul>')
    more_button(held.loose, "los")
