"""What a pitch wants to change for people: the themes of its intended effects, each with the sentence that says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.pitches.lines import Line
from pipeline.pitches.shape import Promise, of_line
from pipeline.pitches.words import pattern

SURE = 3
LEAST = 2
"""From this strength a sentence promises an effect, and from SURE it says so outright."""
_SURE_SCORE = 0.5
"""Certainty of its theme from which a promise is sure."""
_FAINT, _CLEAR = 0.4, 0.8
"""A theme below the first is not meant where another of the same sentence is above the second."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def effects(lines: Sequence[Line], year: int | None) -> list[Promise]:
    """The intended effects of one pitch, each theme once; `year` is the first year that it is for."""
    found: dict[str, tuple[tuple[int, float, int], Line]] = {}
    for line in lines:
        strong = strength(line, year)
        for theme, score in _meant(line.themes) if strong >= LEAST else ():
            rank = (strong, score, -line.order)
            if theme not in found or rank > found[theme][0]:
                found[theme] = rank, line
    return [
        of_line(line, "effect", theme, sure=strong >= SURE and score >= _SURE_SCORE)
        for theme, ((strong, score, _), line) in found.items()
    ]


def strength(line: Line, year: int | None) -> int:
    """How clearly a sentence says what is to change, 0-3.

    What was seen before, what somebody is quoted on, what is asked, denied or only done, does not.
    """
    if line.quoted or line.role in ("past", "self") or line.words.endswith("?") or is_past(line, year):
        return 0
    if pattern("effects", "denied").search(line.words):
        return 0
    aims, results = _says(line, "aim"), _says(line, "result")
    if line.role == "goal":
        return 3 if line.kind != "output" or aims or results else 2
    if line.role == "problem":
        return 3 if pattern("effects", "wish").search(line.words) else 0
    if line.role == "money":
        return 2 if aims and not pattern("effects", "work").search(line.words) else 0
    if aims and not pattern("effects", "work").search(line.words):
        return 3
    if line.kind == "outcome":
        return 2 if line.direction == "vooruitgang" and line.role == "plan" else 0
    return 2 if results and line.role == "plan" else 0


def is_past(line: Line, year: int | None) -> bool:
    """Whether a sentence tells of a trial or of years before the pitch: no promise."""
    years = [int(found) for found in _YEAR.findall(line.words)]
    before = year is not None and bool(years) and max(years) < year
    return before or bool(pattern("effects", "past").search(line.words))


def _says(line: Line, entry: str) -> bool:
    return bool(pattern("effects", entry).search(line.words))


def _meant(themes: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    held = list(themes)
    clear = any(score >= _CLEAR for _, score in held)
    return [(theme, score) for theme, score in held if not clear or score >= _FAINT]
