"""Columns that were worked out from others, told by their figures: a share of the plan, a difference with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.parse.columns import Column
from pipeline.parse.numbers import read_cell

_FEWEST = 2
"""Rows that must show it; one alone can be chance."""
_MOST_OF = 0.8
_ROUNDED = 0.6
"""How far a rounded percentage may be from the real one."""


def without_derived(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns of figures without those that planned and realised columns explain: '%' with 95 beside 40 and 38."""
    planned = [column for column in columns if column.heading.aspect == "planned"]
    realised = [column for column in columns if column.heading.aspect == "realised" and not column.heading.weak]
    return tuple(
        column for column in columns
        if column.taught
        or not any(_is_derived(column, plan, result) for plan in planned for result in realised)
    )  # fmt: skip


def _is_derived(column: Column, plan: Column, result: Column) -> bool:
    if column in (plan, result) or (column.heading.aspect and not column.heading.weak):
        return False
    shares = column.heading.unit is not None and column.heading.unit.measure == "percentage"
    if shares:
        return _holds(column, plan, result, _share) or _holds(column, plan, result, _share_more)
    return column.heading.weak and _holds(column, plan, result, _difference)


def _holds(column: Column, plan: Column, result: Column, rule: Callable[[float, float, float], bool]) -> bool:
    """Whether the rule holds in most rows that can tell: those where plan and result differ."""
    figures = [_figures(one) for one in (column, plan, result)]
    rows = [row for row in figures[0] if row in figures[1] and row in figures[2] and figures[1][row] > 0]
    telling = [row for row in rows if figures[1][row] != figures[2][row]]
    right = sum(rule(figures[0][row], figures[1][row], figures[2][row]) for row in telling)
    return right >= max(_FEWEST, _MOST_OF * len(telling))


def _share(value: float, plan: float, result: float) -> bool:
    """95 or 0,95 for 38 of 40."""
    share = 100 * result / plan
    return abs(value - share) < _ROUNDED or abs(100 * value - share) < _ROUNDED


def _share_more(value: float, plan: float, result: float) -> bool:
    """-5 for 38 of 40."""
    return _share(value, plan, result - plan)


def _difference(value: float, plan: float, result: float) -> bool:
    return abs(abs(value) - abs(result - plan)) < 0.011


def _figures(column: Column) -> dict[int, float]:
    found = {spot.row: read_cell(spot.cell).value for spot in column.spots}
    return {row: value for row, value in found.items() if value is not None}
