"""The ways of writing a period: each entry of models/headers/periods.toml and what it makes."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache

from pipeline.parse.spans import day_of, months_of, span
from pipeline.parse.words import word_list
from pipeline.periods import Period, of_year

Find = tuple[int, int, Period]
"""Where a period stands in the folded text, and which it is."""


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = word_list("periods")["months"]
    return months


@cache
def _seasons() -> dict[str, int]:
    seasons: dict[str, int] = word_list("periods")["seasons"]
    return seasons


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
        "@of_year": r"(?:[\s,]*(?:van|in|-|/|\|)?\s*(?:het jaar\s+)?(?P<year>@year))?",
        "@month": rf"(?:{months})\.?",
        "@ordinal": rf"(?:\d{{1,2}} ?(?:e|ste|de)?|(?:i{{1,3}}|iv)e|{ordinals})",
        "@season": "|".join(sorted(_seasons(), key=len, reverse=True)),
        "@short": r"(?:'?2\d(?=\s*(?:$|[,;:)|-])))",
        "@year": r"(?:(?:19|20)\d\d|'\d\d)",
        "@to": r"\s*(?:-|/|t/m|tm|tot en met|tot & met|tot|en met|t\.e\.m\.|en|to)\s*",
        "@day": r"(?:0?[1-9]|[12]\d|3[01])",
    }
    for name, expression in parts.items():
        template = template.replace(name, expression)
    return re.compile(rf"(?<![\w.,/-]){template}(?![\w/]|[.,-]\d)")


def _month(word: str) -> int:
    return _months()[word.rstrip(".")]


def _ordinal(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else _ordinals().get(word) or _ordinals()[word.removesuffix("e")]


def _year_of(written: str) -> int:
    """'2024' → 2024, "'24" and '24' → 2024."""
    digits = int(written.lstrip("'"))
    return digits if digits > 99 else 2000 + digits


Made = Callable[[re.Match[str], int | None], Period | None]


def _reader(template: str, make: Made) -> Callable[[str, int | None], Iterator[Find]]:
    def read(folded: str, year: int | None) -> Iterator[Find]:
        for found in _expression(template).finditer(folded):
            period = make(found, year)
            if period:
                yield found.start(), found.end(), period

    return read


@cache
def readers() -> tuple[Callable[[str, int | None], Iterator[Find]], ...]:
    """For each way of writing what finds it in a folded text, the most precise first; a year helps out."""
    return tuple(_reader(writing["pattern"], _MAKERS[writing["is"]]) for writing in word_list("periods")["writing"])


def _year(found: re.Match[str], year: int | None) -> int | None:
    written = found.groupdict().get("year")
    return _year_of(written) if written else year


def _last_day(last: date | None, found: re.Match[str]) -> date | None:
    """The last day that counts: 'tot 1 juli' leaves out 1 July, 'tot en met' does not."""
    until = re.search(r"(?<!\w)tot(?! en met| & met|\w)", found.group())
    return last - timedelta(days=1) if last and until and last.day == 1 else last


def _written_days(found: re.Match[str], year: int | None) -> Period | None:
    """'1 juli 2022 - 30 juni 2023', '1 januari t/m 30 juni 2023'."""
    last_year = _year(found, year)
    if last_year is None:
        return None
    month1, month2 = _month(found["month1"] or found["month2"]), _month(found["month2"])
    first_year = _year_of(found["year1"]) if found["year1"] else last_year - (month1 > month2)
    last = _last_day(day_of(last_year, month2, int(found["day2"])), found)
    return span(day_of(first_year, month1, int(found["day1"])), last)


def _numeric_days(found: re.Match[str], year: int | None) -> Period | None:
    """'01-07-2022 t/m 30-06-2023', '1/1/2023 - 31/12/2023'."""
    last_year = _year_of(found["year"])
    first_year = _year_of(found["year1"]) if found["year1"] else last_year
    first = day_of(first_year, int(found["month1"]), int(found["day1"]))
    return span(first, _last_day(day_of(last_year, int(found["month2"]), int(found["day2"])), found))


def _iso_days(found: re.Match[str], year: int | None) -> Period | None:
    first, last = (day_of(*map(int, found[name].split("-"))) for name in ("first", "last"))
    return span(first, last)


def _month_range(found: re.Match[str], year: int | None) -> Period | None:
    """'januari t/m juni 2023', 'september 2022 t/m juni 2023', 'juli-september 2023'."""
    last_year = _year(found, year)
    if last_year is None:
        return None
    first, last = _month(found["month1"]), _month(found["month2"])
    first_year = _year_of(found["year1"]) if found["year1"] else last_year - (first > last)
    return span(date(first_year, first, 1), date(last_year, last, monthrange(last_year, last)[1]))


def _school_year(found: re.Match[str], year: int | None) -> Period | None:
    """'schooljaar 2022-2023' and 'seizoen 2022/23': 1 August to 31 July."""
    first, last = _year_of(found["year1"]), _year_of(found["year2"])
    return Period(date(first, 8, 1), date(first + 1, 7, 31)) if last % 100 == (first + 1) % 100 else None


def _year_range(found: re.Match[str], year: int | None) -> Period | None:
    """'2021-2023', '2022 en 2023', '2022/2023'."""
    first = _year_of(found["year1"])
    last = int(found["year2"]) if len(found["year2"]) == 4 else first // 100 * 100 + int(found["year2"])
    return Period(date(first, 1, 1), date(last, 12, 31)) if first < last <= first + 10 else None


def _part(parts: int) -> Made:
    """A part of a year: quarter (4), third (3) or half (2)."""

    def make(found: re.Match[str], year: int | None) -> Period | None:
        in_year, which = _year(found, year), _ordinal(found["which"])
        length = 12 // parts
        return months_of(in_year, (which - 1) * length + 1, which * length) if in_year else None

    return make


def _quarters(found: re.Match[str], year: int | None) -> Period | None:
    in_year = _year(found, year)
    return months_of(in_year, 3 * _ordinal(found["first"]) - 2, 3 * _ordinal(found["last"])) if in_year else None


def _first_months(found: re.Match[str], year: int | None) -> Period | None:
    """'eerste vier maanden 2025', 'eerste negen maanden van 2023'."""
    in_year = _year(found, year)
    return months_of(in_year, 1, _ordinal(found["count"])) if in_year else None


def _last_months(found: re.Match[str], year: int | None) -> Period | None:
    """'laatste drie maanden van 2024': October to December."""
    in_year = _year(found, year)
    return months_of(in_year, 13 - _ordinal(found["count"]), 12) if in_year else None


def _numbered_months(found: re.Match[str], year: int | None) -> Period | None:
    """'2024-01 t/m 2024-06', '01/2024 - 06/2024'."""
    (year1, month1), (year2, month2) = (
        sorted(map(int, re.split(r"[-/]", found[name])), reverse=True) for name in ("first", "last")
    )
    if not (1 <= month1 <= 12 and 1 <= month2 <= 12):
        return None
    return span(date(year1, month1, 1), date(year2, month2, monthrange(year2, month2)[1]))


def _weeks(found: re.Match[str], year: int | None) -> Period | None:
    """'week 1 t/m 26 2024': Monday of the first to Sunday of the last, as ISO 8601 counts weeks."""
    in_year, first = _year(found, year), int(found["first"])
    last = int(found["last"] or first)
    if not in_year or not 1 <= first <= last <= 52:
        return None
    return Period(date.fromisocalendar(in_year, first, 1), date.fromisocalendar(in_year, last, 7))


def _season(found: re.Match[str], year: int | None) -> Period | None:
    """'zomer 2024', 'voorjaar en zomer 2025', 'winter 2023-2024': seasons of whole months, as KNMI counts them."""
    first, last = _seasons()[found["first"]], _seasons()[found["last"] or found["first"]]
    first_year = _year_of(found["year1"])
    last_month = (last + 1) % 12 + 1
    if first > last:
        return None
    last_year = first_year + (last + 2 > 12)
    return Period(date(first_year, first, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]))


def _until(found: re.Match[str], year: int | None) -> Period | None:
    """'t/m juni 2023', 'tot en met 30 september 2023': from 1 January."""
    in_year = _year(found, year)
    return months_of(in_year, 1, _month(found["month"])) if in_year else None


def _until_quarter(found: re.Match[str], year: int | None) -> Period | None:
    """'t/m Q3 2024', 't/m 3e kwartaal': from 1 January."""
    in_year, which = _year(found, year), _ordinal(found["which"] or found["ordinal"])
    return months_of(in_year, 1, 3 * which) if in_year else None


def _short_month(found: re.Match[str], year: int | None) -> Period | None:
    """'jan-24', "mrt '24"; with a day in front that day: "29 mei '24"."""
    in_year, month = 2000 + int(found["short"]), _month(found["month"])
    if found["day"]:
        day = day_of(in_year, month, int(found["day"]))
        return Period(day, day) if day else None
    return months_of(in_year, month, month)


def _single_month(found: re.Match[str], year: int | None) -> Period | None:
    in_year, month = _year(found, year), _month(found["month"])
    if in_year is None:
        return None
    if found["day"]:
        day = day_of(in_year, month, int(found["day"]))
        return Period(day, day) if day else None
    return months_of(in_year, month, month)


def _single_day(found: re.Match[str], year: int | None) -> Period | None:
    day = day_of(_year_of(found["year"]), int(found["month"]), int(found["day"]))
    return Period(day, day) if day else None


def _whole_year(found: re.Match[str], year: int | None) -> Period | None:
    return of_year(_year_of(found["year"]))


_MAKERS: dict[str, Made] = {
    "written_days": _written_days,
    "numeric_days": _numeric_days,
    "iso_days": _iso_days,
    "month_range": _month_range,
    "school_year": _school_year,
    "year_range": _year_range,
    "quarters": _quarters,
    "quarter": _part(4),
    "third": _part(3),
    "half": _part(2),
    "first_months": _first_months,
    "last_months": _last_months,
    "numbered_months": _numbered_months,
    "weeks": _weeks,
    "season": _season,
    "until": _until,
    "until_quarter": _until_quarter,
    "short_month": _short_month,
    "single_month": _single_month,
    "single_day": _single_day,
    "whole_year": _whole_year,
}
