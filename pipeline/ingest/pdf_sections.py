"""Section lines in tables without drawn lines: 'Baten' under the header, 'Lasten' between the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.ingest.columns import Fragment, overlap
from pipeline.ingest.lines import FIGURE
from pipeline.ingest.pdf_words import Line

_LONGEST = 50
_MOST_WORDS = 6
_FARTHEST = 5.0
"""In text heights: how far the parts of one table stand from each other."""
_MOST_BETWEEN = 2
_SNAP = 3.0


def over_section(lines: Sequence[Line], index: int) -> int:
    """The line to look above for a header: a section line over the first figures where a header stands over that.

    `index` is the first line with figures.
    """
    if index < 2 or not _is_section(lines[index - 1], lines[index]) or not _is_near(lines[index - 1], lines[index]):
        return index
    heads = lines[index - 2].fragments()
    is_header = (
        len(heads) > 1
        and heads[0].left > lines[index].x0 + 20
        and not any(part.is_figure for part in heads if len(part.text) != 4)
        and len(_met(heads, _figures(lines[index]))) >= max(2, len(heads) - 1)
    )
    return index - 1 if is_header and _is_near(lines[index - 2], lines[index - 1]) else index


def joined_ranges(
    lines: Sequence[Line], ranges: Sequence[tuple[int, int]], has_figures: Callable[[Line], bool]
) -> list[tuple[int, int]]:
    """The ranges of lines, those put together that are one table: with section lines or a blank between them.

    The second starts with its figures, in the columns of the first.
    """
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and has_figures(lines[start]) and _goes_on(lines, joined[-1], start, has_figures):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _goes_on(lines: Sequence[Line], above: tuple[int, int], start: int, has_figures: Callable[[Line], bool]) -> bool:
    first, end = above
    between = range(end, start)
    upper = next(lines[at] for at in range(end - 1, first - 1, -1) if has_figures(lines[at]))
    one, other = _figures(upper), _figures(lines[start])
    return (
        len(between) <= _MOST_BETWEEN
        and len(one) == len(other) > 1
        and len(_met(one, other)) == len(one)
        and abs(upper.x0 - lines[start].x0) < _SNAP
        and all(_is_section(lines[at], lines[start]) for at in between)
        and all(_is_near(lines[at - 1], lines[at]) for at in range(end, start + 1))
    )


def _is_section(line: Line, below: Line) -> bool:
    """Whether a line is a short text above the labels: no figures, and no sentence."""
    text = line.text
    return (
        len(line.fragments()) == 1
        and len(text) <= _LONGEST
        and len(line.words) <= _MOST_WORDS
        and abs(line.x0 - below.x0) < _SNAP
        and abs(line.size - below.size) < 0.3 * below.size
        and text[-1] not in ".,;!?"
        and not FIGURE.match(text)
    )


def _is_near(upper: Line, lower: Line) -> bool:
    return lower.top - upper.bottom < _FARTHEST * max(upper.size, lower.size)


def _figures(line: Line) -> list[Fragment]:
    return [part for part in line.fragments()[1:] if part.is_figure]


def _met(some: Sequence[Fragment], others: Sequence[Fragment]) -> list[Fragment]:
    """Those that stand over or under one of the others."""
    return [part for part in some if any(overlap(part.span, other.span) > 0 for other in others)]
