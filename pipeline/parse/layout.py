"""How a grid is laid out: tables beside and under each other, title rows, header rows, body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.documents import Cell, Grid
from pipeline.parse.facts import fact_kind
from pipeline.parse.headers import is_heading_word
from pipeline.parse.sentences import is_prose
from pipeline.parse.shared_cells import split_shared
from pipeline.parse.sides import tables_beside
from pipeline.parse.spots import Row, Spot, own_text, row_kind
from pipeline.parse.words import fold

_MOST_HEADER_ROWS = 4
_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class Segment:
    """One table: title lines above it, for each column its heading (all header rows together), and the body."""

    titles: tuple[str, ...]
    headings: tuple[str, ...]
    body: tuple[tuple[Spot, ...], ...]

    def column(self, index: int) -> list[Spot]:
        """The cells of one column of the body."""
        return [row[index] for row in self.body]


def read_segments(grid: Grid) -> list[Segment]:
    """The tables in a grid, each with its own header; a header that is repeated on a next page is dropped."""
    rows: list[Row] = [[Spot(cell, i, j) for j, cell in enumerate(row)] for i, row in enumerate(grid.rows)]
    rows = rows[_facts_above(rows) :]
    return [_split_cells(segment) for side in tables_beside(rows) for segment in _stack(side)]


def _facts_above(rows: Sequence[Row]) -> int:
    """How many rows at the top are facts about the document ('Organisatie | …'), parted from the table by a blank."""
    count = next((at for at, row in enumerate(rows) if not _is_fact(row)), len(rows))
    return count if 0 < count < len(rows) and row_kind(rows[count]) == "blank" else 0


def _is_fact(row: Row) -> bool:
    own = own_text(row)
    return len(own) == 2 and own[0] == row[0].text and fact_kind(own[0]) is not None


def _split_cells(segment: Segment) -> Segment:
    headings, body = split_shared(segment.headings, segment.body)
    return Segment(segment.titles, headings, body)


def turned(segment: Segment) -> Segment:
    """The table with rows and columns exchanged: for tables with an activity in each column."""
    width = len(segment.headings)
    body = tuple(
        (Spot(Cell(segment.headings[column]), -1, -1), *(row[column] for row in segment.body))
        for column in range(1, width)
    )
    return Segment(segment.titles, ("", *(row[0].text for row in segment.body)), body)


def _stack(rows: Sequence[Row]) -> list[Segment]:
    """Tables under each other."""
    segments: list[Segment] = []
    rest = [row for row in rows if row_kind(row) != "blank"]
    titles: list[str] = []
    while rest:
        titles, header, body = _open(titles, rest)
        end = _next_header(body, header)
        headings = _combined(header, len(rest[0]))
        kept = [row for row in body[:end] if not _same(row, header)]
        titles_below = _trailing_titles(kept) if end < len(body) else []
        kept = kept[: len(kept) - len(titles_below)]
        segments.append(Segment(tuple(titles), headings, tuple(tuple(row) for row in kept)))
        rest, titles = body[end:], titles_below
    return segments


def _open(titles: list[str], rows: Sequence[Row]) -> tuple[list[str], list[Row], list[Row]]:
    """Title lines, header rows and the rest."""
    start = 0
    while start < len(rows) - 1 and row_kind(rows[start]) == "single":
        start += 1
    if row_kind(rows[start]) not in ("words", "years") or not _is_header(rows, start):
        # single rows above a table without header are its first section
        return titles, [], list(rows)
    end = start + 1
    while end < min(len(rows) - 1, start + _MOST_HEADER_ROWS) and _goes_on(rows, start, end):
        end += 1
    return [*titles, *(text for row in rows[:start] for text in own_text(row))], list(rows[start:end]), list(rows[end:])


def _is_header(rows: Sequence[Row], index: int) -> bool:
    """Whether a row without figures is a header and not already a row of words."""
    texts = own_text(rows[index])
    if any(len(text) > 2 * _LONGEST_HEADING or (is_prose(text, 8) and text[-1] in ".!") for text in texts):
        return False
    known = sum(is_heading_word(text) for text in texts)
    return known > 0 or len(rows) > index + 1


def _goes_on(rows: Sequence[Row], start: int, index: int) -> bool:
    """Whether a row belongs to the header above it."""
    row, above = rows[index], rows[index - 1]
    kind = row_kind(row)
    if kind not in ("words", "years") or any(len(text) > _LONGEST_HEADING for text in own_text(row)):
        return False
    label_above = row[0].text in ("", above[0].text) or not above[0].text
    known = [text for text in own_text(row[1:]) if is_heading_word(text)]
    if kind == "years":
        return label_above
    grouped = any(spot.cell.merged for spot in above) or not all(spot.text for spot in above[1:])
    if label_above and row[0].text in ("", above[0].text) and any(spot.cell.merged for spot in above[1:]):
        return True
    if not row[0].text and all(spot.text for spot in row[1:]) and not all(spot.text for spot in above[2:]):
        return True
    return len(known) >= max(1, len(own_text(row[1:])) / 2) and (label_above or grouped)


def _next_header(body: Sequence[Row], header: Sequence[Row]) -> int:
    """Where in the body another table starts, else its length."""
    for index in range(1, len(body) - 1):
        row = body[index]
        if row_kind(row) != "words" or _same(row, header):
            continue
        texts = own_text(row[1:])
        known = [text for text in texts if is_heading_word(text) and len(text) <= _LONGEST_HEADING]
        if len(known) >= 2 and len(known) >= 0.7 * len(texts) and row_kind(body[index + 1]) != "words":
            return index
    return len(body)


def _trailing_titles(rows: Sequence[Row]) -> list[str]:
    """The single texts at the end of a table that stand above the next."""
    titles: list[str] = []
    for row in reversed(rows):
        if row_kind(row) != "single":
            break
        titles[:0] = own_text(row)
    return titles


def _same(row: Row, header: Sequence[Row]) -> bool:
    texts = [fold(spot.text) for spot in row]
    return any(texts == [fold(spot.text) for spot in other] for other in header)


def _combined(header: Sequence[Row], width: int) -> tuple[str, ...]:
    """For each column its headings from top to bottom, each once."""
    lines = [[" ".join(re.sub(r"-\n(?=[a-z])", "", spot.cell.text).split()) for spot in row] for row in header]
    for upper, lower in reversed(list(pairwise(lines))):
        _spread(upper, lower)
    headings = []
    for column in range(width):
        headings.append(" ".join(dict.fromkeys(line[column] for line in lines if line[column])))
    return tuple(headings)


def _spread(upper: list[str], lower: Sequence[str]) -> None:
    """A heading over a group of columns that was not merged goes for the empty cells to its right.

    One that stands over each of its columns ('uren', 'uren') goes for no others.
    """
    written = list(upper)
    for column in range(2, len(upper)):
        repeated = bool(written[column - 1]) and written[column - 1] == written[column - 2]
        if not upper[column] and lower[column] and lower[column - 1] and not repeated:
            upper[column] = upper[column - 1]
