"""Figures that cannot be: below zero, above a whole, outside a scale, more persons than visits."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pipeline.activity_names import fold, says
from pipeline.checks.findings import Aspect, Finding, Row, at
from pipeline.issues import dutch
from pipeline.thresholds import thresholds

_COUNTED = ("hours", "volunteer_hours", "count", "participations", "unique_participants", "days")
_ASPECTS: tuple[Aspect, ...] = ("realised", "planned")
_SCALE = re.compile(r"(?<![\d.,])(?P<low>\d{1,2})\s*(?:-|–|t/m|tot(?: en met)?|/)\s*(?P<high>\d{1,3})(?![\d.,]|-\d)")
_DAYS_A_YEAR = 366


def check_possible(rows: Sequence[Row]) -> list[Finding]:
    """The figures of one document that cannot be right."""
    money = _tables_of_money(rows)
    below = [found for row in rows if row["table"] not in money for found in _below_zero(row)]
    single = [found for row in rows for found in (*_above_hundred(row), *_outside_scale(row))]
    return [*below, *single, *_of_persons(rows), *_totals(rows)]


def _tables_of_money(rows: Sequence[Row]) -> set[int]:
    """Tables that are mostly about money: what is paid back or withdrawn stands there as a negative amount."""
    euros = Counter(row["table"] for row in rows if row["measure"] == "euro")
    every = Counter(row["table"] for row in rows)
    return {table for table, count in euros.items() if 3 * count >= every[table]}


def _words(row: Row) -> str:
    return " ".join(row[name] or "" for name in ("activity", "unit", "section"))


def _below_zero(row: Row) -> Iterator[Finding]:
    if row["measure"] not in _COUNTED or row["row_kind"] != "data" or says(_words(row), "below_zero"):
        return
    for aspect in _ASPECTS:
        value = row[aspect]
        # (1.200) is how accounts write what is taken off
        if value is not None and value < 0 and "(" not in (row[f"{aspect}_text"] or ""):
            yield at(row, "negative_value", aspect, value=dutch(value), positive=dutch(-value))
            return


def _above_hundred(row: Row) -> Iterator[Finding]:
    text = f"{_words(row)} {row['note'] or ''}"
    if row["measure"] != "percentage" or says(text, "above_hundred"):
        return
    for aspect in _ASPECTS:
        if row[aspect] is not None and row[aspect] > thresholds().possible.percentage:
            yield at(row, "percentage_above", aspect, value=dutch(row[aspect]))
            return


def _outside_scale(row: Row) -> Iterator[Finding]:
    if row["measure"] != "score" or row["row_kind"] != "data":
        return
    scale = scale_of(row["activity"] or "", row["unit"] or "")
    for aspect in _ASPECTS:
        value = row[aspect]
        if scale and value is not None and not scale[0] <= value <= scale[1]:
            yield at(row, "score_outside", aspect, value=dutch(value), low=scale[0], high=scale[1])
            return


def scale_of(*texts: str) -> tuple[int, int] | None:
    """The scale that a label or unit names ('schaal 1-5'), 0 to 10 for a rapportcijfer, None where nothing says."""
    for text in texts:
        found = _SCALE.search(text)
        if found and int(found["low"]) < int(found["high"]) and says(text, "scale"):
            return int(found["low"]), int(found["high"])
    return (0, 10) if any(says(text, "mark") for text in texts) else None


def _of_persons(rows: Sequence[Row]) -> Iterator[Finding]:
    """Persons beside visits and hours of the same activity in the same period."""
    for row, persons in _measured(rows, "unique_participants"):
        for aspect in _ASPECTS:
            visits, hours = persons.get(("participations", aspect)), persons.get(("hours", aspect))
            count = row[aspect]
            if count is None:
                continue
            if visits is not None and count > visits > 0:
                yield at(row, "more_persons", aspect, persons=dutch(count), participations=dutch(visits))
                break
            if hours is not None and count > 0 and hours > count * _most_hours(row):
                yield at(row, "hours_impossible", aspect, hours=dutch(hours), persons=dutch(count))
                break


def _measured(rows: Sequence[Row], measure: str) -> Iterator[tuple[Row, dict[tuple[str, Aspect], float]]]:
    """Each row of a measure with the figures of the other measures of its activity, where there is one of each."""
    groups: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row["row_kind"] == "data" and not says(_words(row), "average"):
            key = (row["sheet"], row["table"], fold(row["section"] or ""), fold(row["activity"] or ""))
            groups[*key, row["period_start"], row["period_end"]].append(row)
    for held in groups.values():
        kinds = [row["measure"] for row in held]
        if kinds.count(measure) == 1:
            others = [row for row in held if kinds.count(row["measure"]) == 1]
            figures: dict[tuple[str, Aspect], float] = {
                (row["measure"], aspect): row[aspect]
                for row in others
                for aspect in _ASPECTS
                if row[aspect] is not None
            }
            yield held[kinds.index(measure)], figures


def _most_hours(row: Row) -> float:
    start, end = row["period_start"], row["period_end"]
    days = (end - start).days + 1 if start and end else _DAYS_A_YEAR
    return thresholds().possible.hours_a_day * days


def _totals(rows: Sequence[Row]) -> Iterator[Finding]:
    """Persons may overlap, so a total can be less than the sum of its rows, but never less than one of them."""
    for place, row in enumerate(rows):
        total = row["realised"]
        if row["row_kind"] != "total" or row["measure"] != "unique_participants" or total is None:
            continue
        parts = [part["realised"] for part in _above(rows[:place], row) if part["realised"] is not None]
        if len(parts) > 1 and total < max(parts):
            yield at(row, "part_above_total", total=dutch(total), part=dutch(max(parts)))


def _above(rows: Sequence[Row], total: Row) -> list[Row]:
    """The rows of data between a total and the one before it that count the same."""
    same = ("table", "sheet", "measure", "period_start", "period_end")
    held: list[Row] = []
    for row in rows:
        if total["table"] is not None and all(row[name] == total[name] for name in same):
            held = [*held, row] if row["row_kind"] == "data" else held if row["row_kind"] == "subtotal" else []
    return held
