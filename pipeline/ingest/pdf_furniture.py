"""What comes back on every PDF page: running headers and footers, page numbers, a text box in the corner."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.ingest.characters import PATTERNS
from pipeline.ingest.pdf_order import Box
from pipeline.ingest.pdf_words import Line, Word, inside, lines_in_flow

_PAGE_NUMBER = re.compile(PATTERNS["page_number"], re.IGNORECASE)
_PAGE_WORD = re.compile(PATTERNS["page_word"], re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_MARGIN = 0.085
"""Share of the page height at the top and bottom where page numbers stand."""
_LOWER_HALF = 400.0
"""Points from the top; A4 is 842 high."""
_LARGER = 1.15
_SMALLER = 0.9
_MOST_PAGES = 0.6
_NEAR = 8.0
"""Points that a repeated text may shift."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A line on a page, whether it stands in the upper or lower margin, and whether it may be a heading."""

    page: int
    line: Line
    in_margin: bool
    may_be_heading: bool


def without_furniture(
    pages: Sequence[Sequence[Word]], heights: Sequence[float], tables: Sequence[Sequence[Box]]
) -> tuple[list[list[Word]], list[str]]:
    """The words of each page without what repeats at the same place on most pages, and the repeated texts themselves.

    Page numbers in it may differ ('Pagina 3'). Needs three pages, or two when it stands in the margin. Words in drawn
    tables (`tables`, boxes by page) stay, and so do headers over figures: tables repeat their header on each page.
    """
    lines = [lines_in_flow(words) for words in pages]
    seen: dict[str, list[Spot]] = defaultdict(list)
    for page, found in enumerate(lines):
        for line in found:
            if not _in_table(line, found, tables[page]):
                seen[_DIGITS.sub("#", line.text)].append(_spot(page, line, found, heights[page]))
    filled = sum(bool(found) for found in lines)
    gone: dict[int, str] = {}
    for spots in seen.values():
        for spot in spots:
            if _repeats(spot, [other for other in spots if _is_near(spot, other)], filled):
                gone[id(spot.line)] = spot.line.text
    gone.update({id(line): line.text for line in _small_tops(lines, heights)})
    kept: list[list[Word]] = []
    for page, found in enumerate(lines):
        rest = [line for line in found if id(line) not in gone and not _is_page_number(line, heights[page])]
        kept.append([word for line in rest for word in line.words])
    return kept, [text for text in dict.fromkeys(gone.values()) if not _PAGE_NUMBER.match(text)]


def _small_tops(lines: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[Line]:
    """Headers that stand once: short documents leave them off the first page. They are smaller than the text."""
    found: list[Line] = []
    for page, height in zip(lines[1:], heights[1:], strict=True):
        usual = median(word.size for line in page for word in line.words) if page else 0.0
        top = min(page, key=lambda line: line.top, default=None)
        if top and top.bottom < _MARGIN * height and top.size <= _SMALLER * usual:
            found += [line for line in page if abs(line.top - top.top) < 2 and line.size <= _SMALLER * usual]
    return found


def _spot(page: int, line: Line, lines: Sequence[Line], height: float) -> Spot:
    usual = median(other.size for other in lines)
    return Spot(page, line, _in_margin(line, height), line.bold or line.size > _LARGER * usual)


def _in_table(line: Line, lines: Sequence[Line], boxes: Sequence[Box]) -> bool:
    if any(inside(word, box) for word in line.words for box in boxes):
        return True
    parts = line.fragments()
    below = (other for other in lines if 0 < other.top - line.top < 3 * line.size)
    return len(parts) > 1 and any(part.is_figure for other in below for part in other.fragments()[1:])


def _is_near(one: Spot, other: Spot) -> bool:
    aligned = abs(one.line.x0 - other.line.x0) < _NEAR or abs(one.line.x1 - other.line.x1) < _NEAR
    return aligned and abs(one.line.top - other.line.top) < _NEAR and one.in_margin == other.in_margin


def _repeats(spot: Spot, near: Sequence[Spot], filled: int) -> bool:
    pages = {other.page for other in near}
    enough = max(2, 0.4 * filled) if spot.in_margin else max(3, _MOST_PAGES * filled)
    if len(pages) < enough or not re.search(r"[^\W\d_]", spot.line.text):
        return False
    return _mostly_equal([other.line.text for other in near]) or (_may_count(spot) and _counts_pages(near))


def _mostly_equal(texts: Sequence[str]) -> bool:
    return Counter(texts).most_common(1)[0][1] >= _MOST_PAGES * len(texts)


def _may_count(spot: Spot) -> bool:
    """Whether a number in the line can be a page number: 'Verslag - pagina 3', '© 2023   3'; not 'Verhaal 3'."""
    set_apart = len(spot.line.fragments()) > 1 or bool(_PAGE_WORD.search(spot.line.text))
    return spot.in_margin and (set_apart or not spot.may_be_heading) and (set_apart or spot.line.top > _LOWER_HALF)


def _counts_pages(near: Sequence[Spot]) -> bool:
    """Whether the only numbers that differ go up with the pages: '3 van 12' on page 3, '4 van 12' on page 4."""
    numbers = [[int(number[-9:]) for number in _DIGITS.findall(spot.line.text)] for spot in near]
    for column in zip(*numbers, strict=True):
        from_page = {number - spot.page for number, spot in zip(column, near, strict=True)}
        if len(set(column)) > 1 and len(from_page) > 1:
            return False
    return True


def _in_margin(line: Line, height: float) -> bool:
    return line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height


def _is_page_number(line: Line, height: float) -> bool:
    return _in_margin(line, height) and bool(_PAGE_NUMBER.match(line.text))
