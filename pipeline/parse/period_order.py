"""Which of the periods that a document names goes first, and which are parts or doubles of another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.parse.candidates import Candidate
from pipeline.periods import Period, of_year

GRANT_PERIOD = 0.76
"""How sure the stretch of a grant is: it can be any, so a finer one under a label does not go before it."""
SHEET_NAMES = 0.81
"""How sure the stretch is that the names of the sheets cover together."""
NAMES_OF_SHEETS = "namen van de bladen"


def without_double_years(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Where a document names a school year or season, '2023-2024' alone is no two calendar years."""
    school = {
        one.value.start.year for one in candidates if isinstance(one.value, Period) and _is_school_year(one.value)
    }
    double = {Period(date(year, 1, 1), date(year + 1, 12, 31)) for year in school}
    return [one for one in candidates if one.value not in double]


def without_parts(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Where the names of the sheets cover a stretch together, a title on one of them tells of that sheet only."""
    whole = next((one.value for one in candidates if one.location == NAMES_OF_SHEETS), None)
    if not isinstance(whole, Period):
        return list(candidates)
    return [
        one for one in candidates
        if not (
            one.ground in ("title", "cover", "text")
            and one.location.startswith("blad ")
            and isinstance(one.value, Period)
            and one.value != whole
            and whole.holds(one.value)
        )
    ]  # fmt: skip


def _is_school_year(period: Period) -> bool:
    first, last = period.start, period.end
    return (first.month, first.day, last.month, last.day) == (8, 1, 7, 31) and last.year == first.year + 1


def finer_first(candidates: list[Candidate]) -> list[Candidate]:
    """A precise period on the cover goes before the year that holds it, and a quarter with a label before
    a year with one; not the stretch of the grant, which can be any."""
    if not candidates:
        return candidates
    first = candidates[0]
    labelled = first.ground == "label"
    if not (isinstance(first.value, Period) and first.value == of_year(first.value.start.year)):
        return candidates
    finer = [
        other for other in candidates[1:]
        if isinstance(other.value, Period) and first.value.holds(other.value)
        and other.ground in (("label",) if labelled else ("cover", "title", "label", "filename", "sheet"))
        and not (other.ground == "sheet" and other.confidence < SHEET_NAMES)
        and not (labelled and other.confidence <= GRANT_PERIOD)
    ]  # fmt: skip
    if not finer:
        return candidates
    return [finer[0], *(other for other in candidates if other is not finer[0])]
