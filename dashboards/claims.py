"""What the pages with themes and claims show: cached reads of one snapshot, keyed by its path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from dashboards import claim_queries as queries
from dashboards import data
from dashboards.queries import FIGURES
from pipeline.spans import Span, read_spans
from pipeline.store import Snapshot
from pipeline.tables import TELLING

Claim = dict[str, Any]
"""A row of CLAIMS with activity_document, section and activity."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the computer gave a theme: characters of the sentence that carried it, and ids of like examples."""

    theme: str
    spans: tuple[Span, ...]
    examples: tuple[str, ...]


def claims(state: Snapshot, selected: Sequence[str]) -> pl.DataFrame:
    """The claims that rest on the selected documents or are about their activities, as `Claim` rows."""
    return _claims(str(state.path), tuple(selected))


@st.cache_data(max_entries=16, show_spinner=False)
def _claims(path: str, selected: tuple[str, ...]) -> pl.DataFrame:
    return Snapshot(Path(path)).query(queries.CLAIMS, [list(selected)])


def evidence(state: Snapshot, claim_ids: Sequence[str], most: int) -> pl.DataFrame:
    """The first `most` quotations of each side of these claims: claim_id, stance, sentence_id, sure, n of that side."""
    return _evidence(str(state.path), tuple(claim_ids), most)


@st.cache_data(max_entries=64, show_spinner=False)
def _evidence(path: str, claim_ids: tuple[str, ...], most: int) -> pl.DataFrame:
    return Snapshot(Path(path)).query(queries.EVIDENCE, [list(claim_ids), most])


def figures(state: Snapshot, activity_ids: Sequence[str]) -> pl.DataFrame:
    """The figures of these activities with group_id, with what people corrected; one query for all."""
    return data.with_corrections(_figures(str(state.path), tuple(activity_ids)))


@st.cache_data(max_entries=64, show_spinner=False)
def _figures(path: str, activity_ids: tuple[str, ...]) -> pl.DataFrame:
    return Snapshot(Path(path)).query(queries.FIGURES, [list(activity_ids)])


def all_figures(state: Snapshot, selected: Sequence[str]) -> pl.DataFrame:
    """All rows of ACTIVITIES of the selected documents with group_id, with what people corrected."""
    return data.with_corrections(_all_figures(str(state.path), tuple(selected)))


@st.cache_data(max_entries=16, show_spinner=False)
def _all_figures(path: str, selected: tuple[str, ...]) -> pl.DataFrame:
    return Snapshot(Path(path)).query(FIGURES, [list(selected)])


def themeless(state: Snapshot, selected: Sequence[str], themes: Sequence[str]) -> tuple[str, ...]:
    """Ids of the sentences on a change that fit none of these themes, in the order of their documents."""
    return _themeless(str(state.path), tuple(selected), tuple(themes))


@st.cache_data(max_entries=16, show_spinner=False)
def _themeless(path: str, selected: tuple[str, ...], themes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(Snapshot(Path(path)).query(queries.THEMELESS, [list(selected), list(themes)])["sentence_id"])


def telling(state: Snapshot, selected: Sequence[str]) -> pl.DataFrame:
    """TELLING of the activities in the selected documents."""
    return _telling(str(state.path), tuple(selected))


@st.cache_data(max_entries=16, show_spinner=False)
def _telling(path: str, selected: tuple[str, ...]) -> pl.DataFrame:
    return Snapshot(Path(path)).query(queries.TELLING, [list(selected)]).cast(dict(TELLING.schema))  # type: ignore[arg-type]


def telling_of(state: Snapshot, activity_id: str) -> dict[str, Any] | None:
    """What is told of one activity, as a row of TELLING; None where nothing was made of it."""
    rows = _telling_of(str(state.path), activity_id)
    return rows[0] if rows else None


@st.cache_data(max_entries=128, show_spinner=False)
def _telling_of(path: str, activity_id: str) -> list[dict[str, Any]]:
    return Snapshot(Path(path)).query(queries.TELLING_OF, [activity_id]).to_dicts()


def questions(state: Snapshot, selected: Sequence[str]) -> list[dict[str, Any]]:
    """The questions for the conversation about the selected documents: rows of QUESTIONS with the activity's name."""
    return _questions(str(state.path), tuple(selected))


@st.cache_data(max_entries=16, show_spinner=False)
def _questions(path: str, selected: tuple[str, ...]) -> list[dict[str, Any]]:
    return Snapshot(Path(path)).query(queries.QUESTIONS, [list(selected)]).to_dicts()


def reasons(state: Snapshot, sentence_ids: Sequence[str]) -> dict[str, list[Reason]]:
    """Why each of these sentences got its themes; a sentence without reasons is absent."""
    return _reasons(str(state.path), tuple(sentence_ids)) if sentence_ids else {}


@st.cache_data(max_entries=128, show_spinner=False)
def _reasons(path: str, sentence_ids: tuple[str, ...]) -> dict[str, list[Reason]]:
    found: dict[str, list[Reason]] = {}
    for row in Snapshot(Path(path)).query(queries.REASONS, [list(sentence_ids)]).to_dicts():
        spans = tuple(read_spans(row["spans"] or ""))
        reason = Reason(row["theme"], spans, tuple((row["examples"] or "").split()))
        found.setdefault(row["sentence_id"], []).append(reason)
    return found


def judged(state: Snapshot) -> pl.DataFrame:
    """Every sentence that people judged: what the computer says (model_…) beside what they say."""
    return _whole(str(state.path), queries.JUDGED)


def models(state: Snapshot) -> pl.DataFrame:
    """model_version, latest (UTC) and runs: which models labelled what is in the store, newest first."""
    return _whole(str(state.path), queries.MODELS)


@st.cache_data(max_entries=8, show_spinner=False)
def _whole(path: str, sql: str) -> pl.DataFrame:
    return Snapshot(Path(path)).query(sql)
