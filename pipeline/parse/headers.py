"""What the header of a column says: planned or realised, which unit, which period, or another role."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from pipeline.parse.numbers import multiplier
from pipeline.parse.periods import find_period, without_periods
from pipeline.parse.units import Unit, find_unit
from pipeline.parse.words import fold, is_only, opens_with, pattern, says
from pipeline.periods import Period

_ASPECTS = ("planned", "realised")
_RANKS = {"superseded": 0, "revised": 3, "tentative": 1}
ORDINARY = 2
_NOTE_SIGNS = re.compile(r"(?<=[^\W\d])[⁰¹²³⁴-⁹†‡]+")
"""Signs of notes behind a word, that stay in the text of the header only."""
_AGES = re.compile(
    r"\b\d{1,2}\s*(?:-|tot|t/m|tot en met)\s*\d{1,3}\s*(?:jaar|jarigen)"
    r"|(?:[<>≥≤]|\b(?:tot|vanaf|onder|boven|jonger dan|ouder dan))\s*\d{1,2}\s*(?:jaar|jarigen)?"
    r"|\b\d{1,2}\s*\+|\b\d{1,2}\s*(?:jaar )?(?:en ouder|of ouder|en jonger|plus)\b|\b\d{1,2}\s*-\s*\d{2}$"
)
_UP_TO_DAY = re.compile(r"\b(?:stand|per|op|ultimo|peildatum|t/m|tot|d\.?d\.?|eind)\b")
_FILLERS = re.compile(
    r"\b(?:aantal(?:len)?|totaal|(?:ge)?heel|(?:ge)?hele|in|per|van|de|het|voor|wat|is|zijn|en|over|t/m|jaar|stand|bedrag(?:en)?|waarde|inzet|x|was|actuele?|primitieve?|per|op|ultimo|peildatum|hoeveel|had|heeft|u|uw|jullie)\b|[^\w€%]"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A header read. `aspect` is planned, realised, baseline, derived (never a value) or None; `weak` where only
    figures in the cells make it one ('doel', 'resultaat'). `group` is what is left: tells alike columns apart.
    """

    text: str
    aspect: str | None = None
    weak: bool = False
    rank: int = ORDINARY
    """Of several plans for the same the one with the highest rank counts."""
    unit: Unit | None = None
    period: Period | None = None
    factor: float = 1.0
    group: str = ""
    told: bool = False
    """A person said what the column measures: that counts more than what its cells say."""

    def is_(self, role: str) -> bool:
        """Whether the header names a role of models/headers/columns.toml (label, note, unit, contact …) and no more."""
        return bool(self.text) and (
            is_only(self._words, "columns", role) or is_only(_bare(self._words), "columns", role)
        )

    def opens(self, role: str) -> bool:
        """Whether the header starts with a word of the role."""
        return opens_with(self._words, "columns", role)

    def names(self, role: str) -> bool:
        """Whether the header holds a word of the role."""
        return says(self._words, "columns", role)

    @property
    def _words(self) -> str:
        """The folded text without a number in front ('2. Gepland')."""
        return re.sub(r"^\d{1,2}[.)]\s+", "", fold(_NOTE_SIGNS.sub("", self.text)))


def read_heading(text: str, year: int | None = None) -> Heading:
    """A header as written → what it says. `year` completes 'K1' or '3e kwartaal'.

    'Begroting 2020' → planned, 2020; 'Uren gerealiseerd Q1' → realised, hours, first quarter; 'Afwijking' → derived.
    """
    written, text = text, _NOTE_SIGNS.sub("", text)
    folded = fold(text)
    words = without_periods(text, year)
    aspect, weak = _aspect(words if words else folded)
    return Heading(
        written,
        aspect,
        weak,
        next((rank for entry, rank in _RANKS.items() if says(folded, "columns", entry)), ORDINARY),
        find_unit(_without_parts(text, year)),
        _period(text, folded, year),
        multiplier(text),
        _group(words),
    )


def _period(text: str, folded: str, year: int | None) -> Period | None:
    """The period a header names; 'Stand per 31-12-2023' counts from the first of January."""
    found = find_period(text, year)
    if found and found.start == found.end and _UP_TO_DAY.search(folded):
        return Period(found.end.replace(month=1, day=1), found.end)
    return found


@cache
def is_heading_word(text: str) -> bool:
    """Whether a short text is what headers of tables of figures are made of."""
    if len(text) > 80:
        return False
    heading = read_heading(text, 2000)
    roles = ("label", "section", "note", "unit", "period", "value", "total", "ordinal", "contact", "agenda")
    return bool(heading.aspect or heading.unit or heading.period) or any(heading.opens(role) for role in roles)


def _without_parts(text: str, year: int | None) -> str:
    """The text without periods: 'eerste vier maanden' names no unit. Brackets stay: they often hold the unit."""
    return without_periods(text, year)


def _bare(text: str) -> str:
    """The folded text without periods, brackets and footnotes."""
    return re.sub(r"[(\[].*?[)\]]|[*:²³¹]", " ", without_periods(text)).strip(" .-")


def _aspect(words: str) -> tuple[str | None, bool]:
    """The aspect and whether it is a weak one; where two are named, a comparison is derived, else the first counts."""
    special = {"derived": "difference", "ratio": "ratio", "baseline": "baseline"}
    other = next((aspect for aspect, entry in special.items() if says(words, "columns", entry)), None)
    if other or words in ("+/-", "+-", "±", "n/v", "v/n"):
        return other or "derived", False
    return _plan_or_result(words)


def _plan_or_result(words: str) -> tuple[str | None, bool]:
    found = {name: pattern("columns", name).search(words) for name in _ASPECTS}
    named = {name: match.start() for name, match in found.items() if match}
    if len(named) == 2 and re.search(r"/| - |\bvs\b|\bversus\b", words):
        return "derived", False
    if named:
        return min(named, key=lambda name: named[name]), False
    weak = next((name for name in _ASPECTS if says(words, "columns", f"{name}_weak")), None)
    return weak, weak is not None


def of_its_own(heading: Heading) -> Heading:
    """A share that is of no other column ('% realisatie' beside '% norm') read as planned or realised itself."""
    aspect, weak = _plan_or_result(without_periods(heading.text))
    return replace(heading, aspect=aspect, weak=weak)


def _group(words: str) -> str:
    """What a header says besides aspect, unit, period and filler words: 'Jongeren begroot' → 'jongeren'."""
    ages = _AGES.search(words)
    if ages:
        words = f"{words[: ages.start()]} {words[ages.end() :]}"
    for name in (*_RANKS, *_ASPECTS, "planned_weak", "realised_weak", "total"):
        words = pattern("columns", name).sub(" ", words)
    unit = find_unit(words)
    if unit:
        words = words.replace(unit.written, " ")
    rest = " ".join(_FILLERS.sub(" ", words).split())
    return f"{rest} {ages.group().strip()}".strip() if ages else rest
