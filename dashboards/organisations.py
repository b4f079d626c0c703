"""What the pages with organisations show: the selection with its basis, and who is which organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboards import claims, data
from dashboards.counting import basis_of
from dashboards.filters import Filters
from dashboards.parts.claims.chosen import Selection
from pipeline.indicators import Basis
from pipeline.store import Snapshot


@dataclass(frozen=True, slots=True)
class Town(Selection):
    """What the filters leave of the documents that count, with what its numbers are counted from."""

    basis: Basis


def town(state: Snapshot, known: dict[str, dict[str, Any]], documents: pl.DataFrame, filters: Filters) -> Town:
    """What is counted from these documents."""
    held = claims.as_corrected(claims.claims(state, sorted(documents["document"])), data.documents(state))
    return Town(state, known, documents, held, filters, basis_of(state, documents, held))


def of_organisation(documents: pl.DataFrame, name: str) -> pl.DataFrame:
    """The documents of the organisation with this name, without regard to capitals and spaces around it."""
    named = pl.col("organisation").str.strip_chars().str.to_lowercase()
    return documents.filter(named == name.strip().lower())
