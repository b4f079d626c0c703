"""Big numbers with their label: tiles in a table, or numbers and labels in turn under each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from pipeline.documents import Block, Cell, Grid
from pipeline.parse.layout import Segment
from pipeline.parse.numbers import read_number
from pipeline.parse.periods import find_period
from pipeline.parse.spots import Row, Spot, row_kind
from pipeline.parse.units import find_unit
from pipeline.parse.words import fold, opens_with

FEWEST = 3
_LONGEST_LABEL = 70
_MOST_LABEL_WORDS = 9
_MOST_LINE_WORDS = 7
_MOSTLY = 0.66
"""Share of the lines that must say what they count, where number and label stand on one line."""
_SMALL = 60
"""Numbers up to this that climb under each other may be those of pages, steps or chapters."""
_VALUE = (
    r"(?:(?:ca\.?|circa|ruim|bijna|meer dan|±|>)\s*)?(?:€\s*)?\d[\d.]*(?:,\d+)?(?:,-)?"
    r"\s?(?:%|\+|x|k|mln\.?|miljoen|procent|uur|uren|euro)?"
)
_FIRST = re.compile(rf"^(?P<value>{_VALUE})\s+(?P<label>[^\W\d_(].*)$")
_LAST = re.compile(rf"^(?P<label>[^\W\d_][^\d:]*?)\s*[:\n ]\s*(?P<value>{_VALUE})$")
_ALONE = re.compile(_VALUE)

Pair = tuple[str, str]
"""A label and its number as written."""


def is_number_alone(text: str) -> bool:
    """Whether a text is one number and no year, as big numbers are set above their label."""
    written = " ".join(text.split())
    return bool(_ALONE.fullmatch(written)) and _is_count(written)


def is_big_number(text: str) -> bool:
    """Whether a large or bold line is a number, with its label in small letters or alone, and no heading."""
    found = _FIRST.match(text)
    return is_number_alone(text) or bool(found and found["label"][0].islower() and read_tile(text))


def read_tile(text: str) -> Pair | None:
    """'412 ouderen bezocht', '94% komt terug', 'Huisbezoeken 3.086' → label and number; None for any other text."""
    written = " ".join(text.split())
    found = _FIRST.match(written)
    if found and _is_other(found["label"]):
        return None
    found = found or _LAST.match(written)
    if not found or not _is_count(found["value"]) or not is_tile_label(found["label"]):
        return None
    return found["label"].strip(" :"), found["value"].strip()


def _is_other(behind: str) -> bool:
    """Whether the words behind a number make it a date, time, age, price or part."""
    return any(opens_with(fold(behind), "numbers", words) for words in ("no_count", "no_tile"))


def is_tile_label(text: str) -> bool:
    """Whether a text can stand under a big number: a few words without figures or a full stop."""
    return (
        1 < len(text) <= _LONGEST_LABEL
        and len(text.split()) <= _MOST_LABEL_WORDS
        and not text.rstrip().endswith((".", "!", "?", ":", ";", ","))
        and not re.search(r"\d{2}", text)
        and bool(re.search(r"[^\W\d_]{3}", text))
    )


def tile_segment(grid: Grid) -> Segment | None:
    """The tiles that a grid consists of, as a table of labels and numbers; None for any other grid."""
    rows = [[Spot(cell, i, j) for j, cell in enumerate(row)] for i, row in enumerate(grid.rows)]
    rows = [row for row in rows if row_kind(row) != "blank"]
    if len(rows) > 1 and row_kind(rows[0]) == "single" and not read_tile(rows[0][0].text):
        rows = rows[1:]
    found = _whole_cells(rows) or _numbers_over_labels(rows)
    if len(found) < FEWEST or not are_counts([(label, spot.text) for label, spot in found]):
        return None
    body = tuple((Spot(Cell(label), spot.row, spot.column), spot) for label, spot in found)
    return Segment((), ("", ""), body)


def _whole_cells(rows: Sequence[Row]) -> list[tuple[str, Spot]]:
    """Tiles of which each cell holds number and label; rows of two or more."""
    spots = [spot for row in rows for spot in row if spot.text and not spot.cell.merged]
    found = [(tile[0], replace(spot, cell=Cell(tile[1]))) for spot in spots if (tile := read_tile(spot.text))]
    wide = any(sum(bool(spot.text) and not spot.cell.merged for spot in row) > 1 for row in rows)
    return found if wide and len(found) == len(spots) else []


def _numbers_over_labels(rows: Sequence[Row]) -> list[tuple[str, Spot]]:
    """Rows of numbers, each with a row of labels under it."""
    found: list[tuple[str, Spot]] = []
    for numbers, *labels in _under_numbers(rows):
        pairs = [
            (" ".join(row[at].text for row in labels if row[at].text), number)
            for at, number in enumerate(numbers)
            if number.text or any(row[at].text for row in labels)
        ]
        if len(pairs) < 2 or not all(is_number_alone(number.text) and is_tile_label(label) for label, number in pairs):
            return []
        found += pairs
    return found


def _under_numbers(rows: Sequence[Row]) -> list[list[Row]]:
    """Each row that starts with a number, with the rows of words under it; the first row must be one."""
    stacks: list[list[Row]] = []
    for row in rows:
        own = [spot.text for spot in row if spot.text]
        if stacks and not any(map(is_number_alone, own)):
            stacks[-1].append(row)
        else:
            stacks.append([row])
    return stacks


def block_tiles(blocks: Sequence[tuple[int, Block]]) -> Iterator[tuple[list[Pair], set[int]]]:
    """Labels and numbers of blocks that are tiles in a run, and the indexes of those blocks."""
    index = 0
    while index < len(blocks):
        pairs, size = _run(blocks, index)
        if len(pairs) < FEWEST:
            pairs = _whole_blocks(blocks, index)
            size = max(len(pairs), 1)
        if len(pairs) >= FEWEST and are_counts(pairs):
            yield pairs, {number for number, _ in blocks[index : index + size]}
        index += max(size, 1)


def _run(blocks: Sequence[tuple[int, Block]], start: int) -> tuple[list[Pair], int]:
    """Numbers and labels in turn from a block on, and how many blocks they take."""
    texts = [block.text for _, block in blocks[start:]]
    if not texts:
        return [], 0
    numbers = [is_number_alone(text) for text in texts]
    if not numbers[0] and not (len(texts) > 1 and numbers[1] and is_tile_label(texts[0])):
        return [], 1
    first = [*_pairs_from(texts, 0)]
    second = [*_pairs_from(texts, 1)]
    # a title over numbers with their label under them leaves a label at the end
    if numbers[0] or len(first) > len(second):
        return first, max(2 * len(first), 1)
    return [], 1


def _whole_blocks(blocks: Sequence[tuple[int, Block]], start: int) -> list[Pair]:
    """Numbers with their label behind them on one line each, from a block on; none where most count nothing known."""
    lines = takewhile(lambda one: is_big_number(one[1].text) or one[1].kind != "heading", blocks[start:])
    tiles = (read_tile(block.text) if _FIRST.match(block.text) else None for _, block in lines)
    found = [tile for tile in takewhile(bool, tiles) if tile is not None]
    known = [label for label, value in found if find_unit(label) or read_number(value).unit]
    short = all(len(label.split()) <= _MOST_LINE_WORDS for label, _ in found)
    return found if short and len(known) >= _MOSTLY * len(found) else []


def _pairs_from(texts: Sequence[str], start: int) -> Iterator[Pair]:
    """Pairs of a number and its label, or the other way round, as long as they go on."""
    is_number_first = start < len(texts) and is_number_alone(texts[start])
    for one, other in zip(texts[start::2], texts[start + 1 :: 2], strict=False):
        number, label = (one, other) if is_number_first else (other, one)
        if not is_number_alone(number) or is_number_alone(label) or not is_tile_label(label):
            return
        yield label, number


def are_counts(pairs: Sequence[Pair]) -> bool:
    """Whether numbers count what their labels say: not the numbers of pages, steps or chapters."""
    readings = [read_number(value) for _, value in pairs]
    values = [reading.value or 0.0 for reading in readings]
    climbs = all(upper < lower for upper, lower in pairwise(values)) and max(values) <= _SMALL
    counted = [
        label for (label, _), reading in zip(pairs, readings, strict=True) if find_unit(label) or reading.unit
    ]  # fmt: skip
    by_one = [lower - upper for upper, lower in pairwise(values)] == [1.0] * (len(values) - 1)
    if by_one or (climbs and len(counted) < len(pairs)):
        return False
    return len(counted) >= max(1, len(pairs) // 3)


def _is_count(value: str) -> bool:
    reading = read_number(value)
    is_year = re.fullmatch(r"(?:19|20)\d\d", value.strip())
    return (
        reading.kind == "number"
        and not reading.clock
        and not is_year
        and len(re.sub(r"\D", "", value)) < 8
        and (not re.match(r"0\d", value) and find_period(value) is None)
    )
