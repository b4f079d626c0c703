"""All that one pitch promises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.pitches.activities import Activity, activities
from pipeline.pitches.counted import participants
from pipeline.pitches.effects import effects, happened
from pipeline.pitches.figures import Figure, hours_in, money_in, people_in
from pipeline.pitches.lines import line_of
from pipeline.pitches.money import money
from pipeline.pitches.people import people
from pipeline.pitches.read import Pitch
from pipeline.pitches.rows import Planned
from pipeline.pitches.shape import Promise, Readers, of_line
from pipeline.pitches.totals import hours

_AMOUNTS = ("hours", "volunteer_hours", "participants", "money")


def promised(pitch: Pitch, readers: Readers) -> list[Promise]:
    """The promises of one pitch, in no order."""
    named = activities(pitch.rows, pitch.entries, pitch.lines)
    figures = _figures(pitch, readers)
    parts = list(_amounts(named, pitch.rows, figures))
    return [
        *effects(pitch.lines),
        *people(pitch.reached, pitch.entries, pitch.lines, readers.reach),
        *(_activity(one) for one in named),
        *parts,
        *_wholes(pitch, readers, named, figures, parts),
    ]


def _figures(pitch: Pitch, readers: Readers) -> list[Figure]:
    """The figures in the text on what is planned."""
    told = [line for line in pitch.lines if line.role != "past" and not line.quoted]
    told += [line_of(row.name, row.location, row.order) for row in pitch.rows if row.kind == "money" and not row.total]
    return [
        figure
        for line in told
        for find in (hours_in, people_in, money_in)
        for figure in find(line, readers.number)
        if find is not people_in or not happened(line)
    ]


def _activity(one: Activity) -> Promise:
    if one.row:
        written, location, order = one.row.name, one.row.location, float(one.row.order)
        return Promise("activity", one.name, one.sure, written, location, order, activity_id=one.activity_id)
    if one.entry:
        return Promise("activity", one.name, one.sure, one.entry.text, one.entry.location, one.entry.order)
    return of_line(one.lines[0], "activity", one.name, one.sure)


def _amounts(named: Sequence[Activity], rows: Sequence[Planned], figures: Sequence[Figure]) -> Iterator[Promise]:
    """Hours, people and money of each activity: of its rows in the table, else of the sentences on it."""
    for one in named:
        of_rows = {row.kind: row for row in reversed(rows) if one.row and _is_of(row, one.row)}
        for kind in _AMOUNTS:
            if kind in of_rows:
                row = of_rows[kind]
                yield Promise(kind, one.name, True, row.written, row.location, row.order, row.amount, one.activity_id)
            elif said := _said(one, kind, figures):
                sure = not said.computed and one.sure
                yield of_line(said.line, kind, one.name, sure, said.amount, one.activity_id)


def _is_of(row: Planned, first: Planned) -> bool:
    return not row.total and (row.section, row.name) == (first.section, first.name)


def _said(one: Activity, kind: str, figures: Sequence[Figure]) -> Figure | None:
    """The figure that the sentences on an activity name: what they say outright before what they only imply."""
    ids = {line.sentence_id for line in one.lines}
    own = [figure for figure in figures if figure.kind == kind and figure.line.sentence_id in ids]
    return max(own, key=lambda figure: (not figure.computed, figure.weight, figure.whole), default=None)


def _wholes(
    pitch: Pitch, readers: Readers, named: Sequence[Activity], figures: Sequence[Figure], parts: Sequence[Promise]
) -> Iterator[Promise]:
    """Hours, people and money of the pitch as a whole."""
    of_one = {line.sentence_id for one in named for line in one.lines}
    loose = [one for one in figures if one.line.sentence_id not in of_one]
    own = {kind: [one for one in parts if one.kind == kind] for kind in _AMOUNTS}
    counted = [one for one in figures if one.kind == "participants"]
    found = [
        hours("hours", pitch.rows, figures, loose, own["hours"]),
        hours("volunteer_hours", pitch.rows, figures, loose, own["volunteer_hours"]),
        participants(pitch.rows, counted, pitch.lines, of_one, readers.number),
        money(pitch.stated, pitch.lines, readers.number),
    ]
    yield from filter(None, found)
