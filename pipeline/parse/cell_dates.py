"""Cells that hold a date: the period they tell, or the number that a spreadsheet made a date of."""

from __future__ import annotations

import re
from datetime import date, datetime

from pipeline.parse.periods import find_period, numbered_period
from pipeline.parse.spots import Spot
from pipeline.parse.words import fold
from pipeline.periods import Period


def period_of(spot: Spot, year: int | None, heading: str = "") -> Period | None:
    """The period in a cell of a date or period column; a number counts what the heading says (Kwartaal: 2)."""
    value = spot.cell.value
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return Period(day, day)
    numbered = re.fullmatch(r"(\d{1,2})(?:\.0)?", spot.text)
    if numbered and re.match(r"kwartaal|maand", fold(heading)):
        return numbered_period(fold(heading), int(numbered.group(1)), year)
    return find_period(spot.text, year)


def meant(spot: Spot, year: int | None) -> str:
    """What was typed where a sheet shows a date: 3 April → '3-4', the first of April of a strange year → '4-13'."""
    day = spot.cell.value
    if isinstance(day, date):
        is_month = day.day == 1 and year is not None and abs(day.year - year) > 1
        return f"{day.month}-{day.year % 100}" if is_month else f"{day.day}-{day.month}"
    parts = [_month_number(part) or part for part in re.split(r"[-/ ]", spot.text)[:2]]
    return "-".join(map(str, parts))


def _month_number(word: str) -> int | None:
    found = find_period(word, 2000)
    return found.start.month if found else None
