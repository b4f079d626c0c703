"""The columns of a table: the heading of each, what its cells hold, and what a person said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from pipeline.parse.headers import Heading, of_its_own, read_heading
from pipeline.parse.layout import Segment
from pipeline.parse.numbers import read_cell
from pipeline.parse.periods import numbered_period, without_periods
from pipeline.parse.spots import Spot
from pipeline.parse.taught import VALUES, Lessons, Taught, heading_key, told
from pipeline.parse.units import find_unit

FIGURES = 0.5
"""From this share of figures among the filled cells a column is one of figures."""
_AGE = re.compile(r"\d{1,2}\s?\+")
_PLANNED, _REALISED = ("b", "p", "g"), "r"
"""Letters for begroting, plan, gepland and realisatie, where they stand beside each other."""
_UNCLEAR = re.compile(r"\W{0,2}\d+[^\W\d_]{0,3}(?:\W+\S+){0,3}$")


class Column:
    """A column: its index in the segment, its heading, what its cells hold, and what a person said of it."""

    def __init__(self, index: int, heading: Heading, spots: Sequence[Spot], taught: Taught | None = None) -> None:
        self.index = index
        self.heading = told(heading, taught) if taught else heading
        self.spots = [spot for spot in spots if spot.text]
        self.taught = taught

    def is_told(self, *meanings: str) -> bool:
        """Whether a person said that the column means one of these."""
        return self.taught is not None and self.taught.meaning in meanings

    @cached_property
    def share(self) -> float:
        """Share of figures among the cells that hold a figure or words; 0 for a column of neither."""
        kinds = [self._kind(spot) for spot in self.spots]
        figures, words = kinds.count("number"), kinds.count("text")
        return figures / (figures + words) if figures else 0.0

    def _kind(self, spot: Spot) -> str:
        reading = read_cell(spot.cell)
        if reading.clock and not (self.heading.aspect or (self.heading.unit and "hours" in self.heading.unit.measure)):
            return "text"
        if reading.unit and not self._counts() and not find_unit(reading.unit):
            return "text"  # '1.2 Inloop'
        # '10-12' and '2 x 3' are figures that cannot be read, and no words
        if reading.kind == "text" and _UNCLEAR.match(spot.text):
            return "unclear" if self._counts() else "text"
        return "text" if _AGE.fullmatch(spot.text) and not self._counts() else reading.kind

    def _counts(self) -> bool:
        heading = self.heading
        return bool(heading.aspect or heading.unit or heading.period or heading.names("value") or not heading.text)

    @cached_property
    def words(self) -> list[Spot]:
        """The cells that hold words."""
        return [spot for spot in self.spots if self._kind(spot) == "text" or read_cell(spot.cell).kind == "text"]

    @property
    def has_figures(self) -> bool:
        """Whether it is a column of figures."""
        return self.share >= FIGURES

    @cached_property
    def repeats(self) -> bool:
        """Whether a text goes for several rows: merged, or the same text twice in a row."""
        texts = [spot.text for spot in self.spots]
        return any(spot.cell.merged for spot in self.spots) or len(set(texts)) <= len(texts) / 2

    @property
    def is_distinct(self) -> bool:
        """Whether each row has a text of its own."""
        texts = [spot.text for spot in self.spots]
        return len(set(texts)) == len(texts)


def read_columns(segment: Segment, year: int | None = None, taught: Lessons | None = None) -> list[Column]:
    """The columns that hold anything, with their headings read and what people said of them."""
    said = taught or {}
    found = [
        Column(index, read_heading(heading, year), segment.column(index), said.get(heading_key(heading)))
        for index, heading in enumerate(segment.headings)
    ]
    found = [_with_letter(column, found) for column in found]
    return [_with_month(_own_share(_without_share(column), found), found) for column in found if column.spots]


def _with_letter(column: Column, columns: Sequence[Column]) -> Column:
    """'B' beside 'R' under one heading: begroting and realisatie; 'Groep B' without an 'R' beside it is neither."""
    name, _, letter = column.heading.text.casefold().rpartition(" ")
    aspect = "planned" if letter in _PLANNED else "realised" if letter == _REALISED else None
    others = {f"{name} {other}".strip() for other in (_REALISED if aspect == "planned" else _PLANNED)}
    beside = [other for other in columns if abs(other.index - column.index) == 1]
    if aspect is None or column.taught or not any(other.heading.text.casefold() in others for other in beside):
        return column
    heading = replace(column.heading, aspect=aspect, weak=False, group=read_heading(name).group)
    return Column(column.index, heading, column.spots)


def _own_share(column: Column, columns: Sequence[Column]) -> Column:
    """A column that could be the share of another, where there is none that it can be a share of."""
    if column.heading.aspect != "ratio" or any(_is_base(other) for other in columns):
        return column
    return Column(column.index, of_its_own(column.heading), column.spots, column.taught)


def _is_base(column: Column) -> bool:
    """Whether a share can be of this column: planned or realised figures that are no shares themselves."""
    of_shares = column.heading.unit is not None and column.heading.unit.measure == "percentage"
    return column.heading.aspect in VALUES and not of_shares and column.has_figures


def _with_month(column: Column, columns: Sequence[Column]) -> Column:
    """Headers that are all the first day of a month ('01-01-2024') stand for the months."""
    days = [other.heading.period for other in columns if other.heading.period and _is_day(other.heading)]
    if len(days) < 2 or not _is_day(column.heading) or any(day.start.day != 1 for day in days):
        return column
    day = days[0].start if column.heading.period is None else column.heading.period.start
    month = numbered_period("maand", day.month, day.year)
    return Column(column.index, replace(column.heading, period=month), column.spots, column.taught)


def _is_day(heading: Heading) -> bool:
    period = heading.period
    return bool(period and period.start == period.end and not without_periods(heading.text))


def _without_share(column: Column) -> Column:
    """A column 'Aantal (%)' with '40 (25%)' counts what stands before the brackets."""
    behind = [spot for spot in column.spots if re.search(r"\d.*\(\s*[\d,.]+\s*%\s*\)", spot.text)]
    before = re.sub(r"[(\[].*", "", column.heading.text).strip()
    unit = column.heading.unit
    if not before or unit is None or unit.measure != "percentage" or len(behind) < 0.5 * len(column.spots):
        return column
    return Column(column.index, replace(column.heading, unit=find_unit(before)), column.spots, column.taught)
