"""Which measure and unit a figure has: said by its cell, the unit column, the header, the label, or the table."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.parse.headers import Heading
from pipeline.parse.items import Line
from pipeline.parse.numbers import Reading
from pipeline.parse.periods import without_periods
from pipeline.parse.units import Unit, find_unit, label_unit
from pipeline.parse.words import fold, is_only, opens_with, says
from pipeline.periods import Period


@dataclass(frozen=True, slots=True)
class Context:
    """What the surroundings of a table say: its period, the year that completes 'K1', a multiplier, its unit.

    `money` where the table is about money; `planned` where its title speaks of plans only; `is_said` where the title
    says that its figures are in that unit.
    """

    period: Period | None = None
    year: int | None = None
    factor: float = 1.0
    unit: Unit | None = None
    money: bool = False
    planned: bool = False
    is_said: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """Measure, and unit as written (None where no unit is named)."""

    measure: str
    written: str | None = None
    plain: bool = False
    explicit: bool = False


def measure_of(reading: Reading, unit_text: str, heading: Heading, line: Line, context: Context) -> Measured:
    """The measure of a figure; what stands nearest to it decides.

    '71 personen' → unique_participants; header 'Uren' → hours; label 'Aantal JobGroups' → count; else other.
    """
    label, section = line.label, line.section
    if heading.told and heading.unit:
        return _measured(heading.unit)
    # 'Subtotaal jeugd en jongeren' says which rows are added, not what
    named = None if section and _adds_up_section(label, section) else _of_label(label, context)
    own = None if reading.unit or unit_text else _of_indicator(label, heading)
    surely = own or _of_cell(reading) or _of_unit_column(unit_text) or _of_heading(heading)
    if surely is None and named and _is_name(label, named, context):
        around = _of_surroundings(heading, label, section, context)
        surely = around if context.is_said or around.measure not in ("other", "count") else None
    found = surely or named or _of_surroundings(heading, label, section, context)
    if found.measure in _ADDED and (_is_rate(heading.text) or _is_rate(label)):
        return replace(found, measure="other")
    if found.measure == "hours" and _of_volunteers(label, heading):
        return replace(found, measure="volunteer_hours")
    return found


_ADDED = ("hours", "volunteer_hours", "count", "participations", "unique_participants")


def in_hours(reading: Reading, heading: Heading) -> Reading:
    """Minutes in a column of hours as hours: '45 minuten' → 0,75 uur."""
    of_hours = heading.unit and "hours" in heading.unit.measure
    if not of_hours or reading.value is None or not re.fullmatch(r"min(?:\.|uten|uut)?", reading.unit or ""):
        return reading
    return replace(reading, value=round(reading.value / 60, 6), unit="uur")


def _is_name(label: str, named: Measured, context: Context) -> bool:
    """Whether a label names an activity rather than what is counted: 'Wandelgroep', or anything in a table of hours."""
    if re.search(r"\b(?:ingeschreven|bereikt|geholpen|aangemeld|geplaatst|uitgestroomd)$", fold(label)):
        return False
    if context.is_said:
        return not re.match(r"(?:totaal )?(?:aantal|unieke?|percentage|%|uren|gemiddeld)|.*\(", fold(label))
    of_hours = context.unit is not None and "hours" in context.unit.measure
    if re.match(r"(?:totaal )?(?:aantal|unieke?)", fold(label)) or not named.written:
        return False
    if named.measure != "count":
        # 'Gym voor ouderen', 'Gameavond jongeren'
        return of_hours and named.plain
    one = not named.written.endswith(("en", "s")) or named.written.endswith("cursus")
    return one or of_hours


def _is_rate(text: str) -> bool:
    """Whether a header or label counts per something: an average, not a number to add."""
    return says(fold(text), "columns", "rate_words")


def _measured(unit: Unit, written: str | None = None) -> Measured:
    return Measured(unit.measure, written or unit.written or None, unit.plain, unit.explicit)


def _of_cell(reading: Reading) -> Measured | None:
    if not reading.unit:
        return None
    unit = find_unit(reading.unit)
    if unit:
        return _measured(unit)
    return Measured("count", reading.unit.lower()) if len(reading.unit.split()) == 1 else None


def _of_unit_column(text: str) -> Measured | None:
    if not re.search(r"\w|[%€]", text):
        return None
    unit = find_unit(text)
    if unit:
        return _measured(unit, fold(text) if len(text) <= 30 else None)
    if fold(text) in ("aantal", "aantallen", "stuk", "#"):
        return None
    return Measured("count", text.lower())


def _of_heading(heading: Heading) -> Measured | None:
    if heading.unit is None:
        return Measured("euro", "€") if heading.factor != 1.0 else None
    return _measured(heading.unit)


def _of_indicator(label: str, heading: Heading) -> Measured | None:
    """What a row at the foot of a table of hours counts: 'Rapportcijfer deelnemers', 'Wachttijd (weken)'."""
    if heading.unit is None or "hours" not in heading.unit.measure:
        return None
    folded = fold(label)
    inside = re.search(r"\(([^()]+)\)$", folded)
    said = opens_with(folded, "rows", "indicator") or (inside and is_only(inside[1], "rows", "indicator_unit"))
    unit = find_unit(label) if said else None
    return _measured(unit) if unit and "hours" not in unit.measure else None


def _of_label(label: str, context: Context) -> Measured | None:
    unit = label_unit(label)
    if unit is None:
        return None
    if (
        context.money
        and unit.measure not in ("percentage", "hours", "volunteer_hours")
        and not re.match(r"\s*aantal", fold(label))
    ):
        return None
    return _measured(unit)


def _of_surroundings(heading: Heading, label: str, section: str | None, context: Context) -> Measured:
    folded = fold(label)
    if context.money and not re.search(r"\baantal", folded):
        return Measured("euro", "€")
    about = find_unit(section) if section else None
    if (
        about
        and section
        and (about.measure not in ("count", "other", "score", "percentage") or _is_all(section, about))
        # 'Jeugd en jongeren' is about a group, 'Aantal jongeren' counts one
        and (not about.plain or context.unit is None or _is_all(section, about))
    ):
        return _measured(about)
    if context.unit:
        return _measured(context.unit)
    counted = (
        re.search(r"\baantal", folded)
        or says(fold(heading.text), "columns", "value")
        or (section and "aantal" in fold(section))
    )
    return Measured("count" if counted else "other")


def _adds_up_section(label: str, section: str) -> bool:
    """Whether a label is that of the total of its section."""
    return re.sub(r"^(?:sub-? ?)?tota(?:al|len):? ", "", fold(label)) == fold(section) != fold(label)


def _is_all(section: str, unit: Unit) -> bool:
    """Whether a heading says nothing but what is counted: 'Gesprekken 2023', 'Aantal bijeenkomsten'."""
    named = without_periods(section).strip(" .:")
    bare = re.sub(r"^(?:tabel \d+[.:)]? |\d+[.:)] |totaal |aantal(?:len)? )*", "", named)
    return re.sub(r"^(?:ge|uitge|afge|aange|be|ver|door|inge)\w+[dtn]e? ", "", bare) == unit.written


def _of_volunteers(label: str, heading: Heading) -> bool:
    return bool(
        # no activity for volunteers: 'Vrijwilligersacademie', 'Vrijwillige ouderenadviseurs'
        re.match(
            r"(?:aantal )?(?:uren )?(?:inzet )?(?:van )?vrijwillig"
            r"(?:ers?(?:s?[- ]?(?:inzet|uren|werk))?|e (?:inzet|uren|medewerkers))?(?!\w| \w+(?:hulp|dienst|academie))",
            fold(label),
        )
        or re.search(
            r"\b(?:door|(?:inzet|uren|tijd) van) (?:de |onze )?vrijwilligers\b|\bvrijwillige inzet\b", fold(label)
        )
        or "vrijwillig" in fold(heading.text)
    )
