"""Running text on PDF pages: lines put together into headings, paragraphs and list items in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.documents import BlockKind
from pipeline.ingest.characters import PATTERNS, without_bullet
from pipeline.ingest.lines import LIST_NUMBER, join_lines, looks_like_heading
from pipeline.ingest.pdf_order import Box
from pipeline.ingest.pdf_words import Line

_SPEAKER = re.compile(PATTERNS["speaker"])
_LABELLED = re.compile(PATTERNS["labelled"])
_OPENS_QUOTE = re.compile(r"^[“\"„‘](?=\S)")
_ENDS = '.!?:;”"’…'
_LARGER = 1.12
_FEW = 4


@dataclass
class Piece:
    """A heading, paragraph or list item in the making, on one page."""

    kind: BlockKind
    lines: list[Line]
    page: int
    text: str = field(init=False)

    def __post_init__(self) -> None:
        text = join_lines([line.text for line in self.lines])
        item = without_bullet(text) if self.kind == "list_item" else None
        self.text = item or text

    @property
    def box(self) -> Box:
        """The box around its lines."""
        return (
            min(line.x0 for line in self.lines), min(line.top for line in self.lines),
            max(line.x1 for line in self.lines), max(line.bottom for line in self.lines),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of the whole document looks: size of its running text and sizes of its headings, largest first."""

    body: float
    headings: tuple[float, ...]
    pitch: float
    """Distance from line to line, in text sizes."""


def look_of(pages: Sequence[Sequence[Line]]) -> Look:
    """Measure the running text and headings of a document."""
    letters: Counter[float] = Counter()
    pitches: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            letters[_half(line.size)] += len(line.text)
        for upper, lower in pairwise(lines):
            if abs(upper.size - lower.size) < 0.5 and 0.8 < (lower.top - upper.top) / max(upper.size, 1) < 2.2:
                pitches[round((lower.top - upper.top) / upper.size, 1)] += 1
    body = _most(letters, 10.0)
    larger = sorted({size for size in letters if size > body * _LARGER}, reverse=True)
    return Look(body, tuple(larger[:5]), _most(pitches, 1.2))


def pieces_of(lines: Sequence[Line], look: Look, page: int) -> list[Piece]:
    """The pieces of text on a page, in the order in which the file draws them."""
    groups: list[list[Line]] = []
    for line, right in zip(lines, _rights(lines, look), strict=True):
        if groups and _continues(groups[-1], line, look, right):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Piece(_kind(group, look), group, page) for group in groups]


def is_prose(piece: Piece) -> bool:
    """Whether a piece is running text, so that it is no part of a table: sentences over two or more full lines."""
    lines = piece.lines
    long_lines = sum(len(line.words) for line in lines) >= 5 * len(lines)
    whole = all(len(line.fragments()) == 1 for line in lines)
    return whole and long_lines and (len(lines) > 2 or (len(lines) == 2 and piece.text[-1] in ".!?”"))


def heading_level_of(piece: Piece, look: Look) -> int:
    """1 for the largest size; bold headings in the size of the text come under all larger ones."""
    size = _half(piece.lines[0].size)
    return look.headings.index(size) + 1 if size in look.headings else len(look.headings) + 1


def _rights(lines: Sequence[Line], look: Look) -> list[float]:
    """For each line the right edge of its column: that of the longest among the lines it stands close to.

    A few short lines together (the lines on a cover, an address) have room beside them: their column is the page's.
    """
    rights: list[float] = []
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or not _is_close(lines[index - 1], lines[index], look):
            rights += [_right(lines[start:index], lines)] * (index - start)
            start = index
    return rights


def _right(close: Sequence[Line], lines: Sequence[Line]) -> float:
    own = max(line.x1 for line in close)
    left = min(line.x0 for line in close)
    near = [line.x1 for line in lines if abs(line.x0 - left) < 3 * line.size and line not in close]
    widest = max(near or [line.x1 for line in lines])
    return widest if len(close) <= _FEW and widest - own > 0.4 * (widest - left) else own


def _is_close(last: Line, line: Line, look: Look) -> bool:
    """Whether a line follows the other at the distance of running text, in the same column."""
    near = 0 < line.top - last.top < (look.pitch + 0.35) * max(last.size, line.size)
    return near and min(last.x1, line.x1) > max(last.x0, line.x0)


def _continues(group: Sequence[Line], line: Line, look: Look, right: float) -> bool:
    """Whether a line goes on with the piece above it; `right` is where the column ends."""
    last = group[-1]
    if not _same_look(group[0], line) or not _is_close(last, line, look):
        return False
    if _starts_item(line) or _speaks(last, line) or (_LABELLED.match(last.text) and _LABELLED.match(line.text)):
        return False
    if len(line.fragments()) > 2 or len(last.fragments()) > 2:
        return False
    return not _ended(group, line, right)


def _speaks(last: Line, line: Line) -> bool:
    """Whether a line opens a quotation of its own: behind the speaker's name, or straight after another quotation."""
    if _SPEAKER.match(line.text):
        return last.text[-1] in _ENDS
    return bool(_OPENS_QUOTE.match(line.text)) and last.text[-1] in ')”"'


def _ended(group: Sequence[Line], line: Line, right: float) -> bool:
    """Whether the piece above ended of itself: the next word would have fitted on its last line."""
    last = group[-1]
    room = right - last.x1 - (line.words[0].x1 - line.words[0].x0) - 0.3 * last.size
    if room <= 0:
        return False
    if last.text[-1] in _ENDS:
        return True
    back_at_margin = (
        _starts_item(group[0]) and len(group[0].words) > 1 and line.x0 < group[0].words[1].x0 - 0.5 * last.size
    )
    return back_at_margin or (room > 0.3 * (right - last.x0) and not line.text[0].islower())


def _same_look(one: Line, other: Line) -> bool:
    if abs(one.size - other.size) > 0.08 * max(one.size, other.size):
        return False
    return one.bold == other.bold or not (one.bold and looks_like_heading(one.text))


def _starts_item(line: Line) -> bool:
    return without_bullet(line.text) is not None or bool(LIST_NUMBER.match(line.text))


def _kind(group: Sequence[Line], look: Look) -> BlockKind:
    text = " ".join(line.text for line in group)
    first = group[0]
    if without_bullet(text) is not None:
        return "list_item"
    is_larger = first.size > look.body * _LARGER
    if len(group) < 4 and looks_like_heading(text.rstrip(":")) and (is_larger or first.bold):
        return "heading"
    if is_larger and len(group) < 4 and len(text) < 120 and text[-1] not in ".,;:”":
        return "heading"
    return "list_item" if LIST_NUMBER.match(text) else "paragraph"


def _half(size: float) -> float:
    return round(size * 2) / 2


def _most(counts: Counter[float], default: float) -> float:
    return max(counts, key=lambda value: (counts[value], -value)) if counts else default
