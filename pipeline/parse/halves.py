"""Figures that belong together but stand apart: planned and realised in two rows, a plan in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.parse.items import Figure, Item, Line
from pipeline.parse.numbers import read_number
from pipeline.parse.words import fold, is_only, opens_with, pattern


def split_label(label: str) -> tuple[str | None, str]:
    """What the label of a row says of planned and realised, and the label without it.

    'Gepland aantal lessen' → planned, 'Aantal lessen'; 'Aantal lessen (behaald)' → realised, 'Aantal lessen'.
    """
    for aspect in ("planned", "realised"):
        words = pattern("columns", aspect)
        for found in words.finditer(fold(label)):
            before, after = label[: found.start()].strip(" ("), label[found.end() :].strip(" ):")
            # folding keeps the length of what is only plain letters
            rest = before or after
            if len(fold(label)) == len(label) and not (before and after) and re.search(r"[^\W\d_]{3}", rest):
                return aspect, rest[:1].upper() + rest[1:]
    return None, label


def say_halves(labels: Sequence[str]) -> bool:
    """Whether labels of rows come in halves: one that says planned and one that says realised, of the same."""
    said: dict[str, set[str]] = {}
    for aspect, rest in map(split_label, labels):
        if aspect:
            said.setdefault(fold(rest), set()).add(aspect)
    return any(len(aspects) == 2 for aspects in said.values())


def join_halves(line: Line, aspect: str | None, above: Sequence[Line]) -> Line | None:
    """A row that says planned or realised: put with the row above when that is the other half; None when it was."""
    if aspect == "derived":
        return None
    if aspect == "planned":
        line.items = [replace(item, planned=item.realised or item.planned, realised=None) for item in line.items]
    before = above[-1] if above and above[-1].label == line.label and above[-1].section == line.section else None
    if before is None:
        return line
    halves = {item.slot: item for item in line.items}
    if any(
        (item.planned is None) == (halves[item.slot].planned is None) for item in before.items if item.slot in halves
    ):
        return line
    met = {item.slot for item in before.items}
    before.items = [_whole(item, halves.get(item.slot)) for item in before.items]
    before.items += [item for item in line.items if item.slot not in met]
    return None


def _whole(item: Item, half: Item | None) -> Item:
    if half is None:
        return item
    return replace(item, planned=item.planned or half.planned, realised=item.realised or half.realised)


def plan_in_remark(realised: Figure) -> Figure | None:
    """The plan in brackets behind a realised figure: '24 (gepland was 26)' → 26."""
    remark = realised.reading.remark or ""
    number = re.search(r"(?<![\d.,])\d[\d.]*(?:,\d+)?(?![\d.,])", remark)
    words = fold(remark.replace(number.group(), " ")) if number else ""
    if not number or not (opens_with(fold(remark), "columns", "planned") or is_only(words, "columns", "planned")):
        return None
    reading = read_number(number.group())
    return Figure(reading, realised.text, realised.cell) if reading.kind == "number" else None


def tell_apart_in_columns(lines: Sequence[Line]) -> None:
    """A column that counts participations beside a column of unique persons does so in the rows without the latter."""
    apart = {item.slot for line in lines for item in line.items if item.plain and item.measure == "participations"}
    for line in lines:
        line.items = [
            replace(item, measure="participations") if item.plain and item.slot in apart else item
            for item in line.items
        ]  # fmt: skip


def tell_apart(items: list[Item]) -> list[Item]:
    """Where a row counts unique persons by name, its plain count of deelnemers is of participations."""
    if not any(item.explicit for item in items):
        return items
    return [replace(item, measure="participations") if item.plain and not item.explicit else item for item in items]
