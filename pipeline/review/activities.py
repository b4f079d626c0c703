"""Activities with their hours: the lines of a review and what they add up to, from pipeline/indicators."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

import polars as pl

from pipeline.indicators import Basis, activities_told, longer, participants, totals, within
from pipeline.indicators.same import data_rows
from pipeline.periods import Period, Quarter
from pipeline.review.content import ActivityLine, Total
from pipeline.review.sourcing import Sources

_ACCOUNTS = ("effect", "activity_only", "intention_only", "nothing")
"""From most to least told."""
_LAST = "\uffff"

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Activities:
    """The activities of a basis, seen from a period; `rows` are those of the reports as `data_rows` gives them.

    `accounts` is the most that a document tells of an activity, by (same_as, document). `labels` is what an activity
    is called, by same_as: the longest of its labels, which says most ('Straatwerk Havenhoek' before 'Havenhoek').
    """

    basis: Basis
    period: Period
    least: int
    rows: pl.DataFrame
    accounts: Mapping[tuple[str, str], str]
    labels: Mapping[str, str]
    counted: dict[Period, dict[tuple[str, str], tuple[int | None, bool]]] = field(default_factory=dict)
    """People by period, counted when they are first asked for."""
    placed: dict[Period, dict[tuple[str, str], list[Row]]] = field(default_factory=dict)
    """Rows by period, looked up when they are first asked for: of hundreds of lines, each would go through them all."""

    @cached_property
    def within(self) -> pl.DataFrame:
        """WITHIN of the period."""
        return within(self.basis.hours, self.period)

    @cached_property
    def only_longer(self) -> pl.DataFrame:
        """LONGER of activities whose hours are known over a longer period only."""
        return longer(self.basis.hours, self.period).filter("only")

    def told(self, theme: str) -> set[str]:
        """The activities (same_as) told of on a theme in the period; of a whole without hours of its own, its parts."""
        return self.with_parts(set(self._told.filter(pl.col("theme") == theme)["same_as"]))

    @cached_property
    def _told(self) -> pl.DataFrame:
        return activities_told(self.basis, self.period)

    def with_parts(self, names: set[str]) -> set[str]:
        """These activities, and the parts of those that have no hours of their own in the period."""
        known = set(self.within.filter(pl.col("realised").is_not_null())["same_as"])
        parts = self.basis.same.filter(pl.col("whole").is_in(list(names - known)))
        return names | set(parts["same_as"])

    def called(self, names: Iterable[str]) -> tuple[str, ...]:
        """What these activities are called, each once, in order of the alphabet."""
        return tuple(sorted({self.labels[name] for name in names} - {""}, key=str.casefold))

    def account(self, row: Row) -> str | None:
        """The most that is told of an activity in the documents that its hours are taken from."""
        documents = row.get("documents") or [row["document"]]
        found = [self.accounts[row["same_as"], one] for one in documents if (row["same_as"], one) in self.accounts]
        return min(found, key=_ACCOUNTS.index) if found else None

    def people(self, row: Row, period: Period) -> tuple[int | None, bool]:
        """Unique participants of an activity in a period, and whether they are too few to be given."""
        return self._people(period).get((row["owner"], row["same_as"]), (None, False))

    def _people(self, period: Period) -> dict[tuple[str, str], tuple[int | None, bool]]:
        if period not in self.counted:
            rows = participants(self.basis, period, self.least).select("owner", "same_as", "people", "people_few")
            self.counted[period] = {(owner, name): (people, few) for owner, name, people, few in rows.iter_rows()}
        return self.counted[period]

    def places(self, row: Row, period: Period) -> Sequence[Row]:
        """The rows of the reports that the hours of one activity and measure are taken from."""
        documents = row.get("documents") or [row["document"]]
        return [one for one in self._at(period).get((row["same_as"], row["measure"]), ())
                if one["document"] in documents]  # fmt: skip

    def _at(self, period: Period) -> dict[tuple[str, str], list[Row]]:
        """The rows with figures within a period, by activity and measure."""
        if period not in self.placed:
            given = pl.col("realised").is_not_null() | pl.col("planned").is_not_null()
            found: dict[tuple[str, str], list[Row]] = {}
            for row in self.rows.filter(period.inside() & given).sort("document", "position").to_dicts():
                found.setdefault((row["same_as"], row["measure"]), []).append(row)
            self.placed[period] = found
        return self.placed[period]


def read_activities(basis: Basis, period: Period, least: int) -> Activities:
    """The activities of a basis, seen from a period; fewer people than `least` are not given as a number."""
    rows = data_rows(basis.figures, basis.documents)
    placed = rows.join(basis.same.select("activity_id", "same_as"), on="activity_id", how="left")
    return Activities(basis, period, least, placed, _accounts(basis.telling), _labels(basis.same))


def _accounts(telling: pl.DataFrame) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for name, document, account in telling.select("same_as", "document", "account").iter_rows():
        found[name, document] = min(found.get((name, document), account), account, key=_ACCOUNTS.index)
    return found


def _labels(same: pl.DataFrame) -> dict[str, str]:
    named = same.with_columns(activity=pl.col("activity").fill_null(""))
    ordered = named.sort(pl.col("activity").str.len_chars(), "activity", descending=[True, False])
    return dict(ordered.group_by("same_as", maintain_order=True).agg(pl.col("activity").first()).iter_rows())


def of(rows: pl.DataFrame, names: Collection[str]) -> pl.DataFrame:
    """The rows of HOURS, WITHIN or LONGER of activities with these same_as."""
    return rows.filter(pl.col("same_as").is_in(list(names)))


def total(rows: pl.DataFrame, measure: str = "hours") -> Total:
    """What rows of WITHIN add up to, for one measure."""
    found = totals(rows).filter(pl.col("measure") == measure).to_dicts()
    return _total(found[0]) if found else Total()


def trend(quarters: pl.DataFrame, names: Collection[str]) -> dict[Quarter, Total]:
    """The hours of these activities in each quarter; `quarters` as `by_quarter` gives them."""
    rows = totals(of(quarters, names), by=("year", "quarter")).filter(pl.col("measure") == "hours").to_dicts()
    return {(row["year"], row["quarter"]): _total(row) for row in rows}


def _total(row: Row) -> Total:
    return Total(**{part.name: row[part.name] for part in fields(Total)})


def lines(rows: pl.DataFrame, activities: Activities, sources: Sources) -> tuple[ActivityLine, ...]:
    """Lines of rows of WITHIN or LONGER, by organisation and activity."""
    ordered = sorted(
        rows.to_dicts(),
        key=lambda row: (
            (row["organisation"] or _LAST).casefold(), activities.labels[row["same_as"]].casefold(), row["same_as"],
            row["measure"], str(row.get("period_start")),
        ),
    )  # fmt: skip
    return tuple(_line(row, activities, sources) for row in ordered)


def _line(row: Row, activities: Activities, sources: Sources) -> ActivityLine:
    period = Period(row["period_start"], row["period_end"]) if row.get("period_start") else activities.period
    people, few = activities.people(row, period)
    return ActivityLine(
        row["organisation"], activities.labels[row["same_as"]], row["measure"], period.start, period.end,
        row["planned"], row["realised"], row.get("complete", True), bool(row["circa"]), bool(row["differs"]),
        people, few, activities.account(row),
        tuple(dict.fromkeys(sources.figure(place) for place in activities.places(row, period))),
    )  # fmt: skip
