"""What the shared filters leave of the store; every page that shows reports begins here."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import data, queries, reach
from dashboards.labels import filters as filter_words
from dashboards.labels import states as words
from dashboards.parts.filters import Filters, chosen_filters, clear_button
from pipeline.store import Snapshot


@dataclass(frozen=True, slots=True)
class Selection:
    """One state of the store with what was chosen.

    `known` holds every document by its hash: what was sent back counts no more, but may still be quoted until its
    organisation is worked out anew. `documents` are the rows of DOCUMENTS that count and fit organisation,
    programme and period. `activities` are the ids of the activities that fit district and target group, None where
    both are open; a page heeds them itself, and the theme and voice in `filters` too.
    """

    state: Snapshot
    known: dict[str, dict[str, Any]]
    documents: pl.DataFrame
    filters: Filters
    activities: frozenset[str] | None = None

    @property
    def ids(self) -> list[str]:
        """The hashes of the documents that fit, in order."""
        return sorted(self.documents["document"])


def selected() -> Selection | None:
    """What the filters leave; None, with a word on screen, where there is no store or nothing fits."""
    state = data.snapshot()
    if state is None:
        return None
    counting = data.in_force(state)
    filters = chosen_filters()
    fitting = filters.apply(counting)
    if fitting.is_empty():
        show_no_match(filters)
        return None
    known = {row["document"]: row for row in data.documents(state).to_dicts()}
    return Selection(state, known, fitting, filters, fitting_activities(state, filters))


def fitting_activities(state: Snapshot, filters: Filters) -> frozenset[str] | None:
    """The activities with the chosen district and target group, sure or not; None where neither was chosen."""
    chosen = (("district", filters.district), ("target_group", filters.target_group))
    found = [reach.activities_of(state, kind, value) for kind, value in chosen if value is not None]
    return frozenset.intersection(*found) if found else None


def narrowed(state: Snapshot, documents: pl.DataFrame, filters: Filters) -> pl.DataFrame:
    """The documents with an activity of the chosen district and target group, and a change of the theme and voice."""
    activities = fitting_activities(state, filters)
    if activities is not None:
        held = data.rows(state, queries.HELD_IN, tuple(sorted(activities)))
        documents = documents.join(held, on="document", how="semi", maintain_order="left")
    if filters.theme or filters.voice:
        told = data.rows(state, queries.TOLD_IN, filters.theme, filters.voice)
        documents = documents.join(told, on="document", how="semi", maintain_order="left")
    return documents


def show_no_match(filters: Filters) -> None:
    """Nothing fits the filters: say what was chosen, and give a way out."""
    named = [(filter_words.NAMES[key], value) for key, value in filters.chosen.items()]
    st.html(
        f'<section class="leeg-scherm"><h2>{words.NO_MATCH_TITLE}</h2><p>{escape(words.no_match(named))}</p></section>'
    )
    if filters.chosen:
        clear_button("wis_leeg")
