"""What can be filtered on, what was chosen, and which documents that leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass

import polars as pl

from dashboards import labels
from dashboards.labels import exports
from dashboards.labels import filters as words
from pipeline.periods import Period, Quarter, of_quarter, of_year, quarters

ORGANISATION, PROGRAMME, PERIOD = "organisatie", "programma", "periode"
DISTRICT, TARGET_GROUP, THEME, VOICE = "wijk", "doelgroep", "bij_thema", "stem"
KEYS = (ORGANISATION, PROGRAMME, PERIOD, DISTRICT, TARGET_GROUP, THEME, VOICE)
"""How the filters are called in the address. (`thema` there is the theme that the page with themes is about.)"""
MAIN = KEYS[:3]
"""The filters that are always in sight."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What was chosen; None leaves that filter open.

    A period is a quarter or a whole year, never both. `theme` is an id of the goal tree and `theme_name` its name.
    `apply` heeds what documents have; district and target group go by activity (see Selection.activities), theme and
    voice by sentence.
    """

    organisation: str | None = None
    programme: str | None = None
    quarter: Quarter | None = None
    year: int | None = None
    district: str | None = None
    target_group: str | None = None
    theme: str | None = None
    theme_name: str | None = None
    voice: str | None = None

    @property
    def period(self) -> Period | None:
        """The days that were chosen."""
        if self.quarter:
            return of_quarter(self.quarter)
        return of_year(self.year) if self.year else None

    @property
    def chosen(self) -> dict[str, str]:
        """What stands in the address, by key."""
        period = labels.quarter(*self.quarter) if self.quarter else str(self.year or "")
        values = (self.organisation, self.programme, period, self.district, self.target_group, self.theme_name,
                  labels.VOICES.get(self.voice or ""))  # fmt: skip
        return {key: value for key, value in zip(KEYS, values, strict=True) if value}

    @property
    def words(self) -> str:
        """What was chosen, in words."""
        return "; ".join(f"{words.NAMES[key]}: {value}" for key, value in self.chosen.items()) or exports.NO_FILTERS

    def apply(self, documents: pl.DataFrame) -> pl.DataFrame:
        """The documents that fit organisation, programme and period."""
        if self.organisation is not None:
            documents = documents.filter(organisation_name() == self.organisation)
        if self.programme is not None:
            documents = documents.filter(pl.col("programme") == self.programme)
        if self.period is not None:
            documents = documents.filter(self.period.overlaps())
        return documents


def organisation_name() -> pl.Expr:
    """The organisation of a document, with a word for where it is unknown."""
    return pl.col("organisation").fill_null(labels.UNKNOWN_ORGANISATION)


def period_choices(documents: pl.DataFrame) -> list[str]:
    """The years that a document reports on, newest first, each with its quarters."""
    found = quarters(documents)
    years = sorted({year for year, _ in found}, reverse=True)
    return [
        name
        for year in years
        for name in (str(year), *(labels.quarter(*quarter) for quarter in found if quarter[0] == year))
    ]


def read_period(written: str | None) -> tuple[Quarter | None, int | None]:
    """The quarter or the year of a choice; neither for what is no period."""
    found = re.fullmatch(r"(?:(.+) )?(\d{4})", written or "")
    if not found or found[1] not in (None, *labels.QUARTERS):
        return None, None
    year = int(found[2])
    return (None, year) if found[1] is None else ((year, labels.QUARTERS.index(found[1]) + 1), None)
