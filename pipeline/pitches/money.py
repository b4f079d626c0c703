"""What a pitch asks of the municipality: of all amounts in its rows, its sentences and its form, the likeliest one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.pitches.activities import is_income
from pipeline.pitches.asked import LESS, candidates
from pipeline.pitches.choosing import Candidate, chosen, weigh
from pipeline.pitches.figures import Number
from pipeline.pitches.lines import Line
from pipeline.pitches.rows import Cell, Planned, is_asked
from pipeline.pitches.shape import Promise
from pipeline.pitches.words import pattern, plain

_FEW = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """The amount of the document as it was read, or as a person corrected it; `labelled` where a label names it."""

    amount: float | None
    corrected: bool
    labelled: bool
    written: str | None
    location: str | None


@dataclass(frozen=True, slots=True)
class Stated:
    """What a pitch says of money outside its sentences: its rows, the cells and the column that say what is asked, and
    the amount of the document."""

    rows: Sequence[Planned]
    cells: Sequence[Cell]
    column: Cell | None
    asked: Asked


def money(stated: Stated, lines: Sequence[Line], number: Number) -> Promise | None:
    """What the municipality is asked: as a person corrected it, else the amount that most speaks for."""
    read = stated.asked
    whole = None
    if read.amount is not None:
        whole = Promise("money", None, True, read.written, read.location, 0, read.amount)
    if whole and read.corrected:
        return whole
    told = [line for line in lines if line.role != "past" and not line.quoted]
    # a plan that is written as a story is read as one, told by somebody
    of_lines = candidates(told, number) or candidates(lines, number)
    found = [*of_lines, *_of_rows(stated.rows), *(_of_cell(one, "asked_row") for one in stated.cells)]
    if stated.column:
        found.append(_of_cell(stated.column, "column"))
    if whole:
        found.append(Candidate(whole, weigh("money", "label" if read.labelled else "text")))
    return chosen(found, "money")


def _of_cell(cell: Cell, ground: str) -> Candidate:
    return Candidate(Promise("money", None, False, cell[1], cell[2], 0, cell[0]), weigh("money", ground))


def _of_rows(rows: Sequence[Planned]) -> Iterator[Candidate]:
    euros = [row for row in rows if row.kind == "money"]
    totals = [row for row in euros if row.total and not is_income(row) and not is_asked(row)]
    others = [row for row in euros if not row.total and is_income(row) and not is_asked(row)]
    costs = [row for row in euros if not row.total and not is_income(row) and not is_asked(row)]
    for row in euros:
        yield Candidate(_promise(row, row.amount, row.written), _weight(row, alone=not others))
    if totals and others:
        yield from _left(max(totals, key=lambda row: row.amount), others)
    elif len(costs) >= _FEW and not others:
        written = " + ".join(row.written for row in costs)
        total = round(sum(row.amount for row in costs), 2)
        yield Candidate(_promise(costs[0], total, written), weigh("money", "rows"), computed=True)


def _weight(row: Planned, alone: bool) -> float:
    """What the label of a row says of its amount, and the heading above it where nobody else pays a part."""
    total = weigh("money", "row_total") if row.total else 0.0
    if is_asked(row):
        return weigh("money", "asked_row") + total
    if is_income(row):
        return weigh("money", "other_row")
    headed = alone and pattern("amounts", "asked_heading").search(plain(row.section))
    asked = weigh("money", "asked_total") if headed else 0.0
    return weigh("money", "cost_total") + asked if row.total else weigh("money", "cost_row")


def _left(total: Planned, others: Sequence[Planned]) -> Iterator[Candidate]:
    """A total without what others pay of it, where anything is left."""
    left = round(total.amount - sum(abs(row.amount) for row in others), 2)
    if left > 0:
        written = LESS.format(total=total.written, others=", ".join(row.written for row in others))
        yield Candidate(_promise(total, left, written), weigh("money", "left"), computed=True)


def _promise(row: Planned, amount: float, written: str) -> Promise:
    return Promise("money", None, False, written, row.location, row.order, amount)
