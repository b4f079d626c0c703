"""What the shared filters leave of the store; every page that shows reports begins here."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import data
from dashboards.labels import states as words
from dashboards.parts.filters import Filters, chosen_filters, clear_button
from pipeline.store import Snapshot


@dataclass(frozen=True, slots=True)
class Selection:
    """One state of the store with what was chosen.

    `known` holds every document by its hash: what was sent back counts no more, but may still be quoted until its
    organisation is worked out anew. `documents` are the rows of DOCUMENTS that count and fit the filters.
    """

    state: Snapshot
    known: dict[str, dict[str, Any]]
    documents: pl.DataFrame
    filters: Filters

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
    filters = chosen_filters(counting)
    fitting = filters.apply(counting)
    if fitting.is_empty():
        show_no_match(filters)
        return None
    return Selection(state, {row["document"]: row for row in data.documents(state).to_dicts()}, fitting, filters)


def show_no_match(filters: Filters) -> None:
    """Nothing fits the filters: say what was chosen, and give a way out."""
    st.html(
        f'<section class="leeg-scherm"><h2>{words.NO_MATCH_TITLE}</h2>'
        f"<p>{escape(words.no_match(filters.chosen))}</p></section>"
    )
    if filters.chosen:
        clear_button("wis_leeg")
