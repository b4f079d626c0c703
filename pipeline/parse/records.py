"""Records: a label and a value on each row, one activity in each small table or under each title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.documents import Cell, Grid
from pipeline.parse.headers import Heading, read_heading
from pipeline.parse.layout import Segment
from pipeline.parse.numbers import read_cell
from pipeline.parse.sentences import is_prose
from pipeline.parse.spots import Spot, row_kind
from pipeline.parse.units import find_unit
from pipeline.parse.words import fold, pattern

_LONGEST_LABEL = 60
_LONGEST_NAME = 100
_ROLES = ("note", "period", "section", "unit", "value", "total", "contact", "agenda", "ordinal")
_KNOWN = 0.7
"""Share of the rows whose label must be what records are made of."""
_NUMBERED = re.compile(r"(?<=[a-z]) ?\d{1,2}$|^\d{1,2}[.)]\s*")

_COUNTS_ITSELF = re.compile(r"(?<!\()\baantal \w")
"""A label such as 'Gepland aantal lessen' says what it counts: its rows need no name to be told apart."""
_NUMBER = re.compile(r"^\d+(?:\.\d+)*[.)]?\s+")
"""The number of a chapter before the name of an activity."""


@dataclass
class _Record:
    """A name, what it falls under, and pairs of label and value."""

    name: Spot | None = None
    section: str | None = None
    pairs: list[tuple[Spot, Spot]] = field(default_factory=list)


def record_segments(grid: Grid, title: str | None) -> list[Segment]:
    """The records in a grid as tables of one row each, with the labels as header; none for any other grid.

    `title` is what stands above the grid: the name of a record that does not name itself.
    """
    records = _records(grid)
    if not records or not all(_is_record(record, title) for record in records):
        return []
    return [_segment(record, title) for record in records]


def is_record_label(text: str) -> bool:
    """Whether a label says planned, realised, what was counted, or another thing that is said of one activity."""
    heading = read_heading(text)
    if not text or len(text) > _LONGEST_LABEL:
        return False
    return bool(heading.aspect or _is_measure(text)) or any(map(heading.opens, _ROLES)) or names_activity(text)


def names_activity(label: str) -> bool:
    """Whether a label announces the name of an activity: 'Activiteit', 'Naam van het project', 'Activiteit 2'."""
    bare = _NUMBERED.sub("", fold(label).strip(" :."))
    bare = re.sub(r"^(?:naam|titel|omschrijving)(?: van)?(?: de| het| uw)? (?=\w)", "", bare)
    return bool(pattern("columns", "record_name").fullmatch(bare))


def aspect_of(label: str) -> str | None:
    """Planned or realised, where a label says that and at most what is counted: 'Gepland aantal'."""
    heading = read_heading(label)
    return heading.aspect if heading.aspect in ("planned", "realised") and not heading.group else None


def _records(grid: Grid) -> list[_Record]:
    """The rows put together; none where a row is neither a title nor made of labels with a value each."""
    records: list[_Record] = []
    for i, cells in enumerate(grid.rows):
        row = [Spot(cell, i, j) for j, cell in enumerate(cells)]
        if row_kind(row) == "blank":
            continue
        own = [spot for spot in row if spot.text and not spot.cell.merged]
        if len(own) == 1:
            if not records or not _is_unanswered(own[0], row):
                records.append(_Record(own[0]))
            continue
        pairs = list(_pairs(own))
        if not pairs:
            return []
        _add(records, pairs)
    return _under_titles(records)


def _is_unanswered(spot: Spot, row: Sequence[Spot]) -> bool:
    """Whether a single text is a label with an empty cell beside it, and no title over the columns."""
    if spot is not row[0] or any(other.cell.merged for other in row):
        return False
    heading = read_heading(spot.text)
    return bool(heading.aspect) or names_activity(spot.text) or any(map(heading.opens, _ROLES))


def _pairs(own: Sequence[Spot]) -> Iterator[tuple[Spot, Spot]]:
    if len(own) == 2 or (len(own) == 4 and is_record_label(own[0].text) and is_record_label(own[2].text)):
        yield from zip(own[::2], own[1::2], strict=True)


def _add(records: list[_Record], pairs: Sequence[tuple[Spot, Spot]]) -> None:
    """Put a row with the record it belongs to; a label that names the activity starts the next."""
    for label, value in pairs:
        last = records[-1] if records else None
        if not names_activity(label.text):
            if last is None:
                last = _Record()
                records.append(last)
            last.pairs.append((label, value))
        elif last is None or last.pairs:
            records.append(_Record(value))
        else:
            # a name under another one, or under a title, is the finer of the two
            last.section = last.name.text if last.name else None
            last.name = value


def _under_titles(records: Sequence[_Record]) -> list[_Record]:
    """The records that hold something; a title without rows of its own is the section of what follows."""
    kept: list[_Record] = []
    section: str | None = None
    for record in records:
        if not record.pairs:
            section = record.name.text if record.name else section
            continue
        record.section = record.section or section
        kept.append(record)
    return kept


def _is_record(record: _Record, title: str | None) -> bool:
    """Whether pairs are what is planned, realised and counted of one activity that has a name."""
    labels = [label.text for label, _ in record.pairs]
    known = [label for label in labels if is_record_label(label)]
    figures = [label.text for label, value in record.pairs if read_cell(value.cell).kind == "number"]
    if len(known) < _KNOWN * len(labels) or len(set(map(fold, labels))) < len(labels):
        return False
    counted = [label for label in figures if aspect_of(label) or _is_measure(label)]
    aspects = {aspect_of(label) for label in labels} - {None}
    if all(_COUNTS_ITSELF.search(fold(label)) for label in labels if aspect_of(label)) and aspects:
        return False
    named = record.name is not None and _can_name(record.name.text)
    if named and _is_named_beside(record):
        return bool(counted) and (bool(aspects) or len(counted) > 1)
    return bool(counted) and len(aspects) == 2 and (named or bool(title))


def _is_named_beside(record: _Record) -> bool:
    """Whether the name stands beside its own label, and not as a title over the rows."""
    return record.name is not None and record.name.column > 0


def _can_name(text: str) -> bool:
    """Whether a text can be the name of an activity: no header word, figure or sentence."""
    heading = read_heading(text)
    unit = find_unit(text)
    is_header = (
        (heading.aspect and not heading.group) or heading.is_("value") or heading.is_("note")
        or (unit is not None and unit.written == fold(text) and unit.measure != "count")
    )  # fmt: skip
    return not is_header and len(text) <= _LONGEST_NAME and bool(re.search(r"[^\W\d_]{2}", text))


def _is_measure(label: str) -> bool:
    """Whether a label says what is counted: 'Bereik', 'Aantal deelnemers', 'Uren'."""
    heading: Heading = read_heading(label)
    return bool(heading.unit) or heading.is_("value") or heading.opens("value")


def _segment(record: _Record, title: str | None) -> Segment:
    name = record.name if record.name is not None else Spot(Cell(title or ""), record.pairs[0][0].row, -1)
    row = (Spot(Cell(name.text), name.row, name.column), *(value for _, value in record.pairs))
    titles = (record.section,) if record.section else ()
    return Segment(titles, ("", *(label.text for label, _ in record.pairs)), (row,))


def title_above(lines: Sequence[str], heading: str | None) -> str | None:
    """The line just above a record that names it, else its heading."""
    above = lines[-1].strip() if lines else ""
    short = above and len(above.split()) <= 10 and not is_prose(above, 11) and not above.endswith((".", "!", "?"))
    found = above if short else heading or ""
    return _NUMBER.sub("", found).rstrip(": ") or None
