"""What people said that columns mean, as far as it goes for one document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.guidance import ColumnMeaning
from pipeline.parse.headers import ORDINARY, Heading
from pipeline.parse.units import Unit, find_unit
from pipeline.parse.words import fold

VALUES = ("planned", "realised")
_SIGNS = re.compile(r"[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰]+|\s\d\)")
_USUAL_UNITS = {"euro": "€", "percentage": "%", "hours": "uren", "volunteer_hours": "uren", "days": "dagen"}


@dataclass(frozen=True, slots=True)
class Taught:
    """The meaning of a column as a person gave it, and for what: this document or its organisation."""

    meaning: str
    origin: str
    measure: str | None = None
    unit: str | None = None


Lessons = Mapping[str, Taught]
"""By heading, as `heading_key` writes it."""


def heading_key(heading: str) -> str:
    """A heading without what does not tell headings apart: capitals, accents, footnote signs, a colon at the end."""
    return fold(_SIGNS.sub(" ", heading)).strip(" .:")


def lessons(columns: Sequence[ColumnMeaning], sha256: str, organisation: str | None) -> Lessons:
    """The meanings that go for a document: what was said of the document itself goes before its organisation."""
    of_organisation = [
        (said, "organisation") for said in columns
        if said.document is None and said.organisation and fold(said.organisation) == fold(organisation or "")
    ]  # fmt: skip
    of_document = [(said, "document") for said in columns if said.document == sha256]
    return {
        heading_key(said.heading): Taught(said.meaning, origin, said.measure, said.unit)
        for said, origin in [*of_organisation, *of_document]
        if said.meaning != "unknown" and heading_key(said.heading)
    }


def told(heading: Heading, taught: Taught) -> Heading:
    """The heading with what a person said of it: planned or realised for sure, with the measure and unit given."""
    if taught.meaning not in VALUES:
        return heading
    unit = _unit(taught, heading.unit)
    return replace(heading, aspect=taught.meaning, weak=False, rank=ORDINARY, unit=unit, told=_says_measure(taught))


def _says_measure(taught: Taught) -> bool:
    return bool(taught.measure or taught.unit)


def _unit(taught: Taught, written: Unit | None) -> Unit | None:
    if not _says_measure(taught):
        return written
    named = find_unit(taught.unit) if taught.unit else None
    measure = taught.measure or (named.measure if named else "count")
    if taught.unit:
        return Unit(taught.unit, measure)
    return written if written and written.measure == measure else Unit(_USUAL_UNITS.get(measure, ""), measure)
