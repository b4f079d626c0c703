"""What the page "Overzicht" shows of one quarter: what is told per theme with the hours beside it, and totals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import polars as pl

from dashboards import counting, data
from dashboards.selection import Selection
from pipeline.indicators import Basis, by_theme, change, longer, told_by, totals, within
from pipeline.periods import Period, Quarter, before, of_quarter, quarters, reports_on
from pipeline.pitched import reports
from pipeline.store import Snapshot


@dataclass(frozen=True)
class Shown:
    """One quarter of some documents; `chosen` says that somebody asked for it, else it is the newest with a report.

    `documents` are those of every quarter, since hours of a quarter can stand in the sheet of a year.
    """

    state: Snapshot
    documents: pl.DataFrame
    quarter: Quarter
    chosen: bool

    @property
    def period(self) -> Period:
        """The days of the quarter."""
        return of_quarter(self.quarter)

    @property
    def quarters(self) -> list[Quarter]:
        """Every quarter with a report, newest first."""
        return quarters(_reports(self.documents))

    @property
    def reporting(self) -> pl.DataFrame:
        """The documents with a day in the quarter."""
        return self.documents.filter(reports_on(*self.quarter))

    @cached_property
    def basis(self) -> Basis:
        """What all numbers are counted from."""
        return counting.basis_of(self.state, self.documents)

    @cached_property
    def themes(self) -> pl.DataFrame:
        """THEMES of the quarter, in the order of the goal tree."""
        return by_theme(told_by(self.basis, self.period), list(data.theme_names()))

    @cached_property
    def totals(self) -> pl.DataFrame:
        """TOTALS of the quarter by measure."""
        return totals(within(self.basis.hours, self.period))

    @property
    def only_longer(self) -> int:
        """Activities of which only hours over a longer time than the quarter are known."""
        beyond = longer(self.basis.hours, self.period).filter("only")
        return beyond.select("owner", "same_as").n_unique()

    @property
    def strengths(self) -> dict[str, dict[str, int]]:
        """How many findings on organisations as a whole have which strength, by theme."""
        found: dict[str, dict[str, int]] = {}
        whole = self.basis.claims.filter(self.period.inside() & pl.col("activity_id").is_null())
        for theme, strength, count in whole.group_by("theme", "strength").len().iter_rows():
            found.setdefault(theme, {})[strength] = count
        return found

    @cached_property
    def changes(self) -> pl.DataFrame | None:
        """CHANGES since the quarter before; None where no document has a day in that."""
        earlier = before(self.quarter)
        if self.documents.filter(reports_on(*earlier)).is_empty():
            return None
        return change(self.basis, self.period, of_quarter(earlier))

    @cached_property
    def silent(self) -> list[str]:
        """Organisations with hours in the quarter of whose residents we read no word, in the order of the alphabet."""
        told = self.period.overlaps() | pl.col("period_start").is_null() | pl.col("period_end").is_null()
        heard = self.basis.claims.filter(told & (pl.col("residents") > 0))
        working = within(self.basis.hours, self.period).filter(pl.col("realised") > 0)
        unheard = working.join(heard, on="owner", how="anti").drop_nulls("organisation")
        return sorted(unheard["organisation"].unique(), key=str.casefold)


def shown(selection: Selection) -> Shown | None:
    """The quarter that was chosen, else the newest one with a report; None where no report says when it is about.

    It is kept with all that was counted of it.
    """
    about = ("overview", selection.filters, tuple(data.theme_names()))
    return data.made(selection.state, about, lambda: _shown(selection))


def _shown(selection: Selection) -> Shown | None:
    filters = selection.filters
    documents = replace(filters, quarter=None, year=None).apply(data.in_force(selection.state))
    if filters.quarter:
        return Shown(selection.state, documents, filters.quarter, chosen=True)
    return newest_of(selection.state, documents, filters.year)


def newest_of(state: Snapshot, documents: pl.DataFrame, year: int | None = None) -> Shown | None:
    """The newest quarter of these documents (of a year); None where none says which period it is about."""
    quarter = newest(documents, year)
    return Shown(state, documents, quarter, chosen=False) if quarter else None


def newest(documents: pl.DataFrame, year: int | None = None) -> Quarter | None:
    """The newest quarter (of a year) with a report on just that quarter, else the newest that a report has a day in.

    A year's report has a day in its fourth quarter, but tells little of that quarter alone. Pitches tell of what is to
    come.
    """
    reports = _reports(documents)
    found = quarters(reports)
    about_one = quarters(reports.filter((pl.col("period_end") - pl.col("period_start")).dt.total_days() < 93))
    of_year = [[one for one in held if year in (None, one[0])] for held in (about_one, found)]
    return next(iter(of_year[0] or of_year[1]), None)


def _reports(documents: pl.DataFrame) -> pl.DataFrame:
    return reports(documents).filter(pl.col("status") != "unreadable")
