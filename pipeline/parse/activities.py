"""A grid → its activities: one item for each activity and measure, and what could not be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.documents import Cell, Grid
from pipeline.issues import Issue, issue
from pipeline.parse.columns import Column, read_columns
from pipeline.parse.headers import read_heading
from pipeline.parse.items import Item, Line
from pipeline.parse.layout import Segment, read_segments, turned
from pipeline.parse.meanings import Meaning, Taken, column_meanings
from pipeline.parse.measures import Context
from pipeline.parse.mismatches import mismatch_issue
from pipeline.parse.numbers import multiplier, read_cell
from pipeline.parse.pairing import pair_columns
from pipeline.parse.periods import find_period, without_periods
from pipeline.parse.places import place
from pipeline.parse.records import record_segments, title_above
from pipeline.parse.roles import Roles, find_roles, has_unknown_figures, is_about_money
from pipeline.parse.rows import Reader
from pipeline.parse.spots import Spot
from pipeline.parse.taught import Lessons
from pipeline.parse.tiles import tile_segment
from pipeline.parse.totals import mark_totals
from pipeline.parse.units import Unit, find_unit
from pipeline.parse.words import fold, says
from pipeline.periods import Period

_TITLE_MEASURES = ("hours", "volunteer_hours", "euro", "percentage", "unique_participants", "participations", "days")


@dataclass(frozen=True, slots=True)
class Above:
    """The table just above another: its headings, the section of its last row, its last page, what its figures are."""

    headings: tuple[str, ...]
    section: str | None
    page: int | None
    context: Context = field(default_factory=Context)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a grid: the heading over it, the lines just above it, and the period of the document."""

    heading: str | None = None
    lines: tuple[str, ...] = ()
    period: Period | None = None
    planned: bool = False
    """The document is a plan: figures of which no header says more are planned."""
    taught: Lessons = field(default_factory=dict)
    """What people said of columns with a heading."""
    factor: float = 1.0
    """What all amounts in the document are to be multiplied by."""
    above: Above | None = None
    """The table that ends where this one starts: without a header this one goes on with it."""


@dataclass
class Found:
    """The items of a grid, its issues, what its columns were taken for, and the cells that became figures."""

    items: list[Item] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    used: set[tuple[int, int]] = field(default_factory=set)
    """Row and column (from 0) of cells that became figures, labels, sections or headers."""
    meanings: list[Meaning] = field(default_factory=list)
    last: Above | None = None
    """What a table that follows can go on with."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A segment with its columns, and their roles where it was understood."""

    segment: Segment
    columns: Sequence[Column]
    roles: Roles | None
    is_turned: bool = False
    is_rest: bool = False
    """It goes on with the table above: its totals add up rows that stand there."""


def read_activities(grid: Grid, around: Surroundings = Surroundings()) -> Found:
    """The activities in a grid.

    A table whose columns are not understood gives the issue `unknown_columns` and no figures; a total that its rows
    do not add up to gives `total_mismatch`.
    """
    found = Found()
    singles = _singles(grid, around)
    segments, above = singles or read_segments(grid), around.above
    is_rest = above is not None and _goes_on(grid, segments, above)
    if above is not None and is_rest:
        segments[0] = replace(segments[0], headings=above.headings)
        around = replace(around, heading=above.section or around.heading)
    for number, segment in enumerate(segments, start=1):
        context = _context(grid, segment, around)
        if above and number == 1 and segment.headings == above.headings:
            context = _like_above(context, above.context)
        table = _understood(segment, context.year, around, is_turned=bool(singles))
        table = replace(table, is_rest=is_rest and number == 1)
        taken = Taken()
        if table.roles:
            taken = _read_rows(grid, table, table.roles, context, around, found)
        elif has_unknown_figures(table.columns):
            found.issues.append(issue("unknown_columns", "parse", place(grid), table=grid.number or None))
        found.meanings += column_meanings(grid.number, number, table.columns, taken)
    return found


def _singles(grid: Grid, around: Surroundings) -> list[Segment]:
    """A grid of one figure in each place with its label beside, above or under it; none for a table of columns."""
    tiles = tile_segment(grid)
    return [tiles] if tiles else record_segments(grid, title_above(around.lines, around.heading))


def _goes_on(grid: Grid, segments: Sequence[Segment], above: Above) -> bool:
    """Whether a table without a header is the rest of the one above it: as wide, and on the next page if narrow."""
    headings = segments[0].headings if segments else ()
    if not headings or any(headings) or len(headings) != len(above.headings):
        return False
    return len(headings) > 2 or (above.page is not None and grid.page == above.page + 1)


def _understood(segment: Segment, year: int | None, around: Surroundings, is_turned: bool = False) -> _Table:
    """The table as it stands, else with rows and columns exchanged, else with the heading above it as label."""
    table = _table(segment, year, around, is_turned)
    if is_turned or (table.roles and not _is_only_total(table)):
        return table
    if len(segment.headings) > 1 and segment.body and (table.roles or not _is_explained(segment)):
        other = _table(turned(segment), year, around, is_turned=True)
        if other.roles and _explains_all(other):
            return other
    if table.roles is None and around.heading and _is_explained(segment) and not _has_words(segment):
        other = _table(_named(segment, around.heading), year, around)
        return other if other.roles else table
    return table


def _table(segment: Segment, year: int | None, around: Surroundings, is_turned: bool = False) -> _Table:
    columns = read_columns(segment, year, around.taught)
    return _Table(segment, columns, find_roles(columns, not any(segment.headings)), is_turned)


def _explains_all(table: _Table) -> bool:
    """Whether every column of figures says planned, realised, a unit, or that it was worked out."""
    figures = [column.heading for column in table.columns if column.has_figures]
    return bool(figures) and all(heading.aspect or heading.unit for heading in figures)


def _is_only_total(table: _Table) -> bool:
    """Whether only a column of totals was understood, and other columns of figures were not."""
    values = table.roles.values if table.roles else ()
    unknown = [column for column in table.columns if column.has_figures and column not in values]
    explained = any(column.heading.aspect or column.heading.unit or column.taught for column in values)
    return len(unknown) > 1 and not explained and all(column.heading.names("total") for column in values)


def _has_words(segment: Segment) -> bool:
    """Whether the body holds anything but figures."""
    return any(read_cell(spot.cell).kind == "text" for row in segment.body for spot in row)


def _named(segment: Segment, name: str) -> Segment:
    """A table without labels of one or two rows, with the heading above it as label."""
    body = tuple((Spot(Cell(name), row[0].row, -1), *row) for row in segment.body[:2])
    return Segment(segment.titles, ("", *segment.headings), body)


def _is_explained(segment: Segment) -> bool:
    """Whether the headers already say planned, realised or a unit: then the rows need not."""
    headings = [read_heading(text) for text in segment.headings if text]
    return any((heading.aspect and not heading.weak) or heading.unit for heading in headings)


def _read_rows(grid: Grid, table: _Table, roles: Roles, context: Context, around: Surroundings, found: Found) -> Taken:
    segment, section = table.segment, _first_section(table.segment, around)
    context = _with_money(replace(context, unit=context.unit or _counted(roles)), segment, roles)
    if context.factor == 1.0:
        context = replace(context, factor=around.factor)
    slots = pair_columns(roles.values, "planned" if context.planned else "realised")
    reader = Reader(grid, segment, roles, slots, context, section)
    lines = reader.lines()
    wrong = mark_totals(lines)
    found.items += [item for line in lines for item in line.items]
    found.issues += [*reader.issues, *(mismatch_issue(grid, mismatch) for mismatch in wrong if not table.is_rest)]
    if not table.is_turned and any(segment.headings):
        page = grid.row_pages[-1] if grid.row_pages else grid.page
        found.last = Above(segment.headings, reader.section, page, context)
    found.used |= _used(segment, roles, lines, grid)
    return Taken(roles, slots, lines, table.is_turned)


def _first_section(segment: Segment, around: Surroundings) -> str | None:
    """The section of the first rows: the heading over the table, else its title."""
    return around.heading or (segment.titles[-1] if segment.titles else None)


def _context(grid: Grid, segment: Segment, around: Surroundings) -> Context:
    names = [*segment.titles[::-1], grid.sheet or "", *around.lines[::-1], around.heading or ""]
    base = around.period
    year = next((period.start.year for text in names if (period := find_period(text))), None)
    own = next(
        (period for text in names if (period := find_period(text, year or (base.end.year if base else None)))), None
    )
    about = [*segment.titles, *segment.headings, *around.lines, around.heading or "", *_first_rows(segment)]
    above = [line for line in around.lines[-1:] if len(line.split()) < 8]
    named = [*segment.titles, grid.sheet or "", around.heading or ""]
    sure = next((unit for text in [*named, *above] if (unit := find_unit(text)) and _is_said(unit, text)), None)
    unit = sure or next((unit for text in named if (unit := _title_unit(text))), None)
    texts = fold(" | ".join(text for text in (*segment.titles, *above, around.heading or "") if text))
    planned = says(texts, "columns", "planned_title") and not says(texts, "columns", "realised_title")
    factor = next((factor for text in about if (factor := multiplier(text)) != 1.0), 1.0)
    return Context(
        own or base, year or (base.end.year if base else None), factor, unit,
        planned=planned or around.planned, is_said=sure is not None,
    )  # fmt: skip


def _like_above(context: Context, above: Context) -> Context:
    """What the first half of a table says of its figures goes for the second half as well."""
    factor = context.factor if context.factor != 1.0 else above.factor
    return replace(context, factor=factor, unit=context.unit or above.unit, money=context.money or above.money)


def _counted(roles: Roles) -> Unit | None:
    """What all figures count where the header over the labels says so: 'Aantal lessen', 'Uren per soort', 'Uren'."""
    unit, text = roles.label.heading.unit, without_periods(roles.label.heading.text)
    if unit is None:
        return None
    is_all = text == unit.written and unit.measure in _TITLE_MEASURES
    return unit if is_all or re.match(rf"aantal(?:len)? |{re.escape(unit.written)} per ", text) else None


def _title_unit(text: str) -> Unit | None:
    unit = find_unit(text)
    return unit if unit and unit.measure in _TITLE_MEASURES else None


def _is_said(unit: Unit, text: str) -> bool:
    """Whether a title says what its figures count ('Resultaten in dagdelen'), and not only what they are about."""
    if "hours" in unit.measure and re.fullmatch(
        rf"(?:tabel \w+[.:]? |(?:eerst|hier|dit zijn) )*(?:de |onze )?{re.escape(unit.written)}", _bare(text)
    ):
        return True
    return bool(re.search(rf"(?:\bin|\baantal(?:len)?|\() ?{re.escape(unit.written)}(?!\w)", fold(text)))


def _bare(text: str) -> str:
    return without_periods(text).strip(" .:-")


def _first_rows(segment: Segment) -> list[str]:
    return [row[0].text for row in segment.body[:2]]


def _with_money(context: Context, segment: Segment, roles: Roles) -> Context:
    """The context of a table about money: where its headers say no other unit and its words are of amounts."""
    units = {column.heading.unit.measure for column in roles.values if column.heading.unit}
    measured = any(column.heading.names("measurement") for column in roles.values)
    if units - {"euro"} or roles.unit or measured:
        return context
    labels = [spot.text for spot in roles.label.words]
    # 'begroting' in a header is said of hours as well
    titles = [title for title in segment.titles if not says(fold(title), "columns", "planned_title")]
    money = is_about_money(labels) or is_about_money([*titles, roles.label.heading.text])
    return replace(context, money=money or context.money or context.factor != 1.0)


def _used(segment: Segment, roles: Roles, lines: Sequence[Line], grid: Grid) -> set[tuple[int, int]]:
    rows = {line.row - grid.first_row for line in lines}
    kept = {column.index for column in roles.notes}
    return {
        (spot.row, spot.column)
        for row in segment.body
        for i, spot in enumerate(row)
        if spot.row in rows and i not in kept
    }
