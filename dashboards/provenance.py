"""Where what is on screen comes from: what goes along with every table and picture that leaves the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from dashboards import data, labels, queries
from dashboards.filters import organisation_name
from dashboards.labels import exports as words
from dashboards.parts.filters import chosen_filters
from pipeline.store import Snapshot


@dataclass(frozen=True, slots=True)
class Source:
    """What a table or picture counts and from what.

    `about` says what is counted; `filters` what was chosen, in words; `as_of` when the last document was read;
    `documents` are rows of organisation, file and period; `withheld` counts stories without consent among them.
    """

    about: str
    filters: str = words.NO_FILTERS
    as_of: date | None = None
    documents: tuple[tuple[str, str, str], ...] = ()
    withheld: int = 0

    @property
    def lines(self) -> list[str]:
        """The source in two lines, for under a picture."""
        organisations = sorted({organisation for organisation, _, _ in self.documents}, key=str.casefold)
        return words.picture_source(organisations, len(self.documents), self.filters, self.as_of)


def source_of_selection(about: str) -> Source:
    """The source of what is counted from the documents that fit the filters."""
    state = data.snapshot()
    if state is None:
        return Source(about)
    counting = data.in_force(state)
    filters = chosen_filters()
    fitting = filters.apply(counting)
    return Source(about, filters.words, _last_read(state), _listed(fitting), _withheld(state, fitting))


def _last_read(state: Snapshot) -> date | None:
    latest = data.rows(state, queries.LAST_READ)["latest"].item()
    return latest.date() if latest else None


def _listed(documents: pl.DataFrame) -> tuple[tuple[str, str, str], ...]:
    rows = documents.select(organisation_name(), "filename", "period_start", "period_end").rows()
    listed = ((name, file or labels.UNKNOWN, labels.period(start, end)) for name, file, start, end in rows)
    return tuple(sorted(listed, key=lambda row: (row[0].casefold(), row[1], row[2])))


def _withheld(state: Snapshot, documents: pl.DataFrame) -> int:
    stories = data.rows(state, queries.STORIES, tuple(sorted(documents["document"])))
    return int(stories.filter(pl.col("consent") == "no")["n"].sum())
