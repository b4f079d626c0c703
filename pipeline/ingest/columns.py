"""Columns without lines: fragments of text put into cells by where they stand from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.documents import Cell
from pipeline.ingest.draft import EMPTY
from pipeline.ingest.lines import FIGURE

Span = tuple[float, float]
"""Left and right edge, in any unit."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words that stand together.

    `parts` are the same words cut at smaller gaps, for when columns are close; `words` each of them apart where they
    could be column headers set without any gap to speak of (long words without digits). `doubt` as in Cell.
    """

    left: float
    right: float
    text: str
    parts: tuple[Fragment, ...] = ()
    words: tuple[Fragment, ...] = ()
    doubt: bool = False

    @property
    def is_figure(self) -> bool:
        """Whether it is a number, an amount or a sign for 'no value'."""
        return bool(FIGURE.match(self.text))

    @property
    def span(self) -> Span:
        """Left and right edge."""
        return self.left, self.right


@dataclass
class Band:
    """One column in the making: its span and the rows that have a fragment in it."""

    span: Span
    rows: set[int] = field(default_factory=set)
    has_figures: bool = False


def align(rows: Sequence[Sequence[Fragment]]) -> list[list[Cell]]:
    """The rows as cells of equal number: fragments that overlap from left to right share a column.

    A fragment over several columns is cut where its parts fall apart over them; else it (a header such as '2023' over
    two) fills them all, the copies marked as merged. A fragment in the first column is a label and never spreads.
    """
    bands = [band.span for band in find_bands(rows)]
    return [_cells(row, bands) for row in rows]


def find_bands(rows: Sequence[Sequence[Fragment]]) -> list[Band]:
    """The columns from left to right: found from figures first, then from words, the shortest first.

    Two bands with a fragment in the same row are two columns; a band that only header rows use joins its neighbour.
    """
    edge = min((part.left for row in rows for part in row), default=0.0)
    placed = [(number, part) for number, row in enumerate(rows) for part in row]
    figures = [(number, part) for number, part in placed if part.is_figure and part.left > edge]
    words = [(number, part) for number, part in placed if not (part.is_figure and part.left > edge)]
    bands: list[Band] = []
    for number, part in figures:
        bands = _with(bands, part, number, is_figure=True)
    for number, part in sorted(words, key=lambda item: (item[1].right - item[1].left, item[0])):
        touched = [band for band in bands if overlap(part.span, band.span) > 0]
        if len(touched) < 2 or not _meet(touched):
            bands = _with(bands, part, number)
    return _without_lone_headers(sorted(bands, key=lambda band: band.span), rows)


def overlap(one: Span, other: Span) -> float:
    """How much two spans share; negative is the distance between them."""
    return min(one[1], other[1]) - max(one[0], other[0])


def _with(bands: Sequence[Band], part: Fragment, number: int, is_figure: bool = False) -> list[Band]:
    kept = [band for band in bands if overlap(part.span, band.span) <= 0]
    touched = [band for band in bands if overlap(part.span, band.span) > 0]
    new = Band(part.span, {number}, is_figure)
    return [*kept, _joined([new, *touched])]


def _joined(bands: Iterable[Band]) -> Band:
    bands = list(bands)
    span = min(band.span[0] for band in bands), max(band.span[1] for band in bands)
    return Band(span, set().union(*(band.rows for band in bands)), any(band.has_figures for band in bands))


def _meet(bands: Sequence[Band]) -> bool:
    """Whether two of the bands are used in one row, so that they are different columns."""
    return sum(len(band.rows) for band in bands) > len(set().union(*(band.rows for band in bands)))


def _without_lone_headers(bands: list[Band], rows: Sequence[Sequence[Fragment]]) -> list[Band]:
    """A header set in the middle of its column may stand clear of every cell under it."""
    first = next((number for number, row in enumerate(rows) if any(part.is_figure for part in row[1:])), 0)
    index = 0
    while index < len(bands):
        band = bands[index]
        near = [other for other in bands[max(index - 1, 0) : index + 2] if other is not band]
        free = [other for other in near if not _meet([band, other])]
        if max(band.rows) < first and free:
            closest = max(free, key=lambda other: overlap(band.span, other.span))
            bands = sorted(
                [*(other for other in bands if other is not band and other is not closest), _joined([band, closest])],
                key=lambda other: other.span,
            )
        else:
            index += 1
    return bands


def _cells(row: Sequence[Fragment], bands: Sequence[Span]) -> list[Cell]:
    cells = [EMPTY] * len(bands)
    for part in (piece for fragment in row for piece in _cut(fragment, bands)):
        first, *others = _covered(part, bands)
        text = f"{cells[first].text} {part.text}".strip()
        cells[first] = Cell(text, doubt=part.doubt or cells[first].doubt)
        for index in others if first else ():
            if not cells[index].text:
                cells[index] = Cell(part.text, merged=True, doubt=part.doubt)
    return cells


def _covered(part: Fragment, bands: Sequence[Span]) -> list[int]:
    """The columns that a fragment stands over, or else the one nearest to it."""
    found = [index for index, band in enumerate(bands) if overlap(part.span, band) > 0]
    return found or [max(range(len(bands)), key=lambda index: overlap(part.span, bands[index]))]


def _cut(fragment: Fragment, bands: Sequence[Span]) -> Sequence[Fragment]:
    """The parts of a fragment when each stands over one column and together over several; else the fragment."""
    for parts in (fragment.parts, fragment.words):
        if len(parts) > 1 and len(_covered(fragment, bands)) > 1:
            covered = [_covered(part, bands) for part in parts]
            if all(len(found) == 1 for found in covered) and len({found[0] for found in covered}) > 1:
                return parts
    return (fragment,)
