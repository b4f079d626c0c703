"""Hours that were worked, counted once (pipeline/indicators), and those of the activities that tell about a theme."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl
import streamlit as st

from dashboards import claims, data
from pipeline.indicators import by_quarter, hours, same_activities, within
from pipeline.periods import Period, Quarter
from pipeline.store import Snapshot

_ACTIVITY = ("owner", "same_as", "measure")


def hours_of(state: Snapshot, documents: pl.DataFrame) -> pl.DataFrame:
    """HOURS (pipeline/indicators/hours.py) of these rows of DOCUMENTS, with what people corrected."""
    figures = _figures(state, documents)
    return _hours(_key(figures, documents), figures, documents)


def same_of(state: Snapshot, documents: pl.DataFrame) -> pl.DataFrame:
    """SAME (pipeline/indicators/same.py): what each activity is called in all documents of its owner."""
    figures = _figures(state, documents)
    return _same(_key(figures, documents), figures, documents)


def theme_hours(held: pl.DataFrame, same: pl.DataFrame, told: pl.DataFrame, quarters: Sequence[Quarter]) -> pl.DataFrame:
    """theme, year, quarter, measure, hours: what the activities that tell about each theme took, each once a theme.

    `held` are HOURS, `same` is SAME, `told` are claims on activities (theme, activity_id). Hours have no year and
    quarter where nothing tells how those of an activity lie over the quarters.
    """
    about = told.drop_nulls("activity_id").join(same, on="activity_id").select("theme", "owner", "same_as").unique()
    return (
        about.join(_placed(held, quarters), on=["owner", "same_as"])
        .group_by("theme", "year", "quarter", "measure")
        .agg(pl.col("hours").sum())
        .sort("theme", "year", "quarter", "measure", nulls_last=True)
    )


def _placed(held: pl.DataFrame, quarters: Sequence[Quarter]) -> pl.DataFrame:
    """Hours realised of each activity by quarter, else in one row without a quarter."""
    once = by_quarter(held, quarters).select(*_ACTIVITY, "year", "quarter", hours="realised").drop_nulls("hours")
    start, end = held["period_start"].min(), held["period_end"].max()
    if not (isinstance(start, date) and isinstance(end, date)):
        return once
    whole = within(held, Period(start, end)).join(once, on=_ACTIVITY, how="anti")
    spread = [pl.lit(None, pl.Int32).alias(name) for name in ("year", "quarter")]
    return pl.concat([once, whole.select(*_ACTIVITY, *spread, hours="realised").drop_nulls("hours")])


def _figures(state: Snapshot, documents: pl.DataFrame) -> pl.DataFrame:
    return claims.all_figures(state, sorted(documents["document"]))


def _key(*frames: pl.DataFrame) -> tuple[int, ...]:
    """What tells these rows from others: the store's state, and what people corrected, change them."""
    return tuple(int(frame.hash_rows().sum() or 0) for frame in frames)


@st.cache_resource(max_entries=64, show_spinner=False)
def _hours(key: tuple[int, ...], _rows: pl.DataFrame, _documents: pl.DataFrame) -> pl.DataFrame:
    return hours(_rows, _documents)


@st.cache_resource(max_entries=64, show_spinner=False)
def _same(key: tuple[int, ...], _rows: pl.DataFrame, _documents: pl.DataFrame) -> pl.DataFrame:
    return same_activities(_rows, _documents)
