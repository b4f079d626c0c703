"""Tables set with tabs: lines of a label and figures, as many small organisations write their accounts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from pipeline.documents import Cell
from pipeline.ingest.characters import one_line
from pipeline.ingest.columns import Fragment
from pipeline.ingest.docx_paragraphs import Paragraph, W
from pipeline.ingest.draft import EMPTY

_DEFAULT_TAB = 720
"""Twentieths of a point: half an inch, Word's default."""
_FONT_SIZE = 11 * 20
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[]- "), frozenset("mwMW@%€")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_LABEL_COLON = re.compile(r"\s*\t\s*:\s*")
_FEWEST_ROWS = 3
_MOST_BLANKS = 2


def default_tab(settings: etree._Element | None) -> float:
    """The distance between tab stops, in twentieths of a point."""
    stop = None if settings is None else settings.find(f"{W}defaultTabStop")
    value = "" if stop is None else stop.get(f"{W}val") or ""
    return float(value) if value.isdecimal() and int(value) else _DEFAULT_TAB


def find_tables(lines: Sequence[Paragraph], tab: float) -> Iterator[Paragraph | list[list[Cell]]]:
    """The paragraphs in order, with runs of tabbed figure lines replaced by the rows of a table.

    A table has three or more lines with a figure behind a tab; short lines and single blanks between them belong to it
    (section rows); a line of words behind tabs is its header.
    """
    fragments = [_fragments(line, tab) for line in lines]
    index = 0
    while index < len(lines):
        end = _table_end(fragments, index)
        if end is None:
            yield lines[index]
            index += 1
        else:
            yield _rows(fragments[index:end])
            index = end


def _table_end(lines: Sequence[list[Fragment]], start: int) -> int | None:
    """Where the table that opens at `start` ends, or None where none opens."""
    if not (_is_header(lines[start]) or _has_figures(lines[start])):
        return None
    end, rows, blanks, others = start + 1, int(_has_figures(lines[start])), 0, 0
    for index in range(start + 1, len(lines)):
        line = lines[index]
        blanks = blanks + 1 if not line else 0
        others = 0 if _has_figures(line) else others + bool(line)
        if _is_header(line) or blanks > _MOST_BLANKS or others > 2 or (line and len(line[0].text) > 80):
            break
        if _has_figures(line):
            rows, end = rows + 1, index + 1
    return end if rows >= _FEWEST_ROWS else None


def _is_header(line: Sequence[Fragment]) -> bool:
    """Words only, two or more of them, the first behind a tab."""
    return (
        len(line) > 1 and line[0].left > 0 and not any(part.is_figure and not _YEAR.match(part.text) for part in line)
    )


def _has_figures(line: Sequence[Fragment]) -> bool:
    return len(line) > 1 and any(part.is_figure for part in line[1:])


def _rows(lines: Sequence[list[Fragment]]) -> list[list[Cell]]:
    header = lines[0] if _is_header(lines[0]) else []
    count = len(header) or Counter(len(_split(line, 1)[1]) for line in lines if _has_figures(line)).most_common(1)[0][0]
    values = [_split(line, count, header[0].left if header else 0.0)[1] for line in lines]
    widest = header or next((row for row in values if len(row) == count), values[0])
    places = [part.left for part in widest]
    return [_row(line, places, line is header) for line in lines if line]


def _row(line: Sequence[Fragment], places: Sequence[float], is_header: bool) -> list[Cell]:
    label, values = ("", list(line)) if is_header else _split(line, len(places), places[0])
    cells = [EMPTY] * len(places)
    for order, part in enumerate(values):
        nearest = min(range(len(places)), key=lambda index: abs(places[index] - part.left))
        column = order if len(values) == len(places) else nearest
        cells[column] = Cell(f"{cells[column].text} {part.text}".strip())
    return [Cell(label), *cells]


def _split(line: Sequence[Fragment], count: int, first: float = 0.0) -> tuple[str, list[Fragment]]:
    """The label and the values of a line that has room for `count` values, the first of them standing at `first`.

    Words behind the label are part of it when figures follow. So is a year that stands far left of the first column,
    or that makes one value too many.
    """
    values = list(line[1:])
    label = [line[0].text] if line else []
    while len(values) > 1 and (not values[0].is_figure or _is_label_year(values, count, first)):
        label.append(values.pop(0).text)
    return " ".join(label), values


def _is_label_year(values: Sequence[Fragment], count: int, first: float) -> bool:
    too_many = len(values) > count > 1
    return bool(_YEAR.match(values[0].text)) and (too_many or values[0].left < first - 2 * _DEFAULT_TAB)


def _fragments(line: Paragraph, tab: float) -> list[Fragment]:
    """The texts between tabs with their estimated place, in twentieths of a point."""
    text = _LABEL_COLON.sub(": ", line.text.strip("\n"))
    if line.is_item and "\t" in text:
        text = f"- {text}"
    if "\n" in text:
        return [Fragment(0, 0, one_line(text))]
    stops = _own_stops(line.element)
    parts: list[Fragment] = []
    place = 0.0
    for order, piece in enumerate(text.split("\t")):
        if order:
            place = next((stop for stop in stops if stop > place), (place // tab + 1) * tab)
        width = _width(piece)
        if piece.strip():
            parts.append(Fragment(place, place + width, one_line(piece)))
        place += width
    return [part for part in parts if part.text]


def _own_stops(element: etree._Element) -> list[float]:
    stops = element.findall(f"{W}pPr/{W}tabs/{W}tab")
    values = [stop.get(f"{W}pos") or "" for stop in stops if stop.get(f"{W}val") != "clear"]
    return sorted(float(value) for value in values if value.isdecimal())


def _width(text: str) -> float:
    em = sum(0.28 if sign in _NARROW else 0.8 if sign in _WIDE else 0.62 if sign.isupper() else 0.5 for sign in text)
    return em * _FONT_SIZE
