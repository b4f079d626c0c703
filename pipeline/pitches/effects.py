"""What a pitch wants to change for people: the themes of its intended effects, each with the sentence that says it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.pitches.lines import Line
from pipeline.pitches.shape import Promise, of_line
from pipeline.pitches.words import pattern

SURE = 3
LEAST = 2
"""From this strength a sentence promises an effect, and from SURE it says so outright."""
_LIKELY = 0.5
"""Certainty of its theme from which a promise is sure; below it only the surest theme of a sentence counts."""
_IMPLIED = 0.6
"""Certainty of its theme from which a sentence counts that does not say outright what is to change."""


def effects(lines: Sequence[Line]) -> list[Promise]:
    """The intended effects of one pitch, each theme once, with the sentence that says it most plainly."""
    found: dict[str, tuple[tuple[int, float, int], Line]] = {}
    for line, strong in zip(lines, strengths(lines), strict=True):
        for theme, score in _meant(line.themes, strong):
            rank = (strong, score, -line.order)
            if theme not in found or rank > found[theme][0]:
                found[theme] = rank, line
    return [
        of_line(line, "effect", theme, sure=strong >= SURE and score >= _LIKELY)
        for theme, ((strong, score, _), line) in found.items()
    ]


def strengths(lines: Sequence[Line]) -> list[int]:
    """How clearly each sentence says what is to change; also by the words of its neighbours in the passage.

    "Wie hier komt, heeft weer een reden om op te staan. Daar doen we het voor.": the second is about the first.
    """
    found = [strength(line) for line in lines]
    for at, line in enumerate(lines[1:], start=1):
        before = lines[at - 1]
        if before.passage_id != line.passage_id or not _may_promise(line) or not _may_promise(before):
            continue
        if pattern("effects", "refers").match(line.words):
            found[at - 1] = max(found[at - 1], LEAST)
        if found[at - 1] >= SURE and pattern("effects", "goes_on").match(line.words):
            found[at] = max(found[at], LEAST)
    return found


def strength(line: Line) -> int:
    """How clearly a sentence on its own says what is to change, 0-3.

    What was seen before, what somebody is quoted on, what is asked, denied or only done, does not.
    """
    if not _may_promise(line):
        return 0
    does = line.kind == "output"
    aims, works = _says(line, "aim") or (_says(line, "later") and not does), _says(line, "work")
    if line.role == "goal":
        return SURE if not does or aims or _says(line, "so", "better") else LEAST
    if line.role == "problem":
        return SURE if _says(line, "wish") else 0
    if aims and not works:
        return LEAST if line.role == "money" else SURE
    return LEAST if line.role == "plan" and _brings(line) else 0


def _may_promise(line: Line) -> bool:
    silent = line.quoted or line.role in ("past", "self") or line.words.endswith("?")
    told = _says(line, "told") and not _says(line, "aim") and line.role != "goal"
    return not silent and not told and not _says(line, "denied")


def _brings(line: Line) -> bool:
    """Whether a sentence on the plan says what comes of it."""
    if line.kind == "outcome":
        return line.direction == "vooruitgang"
    return _says(line, "so") or (line.kind == "other" and _says(line, "better"))


def _says(line: Line, *entries: str) -> bool:
    return bool(pattern("effects", *entries).search(line.words))


def _meant(themes: Sequence[tuple[str, float]], strong: int) -> list[tuple[str, float]]:
    """The themes that a sentence of this strength promises."""
    if strong < LEAST:
        return []
    most = max((score for _, score in themes), default=0.0)
    least = _LIKELY if strong >= SURE else _IMPLIED
    return [(theme, score) for theme, score in themes if score >= least or (strong >= SURE and score == most)]
