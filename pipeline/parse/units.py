"""What is measured: the unit named in a header, cell or label, and the measure it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.parse.words import fold, whole_words, word_list


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written and its measure; `explicit` for a count that says it is of unique persons.

    `plain` for words such as 'deelnemers': unique persons, unless the same row counts unique persons too.
    """

    written: str
    measure: str
    explicit: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    unit: Unit
    words: re.Pattern[str]


@cache
def _entries() -> tuple[_Entry, ...]:
    return tuple(
        _Entry(
            Unit("", entry["measure"], entry.get("explicit", False), entry.get("plain", False)),
            whole_words(tuple(sorted(entry["patterns"], key=len, reverse=True))),
        )
        for entry in word_list("units")["unit"]
    )


@cache
def find_unit(text: str) -> Unit | None:
    """The unit that a header, cell or unit column names: what stands in brackets first, then the first word.

    'Inzet (uren)' → uren, hours; '€' → euro; 'Unieke deelnemers' → unique_participants. None when no unit is named.
    """
    folded = fold(text)
    for inner in re.findall(r"[(\[]([^()\[\]]+)[)\]]", folded):
        found = _first(re.sub(r"^(?:in|aantal|x)\s+", "", inner)) if len(inner.split()) < 4 else None
        if found and found.measure == "hours" and re.match(r"(?:inzet )?vrijwillig", folded):
            return Unit(found.written, "volunteer_hours")
        if found and found.explicit:
            outside = _first(re.sub(r"[(\[].*", " ", folded))
            return Unit(f"{outside.written} ({inner})" if outside else found.written, found.measure, explicit=True)
        if found and found.measure != "other":
            return found
    return _first(re.sub(r"[(\[][^()\[\]]*[)\]]", " ", folded)) or _first(folded)


def label_unit(text: str) -> Unit | None:
    """The unit in the label of a row; an amount only where the label is about money as a whole."""
    found = find_unit(text)
    # 'Nazorg 12 maanden' says how long, and counts no months
    if found and re.search(rf"\w \d+ {re.escape(found.written)}(?!\w)", fold(text)):
        return None
    if found is None or found.written not in _WEAK or f"({found.written})" in fold(text):
        return found
    return None


_WEAK = frozenset({"u", "x", "cijfer", "maal", "keer", "uniek", "unieke", "rit", "bezoek", "dag", "les"})
"""Words that name a unit in a header but mostly something else in the label of a row."""


def _first(folded: str) -> Unit | None:
    best: tuple[int, int, Unit] | None = None
    for rank, entry in enumerate(_entries()):
        found = entry.words.search(folded)
        if found and (best is None or (found.start(), rank) < best[:2]):
            unit = Unit(found.group(), entry.unit.measure, entry.unit.explicit, entry.unit.plain)
            best = (found.start(), rank, unit)
    return best[2] if best else None
