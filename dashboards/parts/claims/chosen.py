"""What the filters leave of the claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboards.counting import reported_on
from dashboards.filters import Filters
from pipeline.periods import Period, Quarter, of_quarter, quarters
from pipeline.store import Snapshot

_SPEAKS = {"bewoner": "residents", "naaste": "relatives", "professional": "professionals"}


@dataclass(frozen=True, slots=True)
class Selection:
    """What the filters leave: the selected documents and their claims; `known` holds all documents.

    `claims` name the organisation as people corrected it. `documents` are the rows of DOCUMENTS that were selected.
    """

    state: Snapshot
    known: dict[str, dict[str, Any]]
    documents: pl.DataFrame
    claims: pl.DataFrame
    filters: Filters

    @property
    def ids(self) -> list[str]:
        """The hashes of the selected documents, in order."""
        return sorted(self.documents["document"])

    @property
    def period(self) -> Period | None:
        """The chosen period, else from the first day reported on to the last; None where no period is known."""
        return self.filters.period or reported_on(self.documents)

    @property
    def quarters(self) -> list[Quarter]:
        """The quarters that are reported on and lie in the chosen period, oldest first."""
        return quarters_in(self.documents, self.filters.period)


def quarters_in(documents: pl.DataFrame, period: Period | None) -> list[Quarter]:
    """The quarters that rows of DOCUMENTS report on, oldest first; only those in a period where one was chosen."""
    found = quarters(documents)[::-1]
    return [one for one in found if period is None or period.start <= of_quarter(one).start <= period.end]


def fitting_claims(held: pl.DataFrame, filters: Filters, activities: frozenset[str] | None) -> pl.DataFrame:
    """The claims in which the chosen voice speaks, on the chosen activities or on organisations as a whole.

    What is told of an organisation as a whole cannot be divided over districts and target groups.
    """
    if column := _SPEAKS.get(filters.voice or ""):
        held = held.filter(pl.col(column) > 0)
    if activities is not None:
        held = held.filter(pl.col("activity_id").is_null() | pl.col("activity_id").is_in(list(activities)))
    return held
