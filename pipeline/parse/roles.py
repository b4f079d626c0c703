"""Which part each column of a table plays, from its header and from what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.parse.columns import Column
from pipeline.parse.derived import without_derived
from pipeline.parse.halves import say_halves
from pipeline.parse.headers import Heading, read_heading
from pipeline.parse.numbers import read_cell
from pipeline.parse.periods import find_period, without_periods
from pipeline.parse.sentences import figure_in_sentence
from pipeline.parse.taught import VALUES
from pipeline.parse.units import find_unit
from pipeline.parse.words import fold, says

SKIPPED = ("contact", "agenda", "ordinal", "rate")
_NO_UNITS = ("label", "section", "note", "period", "value")


@dataclass(frozen=True, slots=True)
class Roles:
    """The columns of a table by the part they play. `values` hold the figures that count; `unknown` hold figures
    of which nothing says what they are; `loose` are figures without any header, beside columns that have one.
    """

    label: Column
    values: tuple[Column, ...]
    section: Column | None = None
    unit: Column | None = None
    period: Column | None = None
    notes: tuple[Column, ...] = ()
    loose: tuple[Column, ...] = ()
    aspect: Column | None = None
    """A column that says of each row whether it is planned or realised."""


def find_roles(columns: Sequence[Column], is_headless: bool = False) -> Roles | None:
    """The roles of the columns, or None where the table has no figures that its headers explain.

    What a person said of a column goes before every rule.
    """
    if is_listing(columns):
        return None
    columns = [column for column in _without_names(columns) if not column.is_told("ignored")]
    values = without_derived([column for column in columns if _is_value(column)])
    label = row_names([column for column in columns if column not in values], values)
    if label is None:
        # sentences with a figure are labels where nothing else is
        values = tuple(column for column in values if column.has_figures or column.taught)
        label = row_names([column for column in columns if column not in values], values)
    if label is None and len(values) > 1 and any(column.heading.opens("label") for column in values):
        label = next(column for column in values if column.heading.opens("label"))
        values = tuple(column for column in values if column is not label)
    if label is None and any(column.taught for column in values):
        label = next((column for column in columns if column not in values and not column.taught), None)
    if not values and is_headless:
        values = _single_figures(columns)
    if not values and any(say_halves([spot.text for spot in column.words]) for column in columns[:1]):
        # 'Gepland aantal lessen' over 'Gehaald aantal lessen' says what the only figures are
        label, values = columns[0], _single_figures(columns)
    if label is None or not values:
        return None
    return _arranged(columns, label, values)


def has_unknown_figures(columns: Sequence[Column]) -> bool:
    """Whether a table without roles does hold figures that someone should look at."""
    if is_listing(columns):
        return False
    return any(
        column.has_figures and len(column.spots) > 1 and not any(column.heading.is_(role) for role in SKIPPED)
        and not column.heading.opens("period") and column.heading.aspect != "derived" and column.index
        and not column.taught
        for column in columns
    )  # fmt: skip


def is_listing(columns: Sequence[Column]) -> bool:
    """Whether the table lists people, places or appointments: contact or agenda columns, and nothing counted."""
    if any(column.is_told(*VALUES) for column in columns):
        return False
    strange = [
        column for column in columns
        if column.heading.is_("contact") or column.heading.is_("agenda")
        or (column.heading.is_("presence") and not column.has_figures)
    ]  # fmt: skip
    counts = [
        column for column in columns
        if column.has_figures and column not in strange
        and (column.heading.unit or column.heading.aspect or column.heading.period)
    ]  # fmt: skip
    return bool(strange) and not counts


def _arranged(columns: Sequence[Column], label: Column, values: tuple[Column, ...]) -> Roles:
    rest = [column for column in columns if column is not label and column not in values]
    free = [column for column in rest if not column.taught]
    aspect = next((column for column in free if _is_aspect(column)), None)
    free = [column for column in free if column is not aspect]
    unit = _told(rest, "unit") or next((column for column in free if _is_unit(column)), None)
    free = [column for column in free if column is not unit]
    period = _told(rest, "period") or next((column for column in free if _is_period(column)), None)
    free = [column for column in free if column is not period]
    section = _told(rest, "section") or _section([column for column in free if not column.has_figures], label)
    notes = tuple(
        column for column in rest
        if column.is_told("note") or (column in free and column is not section and _is_note(column, label))
    )  # fmt: skip
    loose = tuple(column for column in free if column.has_figures and not column.heading.text)
    period = period or (label if _is_period(label) else None)
    return Roles(label, values, section, unit, period, notes, loose, aspect)


def _told(columns: Sequence[Column], meaning: str) -> Column | None:
    return next((column for column in columns if column.is_told(meaning)), None)


def _is_note(column: Column, label: Column) -> bool:
    if column.has_figures or any(column.heading.is_(role) for role in SKIPPED):
        return False
    return column.heading.names("note") or column.index > label.index or column.heading.aspect == "baseline"


def _is_value(column: Column) -> bool:
    heading = column.heading
    if column.taught:
        return column.is_told(*VALUES)
    if heading.aspect in ("derived", "ratio") or any(heading.is_(role) for role in SKIPPED):
        return False
    if heading.aspect and not heading.weak:
        return column.share >= 0.3 or (_holds_sentences(column) and not heading.names("label"))
    if not column.has_figures or heading.is_("period") or heading.names("rate"):
        return False
    known = heading.weak or heading.unit or heading.period or heading.names("value") or heading.names("total")
    return bool(known)


def _holds_sentences(column: Column) -> bool:
    """Whether the cells are sentences with one figure each ('Er zijn 82 deelnemers begeleid')."""
    return any(figure_in_sentence(spot.text) for spot in column.words)


def _single_figures(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The only column of figures in a table without header: a list of labels and numbers."""
    figures = [column for column in columns if column.has_figures]
    return tuple(figures) if len(figures) == 1 and len(columns) <= 3 else ()


def _without_names(columns: Sequence[Column]) -> Sequence[Column]:
    """The columns without names of persons, where telephone numbers or the like say that it is they who are listed."""
    if not any(column.heading.is_("contact") for column in columns):
        return columns
    rest = [column for column in columns if not column.heading.is_("person") or column.taught]
    return rest if any(column.heading.names("label") for column in rest) else columns


def row_names(columns: Sequence[Column], values: Sequence[Column] = ()) -> Column | None:
    """The column that names the rows: by what a person said, by its header, else the first column of words.

    Words behind the figures are names only where none stand before them.
    """
    said = _told(columns, "label")
    if said:
        return said
    candidates = [
        column for column in columns
        if column.words and not column.taught and not column.has_figures
        and not any(column.heading.is_(role) for role in SKIPPED)
        and not (column.heading.is_("unit") or column.heading.is_("note") or _is_unit(column) or _is_aspect(column))
    ]  # fmt: skip
    if not candidates:
        # 'Wie' over names of functions beside their hours: nothing else names the rows
        last = [column for column in columns if column.words and column.heading.is_("agenda")]
        return next((column for column in [*(one for one in columns if _is_period(one)), *last]), None)
    first = min((column.index for column in values), default=0)
    before = [column for column in candidates if column.index < first and not column.heading.opens("note")]
    named = [column for column in candidates if column.heading.names("label")]
    candidates = [column for column in candidates if column in before or column in named] if before else candidates
    return max(candidates, key=lambda column: (_label_worth(column, candidates), -column.index))


def _label_worth(column: Column, candidates: Sequence[Column]) -> float:
    heading = column.heading
    if heading.opens("note"):
        return 0.2
    if heading.aspect and not heading.weak and not heading.names("label"):
        return 0.5
    if _is_period(column):
        return 0.6
    if heading.is_("section") or (heading.opens("section") and not heading.names("label")):
        return 1.0
    worth = 3.0 if heading.names("label") else 2.0
    beside = [other for other in candidates if other.index == column.index + 1 and not other.heading.opens("note")]
    if not column.repeats or not beside:
        return worth
    # a group for several rows is no name of a row, whatever it is called, where the names stand beside it
    return worth - 1.5 if not heading.names("label") or beside[0].is_distinct else worth


def _section(columns: Sequence[Column], label: Column) -> Column | None:
    """The column left of the labels that groups them."""
    left = [column for column in columns if column.words and not any(column.heading.is_(role) for role in SKIPPED)]
    named = [column for column in left if column.heading.is_("section") or column.heading.opens("section")]
    before = [column for column in left if column.index < label.index and not column.heading.is_("period")]
    return next(iter([*[column for column in named if column in before], *before, *named]), None)


def _is_unit(column: Column) -> bool:
    """Whether a column holds units: by its header, or because most of its cells are nothing else."""
    if column.heading.is_("unit"):
        return not column.has_figures
    units = [spot for spot in column.words if _is_unit_alone(spot.text)]
    if not _may_be_units(column.heading) and (column.heading.aspect or any(map(column.heading.names, _NO_UNITS))):
        return False
    return bool(column.words) and column.index > 0 and len(units) >= 0.7 * len(column.words)


def _is_unit_alone(text: str) -> bool:
    unit = find_unit(text)
    return unit is not None and re.sub(r"[(\[].*", "", fold(text)).strip(" .") == unit.written.strip(" .")


def _may_be_units(heading: Heading) -> bool:
    return not heading.text or heading.opens("unit")


def _is_aspect(column: Column) -> bool:
    """Whether the cells say planned or realised and nothing else, both at least once."""
    said = [cell_aspect(spot.text) for spot in column.words]
    return {"planned", "realised"} <= set(said) and said.count(None) <= 0.2 * len(said)


def cell_aspect(text: str) -> str | None:
    """What a cell of one or two words says of its row: planned, realised or derived."""
    return read_heading(text).aspect if len(text.split()) <= 3 else None


def _is_period(column: Column) -> bool:
    if not column.heading.text:
        return all(find_period(spot.text, 2000) and not without_periods(spot.text, 2000) for spot in column.spots)
    if not (column.heading.is_("period") or column.heading.opens("period")):
        return len(column.spots) > 1 and all(_is_part_of_year(spot.text) for spot in column.spots)
    return any(
        read_cell(spot.cell).kind == "date" or find_period(spot.text, 2000) or re.search(r"\d", spot.text)
        for spot in column.spots
    )


def _is_part_of_year(text: str) -> bool:
    """Whether a text is a period in words or letters and no more ('2025 Q1'), not a number that could be a year."""
    return bool(re.search(r"[^\W\d_]", text) and find_period(text, 2000) and not without_periods(text, 2000))


def is_about_money(texts: Sequence[str]) -> bool:
    """Whether a good part of these titles and labels speaks of money."""
    spoken = [text for text in texts if text]
    return bool(spoken) and sum(says(fold(text), "columns", "finance") for text in spoken) >= 0.3 * len(spoken)
