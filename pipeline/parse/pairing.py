"""Which planned and realised columns belong together: same measure, same group, same period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.parse.columns import Column
from pipeline.parse.items import RowKind
from pipeline.parse.numbers import read_cell
from pipeline.parse.sums import column_kinds
from pipeline.periods import Period


@dataclass(frozen=True, slots=True)
class Slot:
    """What becomes one item per row: a planned and a realised column, or one of them.

    `remarks` are columns that go into the note: a budget that a later one replaces, the state before the period.
    `kind` is total where the column is the sum of others, subtotal where a later column holds it.
    """

    planned: Column | None = None
    realised: Column | None = None
    remarks: tuple[Column, ...] = ()
    kind: RowKind = "data"

    @property
    def columns(self) -> list[Column]:
        """The columns that are there, realised first: its header says most precisely what the item is about."""
        return [column for column in (self.realised, self.planned) if column]

    @property
    def period(self) -> Period | None:
        """The period that the headers name."""
        return next((column.heading.period for column in self.columns if column.heading.period), None)

    @property
    def group(self) -> str:
        """What tells this slot from others with the same measure: 'jongeren'."""
        return next((column.heading.group for column in self.columns if column.heading.group), "")


def pair_columns(values: Sequence[Column], default: str = "realised") -> list[Slot]:
    """The slots of a table's value columns, in their order; `default` is the aspect of headers that name none."""
    aspects = {column.index: _aspect(column, values, default) for column in values}
    baseline = [column for column in values if aspects[column.index] == "baseline"]
    planned = [column for column in values if aspects[column.index] == "planned"]
    realised = [column for column in values if aspects[column.index] == "realised"]
    planned, replaced = _latest_plans(planned)
    kinds = column_kinds(planned) | column_kinds(realised)
    slots: list[Slot] = []
    for kind in ("data", "subtotal", "total"):
        pairs = _paired(
            [column for column in planned if kinds[column.index] == kind],
            [column for column in realised if kinds[column.index] == kind],
        )
        slots += [replace(pair, kind=kind) for pair in pairs]
    slots += [Slot(realised=column) for column in baseline if _has_year(column)]
    remarks = (*replaced, *(column for column in baseline if not _has_year(column)))
    slots.sort(key=lambda slot: min(column.index for column in slot.columns))
    if slots and remarks:
        slots[0] = replace(slots[0], remarks=remarks)
    return slots


def _aspect(column: Column, values: Sequence[Column], default: str) -> str:
    aspect = column.heading.aspect
    if aspect in ("planned", "realised", "baseline"):
        return aspect
    named = {other.heading.aspect for other in values}
    return "realised" if "realised" in named else default


def _has_year(column: Column) -> bool:
    """Whether a column of beginnings says when that was, in its header or behind its figures."""
    return bool(column.heading.period) or any(read_cell(spot.cell).year for spot in column.spots)


def _latest_plans(planned: list[Column]) -> tuple[list[Column], list[Column]]:
    """The plans that count, and those that another plan for the same replaces ('primitieve begroting')."""
    replaced = [
        column for column in planned
        if any(_replaces(other, column) for other in planned)
    ]  # fmt: skip
    return [column for column in planned if column not in replaced], replaced


def _replaces(other: Column, column: Column) -> bool:
    periods = {other.heading.period, column.heading.period}
    return (
        other.heading.rank > column.heading.rank
        and _measure(other) == _measure(column)
        and other.heading.group == column.heading.group
        and (len(periods) == 1 or None in periods)
    )


def _paired(planned: list[Column], realised: list[Column]) -> list[Slot]:
    partner: dict[int, Column] = {}
    for agree in (_same_unit_and_group, _same_unit, _can_be_same):
        for plan in planned:
            if plan.index in partner:
                continue
            free = [column for column in realised if column not in partner.values() and agree(plan, column)]
            found = _for_period(plan, free)
            if found and (agree is not _can_be_same or len(planned) == 1 or _only_one(plan, planned, found)):
                partner[plan.index] = found
    pairs = [Slot(plan, partner.get(plan.index)) for plan in planned]
    return pairs + [Slot(realised=column) for column in realised if column not in partner.values()]


def _measure(column: Column) -> str | None:
    return column.heading.unit.measure if column.heading.unit else None


def _same_unit_and_group(plan: Column, other: Column) -> bool:
    return _written(plan) == _written(other) and plan.heading.group == other.heading.group


def _written(column: Column) -> str | None:
    return column.heading.unit.written if column.heading.unit else None


def _same_unit(plan: Column, other: Column) -> bool:
    groups = {plan.heading.group, other.heading.group}
    return _measure(plan) == _measure(other) and (len(groups) == 1 or "" in groups)


def _can_be_same(plan: Column, other: Column) -> bool:
    if _measure(plan) == _measure(other):
        return True
    named = plan.heading.aspect is not None and (other.heading.aspect is not None or _measure(other) == "score")
    return named and (_measure(plan) is None or _measure(other) is None)


def _only_one(plan: Column, planned: Sequence[Column], found: Column) -> bool:
    """Whether the neighbour to the right or left is meant, when several plans could be."""
    return abs(plan.index - found.index) == 1


def _for_period(plan: Column, free: Sequence[Column]) -> Column | None:
    """The realised column for the period of the plan; none where several parts of it are there (quarters)."""
    own = plan.heading.period
    exact = [column for column in free if column.heading.period == own]
    if exact:
        # a column that says 'werkelijk' goes before one that only says 'aantal'
        return next((column for column in exact if column.heading.aspect), exact[0])
    near = [
        column for column in free
        if own is None or column.heading.period is None or own.holds(column.heading.period)
    ]  # fmt: skip
    latest = max((column.heading.period.end.year for column in near if column.heading.period), default=None)
    kept = [column for column in near if column.heading.period is None or column.heading.period.end.year == latest]
    return kept[0] if len(kept) == 1 else None
