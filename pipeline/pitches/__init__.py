"""What pitches promise: intended effects, for whom, where, which activities, with how many hours and how much money."""

from __future__ import annotations

import polars as pl

from pipeline.tables import PROMISES, Tables

__all__ = ["build_promises"]


def build_promises(tables: Tables) -> pl.DataFrame:
    """DOCUMENTS, ACTIVITIES, SENTENCES, LABELS and MENTIONS in force and REACH → PROMISES, of pitches only."""
    return PROMISES.empty()
