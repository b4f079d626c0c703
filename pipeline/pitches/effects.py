"""What a pitch wants to change for people: the themes of its intended effects, each with the sentence that says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

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
_MOST, _SHARE = 2, 0.2
"""So many themes, with at least this share of all that is said of themes, are what a pitch is mostly about.

On the pitches to develop with, 27 of the 30 of them that are no "may be" are intended effects.
"""
_ORDER = {"goal": 3, "plan": 2, None: 1}


def effects(lines: Sequence[Line]) -> list[Promise]:
    """The intended effects of one pitch, each theme once, with the sentence that says it most plainly.

    What it is mostly about is one too, unsure where no sentence says so.
    """
    found: dict[str, tuple[tuple[int, float, int], Line]] = {}
    for line, strong in zip(lines, strengths(lines), strict=True):
        for theme, score in _meant(line.themes, strong):
            rank = (strong, score, -line.order)
            if theme not in found or rank > found[theme][0]:
                found[theme] = rank, line
    said = [
        of_line(line, "effect", theme, sure=strong >= SURE and score >= _LIKELY)
        for theme, ((strong, score, _), line) in found.items()
    ]
    return said + [of_line(line, "effect", theme, sure=False) for theme, line in _mostly(lines) if theme not in found]


def _mostly(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """The themes that a pitch is mostly about, each with the sentence on it that is likeliest to state an aim.

    Of those that are not in its description of the problem alone, at most _MOST.
    """
    held = [(line, theme, score) for line in lines if _may_promise(line) for theme, score in line.themes]
    worth: Counter[str] = Counter()
    for _, theme, score in held:
        worth[theme] += score  # type: ignore[assignment]
    for theme, amount in sorted(worth.items(), key=lambda one: (-one[1], one[0]))[:_MOST]:
        own = [(line, score) for line, name, score in held if name == theme]
        planned = [(line, score) for line, score in own if line.role != "problem"]
        if len(own) > 1 and planned and amount >= _SHARE * sum(worth.values()):
            yield theme, max(planned, key=_likeliest)[0]


def _likeliest(one: tuple[Line, float]) -> tuple[int, bool, float, int]:
    line, score = one
    return _ORDER.get(line.role, 0), line.kind != "outcome", score, -line.order


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
    return LEAST if line.role in ("plan", None) and _brings(line) else 0


def _may_promise(line: Line) -> bool:
    silent = line.quoted or line.role in ("past", "self") or line.words.endswith("?")
    return not silent and not happened(line) and not _says(line, "denied")


def happened(line: Line) -> bool:
    """Whether a sentence tells what happened, and states no aim: 'Zestien bezoekers volgden de training.'"""
    return _says(line, "told") and not _says(line, "aim") and line.role != "goal"


def _brings(line: Line) -> bool:
    """Whether a sentence on the plan says what comes of it."""
    if line.kind == "outcome":
        return line.role == "plan" and line.direction == "vooruitgang"
    return _says(line, "so") or (line.role == "plan" and line.kind == "other" and _says(line, "better"))


def _says(line: Line, *entries: str) -> bool:
    return bool(pattern("effects", *entries).search(line.words))


def _meant(themes: Sequence[tuple[str, float]], strong: int) -> list[tuple[str, float]]:
    """The themes that a sentence of this strength promises."""
    if strong < LEAST:
        return []
    most = max((score for _, score in themes), default=0.0)
    least = _LIKELY if strong >= SURE else _IMPLIED
    return [(theme, score) for theme, score in themes if score >= least or (strong >= SURE and score == most)]
