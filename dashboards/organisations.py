"""What the pages with organisations show: the selection with its basis, and who is which organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboards import claims, data
from dashboards.counting import basis_of, reported_on
from dashboards.filters import Filters
from dashboards.parts.claims.chosen import quarters_in
from pipeline.indicators import Basis
from pipeline.periods import Period, Quarter
from pipeline.store import Snapshot


@dataclass(frozen=True, slots=True)
class Town:
    """What the filters leave, with what its numbers are counted from.

    `documents` are the rows of DOCUMENTS that count; `known` holds all documents by hash; `claims` name organisations
    as people corrected them.
    """

    state: Snapshot
    known: dict[str, dict[str, Any]]
    documents: pl.DataFrame
    claims: pl.DataFrame
    basis: Basis
    filters: Filters

    @property
    def ids(self) -> list[str]:
        """The hashes of the documents, in order."""
        return sorted(self.documents["document"])

    @property
    def quarters(self) -> list[Quarter]:
        """The quarters that are reported on and lie in the chosen period, oldest first."""
        return quarters_in(self.documents, self.filters.period)

    @property
    def period(self) -> Period | None:
        """The chosen period, else from the first day reported on to the last; None where no period is known."""
        return self.filters.period or reported_on(self.documents)


def town(state: Snapshot, known: dict[str, dict[str, Any]], documents: pl.DataFrame, filters: Filters) -> Town:
    """What is counted from these documents."""
    held = claims.as_corrected(claims.claims(state, sorted(documents["document"])), data.documents(state))
    return Town(state, known, documents, held, basis_of(state, documents, held), filters)


def of_organisation(documents: pl.DataFrame, name: str) -> pl.DataFrame:
    """The documents of the organisation with this name, without regard to capitals and spaces around it."""
    named = pl.col("organisation").str.strip_chars().str.to_lowercase()
    return documents.filter(named == name.strip().lower())
