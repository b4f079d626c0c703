"""Districts and target groups of activities: cached reads of one snapshot, keyed by what is seen of it.

`kind` is one of REACH_KINDS: district or target_group. An activity goes by the id of its first row, as in links,
claims and telling.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
import streamlit as st

from dashboards import reach_queries as queries
from dashboards.kept import BY_KEY
from dashboards.labels.reach import UNKNOWN
from pipeline.store import Snapshot
from pipeline.tables import REACH_KINDS

Chosen = Mapping[str, frozenset[str]]
"""The activities of each value of a kind."""


def reach(state: Snapshot) -> pl.DataFrame:
    """document, activity_id (null for the document as a whole), kind, value and sure: all that is known."""
    return _reach(state)


@st.cache_data(max_entries=4, show_spinner=False, hash_funcs=BY_KEY)
def _reach(state: Snapshot) -> pl.DataFrame:
    return state.query(queries.REACH)


def choices(state: Snapshot, kind: str) -> list[str]:
    """The values that activities have, by the alphabet; last 'onbekend', where nothing is known of some activity."""
    held = _activities(state)[kind]
    return sorted(held.keys() - {UNKNOWN}, key=str.casefold) + [UNKNOWN] * (UNKNOWN in held)


def activities_of(state: Snapshot, kind: str, value: str) -> frozenset[str]:
    """The activities with this value, sure or not, or of which nothing is known for 'onbekend'; none for another."""
    return _activities(state)[kind].get(value, frozenset())


@st.cache_data(max_entries=4, show_spinner=False, hash_funcs=BY_KEY)
def _activities(state: Snapshot) -> dict[str, Chosen]:
    rows = _reach(state).filter(pl.col("activity_id").is_not_null())
    every = frozenset(state.query(queries.ACTIVITIES)["activity_id"])
    return {kind: _by_value(rows.filter(pl.col("kind") == kind), every) for kind in REACH_KINDS}


def _by_value(rows: pl.DataFrame, every: frozenset[str]) -> Chosen:
    held: dict[str, set[str]] = {}
    for activity, value in rows.select("activity_id", "value").iter_rows():
        held.setdefault(value, set()).add(activity)
    unknown = every - frozenset(rows["activity_id"])
    return {value: frozenset(ids) for value, ids in {**held, **({UNKNOWN: unknown} if unknown else {})}.items()}
