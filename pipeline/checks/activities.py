"""The figures of one period in one document, by activity, so that periods and documents can be held side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

import polars as pl
from rapidfuzz import fuzz

from pipeline.activity_names import core, is_general, is_same
from pipeline.checks.findings import Row
from pipeline.thresholds import thresholds


@dataclass(frozen=True)
class Activity:
    """One activity in one period: its telling name, and its row for each measure."""

    name: str
    rows: dict[str, Row] = field(compare=False)

    @property
    def first(self) -> Row:
        """Its first row."""
        return next(iter(self.rows.values()))


@dataclass(frozen=True)
class Slice:
    """What one document reports about one period."""

    document: str
    start: date
    end: date
    rows: list[Row] = field(repr=False)

    @property
    def days(self) -> int:
        """How long the period is."""
        return (self.end - self.start).days + 1

    @cached_property
    def activities(self) -> list[Activity]:
        """The activities that can be told from each other by name."""
        return _activities(self.rows)

    @property
    def tables(self) -> set[int | None]:
        """The numbers of the tables its figures stand in."""
        return {row["table"] for row in self.rows}

    def holds(self, other: Slice) -> bool:
        """Whether the other's period lies within this one's, or is the same."""
        return self.start <= other.start and other.end <= self.end

    def follows(self, other: Slice) -> bool:
        """Whether this period comes right after the other and is about as long."""
        gap = self.start - other.end
        return timedelta(0) < gap <= timedelta(3) and abs(self.days - other.days) <= 10


def slices(documents: pl.DataFrame, activities: pl.DataFrame) -> list[Slice]:
    """The figures of the documents, cut by document and period; totals and rows without a period are left out."""
    own = activities.filter(
        pl.col("document").is_in(documents["document"].to_list())
        & (pl.col("row_kind") == "data")
        & pl.col("period_start").is_not_null()
        & pl.col("period_end").is_not_null()
    )
    keys = ("document", "period_start", "period_end")
    return [
        Slice(str(document), start, end, held.to_dicts())
        for (document, start, end), held in own.sort(*keys, "position").group_by(*keys, maintain_order=True)
    ]


def _activities(rows: Sequence[Row]) -> list[Activity]:
    """By section and label; a label that stands under several sections is told apart by them, or left out."""
    groups: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        groups[row["section"] or "", row["activity"] or ""].setdefault(row["measure"], row)
    short = Counter(core(label) for _, label in groups)
    named = [
        (core(f"{section} {label}") if short[core(label)] > 1 or is_general(label) else core(label), held)
        for (section, label), held in groups.items()
    ]
    names = Counter(name for name, _ in named)
    return [Activity(name, held) for name, held in named if name and names[name] == 1]


def matched(
    ones: Sequence[Activity], others: Sequence[Activity], measure: str | None = None
) -> list[tuple[Activity, Activity]]:
    """The pairs that are one activity under the same or nearly the same name, each activity once.

    With a measure, only activities that report it. A name that is as near to two others belongs to neither.
    """
    left = {one.name: one for one in ones if measure is None or measure in one.rows}
    right = {other.name: other for other in others if measure is None or measure in other.rows}
    same = [(left[name], right[name]) for name in left if name in right]
    rest = [name for name in left if name not in right]
    near = [(one, other) for one in rest for other in right if other not in left and is_same(one, other)]
    count = Counter(one for one, _ in near) + Counter(other for _, other in near)
    return same + [(left[one], right[other]) for one, other in near if count[one] == count[other] == 1]


def is_same_unit(one: str, other: str) -> bool:
    """Whether two words for a unit mean the same thing: 'bijeenkomst' and 'aantal bijeenkomsten'."""
    near = max(fuzz.ratio(one, other), fuzz.partial_ratio(one, other) - 10)
    return near >= thresholds().labels.unit
