"""The hours of a pitch as a whole: what it says, else what its rows add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.dutch import number as in_dutch
from pipeline.pitches.figures import Figure
from pipeline.pitches.rows import Planned, measures
from pipeline.pitches.shape import Promise, of_line

SUMMED = "Opgeteld: {parts}"
"""What is written of an amount that follows from others."""


def hours(
    kind: str, rows: Sequence[Planned], figures: Sequence[Figure], loose: Sequence[Figure], parts: Sequence[Promise]
) -> Promise | None:
    """Hours of work, or of volunteers: a written total, a sentence on the whole, `parts` added up, else a sentence.

    `loose` are those of `figures` that are of no single activity, `parts` the hours of each activity.
    """
    totals = [row for row in rows if row.kind == kind and row.total]
    if totals:
        return _of_row(max(totals, key=lambda row: row.amount), kind, sure=True)
    own = [one for one in figures if one.kind == kind]
    whole = [one for one in own if one.whole and not one.computed]
    if whole:
        best = max(whole, key=lambda one: one.amount)
        return of_line(best.line, kind, None, sure=True, amount=best.amount)
    if stated := _stated(rows, kind):
        return stated
    said = [one for one in loose if one.kind == kind]
    if said and (not parts or max(one.amount for one in said) > sum(one.amount or 0.0 for one in parts)):
        best = max(said, key=lambda one: (not one.computed, one.amount))
        return of_line(best.line, kind, None, sure=not best.computed and len(said) == 1, amount=best.amount)
    return _summed(parts, kind)


def _stated(rows: Sequence[Planned], kind: str, added: bool = True) -> Promise | None:
    """What the rows say that are named by what they count: 'Uren coördinator', 'Aantal deelnemers'."""
    held = [_of_row(row, kind, sure=True) for row in rows if row.kind == kind and not row.total and measures(row)]
    if len(held) > 1:
        return _summed(held, kind) if added else None
    return held[0] if held else None


def _of_row(row: Planned, kind: str, sure: bool) -> Promise:
    return Promise(kind, None, sure, row.written, row.location, row.order, row.amount)


def _summed(parts: Sequence[Promise], kind: str) -> Promise | None:
    """The sum of the parts, with what it was made of."""
    if not parts:
        return None
    first, amount = parts[0], round(sum(one.amount or 0.0 for one in parts), 2)
    if len(parts) == 1:
        return replace(first, value=None, activity_id=None, sure=False)
    written = SUMMED.format(parts=" + ".join(in_dutch(one.amount or 0.0) for one in parts))
    return Promise(kind, None, False, written, first.location, first.order, amount)
