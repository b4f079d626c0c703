"""Rows as figures to add up: what each holds by place, and whether rows give a total."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from pipeline.parse.items import Line
from pipeline.parse.words import fold, word_list

Aspect = Literal["planned", "realised"]
ASPECTS: tuple[Aspect, ...] = ("planned", "realised")
_ADDED = ("hours", "volunteer_hours", "count", "participations", "unique_participants", "euro", "days", "other")
Place = tuple[int, str, Aspect]
"""Which pair of columns, which measure, and which of the two figures."""


@cache
def row_words(entry: str) -> re.Pattern[str]:
    """A list of words for rows as one expression for the start of a label."""
    return re.compile(rf"(?:{'|'.join(word_list('rows')[entry])})(?![\w-])")


def kind_by_word(label: str) -> Literal["data", "subtotal", "total"]:
    """What the label of a row says of it: 'Subtotaal', 'Totaal lasten', or nothing."""
    folded = fold(label).strip(" .:*=")
    if row_words("subtotal").match(folded):
        return "subtotal"
    if row_words("result").fullmatch(folded):
        return "total"
    if row_words("loose_total").match(folded):
        return "data"
    return "total" if row_words("total").match(folded) else "data"


def values_of(line: Line) -> dict[Place, float]:
    """The figures of a line that can be added."""
    return {
        (item.slot, item.measure, aspect): figure.reading.value
        for item in line.items
        for aspect in ASPECTS
        if item.measure in _ADDED and (figure := getattr(item, aspect)) and figure.reading.value is not None
    }


def by_column(line: Line) -> dict[Place, float]:
    """The figures of a line by column only: for rows that may leave out what they count."""
    return {(slot, "", aspect): value for (slot, _, aspect), value in values_of(line).items()}


def of_one_measure(lines: Iterable[Line]) -> bool:
    """Whether all figures are of one measure, apart from those without a unit."""
    return len({item.measure for line in lines for item in line.items if item.unit or item.measure != "other"}) < 2


def added(lines: Sequence[Line], whole: Line) -> list[bool]:
    """For each figure of a line, whether the lines add up to it."""
    sums = [by_column(line) for line in lines]
    return [is_equal(sum(held.get(place, 0.0) for held in sums), value) for place, value in by_column(whole).items()]


def sum_at(lines: Iterable[Line], place: Place) -> float:
    """The sum of what lines hold at a place."""
    return sum(values_of(line).get(place, 0.0) for line in lines)


def is_equal(one: float, other: float) -> bool:
    """Equal but for rounding."""
    return abs(one - other) <= max(0.011, 0.0005 * abs(other))
