"""Labelled facts about a document: 'Organisatie: …', a cover sheet of labels and values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.documents import Block, Document, Grid
from pipeline.parse.periods import find_period
from pipeline.parse.words import fold, word_list

_LINE = re.compile(r"^(?P<label>[^:\t]{2,60}?)\s*[:\t]\s*(?P<value>.+)$")
_FACTS = ("organisation", "programme", "grant_number", "period")
_LONGEST_VALUE = 120


def labelled_facts(document: Document) -> Iterator[tuple[str, str]]:
    """Labelled facts, the first of each kind last, so that it wins in a dictionary."""
    found = [
        (kind, value.strip()) for label, value in _labelled(document)
        if (kind := fact_kind(label)) in _FACTS and 1 < len(value.strip()) <= _LONGEST_VALUE
        and (kind != "period" or find_period(value))
        and (kind not in ("organisation", "programme") or re.search(r"[^\W\d_]{2}", value))
    ]  # fmt: skip
    return ((str(kind), value) for kind, value in reversed(found))


def fact_kind(label: str) -> str | None:
    """The fact that a label on a cover or form names: organisation, programme, grant_number, period, other or None."""
    folded = fold(label).strip(" .:*?")
    folded = re.sub(r"^(?:\d+[.)]?|[a-z][.)])\s+", "", folded)
    return next((name for name in (*_FACTS, "other") if _label(name).fullmatch(folded)), None)


def is_fact(text: str) -> bool:
    """Whether a line is a labelled fact about the document ('Organisatie: …', 'KvK-nummer: …') and no prose."""
    found = _LINE.match(text)
    return bool(found) and len(text) <= 200 and fact_kind(found["label"]) is not None if found else False


def is_cover(grid: Grid) -> bool:
    """Whether a grid holds facts about the document ('Organisatie | …'), not figures."""
    rows = [[" ".join(cell.text.split()) for cell in row if cell.text and not cell.merged] for row in grid.rows]
    filled = [row for row in rows if row]
    facts = [row for row in filled if len(row) <= 4 and fact_kind(row[0]) is not None]
    two_wide = sum(len(row) <= 2 for row in filled) >= 0.5 * len(filled)
    return len(facts) >= 2 and len(facts) >= 0.5 * len(filled) and two_wide


@cache
def _label(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{words})" for words in word_list("metadata")["labels"][name]))


def _labelled(document: Document) -> Iterator[tuple[str, str]]:
    previous: Block | None = None
    for part in document.parts:
        if isinstance(part, Grid):
            yield from _labelled_cells(part)
            previous = None
            continue
        found = _LINE.match(part.text)
        if found:
            yield found["label"], found["value"]
        elif previous and len(previous.text) <= 40 and len(part.text.split()) <= 7 and part.kind != "heading":
            yield previous.text, part.text
        previous = part


def _labelled_cells(grid: Grid) -> Iterator[tuple[str, str]]:
    """Rows of a label and a value in a grid of facts; columns of one and the same value under a label."""
    for row in grid.rows if is_cover(grid) else ():
        own = [" ".join(cell.text.split()) for cell in row if cell.text and not cell.merged]
        if len(own) > 1:
            yield from zip(own[::2], own[1::2], strict=False)
    for text in (cell.text for row in grid.rows for cell in row if ":" in cell.text and not cell.merged):
        found = _LINE.match(" ".join(text.split()))
        if found and len(text) < 120:
            yield found["label"], found["value"]
    for column in zip(*grid.rows, strict=True):
        label, *values = [" ".join(cell.text.split()) for cell in column]
        different = {value for value in values if value}
        if len(different) == 1 and len(values) > 1 and fact_kind(label) == "organisation":
            yield label, different.pop()
