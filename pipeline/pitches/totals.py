"""The hours, people and money of a pitch as a whole: what it says, else what its rows add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.dutch import number as in_dutch
from pipeline.pitches.activities import is_income
from pipeline.pitches.figures import Figure
from pipeline.pitches.rows import Planned, data
from pipeline.pitches.shape import Promise, of_line
from pipeline.pitches.words import pattern, plain

SUMMED = "Opgeteld uit de tabel: {parts}"
"""What is written of an amount that follows from rows; people are not added up, who may be in more rows than one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The amount of the document as it was read, or as a person corrected it."""

    amount: float | None
    corrected: bool
    written: str | None
    location: str | None


def money(
    rows: Sequence[Planned], figures: Sequence[Figure], asked: Asked, column: tuple[float, str, str | None] | None
) -> Promise | None:
    """What the municipality is asked: by a person, a column, a row, a sentence, the document's own label; else what it
    costs, unsure."""
    stated = asked.amount is not None and Promise("money", None, True, asked.written, asked.location, 0, asked.amount)
    if stated and asked.corrected:
        return stated
    if column:
        return Promise("money", None, True, column[1], column[2], 0, column[0])
    own = [row for row in rows if row.kind == "money" and pattern("amounts", "asked_row").search(plain(row.name))]
    if own:
        return _of_row(max(own, key=lambda row: (row.total, row.amount)), "money", sure=True)
    said = [one for one in figures if one.weight == 2 and one.line.role != "past"]
    if said:
        best = max(said, key=lambda one: (one.whole, one.line.role == "money", one.amount))
        return of_line(best.line, "money", None, sure=not best.computed, amount=best.amount)
    return stated or _of_costs(rows, figures)


def _of_costs(rows: Sequence[Planned], figures: Sequence[Figure]) -> Promise | None:
    """What it costs, where nothing says what is asked; sure where the heading above the total says that it is asked."""
    costs = [row for row in rows if row.kind == "money" and not is_income(row)]
    totals = [row for row in costs if row.total]
    if totals:
        best = max(totals, key=lambda row: row.amount)
        return _of_row(best, "money", sure=bool(pattern("amounts", "asked_heading").search(plain(best.section))))
    loose = [one for one in figures if one.line.role in ("money", None) and (one.weight or one.whole)]
    if loose:
        best_line = max(loose, key=lambda one: (one.whole, one.line.role == "money", one.amount))
        return of_line(best_line.line, "money", None, sure=False, amount=best_line.amount)
    spent = [one for one in figures if not one.weight and one.line.role == "money"]
    if spent:
        first = max(spent, key=lambda one: (one.whole, one.amount))
        return of_line(first.line, "money", None, sure=False, amount=first.amount)
    return _summed([row for row in costs if not row.total], "money")


def hours(kind: str, rows: Sequence[Planned], figures: Sequence[Figure], loose: Sequence[Figure]) -> Promise | None:
    """Hours of work, or of volunteers: a written total, a sentence on the whole, rows added up, else a sentence.

    `loose` are those of `figures` that are of no single activity.
    """
    totals = [row for row in rows if row.kind == kind and row.total]
    if totals:
        return _of_row(max(totals, key=lambda row: row.amount), kind, sure=True)
    own = [one for one in figures if one.kind == kind]
    whole = [one for one in own if one.whole and not one.computed]
    if whole:
        best = max(whole, key=lambda one: one.amount)
        return of_line(best.line, kind, None, sure=True, amount=best.amount)
    if summed := _summed(list(data(rows, kind)), kind):
        return summed
    said = [one for one in loose if one.kind == kind]
    if said:
        best = max(said, key=lambda one: (not one.computed, one.amount))
        return of_line(best.line, kind, None, sure=not best.computed and len(said) == 1, amount=best.amount)
    return _added(own, kind)


def participants(rows: Sequence[Planned], figures: Sequence[Figure], loose: Sequence[Figure]) -> Promise | None:
    """The people whom a pitch aims at: those that the text counts as a whole, else a written total, else one row's.

    Rows are not added up: who takes part in two is one person.
    """
    whole = [one for one in figures if one.whole and one.line.role not in ("past", "problem")]
    if whole:
        best = max(whole, key=lambda one: (one.weight, one.amount))
        return of_line(best.line, "participants", None, sure=best.weight > 1, amount=best.amount)
    totals = [row for row in rows if row.kind == "participants" and row.total]
    if totals:
        return _of_row(max(totals, key=lambda row: row.amount), "participants", sure=False)
    said = [one for one in loose if one.weight > 1 and one.line.role not in ("past", "problem", "self")]
    if said:
        best = max(said, key=lambda one: (one.line.role in ("people", "goal"), one.amount))
        return of_line(best.line, "participants", None, sure=False, amount=best.amount)
    counted = list(data(rows, "participants"))
    return _of_row(counted[0], "participants", sure=False) if len(counted) == 1 else None


def _of_row(row: Planned, kind: str, sure: bool) -> Promise:
    return Promise(kind, None, sure, row.written, row.location, row.order, row.amount)


def _summed(rows: Sequence[Planned], kind: str) -> Promise | None:
    if not rows:
        return None
    if len(rows) == 1:
        return _of_row(rows[0], kind, sure=False)
    parts = " + ".join(in_dutch(row.amount) for row in rows)
    amount = round(sum(row.amount for row in rows), 2)
    return Promise(kind, None, False, SUMMED.format(parts=parts), rows[0].location, rows[0].order, amount)


def _added(figures: Sequence[Figure], kind: str) -> Promise | None:
    """What the activities that the text names add up to."""
    if not figures:
        return None
    made = of_line(figures[0].line, kind, None, sure=False, amount=round(sum(one.amount for one in figures), 2))
    return made
