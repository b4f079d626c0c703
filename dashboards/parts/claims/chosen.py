"""What the filters leave of the claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboards.counting import reported_on
from pipeline.periods import Period, Quarter, of_quarter
from pipeline.store import Snapshot


@dataclass(frozen=True, slots=True)
class Selection:
    """What the filters leave: the selected documents and their claims; `known` holds all documents.

    `claims` name the organisation as people corrected it. `documents` are the rows of DOCUMENTS that were selected;
    `quarter` is the one that was chosen.
    """

    state: Snapshot
    known: dict[str, dict[str, Any]]
    documents: pl.DataFrame
    claims: pl.DataFrame
    quarter: Quarter | None = None

    @property
    def selected(self) -> list[str]:
        """The hashes of the selected documents, in order."""
        return sorted(self.documents["document"])

    @property
    def period(self) -> Period | None:
        """The chosen quarter, else from the first day reported on to the last; None where no period is known."""
        return of_quarter(self.quarter) if self.quarter else reported_on(self.documents)
