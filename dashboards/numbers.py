"""The basis of all numbers on screen, made once for each state of the store and each choice of documents."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboards import claims
from pipeline.indicators import Basis, basis
from pipeline.store import Snapshot
from pipeline.tables import CLAIMS


def basis_of(state: Snapshot, documents: pl.DataFrame) -> Basis:
    """What is counted of these DOCUMENTS, with what people corrected (pipeline/indicators)."""
    ids = sorted(documents["document"])
    figures = claims.all_figures(state, ids)
    told = claims.claims(state, ids).select(CLAIMS.schema.names()).cast(dict(CLAIMS.schema))  # type: ignore[arg-type]
    telling = claims.telling(state, ids)
    return _basis((str(state.path), *(_told_apart(one) for one in (figures, documents))), figures, documents, told,
                  telling)  # fmt: skip


def _told_apart(frame: pl.DataFrame) -> int:
    """What tells rows from others: what people correct changes them, without a new state of the store."""
    return int(frame.hash_rows().sum() or 0) if frame.height else 0


@st.cache_resource(max_entries=32, show_spinner=False)
def _basis(
    key: tuple[str | int, ...], _figures: pl.DataFrame, _documents: pl.DataFrame, _claims: pl.DataFrame,
    _telling: pl.DataFrame,
) -> Basis:  # fmt: skip
    return basis(_figures, _documents, _claims, _telling)
