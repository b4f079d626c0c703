"""Sheets and tables that repeat others: a year sheet beside its quarters may not count a second time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.issues import Issue, issue
from pipeline.parse.items import Item
from pipeline.parse.words import fold

Key = tuple[str, str]
"""Label and measure."""
_FEWEST = 2
_MOST_OF = 0.8
_NAME = re.compile(r"(?:totaal|totalen|samenvatting|overzicht|jaar|verzamel|cumulatief|alles|recap)\w*")


def mark_summaries(items: Sequence[Item]) -> tuple[list[Item], list[Issue]]:
    """The items, those of a sheet or table that repeats others as totals, and an issue for each that does.

    It repeats others when its rows are those of two or more others and its figures their sum, when each of its rows is
    the sum of another, or when a sheet that is called a total has the same rows; and when all figures of another with
    the same period come back.
    """
    tables = _tables(items)
    found: dict[str, str] = {}
    for name, own in tables.items():
        others = [other for key, other in tables.items() if key != name and key not in found]
        code = _repeats(name, own, others)
        if code:
            found[name] = code
    marked = [
        replace(item, row_kind="total") if _table_of(item) in found and item.row_kind == "data" else item
        for item in items
    ]
    return marked, [_issue(code, tables[name][0]) for name, code in found.items()]


def _table_of(item: Item) -> str:
    """The sheet, else the table that an item stands in; empty for a list in running text."""
    return item.sheet or (f"tabel {item.table}" if item.table else "")


def _tables(items: Sequence[Item]) -> dict[str, list[Item]]:
    tables: dict[str, list[Item]] = {}
    for item in items:
        if item.row_kind == "data" and _table_of(item):
            tables.setdefault(_table_of(item), []).append(item)
    return tables


def _issue(code: str, item: Item) -> Issue:
    where = f"blad {item.sheet}" if item.sheet else ", ".join(_places(item))
    return issue(code, "parse", where, table=item.table)


def _places(item: Item) -> Iterator[str]:
    if item.page:
        yield f"pagina {item.page}"
    yield f"tabel {item.table}"


def _repeats(name: str, own: Sequence[Item], others: Sequence[Sequence[Item]]) -> str | None:
    """The code of the issue for a table that repeats others, else None."""
    figures = _figures(own)
    if len(figures) < _FEWEST:
        return None
    if _adds_up_others(own, others):
        return "summary_table"
    alike = [other for other in others if _shared(figures, other) >= _MOST_OF * len(figures)]
    if len(alike) > 1 and _is_sum(figures, [_figures(other) for other in alike]):
        return "summary_table"
    if len(alike) > 1 and own[0].sheet and _NAME.search(fold(name)):
        return "summary_differs"
    above = [other for other in alike if (other[0].table or 0) < (own[0].table or 0)]
    return "repeated_table" if any(_is_copy(own, other) for other in above) else None


def _figures(items: Sequence[Item]) -> dict[Key, float]:
    """The realised figures, else the planned, added up for each label and measure."""
    sums: dict[Key, float] = {}
    for item in items:
        figure = item.realised or item.planned
        if figure and figure.value is not None:
            key = (fold(item.activity), item.measure)
            sums[key] = sums.get(key, 0.0) + figure.value
    return sums


def _shared(figures: dict[Key, float], other: Sequence[Item]) -> int:
    return len(figures.keys() & _figures(other).keys())


def _is_sum(figures: dict[Key, float], others: Sequence[dict[Key, float]]) -> bool:
    right = [
        _is_equal(sum(other.get(key, 0.0) for other in others), value)
        for key, value in figures.items() if value
    ]  # fmt: skip
    return len(right) >= _FEWEST and sum(right) >= _MOST_OF * len(right)


def _adds_up_others(own: Sequence[Item], others: Sequence[Sequence[Item]]) -> bool:
    """Whether the rows are the totals of other tables, a table each: 'Noord' beside the sheet of Noord."""
    rows: dict[tuple[int | None, str], list[Item]] = {}
    for item in own:
        rows.setdefault((item.row, item.activity), []).append(item)
    wholes = [(other[0], _by_measure(other)) for other in others if len(other) > 1]
    met = [
        next((at for at, (first, whole) in enumerate(wholes) if _is_whole(row, first, whole)), None)
        for row in rows.values()
    ]  # fmt: skip
    found = [at for at in met if at is not None]
    return len(set(found)) >= _FEWEST and len(set(found)) == len(found) and len(found) >= _MOST_OF * len(rows)


def _by_measure(items: Sequence[Item]) -> dict[Key, float]:
    """The figures of a table added up for each measure, planned and realised apart."""
    sums: dict[Key, float] = {}
    for item in items:
        for aspect, figure in (("planned", item.planned), ("realised", item.realised)):
            if figure and figure.value is not None:
                sums[item.measure, aspect] = sums.get((item.measure, aspect), 0.0) + figure.value
    return sums


def _is_whole(row: Sequence[Item], first: Item, whole: dict[Key, float]) -> bool:
    """Whether the figures of a row are those of a table: two or more, or one where the row is named after its sheet."""
    own = _by_measure(row)
    equal = [key for key, value in own.items() if key in whole and _is_equal(value, whole[key])]
    named = bool(first.sheet) and fold(row[0].activity) in fold(first.sheet or "")
    return len(equal) == len(own) and any(own.values()) and (len(own) >= _FEWEST or named)


def _is_equal(one: float, other: float) -> bool:
    return abs(one - other) <= max(0.02, 0.0005 * abs(other))


def _is_copy(own: Sequence[Item], other: Sequence[Item]) -> bool:
    """Whether every figure comes back, for the same period: three rows or more, and not only zeros."""
    mine, theirs = _written(own), _written(other)
    return len(mine) > _FEWEST and mine == theirs and any(_figures(own).values())


def _written(items: Sequence[Item]) -> list[tuple[object, ...]]:
    return [
        (fold(item.activity), item.measure, item.period, *(figure.value for figure in item.figures)) for item in items
    ]
