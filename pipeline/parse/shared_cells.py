"""Columns with planned and realised in one cell ('100 / 96', '38 (gepland 40)'), made into two columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.documents import Cell
from pipeline.parse.headers import read_heading
from pipeline.parse.spots import Spot

Pair = tuple[str, str]
Body = Sequence[Sequence[Spot]]
_NAMED = re.compile(r"([^\W\d_][^\d:;,/]*?)\s*[: ]\s*(\d(?:[\d.,]*\d)?)")
_COUNTED = re.compile(r"(\d(?:[\d.,]*\d)?)\s+([^\W\d_][^\d:;,/]*?)(?=\s*(?:[,;/]|\ben\b|$))")
_BOTH = {"planned", "realised"}


def split_shared(headings: Sequence[str], body: Body) -> tuple[tuple[str, ...], tuple[tuple[Spot, ...], ...]]:
    """The headings and rows of a table, each column of two figures as two columns with a heading of their own."""
    for index, heading in enumerate(headings):
        texts = [row[index].cell.text for row in body if row[index].text]
        for names, split in _ways(heading):
            pairs = [split(text) for text in texts]
            if names and sum(pair is not None for pair in pairs) >= max(1, 0.5 * len(texts)):
                wide = tuple(_split_row(row, index, split) for row in body)
                return (*headings[:index], *names, *headings[index + 1 :]), wide
    return tuple(headings), tuple(tuple(row) for row in body)


def plan_and_result(text: str) -> Pair | None:
    """Planned and realised in one text: '12 gepland, 11 gehaald', 'gepland: 12, gehaald: 11'; None in any other."""
    return _by_words(text) or _words_behind(text)


def _ways(heading: str) -> list[tuple[Pair | None, Callable[[str], Pair | None]]]:
    """How cells under a heading could be split, each with the headings that the halves get."""
    return [
        (_named_by(heading, r"([^/]+)/(.+)"), _at_slash),
        (_named_by(heading, r"([^(]+)\((.+)\)"), _at_bracket),
        ((f"{heading} gepland", f"{heading} gerealiseerd"), plan_and_result),
    ]


def _named_by(heading: str, form: str) -> Pair | None:
    """The two parts of a heading of which one is planned and one realised; a unit behind goes for both."""
    found = re.fullmatch(form, heading.strip())
    if not found:
        return None
    first, second = found.group(1).strip(), found.group(2).strip()
    if {read_heading(first).aspect, read_heading(second).aspect} != _BOTH:
        return None
    bracket = re.search(r"\(.*\)", second)
    return (f"{first} {bracket.group() if bracket else ''}".strip(), second)


def _at_slash(text: str) -> Pair | None:
    parts = text.split("/")
    return (parts[0].strip(), parts[1].strip()) if len(parts) == 2 else None


def _at_bracket(text: str) -> Pair | None:
    found = re.fullmatch(r"\s*([^()]*\d[^()]*)\((\D{0,10}\d[^()]*)\)\s*", text)
    return (found.group(1).strip(), found.group(2).strip()) if found else None


def _by_words(text: str) -> Pair | None:
    """'gepland: 10, gerealiseerd: 12' → ('10', '12'), in whichever order they stand; None where more is said."""
    named = [(read_heading(found.group(1)).aspect, found.group(2)) for found in _NAMED.finditer(text)]
    figures = {aspect: figure for aspect, figure in named if aspect}
    if len(named) != 2 or figures.keys() != _BOTH or re.search(r"\w", _NAMED.sub("", text)):
        return None
    return figures["planned"], figures["realised"]


def _words_behind(text: str) -> Pair | None:
    named = [(read_heading(found.group(2)).aspect, found.group(1)) for found in _COUNTED.finditer(text)]
    figures = {aspect: figure for aspect, figure in named if aspect}
    if len(named) != 2 or figures.keys() != _BOTH or re.search(r"\d", _COUNTED.sub("", text)):
        return None
    return figures["planned"], figures["realised"]


def _split_row(row: Sequence[Spot], index: int, split: Callable[[str], Pair | None]) -> tuple[Spot, ...]:
    texts = split(row[index].cell.text) or (row[index].text, "")
    halves = [Spot(Cell(text), row[index].row, row[index].column) for text in texts]
    return (*row[:index], *halves, *row[index + 1 :])
