"""Labelled facts about a document: 'Organisatie: …', a cover sheet of labels and values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.documents import Block, Document, Grid
from pipeline.parse.headers import is_heading_word
from pipeline.parse.places import block_places, place
from pipeline.parse.spots import Spot
from pipeline.parse.words import fold, word_list

_QUESTION = re.compile(r"^(?P<label>[^?]{8,60}\?)\s*(?P<value>.+)$")
_LINE = re.compile(r"^(?P<label>[^:\t]{2,60}?)\s*[:\t]\s*(?P<value>.+)$")
_FACTS = ("organisation", "programme", "grant_number", "period", "amount", "start", "end")
_LONGEST_VALUE = 120
_FORM = 25
"""How many lines from the start a form can be, where labels stand on lines of their own."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled fact: which, what stands behind or under the label, the folded label and its Dutch place."""

    kind: str
    value: str
    label: str
    location: str


def labelled_facts(document: Document) -> list[Labelled]:
    """What labels on lines and in cells say of the document, in order; values that cannot be one are left out."""
    return [
        Labelled(kind, value.strip(), _bare(label), location) for label, value, location in _labelled(document)
        if (kind := fact_kind(label)) in _FACTS and len(value.strip()) <= _LONGEST_VALUE
        and (len(value.strip()) > 1 or value.strip().isdigit())
        and (kind not in ("organisation", "programme") or re.search(r"[^\W\d_]{2}", value))
        and not (fact_kind(value) and not re.search(r"\d", value))
    ]  # fmt: skip


def fact_kind(label: str) -> str | None:
    """The fact that a label on a cover or form names: organisation, programme, grant_number, period, other or None."""
    folded = re.sub(r"(?<=\w{4})(?: 20\d\d|:? \(?(?:€|in euro'?s?)\)?)$", "", _bare(label))
    found = (
        name
        for folded in dict.fromkeys((folded, _asked(folded)))
        for name in (*_FACTS, "other")
        if _label(name).fullmatch(folded)
    )
    return next(found, None)


def _asked(label: str) -> str:
    """A folded label of a form made plain: 'wat is de naam van uw plan (kort)' → 'naam van uw plan'."""
    bare = re.sub(r"\s*\([^)]*\)$", "", label)
    bare = re.sub(r"^(?:wat is |vermeld |vul in |geef )?(?:de |het |uw |je |jullie |ons |onze )", "", bare)
    return re.sub(r" (?:bij |van )?(?:de |onze )?gemeente(?: \w+)?$", "", bare)


def is_fact(text: str) -> bool:
    """Whether a line is a labelled fact about the document ('Organisatie: …', 'KvK-nummer: …') and no prose."""
    found = _LINE.match(text)
    # 'BIJLAGE: UREN EERSTE HALFJAAR' is a heading
    heads = text.isupper() and text.startswith("BIJLAGE")
    return found is not None and len(text) <= 200 and fact_kind(found["label"]) is not None and not heads


def is_reference(text: str) -> bool:
    """Whether a line is a labelled number of a letter or a grant: the year in it says nothing of what stands below."""
    found = _LINE.match(text)
    return found is not None and fact_kind(found["label"]) == "grant_number"


def is_cover(grid: Grid) -> bool:
    """Whether a grid holds facts about the document ('Organisatie | …'), not figures."""
    rows = [[" ".join(cell.text.split()) for cell in row if cell.text and not cell.merged] for row in grid.rows]
    filled = [row for row in rows if row]
    pairs = [row for row in filled if _is_pairs(row)]
    facts = [row for row in filled if row in pairs or (len(row) <= 4 and fact_kind(row[0]) is not None)]
    two_wide = len(pairs) + sum(len(row) <= 2 for row in filled) >= 0.5 * len(filled)
    return len(facts) >= 2 and len(facts) >= 0.5 * len(filled) and two_wide


def _is_pairs(row: list[str]) -> bool:
    """Whether a row of four is a label and a value, twice: 'Subsidiejaar | 2024 | Domein | Educatie'."""
    labels, values = row[::2], row[1::2]
    named = len(row) == 4 and any(fact_kind(label) for label in labels)
    # 'Onderdeel | Aantal | Uren | Begroting' is the header of a table
    return (
        named
        and not all(map(is_heading_word, values))
        and all(re.fullmatch(r"[^\W\d][^\d€]{1,40}", label) for label in labels)
    )


def _bare(label: str) -> str:
    """A label folded, without its number and closing signs: '2. Naam organisatie:' → 'naam organisatie'."""
    return re.sub(r"^(?:\d+[.)]?|[a-z][.)])\s+", "", fold(label).strip(" .:*?"))


@cache
def _label(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{words})" for words in word_list("metadata")["labels"][name]))


def _labelled(document: Document) -> Iterator[tuple[str, str, str]]:
    """Labels, their values and places; a value stands on the line of its label or on the one under it."""
    previous: Block | None = None
    every = block_places(document)
    first, places = set(every[:_FORM]), iter(every)
    for part in document.parts:
        if isinstance(part, Grid):
            yield from _labelled_cells(part)
            previous = None
            continue
        location = next(places)
        found = _LINE.match(part.text)
        if found:
            yield from ((label, value, location) for label, value in _pairs_in(part.text))
        elif asked := _QUESTION.match(part.text):
            yield asked["label"], asked["value"], location
        elif previous and _is_under_label(previous, part, early=location in first):
            yield previous.text, part.text, location
        previous = part


def _pairs_in(text: str) -> list[tuple[str, str]]:
    """The labels and values of a line: one, or several with bars between them where each has a label."""
    parts = [_LINE.match(part) for part in re.split(r"\s+[|·]\s+", text)]
    pairs = [(part["label"], part["value"]) for part in parts if part]
    whole = _LINE.match(text)
    return pairs if len(pairs) == len(parts) or whole is None else [(whole["label"], whole["value"])]


def _is_under_label(label: Block, value: Block, early: bool) -> bool:
    """Whether a line can be the answer to the label above it; further on 'Organisatie' is a heading like any other."""
    numbered = label.text.endswith(":") and bool(re.search(r"\d", value.text))
    if (
        (value.kind == "heading" and not numbered)
        or value.text.endswith(":")
        or len(value.text.split()) > 9
        or len(label.text) > 60
    ):
        return False
    asks = label.text.endswith((":", "?")) or bool(re.search(r"\b(?:naam|nummer)\b", fold(label.text)))
    return (asks or early) and not value.text[0].islower()


def _is_form(spots: list[list[Spot]]) -> bool:
    """Whether a grid is a form: labels or questions with one answer beside each, two or more on the document."""
    facts = [row for row in spots if row and fact_kind(row[0].text) in _FACTS]
    return len(facts) > 1 and all(len(row) <= 2 for row in spots)


def _heading_rows(spots: list[list[Spot]]) -> list[list[Spot]]:
    """The rows over a table that hold a label and a value and no more: the heading of an export."""
    texts = [[spot.text for spot in row] for row in spots]
    first = next((i for i, row in enumerate(texts) if len(row) > 2 and not _is_pairs(row)), 0)
    return [row for row in spots[:first] if len(row) in (2, 4)]


def _under_labels(spots: list[list[Spot]]) -> list[tuple[Spot, Spot]]:
    """The labels of a row of references in a letter with what stands under each: 'Datum | Ons kenmerk | Uw kenmerk'."""
    rows = [row for row in spots if row]
    if len(rows) != 2 or sum(fact_kind(spot.text) is not None for spot in rows[0]) < 2:
        return []
    below = {spot.column: spot for spot in rows[1]}
    return [
        (spot, below[spot.column])
        for spot in rows[0]
        if spot.column in below and not fact_kind(below[spot.column].text)
    ]


def _labelled_cells(grid: Grid) -> Iterator[tuple[str, str, str]]:
    """Rows of a label and a value in a grid of facts or over a table; columns of one value under a label."""
    spots = [
        [Spot(cell, i, j) for j, cell in enumerate(row) if cell.text and not cell.merged]
        for i, row in enumerate(grid.rows)
    ]
    for label, value in _under_labels(spots):
        yield label.text, value.text, place(grid, value)
    for row in spots if is_cover(grid) or _is_form(spots) else _heading_rows(spots):
        for label, value in zip(row[::2], row[1::2], strict=False):
            yield label.text, value.text, place(grid, value)
    for spot in (spot for row in spots for spot in row):
        found = _LINE.match(spot.text)
        if found and len(spot.text) < 120:
            yield found["label"], found["value"], place(grid, spot)
    for column in zip(*grid.rows, strict=True):
        heading, *values = [" ".join(cell.text.split()) for cell in column]
        different = {text for text in values if text}
        if len(different) == 1 and len(values) > 1 and fact_kind(heading) in ("organisation", "programme"):
            yield heading, different.pop(), place(grid)
