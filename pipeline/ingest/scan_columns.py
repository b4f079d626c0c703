"""Pages with text in columns, told from pages with tables, so that they are recognised column by column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.ingest.tesseract import Glyphs

_NARROWEST = 35
"""Pixels: the least blank between two columns of text, 8 points."""
_FEWEST_LINES = 5
_MOST_ACROSS = 0.25
"""Share of the lines of text that may run over the blank between columns: titles, a lead."""
_FEWEST_WORDS = 3
_STEP = 10


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one line without a wide blank between them: a line of text."""

    left: int
    right: int
    middle: float


def has_columns(glyphs: Sequence[Glyphs]) -> bool:
    """Whether lines of text stand side by side over some height, with hardly a line that runs over both."""
    runs = list(_runs(glyphs))
    if not runs:
        return False
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    start, end = left + (right - left) // 5, right - (right - left) // 5
    return any(_parts(runs, place) for place in range(start, end, _STEP))


def joined(columns: Sequence[Glyphs], lines: Sequence[Glyphs]) -> list[Glyphs]:
    """The words as read by columns, and behind them those that only reading by lines found."""
    missed = [word for word in lines if not any(_covers(other, word) for other in columns)]
    return [*columns, *missed]


def _parts(runs: Sequence[Run], place: int) -> bool:
    """Whether the blank between columns is here."""
    before = [run.middle for run in runs if run.right < place]
    behind = [run.middle for run in runs if run.left > place]
    across = len(runs) - len(before) - len(behind)
    if min(len(before), len(behind)) < _FEWEST_LINES or across > _MOST_ACROSS * len(runs):
        return False
    top, bottom = max(min(before), min(behind)), min(max(before), max(behind))
    beside = [sum(top <= middle <= bottom for middle in side) for side in (before, behind)]
    return min(beside) >= _FEWEST_LINES


def _runs(glyphs: Sequence[Glyphs]) -> Iterator[Run]:
    lines: dict[tuple[str, str, str], list[Glyphs]] = defaultdict(list)
    for word in glyphs:
        lines[word.line].append(word)
    for line in lines.values():
        run: list[Glyphs] = []
        for word in sorted(line, key=lambda word: word.left):
            if run and word.left - run[-1].right >= _NARROWEST:
                yield from _run(run)
                run = []
            run.append(word)
        yield from _run(run)


def _run(words: Sequence[Glyphs]) -> Iterator[Run]:
    """The words as a line of text; labels and figures of a table are none."""
    letters = sum(word.text.strip(".,:;!?()“”'’\"").isalpha() for word in words)
    if letters >= _FEWEST_WORDS and letters > 0.7 * len(words):
        yield Run(words[0].left, words[-1].right, (words[0].top + words[0].bottom) / 2)


def _covers(one: Glyphs, other: Glyphs) -> bool:
    across, down = (other.left + other.right) / 2, (other.top + other.bottom) / 2
    return one.left <= across <= one.right and one.top <= down <= one.bottom
