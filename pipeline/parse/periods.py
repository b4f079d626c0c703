"""Periods as Dutch reports write them: '2020', 'Q3 2023', 'januari t/m juni 2023', 'schooljaar 2022-2023'."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.parse.words import fold, word_list


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day."""

    start: date
    end: date

    def holds(self, other: Period) -> bool:
        """Whether `other` lies within this period."""
        return self.start <= other.start and other.end <= self.end


Find = tuple[int, int, Period]
"""Where a period stands in the folded text, and which it is."""


def year_period(year: int) -> Period:
    """A calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def find_period(text: str, year: int | None = None) -> Period | None:
    """The first period that a text names, the most precise writing first; `year` helps out '3e kwartaal'.

    'eerste halfjaar 2023' → 1 January to 30 June 2023. None when no period is named.
    """
    return next((period for _, _, period in find_periods(text, year)), None)


def numbered_period(kind: str, number: int, year: int | None) -> Period | None:
    """The month or quarter with a number, None without a year: ('kwartaal', 2, 2023) → April to June."""
    length = 3 if kind.startswith("kwart") else 1
    return _months_of(year, (number - 1) * length + 1, number * length) if year else None


def find_periods(text: str, year: int | None = None) -> list[Find]:
    """All periods that a text names, in order, none overlapping another."""
    folded = fold(text)
    taken: list[Find] = []
    for reader in _readers():
        for start, end, period in reader(folded, year):
            if all(end <= other[0] or start >= other[1] for other in taken):
                taken.append((start, end, period))
    return sorted(taken, key=lambda find: find[0])


def without_periods(text: str, year: int | None = None) -> str:
    """The folded text without the periods it names."""
    folded = fold(text)
    for start, end, _ in reversed(find_periods(text, year)):
        folded = f"{folded[:start]} {folded[end:]}"
    return " ".join(folded.split())


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = word_list("periods")["months"]
    return months


@cache
def _ordinals() -> dict[str, int]:
    ordinals: dict[str, int] = word_list("periods")["ordinals"]
    return ordinals


@cache
def _expression(template: str) -> re.Pattern[str]:
    """A template with @month, @ordinal, @year, @to and @day filled in."""
    months = "|".join(sorted(_months(), key=len, reverse=True))
    ordinals = "|".join(sorted(_ordinals(), key=len, reverse=True))
    parts = {
        "@of_year": r"(?:[\s,]*(?:van|in|-|')?\s*(?P<year>@year))?",
        "@month": rf"(?:{months})\.?",
        "@ordinal": rf"(?:\d{{1,2}} ?(?:e|ste|de)?|{ordinals})",
        "@year": r"(?:19|20)\d\d",
        "@to": r"\s*(?:-|/|t/m|tm|tot en met|tot & met|tot|en met|t\.e\.m\.|en)\s*",
        "@day": r"(?:0?[1-9]|[12]\d|3[01])",
    }
    for name, expression in parts.items():
        template = template.replace(name, expression)
    return re.compile(rf"(?<![\w.,/-]){template}(?![\w/]|[.,-]\d)")


def _month(word: str) -> int:
    return _months()[word.rstrip(".")]


def _ordinal(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else _ordinals()[word]


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def _span(first: date | None, last: date | None) -> Period | None:
    return Period(first, last) if first and last and first <= last else None


def _months_of(year: int, first: int, last: int) -> Period | None:
    if not (1 <= first <= last <= 12):
        return None
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


Made = Callable[[re.Match[str], int | None], Period | None]


def _reader(template: str, make: Made) -> Callable[[str, int | None], Iterator[Find]]:
    def read(folded: str, year: int | None) -> Iterator[Find]:
        for found in _expression(template).finditer(folded):
            period = make(found, year)
            if period:
                yield found.start(), found.end(), period

    return read


@cache
def _readers() -> tuple[Callable[[str, int | None], Iterator[Find]], ...]:
    return tuple(_reader(writing["pattern"], _MAKERS[writing["is"]]) for writing in word_list("periods")["writing"])


def _year(found: re.Match[str], year: int | None) -> int | None:
    written = found.groupdict().get("year")
    return int(written) if written else year


def _written_days(found: re.Match[str], year: int | None) -> Period | None:
    """'1 juli 2022 - 30 juni 2023', '1 januari t/m 30 juni 2023'."""
    last_year = _year(found, year)
    if last_year is None:
        return None
    first_year = int(found["year1"]) if found["year1"] else last_year
    first = _day(first_year, _month(found["month1"]), int(found["day1"]))
    return _span(first, _day(last_year, _month(found["month2"]), int(found["day2"])))


def _numeric_days(found: re.Match[str], year: int | None) -> Period | None:
    """'01-07-2022 t/m 30-06-2023', '1/1/2023 - 31/12/2023'."""
    last_year = int(found["year"])
    first_year = int(found["year1"]) if found["year1"] else last_year
    first = _day(first_year, int(found["month1"]), int(found["day1"]))
    return _span(first, _day(last_year, int(found["month2"]), int(found["day2"])))


def _iso_days(found: re.Match[str], year: int | None) -> Period | None:
    first, last = (_day(*map(int, found[name].split("-"))) for name in ("first", "last"))
    return _span(first, last)


def _month_range(found: re.Match[str], year: int | None) -> Period | None:
    """'januari t/m juni 2023', 'september 2022 t/m juni 2023', 'juli-september 2023'."""
    last_year = _year(found, year)
    if last_year is None:
        return None
    first, last = _month(found["month1"]), _month(found["month2"])
    first_year = int(found["year1"]) if found["year1"] else last_year - (first > last)
    return _span(date(first_year, first, 1), date(last_year, last, monthrange(last_year, last)[1]))


def _school_year(found: re.Match[str], year: int | None) -> Period | None:
    """'schooljaar 2022-2023' and 'seizoen 2022/23': 1 August to 31 July."""
    first = int(found["year1"])
    return Period(date(first, 8, 1), date(first + 1, 7, 31)) if int(found["year2"]) % 100 == (first + 1) % 100 else None


def _year_range(found: re.Match[str], year: int | None) -> Period | None:
    """'2021-2023', '2022 en 2023', '2022/2023'."""
    first = int(found["year1"])
    last = int(found["year2"]) if len(found["year2"]) == 4 else first // 100 * 100 + int(found["year2"])
    return Period(date(first, 1, 1), date(last, 12, 31)) if first < last <= first + 10 else None


def _part(parts: int) -> Made:
    """A part of a year: quarter (4), third (3) or half (2)."""

    def make(found: re.Match[str], year: int | None) -> Period | None:
        in_year, which = _year(found, year), _ordinal(found["which"])
        length = 12 // parts
        return _months_of(in_year, (which - 1) * length + 1, which * length) if in_year else None

    return make


def _quarters(found: re.Match[str], year: int | None) -> Period | None:
    in_year = _year(found, year)
    return _months_of(in_year, 3 * int(found["first"]) - 2, 3 * int(found["last"])) if in_year else None


def _first_months(found: re.Match[str], year: int | None) -> Period | None:
    """'eerste vier maanden 2025', 'eerste negen maanden van 2023'."""
    in_year = _year(found, year)
    return _months_of(in_year, 1, _ordinal(found["count"])) if in_year else None


def _until(found: re.Match[str], year: int | None) -> Period | None:
    """'t/m juni 2023', 'tot en met 30 september 2023': from 1 January."""
    in_year = _year(found, year)
    return _months_of(in_year, 1, _month(found["month"])) if in_year else None


def _until_quarter(found: re.Match[str], year: int | None) -> Period | None:
    """'t/m Q3 2024', 't/m 3e kwartaal': from 1 January."""
    in_year, which = _year(found, year), _ordinal(found["which"] or found["ordinal"])
    return _months_of(in_year, 1, 3 * which) if in_year else None


def _single_month(found: re.Match[str], year: int | None) -> Period | None:
    in_year, month = _year(found, year), _month(found["month"])
    if in_year is None:
        return None
    if found["day"]:
        day = _day(in_year, month, int(found["day"]))
        return Period(day, day) if day else None
    return _months_of(in_year, month, month)


def _short_month(found: re.Match[str], year: int | None) -> Period | None:
    """'jan-24', "mrt '24"."""
    month = _month(found["month"])
    return _months_of(2000 + int(found["short"]), month, month)


def _single_day(found: re.Match[str], year: int | None) -> Period | None:
    day = _day(int(found["year"]), int(found["month"]), int(found["day"]))
    return Period(day, day) if day else None


def _whole_year(found: re.Match[str], year: int | None) -> Period | None:
    return year_period(int(found["year"]))


_MAKERS: dict[str, Made] = {
    "written_days": _written_days,
    "numeric_days": _numeric_days,
    "iso_days": _iso_days,
    "month_range": _month_range,
    "school_year": _school_year,
    "year_range": _year_range,
    "until_quarter": _until_quarter,
    "quarters": _quarters,
    "quarter": _part(4),
    "third": _part(3),
    "half": _part(2),
    "first_months": _first_months,
    "until": _until,
    "short_month": _short_month,
    "single_month": _single_month,
    "single_day": _single_day,
    "whole_year": _whole_year,
}
