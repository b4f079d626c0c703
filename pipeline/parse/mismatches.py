"""Why a printed total may differ from its rows: a row left out or counted twice, digits swapped, a factor, rounding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.documents import Grid
from pipeline.issues import Issue, dutch, issue
from pipeline.parse.discrepancies import Mismatch
from pipeline.parse.places import place
from pipeline.parse.spots import Spot

_FACTORS = (10, 100, 1000)
_ROUNDED = ("hours", "volunteer_hours", "euro")
"""What is written rounded; meetings and visits are whole by themselves."""
_NEAR = 0.011
"""Figures that differ less are the same: half a cent on either side."""
_ROUNDED_SHARE = 0.005
"""A difference by rounding is a small part of the total…"""
_ROUNDED_STEPS = 2.0
"""…and a few units of the last digit at most, however many rows there are."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What may have gone wrong, in a Dutch sentence, and what to reckon with where that is not the sum of the rows."""

    text: str
    cure: str | None = None


def mismatch_issue(grid: Grid, mismatch: Mismatch) -> Issue:
    """The issue of a total that its rows do not add up to, at the total, with its likely cause.

    The cause is named when exactly one row explains the difference.
    """
    where = Spot(grid.rows[0][0], mismatch.row - grid.first_row, 0)
    location = f"blad {grid.sheet}, cel {mismatch.cell}" if grid.sheet and mismatch.cell else None
    location = location or (place(grid, where) if grid.sheet else f"{place(grid)}, rij {mismatch.row}".lstrip(", "))
    rows, total = dutch(mismatch.rows), dutch(mismatch.total)
    table, cell = grid.number or None, mismatch.cell or f"rij {mismatch.row}"
    if is_rounded(mismatch):
        return issue("total_rounded", "parse", location, table=table, cell=cell, rows=rows, total=total)
    by_sum = f"Reken met {rows}: de som van de rijen."
    found = likely_cause(mismatch) or Cause(f"Het verschil is {dutch(abs(mismatch.total - mismatch.rows))}.")
    said = {"rows": rows, "total": total, "cause": found.text, "cure": found.cure or by_sum}
    return issue("total_mismatch", "parse", location, table=table, cell=cell, **said)


def is_rounded(mismatch: Mismatch) -> bool:
    """Whether rounding of the rows explains the difference: at most half of the last digit for each row."""
    step = _step([value for _, value in mismatch.parts] + [mismatch.total])
    difference = abs(mismatch.total - mismatch.rows)
    most = min(len(mismatch.parts) / 2, _ROUNDED_STEPS) * step
    return (
        mismatch.measure in _ROUNDED
        and 0 < difference <= most + 1e-9
        and difference <= _ROUNDED_SHARE * abs(mismatch.total)
    )


def likely_cause(mismatch: Mismatch) -> Cause | None:
    """The single mistake that explains the difference; None where several or none do."""
    left_out = [cause for row, value in mismatch.parts for cause in _left_out(mismatch, row, value)]
    mistyped = [cause for row, value in mismatch.parts for cause in _mistyped(mismatch, row, value)]
    mistyped += _mistyped_total(mismatch)
    return next((causes[0] for causes in (left_out, mistyped) if len(causes) == 1), None)


def _mistyped_total(mismatch: Mismatch) -> Iterator[Cause]:
    rows, total = mismatch.rows, mismatch.total
    for factor in _FACTORS:
        if _same(total, rows * factor):
            yield Cause(f"Het totaal is precies {dutch(factor)} keer te groot.")
        elif _same(total * factor, rows):
            yield Cause(f"Het totaal is precies {dutch(factor)} keer te klein.")
    if is_swapped(total, rows):
        yield Cause("In het totaal lijken twee cijfers verwisseld.")


def _left_out(mismatch: Mismatch, row: int, value: float) -> Iterator[Cause]:
    difference = mismatch.total - mismatch.rows
    if value and _same(difference, -value):
        yield Cause(f"Rij {row} ({dutch(value)}) lijkt in het totaal niet meegeteld.")
    elif value and _same(difference, value):
        yield Cause(f"Rij {row} ({dutch(value)}) lijkt in het totaal dubbel geteld.")
    elif value and _same(difference, -2 * value):
        text = f"Rij {row} ({dutch(value)}) gaat in het totaal van de rest af: er lijkt een min te ontbreken."
        yield Cause(text, f"Reken in rij {row} met {dutch(-value)}.")


def _mistyped(mismatch: Mismatch, row: int, value: float) -> Iterator[Cause]:
    meant = value + mismatch.total - mismatch.rows
    right = f"met {dutch(meant)} in plaats van {dutch(value)} klopt het totaal."
    cure = f"Reken in rij {row} met {dutch(meant)}."
    if value and any(_same(meant, value * factor) or _same(meant * factor, value) for factor in _FACTORS):
        yield Cause(f"In rij {row} staat misschien een komma verkeerd: {right}", cure)
    elif value and is_swapped(value, meant):
        yield Cause(f"In rij {row} lijken twee cijfers verwisseld: {right}", cure)


def is_swapped(one: float, other: float) -> bool:
    """Whether two figures are the same but for two digits side by side that changed places: 45.036 and 45.063."""
    left, right = f"{one:.2f}", f"{other:.2f}"
    places = [index for index, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    if len(left) != len(right) or len(places) != 2 or places[1] - places[0] != 1:
        return False
    first, second = places
    return left[first] == right[second] and left[second] == right[first]


def _same(one: float, other: float) -> bool:
    return abs(one - other) < _NEAR


def _step(values: Sequence[float]) -> float:
    """The unit of the last digit that the figures share: 1000, 1, 0.1 or 0.01."""
    return next((step for step in (1000.0, 100.0, 10.0, 1.0, 0.1) if all(_is_whole(v / step) for v in values)), 0.01)


def _is_whole(value: float) -> bool:
    return abs(value - round(value)) < 1e-6
