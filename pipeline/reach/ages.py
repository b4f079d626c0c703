"""Ages in a text: '12-18 jaar', '65+', 'groep 7/8' → from and to, in years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.reach.words import Use

OLDEST = 110
"""The end of an age without one, as in '65+'."""
_TO = r"\s*(?:-|/|t/m|tot en met|tot|en)\s*"
_YEARS = r"(?:\s*-?\s*(?:jaar|jarige[nr]?|jr)\b)"
_NO_AGE = r"(?!\s*(?:uur|u\b|mei|jan|feb|mrt|maart|apr|jun|jul|aug|sep|okt|nov|dec|keer|x\b|%|[.:,]\d|-\d|\d))"
_RANGE = re.compile(rf"(?<![\d.,:/-])(\d{{1,2}}){_TO}(\d{{1,2}})({_YEARS})?{_NO_AGE}(?!\w)")
_FROM = re.compile(
    r"(?<![\d.,:-])(\d{2})\s*(?:\+|-?\s*plus(?:sers?)?\b|jaar (?:en|of) ouder)"
    r"|(?:vanaf|boven de|ouder dan) (\d{2})\b(?! uur)"
)
_UNTIL = re.compile(r"(?:tot|t/m|onder de|jonger dan) (\d{1,2})(?: jaar\b|(?=\s*$))")
_CLASSES = re.compile(rf"\bgroep(?:en)? ([1-8])(?:{_TO})([3-8])\b(?!\d)")
_FIRST_CLASS = 3
"""A child is this much older than the number of its class at primary school."""
_YOUNG = (10, 30)
"""Without 'jaar', only a range within these years is one of ages; in hours and dates any number stands."""
_APART = 2
_SHARE = 0.3
"""A group that covers less of the ages named is not meant: '18-65' is not of young people."""
_BEFORE = 5
"""Nor is one that begins more years later: '18+' is not of older people."""


class Ages(NamedTuple):
    """An age group, and where the text names it."""

    low: int
    high: int
    start: int
    end: int


def find_ages(folded: str, use: Use) -> Iterator[Ages]:
    """The age groups that a folded text names; in a cell or field a range needs no 'jaar'."""
    ranges = list(_RANGE.finditer(folded))
    for found in ranges:
        low, high = int(found[1]), int(found[2])
        if low < high and (found[3] or use == "cell" or _is_young(low, high)):
            yield Ages(low, high, *found.span())
    for found in _FROM.finditer(folded):
        yield Ages(int(found[1] or found[2]), OLDEST, *found.span())
    for found in _UNTIL.finditer(folded):
        # 'van 14 tot 20 jaar' has a first year
        if not any(one.start() < found.start() < one.end() for one in ranges):
            yield Ages(0, int(found[1]), *found.span())
    for found in _CLASSES.finditer(folded):
        yield Ages(int(found[1]) + _FIRST_CLASS, int(found[2]) + _FIRST_CLASS + 1, *found.span())


def are_of(ages: Ages, low: int, high: int) -> bool:
    """Whether an age group is mostly of those between two ages: '10-14' of children and of young people."""
    shared = min(ages.high, high) - max(ages.low, low)
    return shared >= max(1, _SHARE * (ages.high - ages.low)) and ages.low >= low - _BEFORE


def _is_young(low: int, high: int) -> bool:
    return _YOUNG[0] <= low and high <= _YOUNG[1] and high - low > _APART
