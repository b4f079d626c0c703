"""What the rows of a report add up to, beside the total that the report itself gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.indicators import HOURS_MEASURES

Figure = dict[str, Any]
"""A row of ACTIVITIES."""
Side = Literal["planned", "realised"]
SIDES: tuple[Side, Side] = ("planned", "realised")
_NEVER_ADDED = ("unique_participants", "percentage", "score", "days")
"""One person can be in two rows, and shares are no amounts: a total of these says something else than their sum."""
_SURE = 0.011
"""Sums that differ by less are the same, rounded."""


@dataclass(frozen=True, slots=True)
class Total:
    """One total: what `rows` rows add up to, and the row of ACTIVITIES in which the report gives it, or None.

    planned and realised are sums of what is given; None where no row gives a value.
    """

    measure: str
    unit: str | None
    rows: int
    planned: float | None
    realised: float | None
    stated: Figure | None
    period: tuple[Any, Any]

    def difference(self, side: Side) -> float | None:
        """What the report gives more than its rows; None where one of them is unknown."""
        given = self.stated[side] if self.stated else None
        own: float | None = getattr(self, side)
        return None if given is None or own is None else round(given - own, 2)

    @property
    def agrees(self) -> bool:
        """Whether the rows add up to all that the report gives; true where it gives no total."""
        return all(abs(self.difference(side) or 0) < _SURE for side in SIDES)

    @property
    def checked(self) -> bool:
        """Whether there is a total of the report to hold the rows beside."""
        return any(self.difference(side) is not None for side in SIDES)


def sum_of(rows: Iterable[Figure], side: Side) -> float | None:
    """What one side of these rows adds up to, without the rows that do not give it; None where none does."""
    values = [row[side] for row in rows if row[side] is not None]
    return round(sum(values), 2) if values else None


def report_totals(figures: Iterable[Figure]) -> list[Total]:
    """The totals of one report, from all its rows of ACTIVITIES: each it gives itself, else sums of its hours.

    A total is held beside the rows of its own table, measure and period. Subtotals are looked at only where a report
    gives no total at all. Without any, the hours of two rows or more are added up.
    """
    rows = list(figures)
    data = [row for row in rows if row["row_kind"] == "data"]
    stated = [row for row in rows if row["row_kind"] == "total"] or [
        row for row in rows if row["row_kind"] == "subtotal"
    ]
    found = [_beside(row, data) for row in stated]
    return found or [total for measure in HOURS_MEASURES for total in _summed(measure, data)]


def _beside(stated: Figure, data: Sequence[Figure]) -> Total:
    own = [row for row in data if stated["measure"] not in _NEVER_ADDED and _belongs(row, stated)]
    return _total(stated["measure"], stated["unit"], own, stated)


def _belongs(row: Figure, stated: Figure) -> bool:
    alike = all(row[name] == stated[name] for name in ("table", "measure", "period_start", "period_end"))
    return alike and (stated["row_kind"] == "total" or row["section"] == stated["section"])


def _summed(measure: str, data: Sequence[Figure]) -> list[Total]:
    """The rows of one measure by period, of two activities or more."""
    held = [row for row in data if row["measure"] == measure]
    periods = dict.fromkeys((row["period_start"], row["period_end"]) for row in held)
    parts = [[row for row in held if (row["period_start"], row["period_end"]) == period] for period in periods]
    return [_total(measure, None, part, None) for part in parts if len(part) > 1]


def _total(measure: str, unit: str | None, rows: Sequence[Figure], stated: Figure | None) -> Total:
    known = stated or rows[0]
    return Total(
        measure, unit, len(rows), sum_of(rows, "planned"), sum_of(rows, "realised"), stated,
        (known["period_start"], known["period_end"]),
    )  # fmt: skip
