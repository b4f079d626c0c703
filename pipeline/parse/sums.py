"""Which columns of a table hold others: a total of quarters or groups, a count up to a later day."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.parse.columns import Column
from pipeline.parse.items import RowKind
from pipeline.parse.numbers import read_cell


def column_kinds(columns: Sequence[Column]) -> dict[int, RowKind]:
    """For each column, by its index: total, subtotal or data. `columns` are all planned, or all realised.

    'Totaal' beside 'Q1' and 'Q2' is a total; 't/m maart' beside 't/m juni' a subtotal.
    """
    kinds: dict[int, RowKind] = {}
    for column in columns:
        if _is_sum(column, columns):
            kinds[column.index] = "total"
        elif any(_goes_on_in(column, other) and not _is_sum(other, columns) for other in columns):
            kinds[column.index] = "subtotal"
        else:
            kinds[column.index] = "data"
    return kinds


def _is_sum(column: Column, columns: Sequence[Column]) -> bool:
    """Whether a column adds up two or more of the others: it is called a total, or its period holds theirs."""
    others = [other for other in columns if other is not column and _may_add(column, other)]
    parts = [other for other in others if _is_longer(column, other) and _alike(column, other)]
    apart = len({other.heading.period for other in others}) == len(others) and all(o.heading.period for o in others)
    if len(parts) > 1 and not _are_nested(parts):
        return True
    if not column.heading.names("total") or len(others) < 2:
        return False
    # parts of a year stay parts where someone added them up wrongly
    return _adds_up(column, others) or (apart and not column.heading.period)


def _goes_on_in(column: Column, other: Column) -> bool:
    """Whether another column counts on from this one: the same beginning, a later end."""
    own, longer = column.heading.period, other.heading.period
    return bool(own and longer and _is_longer(other, column) and own.start == longer.start and _alike(column, other))


def _is_longer(column: Column, other: Column) -> bool:
    own, part = column.heading.period, other.heading.period
    return bool(own and part and own != part and own.holds(part))


def _are_nested(columns: Sequence[Column]) -> bool:
    """Whether all begin on the same day: counts up to a day, that are not to be added."""
    return len({column.heading.period.start for column in columns if column.heading.period}) == 1


def _alike(one: Column, other: Column) -> bool:
    return one.heading.group == other.heading.group and _unit(one) == _unit(other)


def _unit(column: Column) -> str | None:
    return column.heading.unit.written if column.heading.unit else None


def _may_add(total: Column, other: Column) -> bool:
    """Whether figures of one column can be part of those of another."""
    measures = {column.heading.unit.measure if column.heading.unit else None for column in (total, other)}
    return (None in measures or len(measures) == 1) and not other.heading.names("total")


def _adds_up(column: Column, others: Sequence[Column]) -> bool:
    """Whether the others make up the column in half of the rows or more."""
    figures = [{spot.row: read_cell(spot.cell).value or 0.0 for spot in other.spots} for other in others]
    own = {spot.row: read_cell(spot.cell).value for spot in column.spots}
    right = [
        abs(sum(figure.get(row, 0.0) for figure in figures) - value) < 0.51
        for row, value in own.items() if value is not None
    ]  # fmt: skip
    return bool(right) and sum(right) >= len(right) / 2
