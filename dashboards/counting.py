"""What all numbers on the pages are counted from (pipeline/indicators), made once for a selection of documents."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboards import claims, data
from pipeline.indicators import Basis, basis
from pipeline.periods import Period
from pipeline.pitched import reports
from pipeline.store import Snapshot
from pipeline.tables import CLAIMS, TELLING


def basis_of(state: Snapshot, documents: pl.DataFrame, held: pl.DataFrame | None = None) -> Basis:
    """The basis of these rows of DOCUMENTS, with what people corrected; kept while none of it changes.

    Pitches are left out: what they plan is no figure of a report.

    `held` are their claims as `claims.as_corrected` gives them, where the page has them already.
    """
    documents = reports(documents)
    ids = sorted(documents["document"])
    if held is None:
        held = claims.as_corrected(claims.claims(state, ids), data.documents(state))
    told = held.select(list(CLAIMS.schema)).cast(dict(CLAIMS.schema))  # type: ignore[arg-type]
    return _basis(claims.all_figures(state, ids), documents, told, claims.telling(state, ids))


def reported_on(documents: pl.DataFrame) -> Period | None:
    """From the first day that rows of DOCUMENTS report on to the last; None where no period is known."""
    start, end = documents["period_start"].min(), documents["period_end"].max()
    return Period(start, end) if isinstance(start, date) and isinstance(end, date) else None


def _hash(frame: pl.DataFrame) -> tuple[int, int]:
    return frame.height, int(frame.hash_rows(seed=1).sum() or 0)


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={pl.DataFrame: _hash})
def _basis(figures: pl.DataFrame, documents: pl.DataFrame, held: pl.DataFrame, telling: pl.DataFrame) -> Basis:
    return basis(figures, documents, held, telling.cast(dict(TELLING.schema)))  # type: ignore[arg-type]
