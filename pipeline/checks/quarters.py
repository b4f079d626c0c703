"""Periods that follow each other: units, factors, plans and activities that changed, and figures that run on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from pipeline.activity_names import fold
from pipeline.checks.activities import Activity, Slice, is_same_unit, matched
from pipeline.checks.findings import Finding, Row, at, location, table_location
from pipeline.checks.reports import file_of
from pipeline.issues import dutch
from pipeline.thresholds import thresholds

_FREE_UNITS = ("count", "other")
"""Measures under which different things are counted: meetings, half days, talks."""
_ADDED = ("hours", "volunteer_hours", "count", "participations", "euro")
"""What grows when figures run on since January."""
_QUARTER = 80
"""Days from which a period is long enough to miss an activity in."""

Pairs = list[tuple[Activity, Activity]]
Figures = list[tuple[Row, Row]]
"""The rows of one figure: before and now."""


def check_quarters(documents: Sequence[Row], cut: Sequence[Slice]) -> list[Finding]:
    """What changed between a period and the one before it, wherever that is reported."""
    files = {row["document"]: row for row in documents}
    found: list[Finding] = []
    for now in cut:
        before = _before(now, cut)
        if before:
            pairs = matched(before.activities, now.activities)
            alike = [(old, new) for old, new in pairs if not is_other_unit(old, new)]
            figures = [(old.rows[name], new.rows[name]) for old, new in alike for name in old.rows if name in new.rows]
            found += [*_changed_units(pairs), *_factors(figures), *_changed_plans(figures)]
            found += [*_running_on(before, now, figures), *_coming_and_going(before, now, pairs, files)]
    return found


def _before(now: Slice, cut: Sequence[Slice]) -> Slice | None:
    """The period before, as the same document tells it or else the one that tells most of the same activities."""
    candidates = [other for other in cut if now.follows(other) and _is_comparable(other, now)]
    return max(
        candidates,
        key=lambda other: (other.document == now.document, len(matched(other.activities, now.activities))),
        default=None,
    )


def _is_comparable(before: Slice, now: Slice) -> bool:
    sizes = [len(before.activities), len(now.activities)]
    limits = thresholds().quarters
    enough = min(sizes) >= limits.activities and min(sizes) >= limits.shared * max(sizes)
    return enough and len(matched(before.activities, now.activities)) >= limits.shared * max(sizes)


def _changed_units(pairs: Pairs) -> Iterator[Finding]:
    changed = [(old, new) for old, new in pairs if is_other_unit(old, new)]
    # where most changed it is another sort of report, no other unit
    if len(changed) <= (1 - thresholds().quarters.shared) * len(pairs):
        for old, new in changed:
            measures = [name for name in new.rows if name not in old.rows]
            yield at(new.rows[measures[0]] if measures else new.first, "unit_changed")


def is_other_unit(old: Activity, new: Activity) -> bool:
    """Whether one measure of an activity gave way to another, or its only count is of another thing."""
    gone, come = set(old.rows) - set(new.rows), set(new.rows) - set(old.rows)
    if gone or come:
        return len(gone) == len(come) == 1
    if len(old.rows) > 1 or old.first["measure"] not in _FREE_UNITS:
        return False
    units = [fold(row["unit"] or "") for row in (old.first, new.first)]
    return all(units) and not is_same_unit(*units)


def _factors(figures: Figures) -> Iterator[Finding]:
    limits = thresholds().quarters
    for old, new in figures:
        before, now = old["realised"], new["realised"]
        if not before or not now or min(before, now) <= 0 or max(before, now) < limits.thousand_least:
            continue
        if limits.thousand_low <= max(before, now) / min(before, now) <= limits.thousand_high:
            value = now * 1000 if now < before else now / 1000
            yield at(new, "factor_between", before=dutch(before), now=dutch(now), value=dutch(value))


def _changed_plans(figures: Figures) -> Iterator[Finding]:
    planned = [(old, new) for old, new in figures if old["planned"] and new["planned"]]
    changed = [(old, new) for old, new in planned if old["planned"] != new["planned"]]
    enough = len(planned) >= thresholds().quarters.activities
    if enough and len(planned) - len(changed) >= thresholds().quarters.steady * len(planned):
        for old, new in changed:
            yield at(new, "plan_changed", "planned", before=dutch(old["planned"]), now=dutch(new["planned"]))


def _running_on(before: Slice, now: Slice, figures: Figures) -> Iterator[Finding]:
    """All figures higher, with the same plan, by about what adding up since January gives."""
    limits = thresholds().quarters
    added = [(old, new) for old, new in figures if new["measure"] in _ADDED and old["realised"] and new["realised"]]
    if len(added) < limits.cumulative_figures or before.start.year != now.end.year:
        return
    growth = [new["realised"] / old["realised"] for old, new in added]
    expected = now.end.month / before.end.month
    planned = [old["planned"] == new["planned"] for old, new in added if old["planned"] and new["planned"]]
    steady = sum(planned) >= limits.steady * len(planned)
    if steady and min(growth) >= 1 and abs(median(growth) / expected - 1) <= limits.cumulative_near:
        row = added[0][1]
        yield Finding("cumulative", now.document, table_location(row), row["table"], None, {"count": len(added)})


def _coming_and_going(before: Slice, now: Slice, pairs: Pairs, files: dict[str, Row]) -> Iterator[Finding]:
    # a blank in a table that has a column for each month or quarter is there for all to see
    if now.days < _QUARTER or (before.document == now.document and before.tables & now.tables):
        return
    known = {new.name for _, new in pairs}
    for activity in now.activities:
        if activity.name not in known:
            yield at(activity.first, "activity_new")
    kept = {old.name for old, _ in pairs}
    for activity in before.activities:
        if activity.name not in kept:
            place = location(activity.first, activity.first["realised_cell"] or activity.first["planned_cell"])
            elsewhere = "" if before.document == now.document else f"{file_of(files[before.document])}, "
            yield Finding("activity_gone", now.document, elsewhere + place)
