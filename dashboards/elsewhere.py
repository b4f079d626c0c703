"""Where the figures of an activity stand once more: the same hours in a workbook and in a report are one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import polars as pl

from pipeline.indicators import HOURS_MEASURES, same_activities
from pipeline.indicators.same import data_rows

Relation = Literal["same", "differs", "holds", "within", "part", "parts", "named"]
"""same, differs: for the same days, with the same hours or other ones. holds: there they are part of a longer period.
within: there only a shorter period is told. part: this is a part of that activity; parts: that is a part of this one.
named: the same activity, without hours to compare."""
Span = tuple[date, date, float]
"""First day, last day, hours realised."""
_SURE = 0.011
"""Hours that differ by less are the same, rounded."""


@dataclass(frozen=True, slots=True)
class Twin:
    """The same activity in another document: what it gives, over which days, and how that relates to what is here."""

    activity_id: str
    document: str
    activity: str | None
    relation: Relation
    hours: float | None = None
    here: float | None = None
    start: date | None = None
    end: date | None = None


def elsewhere(figures: pl.DataFrame, documents: pl.DataFrame) -> dict[str, list[Twin]]:
    """By activity: the other documents of its owner that give it too, for days that they share.

    `figures` are rows of ACTIVITIES with group_id, `documents` the DOCUMENTS of the owners that are looked at.
    """
    same = same_activities(figures, documents).to_dicts()
    rows = data_rows(figures, documents)
    spans, days = _spans(rows), _days_of(rows)
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in same:
        groups[row["same_as"]].append(row)
    found: dict[str, list[Twin]] = defaultdict(list)
    for row in same:
        others = [other for other in groups[row["same_as"]] if _shares(row, other, days)]
        found[row["activity_id"]] += _twins(row, others, spans)
        for whole in groups.get(row["whole"] or "", []):
            if _shares(row, whole, days):
                found[row["activity_id"]].append(_named(whole, "part"))
                found[whole["activity_id"]].append(_named(row, "parts"))
    return {
        key: sorted(held, key=lambda twin: (twin.document, twin.activity_id)) for key, held in found.items() if held
    }


def _shares(row: Mapping[str, str], other: Mapping[str, str], days: Mapping[str, tuple[date, date] | None]) -> bool:
    """Whether another document gives it for days that this one gives too; where days are unknown they may."""
    here, there = days[row["activity_id"]], days[other["activity_id"]]
    apart = here and there and (here[1] < there[0] or there[1] < here[0])
    return other["document"] != row["document"] and not apart


def _days_of(rows: pl.DataFrame) -> dict[str, tuple[date, date] | None]:
    """From which day to which the figures of each activity go; None where that is not known."""
    ends = rows.group_by("activity_id").agg(pl.col("period_start").min(), pl.col("period_end").max())
    return {activity: (start, end) if start and end else None for activity, start, end in ends.iter_rows()}


def _named(row: Mapping[str, str], relation: Relation) -> Twin:
    return Twin(row["activity_id"], row["document"], row["activity"], relation)


def _spans(rows: pl.DataFrame) -> dict[tuple[str, str], list[Span]]:
    """The hours realised of each activity and measure, by its own days."""
    key = ("activity_id", "measure", "period_start", "period_end")
    known = pl.all_horizontal(pl.col(*key[2:], "realised").is_not_null())
    hours = rows.filter(pl.col("measure").is_in(HOURS_MEASURES) & known)
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for activity, measure, *span in hours.group_by(key).agg(pl.col("realised").sum()).sort(key).iter_rows():
        found[activity, measure].append((span[0], span[1], span[2]))
    return found


def _twins(
    row: Mapping[str, str], group: Sequence[Mapping[str, str]], spans: Mapping[tuple[str, str], list[Span]]
) -> Iterator[Twin]:
    for other in group:
        shared = [
            (spans[row["activity_id"], measure], spans[other["activity_id"], measure])
            for measure in HOURS_MEASURES
            if (row["activity_id"], measure) in spans and (other["activity_id"], measure) in spans
        ]
        if not shared:
            yield _named(other, "named")
        elif compared := compare(*shared[0]):
            yield Twin(other["activity_id"], other["document"], other["activity"], *compared)


def compare(here: Sequence[Span], there: Sequence[Span]) -> tuple[Relation, float, float | None, date, date] | None:
    """How hours there relate to those here: the relation, hours there and here, and the days; None without such days.

    Only whole rows are held side by side: nothing is divided over time.
    """
    first, last = _ends(here)
    same = _inside(there, first, last)
    if _days(same) == _days(here):
        return _verdict(same, here, first, last)
    first, last = _ends(there)
    own = _inside(here, first, last)
    if _days(own) == _days(there):
        return _verdict(there, own, first, last)
    if _days(own) == _days(here):
        return "holds", _sum(there), None, first, last
    if same:
        return "within", _sum(same), None, *_ends(same)
    return None


def _verdict(
    there: Sequence[Span], here: Sequence[Span], first: date, last: date
) -> tuple[Relation, float, float, date, date]:
    alike = abs(_sum(there) - _sum(here)) < _SURE
    return "same" if alike else "differs", _sum(there), _sum(here), first, last


def _ends(spans: Sequence[Span]) -> tuple[date, date]:
    return min(start for start, _, _ in spans), max(end for _, end, _ in spans)


def _inside(spans: Sequence[Span], first: date, last: date) -> list[Span]:
    return [span for span in spans if first <= span[0] and span[1] <= last]


def _days(spans: Sequence[Span]) -> int:
    return sum((end - start).days + 1 for start, end, _ in spans)


def _sum(spans: Sequence[Span]) -> float:
    return round(sum(hours for _, _, hours in spans), 2)
