"""Rows of a table → lines: section, label, and for each pair of columns the figures that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.documents import Grid
from pipeline.issues import Issue, issue
from pipeline.parse.cell_dates import meant, period_of
from pipeline.parse.columns import Column
from pipeline.parse.halves import (
    join_halves,
    plan_in_remark,
    say_halves,
    split_label,
    tell_apart,
    tell_apart_in_columns,
)
from pipeline.parse.items import Figure, Item, Line
from pipeline.parse.labels import clean_label, goes_on, is_ignored, is_part, is_remark, label_text
from pipeline.parse.layout import Segment
from pipeline.parse.measures import Context, Measured, in_hours, measure_of
from pipeline.parse.numbers import Reading, read_cell
from pipeline.parse.pairing import Slot
from pipeline.parse.periods import find_period
from pipeline.parse.places import address, place
from pipeline.parse.roles import Roles, cell_aspect
from pipeline.parse.sentences import figure_in_sentence, is_prose
from pipeline.parse.spots import Row, Spot, own_text, row_kind
from pipeline.parse.units import label_unit
from pipeline.periods import Period

_NOTHING = Figure(Reading("empty"), "")


@dataclass
class Reader:
    """Reads the rows of one table; gathers its issues as it goes."""

    grid: Grid
    segment: Segment
    roles: Roles
    slots: Sequence[Slot]
    context: Context
    section: str | None = None
    issues: list[Issue] = field(default_factory=list)

    def lines(self) -> list[Line]:
        """The lines with figures, in order; rows of one text set the section of those below."""
        lines: list[Line] = []
        own_section: str | None = None
        labels = [clean_label(spot.text) for spot in self.roles.label.spots]
        in_halves = len(self.slots) == 1 and not self.slots[0].planned and say_halves(labels)
        for row in self.segment.body:
            if self._is_section(row):
                self.section = clean_label(own_text(row)[0])
                continue
            if self.roles.section and row[self.roles.section.index].text:
                own_section = clean_label(row[self.roles.section.index].text)
            line = self._line(row, own_section or self.section, lines)
            if line and (self.roles.aspect or in_halves):
                line = join_halves(line, self._aspect(line, row), lines)
                if line is None:
                    continue
            if line:
                lines.append(line)
            elif self._is_heading_row(row):
                self.section = clean_label(row[self.roles.label.index].text)
        tell_apart_in_columns(lines)
        return lines

    def _aspect(self, line: Line, row: Row) -> str | None:
        """Whether a row is planned or realised, by its column for that or else its label, that is made plain."""
        if self.roles.aspect:
            return cell_aspect(row[self.roles.aspect.index].text)
        aspect, label = split_label(line.label)
        line.items = [replace(item, activity=label) if item.activity == line.label else item for item in line.items]
        line.label = label
        return aspect or "realised"

    def _is_section(self, row: Row) -> bool:
        """A row of one text that is a heading: no remark in brackets or sentence."""
        if row_kind(row) != "single":
            return False
        text = own_text(row)[0]
        if _spans(row) and len(text.split()) < 25 and not text.endswith("."):
            return not is_remark(text)
        return not (is_remark(text) or goes_on(text) or is_prose(text, 10))

    def _is_heading_row(self, row: Row) -> bool:
        """A label without a figure in a table where nothing else stands in the row but words that repeat it."""
        label = row[self.roles.label.index].text
        others = [text for text in own_text(row) if text != label]
        return bool(label) and not others and not is_remark(label) and not is_prose(label, 10)

    def _line(self, row: Row, section: str | None, above: Sequence[Line]) -> Line | None:
        if _spans(row):
            return None
        written = label_text(row, self.roles)
        label = clean_label(written)
        if is_ignored(label):
            return None
        figures = self._figures(row)
        if not any(figure.reading.kind in ("number", "not_applicable") for figure in figures.values()):
            return None
        if self.roles.period is self.roles.label and re.fullmatch(r"\d{1,2}(?:\.0)?", label):
            label = f"{self.roles.label.heading.text} {label}"
        if not label:
            label = above[-1].label if above else (section or "")
        line = Line(label, section, self.grid.first_row + row[0].row, part=is_part(written), nameless=not written)
        if not written and self.roles.period:
            line.said = row[self.roles.period.index].text
        if row[0].row < 0:
            line.row = self.grid.first_row + min(spot.row for spot in row if spot.row >= 0)
        note = self._note(row, figures)
        items = [item for slot in self.slots for item in self._items(slot, row, line, figures, note)]
        line.items = tell_apart(self._alike(items))
        return line if line.items else None

    def _figures(self, row: Row) -> dict[int, Figure]:
        """The figures of the value columns, by column; figures that slipped into a column without header put back."""
        columns = self.roles.values
        figures = {column.index: self._figure(row[column.index], column) for column in columns}
        slipped = [
            row[column.index] for column in self.roles.loose if read_cell(row[column.index].cell).kind == "number"
        ]
        if (
            slipped
            and not any(figure.reading.kind == "number" for figure in figures.values())
            and len(slipped) == len(columns)
        ):
            return {column.index: self._figure(spot, column) for column, spot in zip(columns, slipped, strict=True)}
        return figures

    def _figure(self, spot: Spot, column: Column) -> Figure:
        reading = in_hours(read_cell(spot.cell), column.heading)
        where = address(self.grid, spot)
        if reading.kind == "text":
            reading = figure_in_sentence(spot.text) or reading
        if reading.kind == "date" and column.share >= 0.3:
            self._warn("date_for_number", spot, meant=meant(spot, self.context.year))
        elif not reading.sure or (spot.cell.doubt and reading.kind == "number"):
            self._warn("ambiguous_number", spot)
        elif reading.kind == "text" and column.has_figures and len(spot.text) < 40 and re.search(r"\d|\?", spot.text):
            self._warn("unreadable_number", spot)
        if reading.kind == "number" and not reading.sure and re.match(r"\D*<|.*minder dan", spot.text):
            reading = replace(reading, value=None, circa=True)
        return Figure(reading, spot.text, where) if spot.text else _NOTHING

    def _warn(self, code: str, spot: Spot, **values: str) -> None:
        table, cell = self.grid.number or None, address(self.grid, spot)
        self.issues.append(issue(code, "parse", place(self.grid, spot), table=table, cell=cell, **values))

    def _items(self, slot: Slot, row: Row, line: Line, figures: dict[int, Figure], note: str | None) -> Iterator[Item]:
        planned = figures.get(slot.planned.index, _NOTHING) if slot.planned else _NOTHING
        realised = figures.get(slot.realised.index, _NOTHING) if slot.realised else _NOTHING
        if not slot.planned and realised.reading.remark:
            planned = plan_in_remark(realised) or planned
        readable = [figure for figure in (planned, realised) if figure.reading.kind in ("number", "not_applicable")]
        if not readable:
            return
        unit_text = row[self.roles.unit.index].text if self.roles.unit else ""
        heading = next((column.heading for column in slot.columns if column.heading.unit), slot.columns[0].heading)
        named = [figure for figure in readable if figure.reading.unit and not figure.reading.clock]
        said = (named or readable)[0].reading
        measured = measure_of(said, unit_text, heading, line, self.context)
        if any(figure.reading.clock for figure in readable) and "hours" not in measured.measure:
            return
        page = self.grid.row_pages[_grid_row(row)] if self.grid.row_pages else self.grid.page
        yield Item(
            activity=" – ".join(filter(None, (line.label, self._group(slot, line.label)))),
            measure=measured.measure,
            section=line.section,
            unit=measured.written,
            planned=self._scaled(planned, slot.planned or slot.realised, measured),
            realised=self._scaled(realised, slot.realised, measured),
            period=self._period(slot, row, readable),
            row_kind=slot.kind,
            note=_joined([note, *(figure.reading.remark for figure in readable if _says_more(figure))]),
            page=page,
            sheet=self.grid.sheet,
            table=self.grid.number or None,
            row=line.row,
            slot=self.slots.index(slot),
            plain=measured.plain,
            explicit=measured.explicit,
        )

    def _group(self, slot: Slot, label: str) -> str | None:
        """What tells a pair of columns from another with the same measure and period; None where nothing needs to."""
        own = _group_of(slot, label)
        alike = [
            other for other in self.slots
            if other.kind != "total" and other.period == slot.period and _measure_of(other) == _measure_of(slot)
        ]  # fmt: skip
        return own if own and any(_group_of(other, label) not in ("", own) for other in alike) else None

    def _alike(self, items: list[Item]) -> list[Item]:
        """Figures without a unit take the one that other figures of the row name in their cell ('99,8%', 'n.v.t.')."""
        named = {(item.measure, item.unit) for item in items if item.unit and _unit_of(self.slots[item.slot]) is None}
        if len(named) != 1:
            return items
        measure, unit = named.pop()
        return [
            replace(item, measure=measure, unit=unit) if item.unit is None and item.measure == "other" else item
            for item in items
        ]

    def _scaled(self, figure: Figure, column: Column | None, measured: Measured) -> Figure | None:
        """The figure times the multiplier of its header or table; a share stored as 0,45 becomes 45%."""
        if column is None or figure is _NOTHING:
            return None
        value = figure.reading.value
        if value is None:
            return figure
        if measured.measure == "euro":
            value *= column.heading.factor if column.heading.factor != 1.0 else self.context.factor
        elif measured.measure == "percentage" and "%" not in figure.text and _stored_as_share(column):
            value *= 100
        return replace(figure, reading=replace(figure.reading, value=round(value, 6)))

    def _period(self, slot: Slot, row: Row, readable: Sequence[Figure]) -> Period | None:
        written = next((figure.reading.year for figure in readable if figure.reading.year), None)
        if written:
            return find_period(str(written))
        own = slot.period
        if self.roles.period:
            year = own.end.year if own else self.context.year
            found = period_of(row[self.roles.period.index], year, self.roles.period.heading.text)
            # on which day it was says when, not over which time it was counted
            return found if found and found.start != found.end else own or self.context.period or found
        return own or self.context.period

    def _note(self, row: Row, figures: dict[int, Figure]) -> str | None:
        remarks = [column for slot in self.slots for column in slot.remarks]
        texts = [row[column.index].text for column in self.roles.notes if column not in remarks]
        texts += [f"{column.heading.text}: {row[column.index].text}" for column in remarks if row[column.index].text]
        return _joined([text for text in texts if re.search(r"\w{3,}", text)])


def _grid_row(row: Row) -> int:
    return next(spot.row for spot in row if spot.row >= 0)


def _unit_of(slot: Slot) -> str | None:
    return next((column.heading.unit.written for column in slot.columns if column.heading.unit), None)


def _measure_of(slot: Slot) -> str | None:
    return next((column.heading.unit.measure for column in slot.columns if column.heading.unit), None)


def _group_of(slot: Slot, label: str) -> str:
    """The group that the header names; a header 'Jongeren' over a label that says what is counted is a group too."""
    unit = next((column.heading.unit for column in slot.columns if column.heading.unit), None)
    if slot.group or unit is None or not unit.plain or unit.written == "deelnemers":
        return slot.group
    return unit.written if label_unit(label) else ""


def _stored_as_share(column: Column) -> bool:
    """Whether the column's stored numbers are all between 0 and 1, as spreadsheets store percentages."""
    stored = [spot.cell.value for spot in column.spots if isinstance(spot.cell.value, float)]
    return bool(stored) and all(abs(value) <= 1 for value in stored) and any(value % 1 for value in stored)


def _says_more(figure: Figure) -> bool:
    remark = figure.reading.remark
    return bool(remark) and not re.fullmatch(r"(?:19|20)\d\d", remark or "")


def _joined(parts: Sequence[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(part for part in parts if part)) or None


def _spans(row: Row) -> bool:
    """Whether one cell is merged over the whole row."""
    return len(row) > 2 and all(spot.cell.merged for spot in row[1:]) and len({spot.text for spot in row}) == 1
