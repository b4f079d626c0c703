"""Cells of a drawn table laid under each other before they are recognised.

Tesseract reads in lines over the whole page, so cells whose texts stand at different heights get mixed up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.ingest.pdf_order import Box
from pipeline.ingest.tesseract import Glyphs

if TYPE_CHECKING:
    from PIL.Image import Image

_INSIDE = 4
"""Pixels of a cell's edge that are left out, for what remains of its lines."""
_BETWEEN = 24
_INK = 128
_WIDEST_DASH = 60
_MARGIN = 60
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell's place on the page and on the picture of all cells."""

    cell: Box
    top: int
    height: int


def is_table(cells: Sequence[Box]) -> bool:
    """Whether these cells are worth a picture of their own: several, side by side and under each other."""
    return len(cells) >= _FEWEST and len({cell[0] for cell in cells}) > 1 and len({cell[1] for cell in cells}) > 1


def stacked(picture: Image, tables: Sequence[Sequence[Box]]) -> tuple[Image, list[Piece]]:
    """One picture with all cells that hold ink under each other, column after column, and where each came from."""
    from PIL import Image as images

    cells = [cell for table in tables for cell in sorted(table) if _holds_ink(picture, cell)]
    width = int(max((cell[2] - cell[0] for cell in cells), default=1)) + 2 * _MARGIN
    pieces: list[Piece] = []
    top = _MARGIN
    for cell in cells:
        height = int(cell[3] - cell[1])
        pieces.append(Piece(cell, top, height))
        top += height + _BETWEEN
    stack = images.new("L", (width, top + _MARGIN), 255)
    for piece in pieces:
        stack.paste(picture.crop(_inner(piece.cell)), (_MARGIN + _INSIDE, piece.top + _INSIDE))
    return stack, pieces


def put_back(glyphs: Sequence[Glyphs], stack: Image, pieces: Sequence[Piece]) -> Iterator[Glyphs]:
    """The words recognised in the picture of all cells, at their place on the page; dashes, which it skips, as well."""
    for word in [*glyphs, *_dashes(glyphs, stack, pieces)]:
        middle = (word.top + word.bottom) / 2
        piece = min(pieces, key=lambda piece: abs(piece.top + piece.height / 2 - middle) - piece.height / 2)
        right, down = int(piece.cell[0]) - _MARGIN, int(piece.cell[1]) - piece.top
        line = "cel", str(pieces.index(piece)), "/".join(word.line)
        yield replace(
            word, left=word.left + right, right=word.right + right, top=word.top + down, bottom=word.bottom + down,
            line=line,
        )  # fmt: skip


def without(picture: Image, tables: Sequence[Sequence[Box]]) -> Image:
    """The picture with the cells of these tables left blank."""
    rest = picture.copy()
    for table in tables:
        for left, top, right, bottom in table:
            rest.paste(255, (int(left), int(top), int(right), int(bottom)))
    return rest


def _inner(cell: Box) -> tuple[int, int, int, int]:
    left, top, right, bottom = map(int, cell)
    left, top = left + _INSIDE, top + _INSIDE
    return left, top, max(right - _INSIDE, left + 1), max(bottom - _INSIDE, top + 1)


def _dashes(glyphs: Sequence[Glyphs], stack: Image, pieces: Sequence[Piece]) -> Iterator[Glyphs]:
    """The cells without words that hold one short level stroke."""
    for piece in pieces:
        bottom = piece.top + piece.height
        if any(piece.top <= (word.top + word.bottom) / 2 <= bottom for word in glyphs):
            continue
        ink = stack.crop((0, piece.top, stack.width, bottom)).point(lambda grey: 255 * (grey < _INK)).getbbox()
        if ink and 2 * (ink[3] - ink[1]) <= ink[2] - ink[0] <= _WIDEST_DASH:
            yield Glyphs("-", ink[0], ink[1] + piece.top, ink[2], ink[3] + piece.top, 80.0, ("", "", ""))


def _holds_ink(picture: Image, cell: Box) -> bool:
    darkest: tuple[int, int] = picture.crop(_inner(cell)).getextrema()  # type: ignore[assignment]
    return darkest[0] < _INK
