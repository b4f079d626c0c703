"""Which rows of a table add up others: by their words, and by arithmetic; and which totals are wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.parse.additions import (
    added,
    by_column,
    is_equal,
    kind_by_word,
    of_one_measure,
    row_words,
    values_of,
)  # fmt: skip
from pipeline.parse.discrepancies import Mismatch, find_mismatches
from pipeline.parse.items import Item, Line
from pipeline.parse.words import fold

_MOST_PARTS = 25
"""A row is not held to be the sum of more rows than this: it would cost the square of the table."""
_LEAST = 10
"""Small figures add up by chance: below this a sum is not taken for a total."""


def mark_totals(lines: Sequence[Line]) -> list[Mismatch]:
    """Set the kind of each line (data, subtotal, total) and its items; returns the totals that do not add up."""
    for line in lines:
        line.kind = kind_by_word(line.said if line.nameless else line.label)
    _mark_averages(lines)
    _mark_parts(lines)
    _mark_counts(lines)
    _mark_sums_of_parts(lines)
    _mark_by_arithmetic(lines)
    _mark_lower_totals(lines)
    _name_totals(lines)
    _inherit(lines)
    wrong = [mismatch for index, line in enumerate(lines) for mismatch in find_mismatches(lines, index, line)]
    for line in lines:
        # a column of totals stays one in rows of data and of totals
        line.items = [
            replace(item, row_kind=line.kind) if item.row_kind == "data" or line.kind == "subtotal" else item
            for item in line.items
        ]
    return wrong


def _mark_parts(lines: Sequence[Line]) -> None:
    """Rows that split up the row above: where they add up to it in all columns it is a subtotal, else they are."""
    index = 0
    while index < len(lines):
        parts: list[Line] = []
        while index + 1 + len(parts) < len(lines) and lines[index + 1 + len(parts)].part:
            parts.append(lines[index + 1 + len(parts)])
        parent = lines[index]
        if parts and parent.kind == "data" and not parent.part and values_of(parent):
            if len(parts) > 1 and all(added(parts, parent)):
                parent.kind = "subtotal"
            else:
                for part in parts:
                    part.kind = "subtotal"
        index += 1 + len(parts)


def _mark_counts(lines: Sequence[Line]) -> None:
    """'Totaal aantal deelnemers' is a total when rows above it count the same, else a figure of its own."""
    for index, line in enumerate(lines):
        if line.kind == "data" and row_words("loose_total").match(fold(line.label)):
            measures = {item.measure for item in line.items}
            above = [{item.measure for item in other.items} for other in lines[:index] if other.kind == "data"]
            if above.count(measures) > 1:
                line.kind = "total"


def _mark_averages(lines: Sequence[Line]) -> None:
    """'Gemiddeld' under rows of the same figures counts no more than a total does."""
    for index, line in enumerate(lines):
        if index > 1 and row_words("average").fullmatch(fold(line.label).strip(" .:")):
            line.kind = "total"


def _mark_sums_of_parts(lines: Sequence[Line]) -> None:
    """A row that the rows just under it add up to, in two columns or more, is the subtotal of those rows."""
    index = 0
    while index < len(lines):
        parts = _parts_below(lines, index)
        if parts:
            lines[index].kind = "subtotal"
        index += 1 + parts


def _parts_below(lines: Sequence[Line], index: int) -> int:
    """How many of the rows under a row add up to it in all its columns; 0 when none do."""
    line = lines[index]
    if line.kind != "data" or line.part or len({value for value in by_column(line).values() if value}) < 2:
        return 0
    near = lines[index + 1 : index + 2 + _MOST_PARTS]
    below = list(takewhile(lambda other: other.kind == "data" and not other.part, near))
    # when the table ends there it is a box whose first row is the total
    most = len(below) if index or len(below) + 1 < len(lines) else len(below) - 1
    wanted, sums = by_column(line), dict.fromkeys(by_column(line), 0.0)
    if max(wanted.values()) < _LEAST:
        return 0
    for count, part in enumerate(below[:most], start=1):
        own = by_column(part)
        sums = {place: held + own.get(place, 0.0) for place, held in sums.items()}
        if count > 1 and all(is_equal(sums[place], value) for place, value in wanted.items()):
            return count if of_one_measure([line, *below[:count]]) else 0
    return 0


def _name_totals(lines: Sequence[Line]) -> None:
    """A sum at the bottom without a label is called a total."""
    for line in lines:
        if line.nameless and line.kind != "data":
            line.label = "Totaal" if line.kind == "total" else "Subtotaal"
            line.items = [replace(item, activity=line.label) for item in line.items]


def _mark_by_arithmetic(lines: Sequence[Line]) -> None:
    """The last row of a block, or the first, that is the sum of three or more others in all its columns."""
    for block in _blocks(lines):
        # rows that split up another do not count a second time
        data = [line for line in block if line.kind == "data"]
        if any(line.kind == "total" for line in block) or len(data) < 3:
            continue
        for candidate in (data[-1], data[0]):
            others = [line for line in data if line is not candidate]
            if (len(others) > 2 or candidate.nameless) and _adds_up(candidate, others):
                candidate.kind = "total"
                break


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and blocks[-1][-1].section == line.section:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _adds_up(line: Line, others: Sequence[Line]) -> bool:
    values = by_column(line)
    least = 2 if line.nameless else 3
    shared = [place for place in values if sum(place in by_column(other) for other in others) >= least]
    return (
        bool(values)
        and len(shared) == len(values)
        and max(values.values()) >= _LEAST
        and of_one_measure([line, *others])
        and all(added(others, line))
    )


def _inherit(lines: Sequence[Line]) -> None:
    """Rows without a unit count what the row counts that they split up ('Instromers 160: werk 79, opleiding 8'),

    and totals what the rows count that they add up.
    """
    whole: Line | None = None
    for block in _blocks(lines):
        totals = [line for line in block if line.kind == "total"]
        for line in block:
            whole = whole if line.part else line
            source = whole if line.part else next((total for total in totals if total is not line), None)
            if source and source is not line:
                line.items = [_like(item, source.items) for item in line.items]
    for line in lines:
        if line.kind != "data" and not line.part:
            counted = [other for other in lines if other.kind == "data" and _may_hold(line, other)]
            line.items = [_like(item, [part for other in counted for part in other.items]) for item in line.items]


def _may_hold(whole: Line, other: Line) -> bool:
    return whole.kind == "total" or whole.section == other.section


def _like(item: Item, sources: Sequence[Item]) -> Item:
    units = {(source.measure, source.unit) for source in sources if source.slot == item.slot and source.unit}
    units = units or {(source.measure, source.unit) for source in sources if source.unit}
    measures = {measure for measure, _ in units}
    if item.unit or item.measure != "other" or len(measures) != 1:
        return item
    written = {unit for _, unit in units}
    return replace(item, measure=measures.pop(), unit=written.pop() if len(written) == 1 else None)


def _mark_lower_totals(lines: Sequence[Line]) -> None:
    """Totals above a grand total that adds them up are subtotals."""
    totals = [line for line in lines if line.kind == "total"]
    for line in totals:
        above = [other for other in totals if other.row < line.row]
        grand = re.match(r"(?:eind|generaal|algemeen|grand)", fold(line.label))
        lower = above if grand else _added_up(line, [other for other in above if other.kind == "total"])
        for other in lower:
            other.kind = "subtotal"


def _added_up(line: Line, above: Sequence[Line]) -> Sequence[Line]:
    """The totals above that a line adds up: all of them, or the latest two or more ('Totaal lasten')."""
    ways = (above[first:] for first in range(len(above) - 1))
    return next((way for way in ways if _adds_up_two(line, way)), ())


def _adds_up_two(line: Line, others: Sequence[Line]) -> bool:
    return bool(values_of(line)) and all(added(others, line))
