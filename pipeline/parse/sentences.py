"""Sentences that stand in cells: which hold text worth keeping, and which hold one figure."""

from __future__ import annotations

import re

from pipeline.parse.numbers import Reading, is_rate, read_number
from pipeline.parse.units import find_unit

_FIGURE = re.compile(r"(?<![\w.,/-])(?:€\s*)?\d[\d.]*(?:,\d+)?(?:\s?%)?(?![\w/]|[.,-]\d|-)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE_END = re.compile(r"[.!?…][”\"’']?$")


def is_prose(text: str, least: int = 6) -> bool:
    """Whether a text says something in words: `least` words or more, or fewer that end as a sentence does."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) >= least or (len(words) >= 3 and bool(_SENTENCE_END.search(text.strip())))


def figure_in_sentence(text: str) -> Reading | None:
    """The figure of a sentence that holds exactly one, followed by its unit; None where there is any doubt.

    'Er zijn 82 deelnemers begeleid' → 82 deelnemers; 'van 10 naar 12 groepen' → None.
    """
    found = [match for match in _FIGURE.finditer(text) if not _YEAR.fullmatch(match.group().strip())]
    if len(found) != 1:
        return None
    figure = read_number(found[0].group())
    behind = " ".join(text[found[0].end() :].split()[:3])
    if is_rate(behind) or re.match(r"[-+×*/?]|x ", behind):
        return None
    unit = find_unit(behind)
    if figure.kind != "number" or not (figure.unit or unit):
        return None
    return Reading("number", figure.value, figure.unit or (unit.written if unit else None), text)
