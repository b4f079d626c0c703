"""Totals by word that no way of adding up the rows above them explains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.parse.additions import Place, is_equal, kind_by_word, row_words, sum_at, values_of
from pipeline.parse.items import Line
from pipeline.parse.words import fold

_SUMMED_EXACTLY = ("hours", "volunteer_hours", "count", "participations", "euro", "days", "other")
"""Unique persons of several activities may overlap: a lower total is no mistake."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A total that the rows above it do not add up to."""

    row: int
    rows: float
    total: float
    parts: tuple[tuple[int, float], ...] = ()
    """The rows that were added up: their numbers and figures."""
    cell: str | None = None
    """Address of the total."""
    measure: str = "other"


def find_mismatches(lines: Sequence[Line], index: int, line: Line) -> list[Mismatch]:
    """The figures of a total or subtotal by word that no way of adding up the rows above explains; one at most."""
    if line.kind == "data" or line.part or line.nameless or kind_by_word(line.label) == "data":
        return []
    if row_words("result").fullmatch(fold(line.label).strip(" .:*=")):
        return []
    ways = [way for way in _ways(lines[:index], line) if len(way) > 1]
    for place, total in values_of(line).items():
        if place[1] not in _SUMMED_EXACTLY or not ways or _adds_up_somehow(ways, place, total):
            continue
        if max(sum(place in values_of(other) for other in way) for way in ways) > 1:
            parts = _parts(ways[0], place, total)
            rows = sum(value for _, value in parts)
            return [Mismatch(line.row, rows, total, parts, _cell(line, place), place[1])]
    return []


def _adds_up_somehow(ways: Sequence[Sequence[Line]], place: Place, total: float) -> bool:
    """Whether the rows give the total in any way: of its measure, or of its column where labels name other measures."""
    of_measure = (sum_at(way, place) for way in ways)
    of_column = (sum(value for _, value in _column(way, place)) for way in ways)
    return any(is_equal(found, total) for found in (*of_measure, *of_column))


def _parts(lines: Sequence[Line], place: Place, total: float) -> tuple[tuple[int, float], ...]:
    """Row and figure of what the total should hold: its measure, or its column if few are or that is nearer."""
    own = tuple((line.row, values[place]) for line in lines if place in (values := values_of(line)))
    whole = _column(lines, place)
    if 2 * len(own) < len(whole):
        return whole
    return min(own, whole, key=lambda parts: abs(total - sum(value for _, value in parts)))


def _column(lines: Sequence[Line], place: Place) -> tuple[tuple[int, float], ...]:
    """Row and figure of everything in a column, whatever it measures."""
    slot, _, aspect = place
    figures = [(line.row, getattr(item, aspect)) for line in lines for item in line.items if item.slot == slot]
    return tuple((row, figure.value) for row, figure in figures if figure and figure.value is not None)


def _cell(line: Line, place: Place) -> str | None:
    slot, measure, aspect = place
    figures = [getattr(item, aspect) for item in line.items if (item.slot, item.measure) == (slot, measure)]
    return next((figure.cell for figure in figures if figure), None)


def _ways(above: Sequence[Line], line: Line) -> list[list[Line]]:
    """The rows that a total may add up, the likeliest first: since the last total, of its section, all, the totals."""
    data = [other for other in above if other.kind == "data"]
    last = max((i for i, other in enumerate(above) if other.kind == "total" or _is_closing(other)), default=-1)
    since = [other for other in above[last + 1 :] if other.kind == "data"]
    of_section = [other for other in data if other.section == line.section]
    subtotals = [other for other in above if other.kind == "subtotal" and not other.part]
    totals = [other for other in above if other.kind == "total"]
    closing = [other for other in above if other.kind != "data" and not other.part]
    # 'Totaal lasten' adds up the totals since 'Totaal baten'
    latest = [closing[first:] for first in range(1, len(closing) - 1)]
    return [since, of_section, data, subtotals, totals, [*subtotals, *since], [*totals, *since], *latest]


def _is_closing(line: Line) -> bool:
    return line.kind == "subtotal" and not line.part and kind_by_word(line.label) != "data"
