"""The hours, people and money of a pitch as a whole: what it says, else what its rows add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.dutch import number as in_dutch
from pipeline.pitches.activities import is_income
from pipeline.pitches.figures import Figure
from pipeline.pitches.rows import Planned, is_asked, measures
from pipeline.pitches.shape import Promise, of_line
from pipeline.pitches.words import pattern, plain

SUMMED = "Opgeteld: {parts}"
LESS = "{total}, min {others}"
"""What is written of an amount that follows from others."""
_FEW = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """The amount of the document as it was read, or as a person corrected it; `labelled` where a label names it."""

    amount: float | None
    corrected: bool
    labelled: bool
    written: str | None
    location: str | None


def money(
    rows: Sequence[Planned], figures: Sequence[Figure], asked: Asked, column: tuple[float, str, str | None] | None
) -> Promise | None:
    """What the municipality is asked: by a person, a column, a row, a label, a sentence; else what it costs, unsure."""
    stated = None
    if asked.amount is not None:
        stated = Promise("money", None, True, asked.written, asked.location, 0, asked.amount)
    if stated and asked.corrected:
        return stated
    if column:
        return Promise("money", None, True, column[1], column[2], 0, column[0])
    own = [row for row in rows if row.kind == "money" and is_asked(row)]
    if own:
        return _of_row(max(own, key=lambda row: (row.total, row.amount)), "money", sure=True)
    if stated and asked.labelled:
        return stated
    said = [one for one in figures if one.weight == 2 and one.line.role != "past"]
    if said:
        best = max(said, key=lambda one: (one.whole, one.line.role == "money", one.amount))
        return of_line(best.line, "money", None, sure=not best.computed, amount=best.amount)
    return stated or _of_costs(rows, figures)


def _of_costs(rows: Sequence[Planned], figures: Sequence[Figure]) -> Promise | None:
    """What it costs, less what others pay, where nothing says what is asked.

    Sure where the heading above the total says that it is asked.
    """
    euros = [row for row in rows if row.kind == "money"]
    costs = [row for row in euros if not is_income(row)]
    totals = [row for row in costs if row.total]
    if totals:
        best = max(totals, key=lambda row: row.amount)
        others = [row for row in euros if not row.total and is_income(row)]
        asked = pattern("amounts", "asked_heading").search(plain(best.section))
        return _less(best, others) if others else _of_row(best, "money", sure=bool(asked))
    said = [one for one in figures if one.line.role in ("money", None)]
    loose = [one for one in said if one.weight or one.whole]
    if loose and (len(costs) < _FEW or any(one.whole for one in loose)):
        one = max(loose, key=lambda one: (one.whole, one.line.role == "money", one.amount))
        return of_line(one.line, "money", None, sure=False, amount=one.amount)
    spent = [one for one in said if one.line.role == "money"]
    if not costs and spent:
        one = max(spent, key=lambda one: one.amount)
        return of_line(one.line, "money", None, sure=False, amount=one.amount)
    return _summed([_of_row(row, "money", sure=False) for row in costs], "money")


def _less(total: Planned, others: Sequence[Planned]) -> Promise:
    """A total without what others pay of it; the total itself where they would pay more than all."""
    left = total.amount - sum(row.amount for row in others)
    if left <= 0:
        return _of_row(total, "money", sure=False)
    written = LESS.format(total=total.written, others=", ".join(row.written for row in others))
    return Promise("money", None, False, written, total.location, total.order, left)


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


def participants(rows: Sequence[Planned], loose: Sequence[Figure], parts: Sequence[Promise]) -> Promise | None:
    """The people whom a pitch aims at: those that the text counts as a whole, else a written total, else the only
    number there is, else the most that the text on the plan counts.

    Parts are not added up: who takes part in two is one person.
    """
    said = [one for one in loose if one.line.role not in ("problem", "self")]
    totals = [row for row in rows if row.kind == "participants" and row.total]
    total = max(totals, key=lambda row: row.amount, default=None)
    ways = (
        _counted([one for one in said if one.whole], sure=True),
        _stated(rows, "participants", added=False),
        total and _of_row(total, "participants", sure=False),
        _counted([one for one in said if one.weight > 1]),
        _summed(parts, "participants") if len(parts) == 1 else None,
        _counted([one for one in said if one.line.role in ("people", "goal", "plan")]),
    )
    return next(filter(None, ways), None)


def _counted(figures: Sequence[Figure], sure: bool = False) -> Promise | None:
    """The figure that most plainly is what the pitch aims at, of these."""
    best = max(figures, key=lambda one: (one.weight, one.line.role in ("people", "goal"), one.amount), default=None)
    return best and of_line(best.line, "participants", None, sure=sure and best.weight > 1, amount=best.amount)


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
