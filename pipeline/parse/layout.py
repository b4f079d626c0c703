"""How a grid is laid out: tables beside and under each other, title rows, header rows, body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipeline.documents import Cell, Grid
from pipeline.parse.facts import fact_kind
from pipeline.parse.headers import is_heading_word, read_heading
from pipeline.parse.numbers import read_cell
from pipeline.parse.periods import find_period
from pipeline.parse.sentences import is_prose
from pipeline.parse.words import fold, is_only

_MOST_HEADER_ROWS = 4
_LONGEST_HEADING = 60
_AGE = re.compile(r"\d{1,2}\s?\+|\d{1,2}\s?jaar")
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
RowKind = Literal["blank", "single", "words", "years", "figures"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell and where it stands in its grid, from 0."""

    cell: Cell
    row: int
    column: int

    @property
    def text(self) -> str:
        """The cell's text on one line."""
        return " ".join(self.cell.text.split())


Row = Sequence[Spot]


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
    return [_split_cells(segment) for side in _sides(rows) for segment in _stack(side)]


def _facts_above(rows: Sequence[Row]) -> int:
    """How many rows at the top are facts about the document ('Organisatie | …'), parted from the table by a blank."""
    count = next((at for at, row in enumerate(rows) if not _is_fact(row)), len(rows))
    return count if 0 < count < len(rows) and row_kind(rows[count]) == "blank" else 0


def _is_fact(row: Row) -> bool:
    own = own_text(row)
    return len(own) == 2 and own[0] == row[0].text and fact_kind(own[0]) is not None


def _split_cells(segment: Segment) -> Segment:
    """The table with columns such as 'gepland / gerealiseerd' with '100 / 96' made into two."""
    for column, heading in enumerate(segment.headings):
        parts = heading.split("/")
        inside = [spot.text.split("/") for spot in segment.column(column) if spot.text]
        if len(parts) != 2 or not inside or sum(len(part) == 2 for part in inside) < 0.5 * len(inside):
            continue
        first, second = (read_heading(part).aspect for part in parts)
        if {first, second} == {"planned", "realised"}:
            bracket = re.search(r"\(.*\)", parts[1])
            names = (f"{parts[0]} {bracket.group() if bracket else ''}".strip(), parts[1].strip())
            headings = (*segment.headings[:column], *names, *segment.headings[column + 1 :])
            return Segment(segment.titles, headings, tuple(_split_row(row, column) for row in segment.body))
    return segment


def _split_row(row: Sequence[Spot], column: int) -> tuple[Spot, ...]:
    parts = row[column].text.split("/")
    texts = parts if len(parts) == 2 else [row[column].text, ""]
    halves = [Spot(Cell(text.strip()), row[column].row, row[column].column) for text in texts]
    return (*row[:column], *halves, *row[column + 1 :])


def turned(segment: Segment) -> Segment:
    """The table with rows and columns exchanged: for tables with an activity in each column."""
    width = len(segment.headings)
    body = tuple(
        (Spot(Cell(segment.headings[column]), -1, -1), *(row[column] for row in segment.body))
        for column in range(1, width)
    )
    return Segment(segment.titles, ("", *(row[0].text for row in segment.body)), body)


def own_text(row: Row) -> list[str]:
    """The different texts in a row, without the copies in merged cells."""
    return [spot.text for spot in row if spot.text and not spot.cell.merged]


def row_kind(row: Row) -> RowKind:
    """What a row is made of: nothing, one text, words only, words with years, or figures."""
    own = [spot for spot in row if spot.text and not spot.cell.merged]
    if not own:
        return "blank"
    first = next(spot for spot in row if spot.text)
    if len(own) == 1 and not _is_group(row, own[0]):
        figure = read_cell(own[0].cell).kind in ("number", "date") and own[0] is not row[0]
        return "figures" if figure else "single"
    rest = [spot for spot in own if spot is not first] if first is row[0] else own
    figures = [
        spot for spot in rest
        if read_cell(spot.cell).kind in ("number", "date", "not_applicable") and not _AGE.fullmatch(spot.text)
    ]  # fmt: skip
    if not figures:
        return "words"
    return (
        "years" if all(_YEAR.fullmatch(spot.text.rstrip("*: ")) or _is_month(spot) for spot in figures) else "figures"
    )


def _is_month(spot: Spot) -> bool:
    """Whether a cell names a month: 'jan-24', or the first day of it in a sheet."""
    found = find_period(spot.text) if read_cell(spot.cell).kind == "date" else None
    return bool(found and found.start.day == 1)


def _is_group(row: Row, only: Spot) -> bool:
    """Whether the only text of a row spans some but not all columns: a heading over a group of columns."""
    copies = sum(spot.cell.merged and spot.text == only.text for spot in row)
    return bool(copies) and copies + 1 < len(row) and only is not row[0]


def _sides(rows: Sequence[Row]) -> list[list[Row]]:
    """Tables beside each other: parted by an empty column, or with headings that start again."""
    width = len(rows[0]) if rows else 0
    for column in range(2, width - 1):
        empty = not any(row[column].text for row in rows)
        right = column + 1 if empty else column
        if (empty and _stands_alone(rows, right) and _stands_alone([row[:column] for row in rows], 0)) or (
            not empty and (_repeats(rows, column) or _starts_again(rows, column))
        ):
            return [[row[:column] for row in rows], *_sides([row[right:] for row in rows])]
    return [list(rows)]


def _stands_alone(rows: Sequence[Row], start: int) -> bool:
    """Whether the columns from `start` are a table: labels in the first, figures or words in another."""
    labels = [row[start] for row in rows if row[start].text]
    words = [spot for spot in labels if read_cell(spot.cell).kind == "text"]
    beside = sum(any(spot.text for spot in row[start + 1 :]) for row in rows if row[start].text)
    return len(labels) > 1 and len(words) > 0.6 * len(labels) and beside > 1


def _repeats(rows: Sequence[Row], column: int) -> bool:
    """Whether the header starts again at this column ('Activiteit · Uren · Activiteit · Uren')."""
    width = len(rows[0])
    if column * 2 != width:
        return False
    return any(
        [fold(spot.text) for spot in row[:column]] == [fold(spot.text) for spot in row[column:]]
        and all(spot.text and not spot.cell.merged for spot in row)
        and row_kind(row) == "words"
        for row in rows[:4]
    )


def _starts_again(rows: Sequence[Row], column: int) -> bool:
    """Whether other names of rows stand here with figures of their own: 'Lasten · Bedrag · Baten · Bedrag'."""
    top = next((row for row in rows[:4] if row_kind(row) in ("words", "years")), None)
    if top is None or len(top) - column < 2 or any(spot.cell.merged for spot in (top[0], top[column])):
        return False
    first, second = read_heading(top[0].text), read_heading(top[column].text)
    if not (first.is_("label") and second.is_("label")) or fold(first.text) == fold(second.text):
        return False
    body = [row for row in rows if row is not top and row_kind(row) == "figures"]
    alike = [fold(spot.text) for spot in top[1:column]] == [fold(spot.text) for spot in top[column + 1 :]]
    of_money = {is_only(fold(heading.text), "columns", "money_label") for heading in (first, second)}
    return (alike or len(of_money) == 2) and all(
        _holds(body, start, end) for start, end in ((0, column), (column, len(top)))
    )


def _holds(rows: Sequence[Row], start: int, end: int) -> bool:
    """Whether columns are a table of their own: words in the first, figures in the last."""
    words = [row[start] for row in rows if row[start].text]
    figures = [row[end - 1] for row in rows if row[end - 1].text]
    return (
        bool(words and figures)
        and all(read_cell(spot.cell).kind == "text" for spot in words)
        and all(read_cell(spot.cell).kind != "text" for spot in figures)
    )


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
    """A heading over a group of columns that was not merged goes for the empty cells to its right."""
    for column in range(2, len(upper)):
        if not upper[column] and lower[column] and lower[column - 1]:
            upper[column] = upper[column - 1]
