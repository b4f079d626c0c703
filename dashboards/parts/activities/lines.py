"""The figures of one activity as lines: a measure with what was planned, what came of it and the difference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dashboards import labels
from dashboards.report_totals import Figure, sum_of
from pipeline.settings import LEAST_FOR_PUBLISHING

Period = tuple[date | None, date | None]
_ADDED = ("hours", "volunteer_hours", "participations", "euro")
"""What may be added up over periods: the same person or family can be there in each of them."""
_ORDER = {name: place for place, name in enumerate(labels.MEASURES)}


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of an activity. `figures` are the rows it is made of, one for each period; it shows `planned` and
    `realised` of `period`, the latest, or their sums where `summed`.

    difference: realised less planned over the `compared` rows that give both; None where none does, or where the
    number realised is not published.
    """

    figures: tuple[Figure, ...]
    measure: str
    name: str
    planned: float | None
    realised: float | None
    difference: float | None
    share: int | None
    compared: int
    summed: bool
    circa: bool
    few: bool
    absent: bool

    @property
    def first(self) -> Figure:
        """The row that is shown where one is: the latest."""
        return self.figures[-1]

    @property
    def periods(self) -> list[Period]:
        """The own periods of its rows."""
        return [(row["period_start"], row["period_end"]) for row in self.figures]


def lines(figures: Iterable[Figure], least: int = LEAST_FOR_PUBLISHING) -> list[Line]:
    """The lines of an activity in the order of the measures, hours first.

    Rows of one measure and unit in several periods are one line: added up where that may be, else the latest stands.
    Rows of one period stay apart, since the report does not say how they go together. A number of people below `least`
    is not given.
    """
    ordered = sorted(figures, key=lambda row: (_ORDER.get(row["measure"], len(_ORDER)), row["position"]))
    groups: dict[tuple[str, str], list[Figure]] = {}
    for row in ordered:
        groups.setdefault((row["measure"] or "other", labels.measure(row["measure"], row["unit"])), []).append(row)
    return [line(measure, name, part, least) for (measure, name), held in groups.items() for part in _apart(held)]


def _apart(rows: Sequence[Figure]) -> list[list[Figure]]:
    periods = [(row["period_start"], row["period_end"]) for row in rows]
    several = len(set(periods)) == len(periods) and all(all(period) for period in periods)
    if len(rows) == 1 or not several or _overlap(periods):
        return [[row] for row in rows]
    return [sorted(rows, key=lambda row: row["period_start"])]


def _overlap(periods: Sequence[Period]) -> bool:
    ordered = sorted((start, end) for start, end in periods if start and end)
    return any(later[0] <= earlier[1] for earlier, later in pairwise(ordered))


def line(measure: str, name: str, rows: Sequence[Figure], least: int = LEAST_FOR_PUBLISHING) -> Line:
    """One line of these rows, which are of different periods."""
    summed = len(rows) > 1 and measure in _ADDED
    counted = list(rows) if summed else [rows[-1]]
    both = [row for row in counted if row["planned"] is not None and row["realised"] is not None]
    realised = sum_of(counted, "realised")
    few = is_few(measure, realised, least)
    planned = sum_of(both, "planned")
    difference = round((sum_of(both, "realised") or 0) - (planned or 0), 2) if both and not few else None
    return Line(
        tuple(rows), measure, name, sum_of(counted, "planned"), realised, difference,
        _share(measure, difference, planned), len(both), summed,
        any(row["qualifier"] == "circa" for row in counted), few,
        all(row["qualifier"] == "not_applicable" for row in counted),
    )  # fmt: skip


def is_few(measure: str | None, value: float | None, least: int = LEAST_FOR_PUBLISHING) -> bool:
    """Whether a number of people is too small to publish; nobody can be known in a zero."""
    return measure == "unique_participants" and value is not None and 0 < value < least


def _share(measure: str, difference: float | None, planned: float | None) -> int | None:
    """The difference as a percentage of the plan; none of a percentage, a score, or a plan of nothing."""
    if difference is None or not planned or planned < 0 or measure in ("percentage", "score"):
        return None
    return round(abs(difference) * 100 / planned)
