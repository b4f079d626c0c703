"""Hours, people and money that a pitch promises, beside what reports give of the same activities in its period.

Activities are the same where `same_activities` says so. Every number comes from `within` and `participants`: counted
once, whatever number of documents give it, and promised hours are never added to each other twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from pipeline.indicators.basis import Basis
from pipeline.indicators.hours import HOURS_MEASURES
from pipeline.indicators.participants import participants
from pipeline.indicators.same import same_activities
from pipeline.indicators.within import within
from pipeline.periods import Period
from pipeline.pitched import Kind, Pitch
from pipeline.tables import ACTIVITIES, DOCUMENTS, conform

Matched = Mapping[str, frozenset[str]]
"""Of each activity of a pitch the same_as of the activities in reports that are it, or its parts."""
_PLAN = "beloofd-"
"""Before the ids of the rows that stand for what a pitch promises, which are in no table."""


@dataclass(frozen=True, slots=True)
class Work:
    """Hours of one activity of a pitch, or of all of them (`activity` None): promised beside realised.

    `measure` is hours or volunteer_hours. Both are None where nobody says. `realised` lies within the period of the
    pitch, in figures from `start` to `end`; `complete` says that they are of every day of it. `reported_as` are the
    names in reports; `circa` and `differs` as in WITHIN.
    """

    activity: str | None
    measure: Kind
    promised: float | None
    realised: float | None
    start: date | None
    end: date | None
    complete: bool
    circa: bool
    differs: bool
    reported_as: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Participants that a pitch promises at an activity, or in all (`activity` None), beside those reported.

    `reported` is the largest number of unique participants in a figure, never a sum; None where no report gives it, or
    where it may not be given since it is small (then `few`). `visits` are participations, with `visits_few`; None too
    where more than one activity gives them.
    """

    activity: str | None
    promised: float
    reported: int | None
    few: bool
    visits: int | None
    visits_few: bool


@dataclass(frozen=True, slots=True)
class Money:
    """What a pitch asks in euro, beside the grants that reports of its period name, each with its document."""

    asked: float
    named: tuple[tuple[float, str], ...]


def matched(pitch: Pitch, basis: Basis) -> Matched:
    """The activities of a pitch in the reports of its organisation; none for a name that could as well be another."""
    if pitch.period is None or not pitch.activities:
        return dict.fromkeys(pitch.activities, frozenset())
    own = basis.documents.filter(pl.col("owner") == pitch.owner)
    reported = basis.figures.filter(pl.col("document").is_in(own["document"].to_list()))
    figures = pl.concat(
        [reported.select(ACTIVITIES.schema.names()).cast(ACTIVITIES.schema), _plan(pitch, pitch.period)]
    )
    documents = pl.concat([own.select(DOCUMENTS.schema.names()).cast(DOCUMENTS.schema), _document(pitch, pitch.period)])
    same = same_activities(figures, documents)
    planned = same.filter(pl.col("document") == _PLAN)
    others = same.filter(pl.col("document") != _PLAN)
    known = dict(basis.same.select("activity_id", "same_as").iter_rows())
    return {
        pitch.activities[int(row["activity_id"].removeprefix(_PLAN))]: _reported(row["same_as"], others, known)
        for row in planned.to_dicts()
    }


def work(pitch: Pitch, basis: Basis, found: Matched, until: date | None = None) -> tuple[Work, ...]:
    """The hours promised and realised: of each activity with hours in pitch or reports, then of all together."""
    if pitch.period is None:
        return ()
    period = _upto(pitch.period, until)
    known = (pl.col("owner") == pitch.owner) & pl.col("realised").is_not_null()
    given = basis.hours.filter(known & period.inside())
    lines = (_line(pitch, given, name, measure, found[name]) for name in pitch.activities for measure in _MEASURES)
    every = frozenset().union(*found.values()) if found else frozenset()
    promised = [measure for measure in _MEASURES if pitch.total(measure) is not None]
    return (
        *(one for one in lines if one.promised is not None or one.realised is not None),
        *(_line(pitch, given, None, measure, every) for measure in promised),
    )


def people(pitch: Pitch, basis: Basis, found: Matched, least: int, until: date | None = None) -> tuple[People, ...]:
    """The participants promised, beside those reported; fewer than `least` are never given as a number."""
    if pitch.period is None:
        return ()
    rows = participants(basis, _upto(pitch.period, until), least).filter(pl.col("owner") == pitch.owner)
    every = frozenset().union(*found.values()) if found else frozenset()
    return tuple(
        _people(one.value, one.amount, rows.filter(pl.col("same_as").is_in(list(_of(found, one.value, every)))))
        for one in pitch.of("participants")
        if one.amount is not None
    )


def money(pitch: Pitch, basis: Basis) -> Money | None:
    """The euros asked, beside the grants that reports of the organisation in the period name; None without any."""
    asked = pitch.total("money")
    if asked is None:
        return None
    held = basis.documents.filter((pl.col("owner") == pitch.owner) & pl.col("amount").is_not_null())
    inside = held.filter(pitch.period.overlaps()) if pitch.period else held.clear()
    return Money(asked, tuple(inside.select("amount", "document").unique().sort("amount", "document").rows()))


def _of(found: Matched, name: str | None, every: frozenset[str]) -> frozenset[str]:
    """What a promise is about: one activity, or all of them."""
    return every if name is None else found.get(name, frozenset())


def _reported(same_as: str, others: pl.DataFrame, known: Mapping[str, str]) -> frozenset[str]:
    """The same_as, in reports alone, of the activities that are one with another or its parts."""
    its = others.filter((pl.col("same_as") == same_as) | (pl.col("whole") == same_as).fill_null(False))
    return frozenset(known[one] for one in its["activity_id"] if one in known)


def _line(pitch: Pitch, given: pl.DataFrame, activity: str | None, measure: Kind, names: frozenset[str]) -> Work:
    """One line; `given` are the HOURS realised that lie in the period as far as it is looked at."""
    promised = pitch.total(measure) if activity is None else pitch.amount(measure, activity)
    own = given.filter((pl.col("measure") == measure) & pl.col("same_as").is_in(list(names)))
    if own.is_empty() or pitch.period is None:
        return Work(activity, measure, promised, None, None, None, False, False, False, (), ())
    rows = within(own, pitch.period)
    start, end = own.select(pl.col("period_start").min(), pl.col("period_end").max()).row(0)
    return Work(
        activity, measure, promised, round(float(rows["realised"].sum()), 2), start, end,
        bool(rows["complete"].all()), bool(rows["circa"].any()), bool(rows["differs"].any()),
        tuple(sorted(rows["activity"].drop_nulls().unique(), key=str.casefold)),
        tuple(sorted(set(rows["documents"].explode().drop_nulls()))),
    )  # fmt: skip


def _people(activity: str | None, promised: float, rows: pl.DataFrame) -> People:
    largest = rows["people"].max()
    visits = rows.filter(pl.col("participations").is_not_null() | pl.col("participations_few"))
    alone = visits.row(0, named=True) if visits.height == 1 else {}
    return People(
        activity, promised, int(largest) if isinstance(largest, int) else None,
        largest is None and bool(rows["people_few"].any()), alone.get("participations"),
        bool(alone.get("participations_few", False)),
    )  # fmt: skip


def _upto(period: Period, until: date | None) -> Period:
    """The period as far as a day, where that lies in it."""
    return Period(period.start, max(period.start, min(period.end, until))) if until else period


def _plan(pitch: Pitch, period: Period) -> pl.DataFrame:
    """The activities of a pitch as rows of ACTIVITIES, side by side, so that two of them never are one."""
    return conform(
        [
            {
                "activity_id": f"{_PLAN}{at}", "document": _PLAN, "position": at, "activity": name, "measure": "hours",
                "planned": 1.0, "row_kind": "data", "period_start": period.start, "period_end": period.end,
            }
            for at, name in enumerate(pitch.activities)
        ],
        ACTIVITIES,
    )  # fmt: skip


def _document(pitch: Pitch, period: Period) -> pl.DataFrame:
    return conform(
        [
            {
                "document": _PLAN, "kind": "pitch", "status": "ok", "organisation": pitch.organisation,
                "period_start": period.start, "period_end": period.end,
            }
        ],
        DOCUMENTS,
    )  # fmt: skip


_MEASURES: tuple[Kind, ...] = ("hours", "volunteer_hours")
assert _MEASURES == HOURS_MEASURES  # the kinds of hours that are promised are those that are counted
