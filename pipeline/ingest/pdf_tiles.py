"""Big numbers beside each other on a PDF page, each with its label under it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.ingest.columns import overlap
from pipeline.ingest.pdf_words import Line

_FEWEST = 2
_MOST_LINES = 2
_FARTHEST = 1.5
"""In text heights of the numbers: how far under them their labels stand."""


def labels_end(lines: Sequence[Line], end: int) -> int:
    """Where the labels under a row of numbers end, `end` when the line before it is no such row.

    A label over two lines takes two.
    """
    numbers = lines[end - 1]
    stop = end
    while stop < len(lines) and stop - end < _MOST_LINES and _is_under(numbers, lines[stop], first=stop == end):
        stop += 1
    return stop


def are_tiles(lines: Sequence[Line]) -> bool:
    """Whether lines are one row of numbers with their labels under it, and nothing else."""
    return len(lines) > 1 and labels_end(lines, 1) == len(lines)


def _is_under(numbers: Line, line: Line, first: bool) -> bool:
    parts, labels = numbers.fragments(), line.fragments()
    if len(parts) < _FEWEST or not all(part.is_figure for part in parts) or any(part.is_figure for part in labels):
        return False
    under = [[part for part in parts if overlap(part.span, label.span) > 0] for label in labels]
    each = len(labels) == len(parts) if first else len(labels) <= len(parts)
    near = line.top - numbers.bottom < _FARTHEST * numbers.size
    return near and each and all(len(met) == 1 for met in under) and numbers.size >= line.size
