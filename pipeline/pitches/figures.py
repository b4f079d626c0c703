"""Hours, people and money in the running text of a pitch."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pipeline.pitches.lines import Line
from pipeline.pitches.words import pattern

_DIGITS = r"\d+\.\d{1,2}(?=\s?(?:k|mln|mille)\b)|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:,\d+)?"
_NUMBER = rf"(?<![\d.,:/-])(?P<number>{_DIGITS})(?:,-{{1,2}}|\.-)?(?![\d:/])"
_RANGE = rf"(?:\s*(?:a|tot|tot en met|-)\s*(?:{_DIGITS}))?"
_MONEY = re.compile(
    rf"\btussen (?:de )?(?P<low>{_DIGITS}) en (?:{_DIGITS}) (?:euro|eur)\b|"
    rf"(?:€|\beur(?:o)?)\s*{_NUMBER}(?:\s*(?P<scale>miljoen|mln|duizend|mille|k)\b)?"
    rf"|{_NUMBER.replace('number', 'spoken')}{_RANGE}\s*(?P<times>miljoen|duizend|mille|k)?\s*(?:euro|eur)\b"
    rf"|{_NUMBER.replace('number', 'tons')}\s+ton\b"
    rf"|(?<![\d.,])(?P<kilo>\d{{1,3}}(?:,\d+)?)k\b"
)
_SCALES = {"miljoen": 1e6, "mln": 1e6, "duizend": 1e3, "mille": 1e3, "k": 1e3, None: 1.0}
_TON = 100_000.0
_HOURS = re.compile(rf"{_NUMBER}{_RANGE}\s+(?:(?!uur)\w+ )?(?P<unit>\w*(?:uur|uren))\b")
_PEOPLE = re.compile(rf"{_NUMBER}{_RANGE}\s+(?P<between>(?:[\w'()-]+ ){{0,3}}?)")
_TIMES = re.compile(rf"{_NUMBER}\s+(?P<unit>\w+)")
_OF_EACH = re.compile(rf"{_NUMBER}\s+(?:\w+ ){{0,2}}?\w+(?:,)?\s+(?:van|a|elk|gemiddeld|ieder|x)\s+(?:van )?$")
_STAFF = re.compile(rf"{_NUMBER}\s+(?:\w+ )?\w{{4,}}\s+(?:elk |ieder |allebei )?(?:gemiddeld |ongeveer |circa )?$")
_REGULAR = re.compile(r"\b(?:elke|iedere|per|wekelijks|dagelijks) (?:\w+ ){0,2}$")
_WEEKS = re.compile(rf"{_NUMBER}\s+\w*weken\b")
_MONTHS = re.compile(rf"{_NUMBER}\s+maanden\b")
_RESULT = re.compile(rf"^[^;€]*?(?:=|\bis|\bdus|\bsamen)\s*{_NUMBER}(?!\s*(?:euro|%))")
"""The outcome of a sum that is written out: '4 vrijwilligers x 40 lessen x 3 uur = 480'."""
_BARE = re.compile(rf"(?:zijn het er|kennen er|het zijn er)\s+(?:nu |al |samen )?{_NUMBER}(?!\s*(?:uur|jaar|%|euro))")
_ALONE = re.compile(rf"(?:[^\d:]*:\s*)?{_NUMBER}\s*(?:uur|uren)?\.?")
_TO = re.compile(r"\s*(?:a|tot|en|-|of)\s*")
_YEARS = re.compile(r"\b([2-5])(?:-jarig\w*| jaar\b| jaren\b| opeenvolgende jaren)")
_FEWEST_PEOPLE = 3
_NEAR, _BEHIND = 80, 30

Number = Callable[[str], float | None]


class Figure(NamedTuple):
    """An amount that a sentence names. `whole` where it says that it holds for all, `computed` where it does not say
    the amount itself; `weight` tells how plainly it says what it is of."""

    kind: str
    amount: float
    line: Line
    whole: bool = False
    computed: bool = False
    weight: int = 1


def money_in(line: Line, number: Number) -> Iterator[Figure]:
    """The amounts in euro that may be what is asked: prices, savings and money of others are left out.

    Weight 2 for one that the sentence asks for, 1 for another, 0 for what it costs. Of a range the lower end.
    """
    last, asks = 0, 0
    for found in _MONEY.finditer(line.words):
        before, behind = line.words[max(last, found.start() - _NEAR) : found.start()], _clause(line.words, found.end())
        amount, upper, last = _euros(found, number), last and _TO.fullmatch(before), found.end()
        weight = _asked(before, behind)
        if weight == 1 and pattern("amounts", "asked_heading").search(line.heading):
            weight = 2
        if amount is None or weight is None or upper:
            continue
        # 'gevraagd: € 1.000 (2026) en € 1.200 (2027), derhalve € 2.200'
        weight = asks = max(weight, asks) if weight else weight
        times = how_often(line.words, behind)
        yield Figure("money", amount * times, line, is_whole(before, behind), times > 1, weight)


def euros_in(words: str, number: Number) -> Iterator[tuple[re.Match[str], float | None]]:
    """The amounts of money in folded words, each with where it stands; None for one that cannot be read."""
    for found in _MONEY.finditer(words):
        yield found, _euros(found, number)


def hours_in(line: Line, number: Number) -> Iterator[Figure]:
    """The hours of work that a sentence names, or that follow from hours a week and a number of weeks.

    Under a heading that asks for hours a number alone is one: 'Betaald: 180'.
    """
    alone = _ALONE.fullmatch(line.words) if pattern("amounts", "hours_heading").search(line.heading) else None
    if alone and (amount := number(alone["number"])) is not None:
        yield Figure(_hours_kind(line.words), amount, line, whole=True)
    for found in _HOURS.finditer(line.words):
        before, behind = line.words[: found.start()], _clause(line.words, found.end())
        amount = number(found["number"])
        other = pattern("amounts", "no_hour_words").fullmatch(found["unit"])
        if amount is None or other or re.search(rf"(?:{pattern('amounts', 'no_hours').pattern})\s*$", before):
            continue
        spoken = line.words[max(0, found.start() - _NEAR) : found.end() + _BEHIND]
        kind = _hours_kind(spoken)
        written = _RESULT.match(line.words[found.end() :]) if " x " in before else None
        times = _times(line.words, before, behind, number)
        if written and (result := number(written["number"])) is not None:
            yield Figure(kind, result, line, whole=True)
        elif times is not None:
            yield Figure(kind, round(amount * times, 2), line, is_whole(before[-_BEHIND:], ""), times != 1)


def _hours_kind(spoken: str) -> str:
    return "volunteer_hours" if pattern("amounts", "volunteers").search(spoken) else "hours"


def people_in(line: Line, number: Number) -> Iterator[Figure]:
    """The people whom it is for that a sentence counts; of a range the lower end."""
    for found in _PEOPLE.finditer(line.words):
        noun = pattern("amounts", "counted").match(line.words, found.end())
        noun = None if noun and pattern("amounts", "not_counted").fullmatch(noun[0]) else noun
        amount = number(found["number"])
        if noun is None or amount is None or amount < _FEWEST_PEOPLE or not amount.is_integer():
            continue
        around = _clause_before(line.words, found.start()) + line.words[found.start() : noun.end()]
        around += _clause(line.words, noun.end())
        if pattern("amounts", "people_not").search(around) or pattern("amounts", "people_not").search(found[0]):
            continue
        whole = bool(pattern("amounts", "people_whole").search(around))
        aims = bool(pattern("amounts", "people_aim").search(line.words))
        yield Figure("participants", amount, line, whole, False, 1 + aims)
    for found in _BARE.finditer(line.words):
        if (amount := number(found["number"])) is not None:
            yield Figure("participants", amount, line, weight=2)


def _clause_before(words: str, start: int) -> str:
    return re.split(r"[.;,(]\s|:\s", words[max(0, start - _NEAR) : start])[-1]


def _clause(words: str, start: int) -> str:
    """The words behind a figure, up to the end of its clause; of the next one where a comma follows at once."""
    behind = words[start : start + _BEHIND]
    return re.split(r"[.;,(]\s|[.;]$", behind.removeprefix(","))[0]


def _euros(found: re.Match[str], number: Number) -> float | None:
    if found["tons"]:
        tons = number(found["tons"])
        return None if tons is None else tons * _TON
    if found["kilo"]:
        thousands = number(found["kilo"])
        return None if thousands is None else thousands * _SCALES["k"]
    amount = number(found["number"] or found["spoken"] or found["low"])
    return None if amount is None else amount * _SCALES[found["scale"] or found["times"]]


def _asked(before: str, behind: str) -> int | None:
    """Weight of an amount between these words; None where it is a price, a saving or money of others.

    The first words behind it count, else those nearest before it.
    """
    if pattern("amounts", "rate").match(behind.strip()) or pattern("amounts", "refuses").search(behind):
        return None
    if pattern("amounts", "for_which").match(behind.strip()):
        return 2
    after = [(found.start(), weight) for weight, found in _cues(behind) if weight]
    ahead = [(found.end(), weight) for weight, found in _cues(before)]
    weight = min(after)[1] if after else max(ahead, default=(0, 1))[1]
    return None if weight < 0 else weight


def _cues(words: str) -> Iterator[tuple[int, re.Match[str]]]:
    for entry, weight in (("asked", 2), ("other", -1), ("no_ask", -1), ("costs", 0)):
        for found in pattern("amounts", entry).finditer(words):
            yield weight, found


def is_whole(before: str, behind: str) -> bool:
    """Whether the words around an amount say that it holds for all."""
    whole = pattern("amounts", "whole")
    return bool(whole.search(before[-_BEHIND:]) or whole.search(behind))


def how_often(words: str, behind: str) -> float:
    """'€ 2.400 per maand voor heel 2027' is twelve times as much, '€ 9.000 per jaar, drie jaar lang' three times."""
    if pattern("amounts", "month").match(behind.strip()):
        return 12.0 if re.search(r"heel 20\d\d|jaar", words) else 1.0
    years = _YEARS.search(words) if pattern("amounts", "year").match(behind.strip()) else None
    return float(years[1]) if years else 1.0


def _times(words: str, before: str, behind: str, number: Number) -> float | None:
    """How many times hours count: 1 where they stand for all, else weeks, months or meetings, times who work them.

    None where the text does not say how often.
    """
    if _REGULAR.search(before):
        return None
    rate = behind.strip() or words[len(before) :].partition(",")[2].strip()[:_BEHIND]
    if pattern("amounts", "week").match(rate):
        often = _count(_WEEKS, words, number)
    elif pattern("amounts", "month").match(rate):
        often = _count(_MONTHS, words, number)
    elif re.match(r"per (?!jaar)\w+|elke? (?!jaar)|ieder", rate):
        often = _count(_TIMES, before, number)
    else:
        return _count(_OF_EACH, before, number) or 1.0
    return None if often is None else often * (_count(_STAFF, before, number) or 1.0)


def _count(words: re.Pattern[str], text: str, number: Number) -> float | None:
    found = words.search(text)
    return number(found["number"]) if found else None
