"""Tables on a PDF page with lines or shading between the rows only, and none between the columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from pipeline.documents import Cell
from pipeline.ingest.columns import Span
from pipeline.ingest.pdf_closing import rows_below
from pipeline.ingest.pdf_order import Box
from pipeline.ingest.pdf_tables import Table, doubt_in, has_figures, text_in
from pipeline.ingest.pdf_words import CLOSE_GAP, Word, inside, lines_across

if TYPE_CHECKING:
    from pdfplumber.page import Page

_SAME = 4.0
"""Points that lines of one table may differ in place."""
_TALLEST_ROW = 200.0
_SHORTEST_RULE = 80.0
_FEWEST_RULES = 3
_GAPS = ((5, 0.5), (1_000_000, 0.35))
"""The blank between columns in text heights: wider where few lines are there to show it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line over the page: its height, and its left and right end."""

    top: float
    span: Span


def banded_tables(rules: Sequence[Rule], words: Sequence[Word], taken: Sequence[Box]) -> list[Table]:
    """The tables with a line under each row, outside the boxes `taken`: two or more rows and columns with text."""
    free = [word for word in words if not any(inside(word, box) for box in taken)]
    found = (_table(stack, free) for stack in _stacks(rules) if len(stack) >= _FEWEST_RULES)
    return [table for table in found if table is not None]


def rules_on(page: Page) -> list[Rule]:
    """The horizontal lines and edges of shading on a page."""
    return joined_rules(Rule(edge["top"], (edge["x0"], edge["x1"])) for edge in page.horizontal_edges)


def joined_rules(pieces: Iterable[Rule]) -> list[Rule]:
    """The longer lines, from pieces that stand at one height joined."""
    rules: list[Rule] = []
    for piece in sorted(pieces, key=lambda piece: (round(piece.top), piece.span[0])):
        last = rules[-1] if rules else None
        if last and abs(piece.top - last.top) < 2.5 and piece.span[0] <= last.span[1] + 2 * _SAME:
            rules[-1] = Rule(last.top, (min(last.span[0], piece.span[0]), max(last.span[1], piece.span[1])))
        else:
            rules.append(piece)
    return [rule for rule in rules if rule.span[1] - rule.span[0] > _SHORTEST_RULE]


def _stacks(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules of equal width under each other."""
    stacks: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.top):
        stack = next((stack for stack in stacks if _belongs(stack[-1], rule)), None)
        if stack is None:
            stacks.append([rule])
        else:
            stack.append(rule)
    return stacks


def _belongs(last: Rule, rule: Rule) -> bool:
    same_width = abs(last.span[0] - rule.span[0]) < _SAME and abs(last.span[1] - rule.span[1]) < _SAME
    return same_width and 2.5 < rule.top - last.top < _TALLEST_ROW


def _table(rules: Sequence[Rule], words: Sequence[Word]) -> Table | None:
    left, right = rules[0].span[0] - 2, rules[0].span[1] + 2
    bands: list[Box] = [(left, upper.top, right, lower.top) for upper, lower in pairwise(rules)]
    header = _header(bands[0], words)
    bands = [band for band in ([header] if header else []) + bands if any(inside(word, band) for word in words)]
    if len(bands) < 2 or any(_holds_rows(band, words) for band in bands):
        return None
    box = left, bands[0][1], right, bands[-1][3]
    columns = _columns([word for word in words if inside(word, box)])
    cells = [[_cell((start - 1, band[1], end + 1, band[3]), words) for start, end in columns] for band in bands]
    wide = sum(sum(bool(cell.text) for cell in row) > 1 for row in cells)
    if len(columns) < 2 or wide < max(2, 0.6 * len(cells)):
        return None
    below, bottom = rows_below(words, columns, box)
    return Table(tuple(map(tuple, [*cells, *below])), (*box[:3], bottom), ruled=True)


def _cell(box: Box, words: Sequence[Word]) -> Cell:
    return Cell(text_in(box, words), doubt=doubt_in(box, words))


def _header(first: Box, words: Sequence[Word]) -> Box | None:
    """The line of two or more texts straight above the first rule."""
    over = [word for word in words if first[0] <= word.x0 and word.x1 <= first[2] and word.bottom <= first[1] + 2]
    lines = [line for line in lines_across(over) if first[1] - line.bottom < 1.2 * line.size]
    if not lines or len(lines[-1].fragments(CLOSE_GAP)) < 2:
        return None
    return first[0], lines[-1].top - 1, first[2], first[1]


def _holds_rows(band: Box, words: Sequence[Word]) -> bool:
    """Whether more than one row of figures stands between two lines: then the lines do not part the rows."""
    return sum(map(has_figures, lines_across([word for word in words if inside(word, band)]))) > 1


def _columns(words: Sequence[Word]) -> list[Span]:
    """The spans that the words cover together, parted by blanks that run from the top to the bottom of the table."""
    count = len(lines_across(words))
    gap = next(gap for most, gap in _GAPS if count < most) * median([word.size for word in words] or [10.0])
    return list(_covered(((word.x0, word.x1) for word in words), gap))


def _covered(spans: Iterable[Span], gap: float) -> list[Span]:
    covered: list[Span] = []
    for start, end in sorted(spans):
        if covered and start - covered[-1][1] < gap:
            covered[-1] = (covered[-1][0], max(covered[-1][1], end))
        else:
            covered.append((start, end))
    return covered
