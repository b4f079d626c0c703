"""Numbers as Dutch reports write them: '1.234,5', '€ 1.250,-', 'ca. 40', '30%* (2013)', '12u30', 'n.v.t.'."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache, lru_cache
from typing import Literal

from pipeline.documents import Cell
from pipeline.parse.words import fold, whole_words, word_list

Kind = Literal["number", "absent", "not_applicable", "text", "date", "empty"]
LONGEST = 90
"""A cell with more characters than this is text, whatever stands in it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says. `value` is set for kind 'number' only; `unit` and `remark` are the words with it.

    `sure` is False where the writing can mean two numbers ('1,234'); `clock` where it can be a time of day ('12:30');
    `year` is the year in brackets behind a figure ('30% (2013)').
    """

    kind: Kind
    value: float | None = None
    unit: str | None = None
    remark: str | None = None
    circa: bool = False
    sure: bool = True
    clock: bool = False
    year: int | None = None


EMPTY = Reading("empty")
TEXT = Reading("text")

_MARKS = re.compile(r"^[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰]+\s*|\s*(?:[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰]+|(?<=[\d%*)])\s+\d\)|\[\d\])$")
_TRAILING_BRACKETS = re.compile(r"^(?P<rest>.*?\S)\s*[(\[](?P<inner>[^()\[\]]*)[)\]]$", re.DOTALL)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(
    r"(\d{1,5})\s*(?::|u|uur|h)\s*(\d\d)(?::\d\d)?\s*(?:min\w*|u|uur)?$"
    r"|(\d+)\s*(?:u|uur|uren)\s*(?:en)?\s*(\d{1,2})\s*min\w*\.?$"
)
_NUMBER = re.compile(
    r"""(?P<sign>(?:-/-|[-+])\s*)? (?P<currency>€|(?i:euro?)\b)?\s* (?P<sign2>(?:-/-|-)\s*)?
    (?P<digits>\d{1,3}(?:[.]\d{3})+(?:,\d+)?(?![\d.]) | \d{1,3}(?:,\d{3})+\.\d+
      | \d{1,3}(?:[ ']\d{3})+(?:[.,]\d{1,2})?(?!\d) | \d+[.,]\d+ | \d+(?=[½¼¾]) | \d+ | (?=[½¼¾]))
    (?P<fraction>[½¼¾])? (?P<cents>,[-=]{1,2}|\.-)? (?P<rest>.*)$""",
    re.VERBOSE | re.DOTALL,
)  # fmt: skip
_POSTCODE = re.compile(r"[1-9]\d{3}\s?(?!K[GM]|EU|PX)[A-Z]{2}")
_NOTE = re.compile(r"(?<=\w)\s+\d\)$")
_RATE = re.compile(r"\b(?:per|elke|iedere) (?:week|maand|dag|keer|kwartaal|uur)\b|\bvan de\b")
"""Behind a figure these make it no total: '2 x per week', '5 van de 8'."""
_FIRST_DAY, _LAST_DURATION = datetime(1899, 12, 31), datetime(1901, 1, 1)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def read_cell(cell: Cell) -> Reading:
    """What a cell holds, the stored value first and its text where that says more (unit, percent sign, remark)."""
    stored = cell.value
    if isinstance(stored, time):
        return Reading("number", stored.hour + stored.minute / 60, "uur", clock=True)
    if isinstance(stored, (date, datetime)):
        return _duration(stored)
    written = read_number(cell.text)
    if isinstance(stored, bool) or not isinstance(stored, (int, float)):
        return written
    if written.kind == "number" and written.value is not None:
        # a format can show more (45%) or less (rounded) than the file stores: percent as shown, the rest as stored
        shown = written.value if written.unit == "%" else float(stored)
        return replace(written, value=shown, sure=True)
    return Reading("number", float(stored))


def _duration(stored: date | datetime) -> Reading:
    """A date; but one in the first months of 1900 is how a spreadsheet stores hours beyond a day."""
    if not isinstance(stored, datetime) or not _FIRST_DAY < stored < _LAST_DURATION:
        return Reading("date")
    return Reading("number", round((stored - _FIRST_DAY).total_seconds() / 3600, 6), "uur", clock=True)


@lru_cache(maxsize=65_536)
def read_number(text: str) -> Reading:
    """What a text says as a figure. 'circa 40 personen' → 40, unit 'personen', circa; 'zie bijlage' → text."""
    written = " ".join(text.translate(_SIGNS).split())
    if not written:
        return EMPTY
    special = _special(fold(written))
    if special:
        return special
    if len(written) > LONGEST or not re.search(r"[\d½¼¾]", written):
        return TEXT
    if _date_like().fullmatch(fold(written)):
        return Reading("date")
    if _POSTCODE.fullmatch(written):
        return TEXT
    return _with_brackets(written)


_SIGNS = str.maketrans({"–": "-", "—": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'"})


def _special(folded: str) -> Reading | None:
    """Signs and words for no value, and for zero."""
    bare = folded.strip("*¹²³ ()")
    if not bare:
        return Reading("absent")
    if _only("not_applicable").fullmatch(bare):
        return Reading("not_applicable")
    if _only("unknown").fullmatch(bare) or _only("absent").fullmatch(bare):
        return Reading("absent")
    return Reading("number", 0.0) if _only("zero").fullmatch(bare) else None


def _with_brackets(written: str) -> Reading:
    """A figure with a remark or year in brackets behind it; brackets around a figure alone are a minus."""
    bare = _without_marks(written)
    alone = re.fullmatch(r"(?:€\s*)?\(\s*((?:(?:€|EUR)\s*)?\d[\d.,' ]*(?:--?|=)?)\s*\)", bare)
    if alone:
        inner = _plain(alone.group(1))
        return replace(inner, value=-inner.value) if inner.value is not None else inner
    found = _TRAILING_BRACKETS.match(bare)
    if not found:
        return _plain(bare)
    inner_text = found["inner"].strip()
    reading = _plain(_without_marks(found["rest"]))
    if reading.kind != "number":
        return reading
    year = _YEAR.search(inner_text)
    unit = reading.unit or (inner_text if not re.search(r"\d", inner_text) and len(inner_text.split()) < 3 else None)
    return replace(reading, unit=unit, remark=inner_text, year=int(year.group()) if year else None)


def _plain(written: str) -> Reading:
    circa, below, bare = _estimate(_minus_in_front(written))
    clock = _CLOCK.fullmatch(fold(bare))
    if clock:
        whole, minutes = clock.group(1) or clock.group(3), clock.group(2) or clock.group(4)
        return Reading("number", int(whole) + int(minutes) / 60, "uur", circa=circa, clock=":" in bare)
    found = _NUMBER.match(bare)
    rest = _rest(found["rest"]) if found else None
    if not found or rest is None:
        return TEXT
    scale, unit, more = rest
    value, sure = _value(found)
    unit = "€" if found["currency"] or found["cents"] else unit
    return Reading("number", round(value * scale, 6), unit, circa=circa or more, sure=sure and not below)


def _minus_in_front(written: str) -> str:
    """'1.200 -/-' and '45,00-' as book-keepers write them → '-1.200', '-45,00'."""
    found = re.fullmatch(r"((?:€|EUR)?\s*\d[\d.' ]*(?:,\d+)?)\s*(?:-/-|(?<=\d)-)", written)
    return f"-{found.group(1)}" if found else written


def _estimate(written: str) -> tuple[bool, bool, str]:
    """Whether a figure is an estimate, whether it is only an upper bound, and the text without those words."""
    opening = re.match(rf"(?:{'|'.join((*_words('circa'), *_words('below')))})(?![a-z])\s*", fold(written))
    if not opening or (written[:1] in "-+" and not opening.group().startswith("+/-")):
        return False, False, written
    # folding keeps the length of these words, all plain letters and signs
    bare = written[opening.end() :] if len(fold(written)) == len(written) else fold(written)[opening.end() :]
    below = bool(re.fullmatch(rf"(?:{'|'.join(_words('below'))})\s*", opening.group()))
    return True, below, bare


def _rest(rest: str) -> tuple[float, str | None, bool] | None:
    """Factor, unit and 'or more' behind the digits; None where it makes the whole a text."""
    more = bool(re.match(r"\+(?!\s*\d)", rest))
    attached = bool(rest) and (rest[0].isalpha() or rest[0] in "-/:")
    words = _without_marks(rest.lstrip("+").strip()).rstrip(".;,") if rest.strip() != "u." else "u."
    folded = fold(words)
    if not folded:
        return 1.0, None, more
    if _is_text(rest, words):
        return None
    if attached and not _only("attached").fullmatch(folded.split()[0]):
        return None
    first = folded.split()[0]
    for entry, factor in (("million", 1e6), ("thousand", 1e3)):
        if _only(entry).fullmatch(first):
            return factor, words.partition(" ")[2].strip() or None, more
    return 1.0, words, more


def _is_text(rest: str, words: str) -> bool:
    """Whether what stands behind the digits makes the whole no figure: '1. Inloop', '2-4', '5 van de 8', '12?'."""
    heading = re.match(r"[.)]\s*[^\W\d_]{2}", rest)
    more_figures = re.search(r"\d", re.sub(r"m2\b", "", words)) or len(words.split()) > 5
    return bool(heading or more_figures or words[0] in "-/:+?" or is_rate(words))


def is_rate(words: str) -> bool:
    """Whether the words behind a figure make it no total: 'per week', 'van de 8'."""
    return bool(_RATE.search(fold(words)))


def _value(found: re.Match[str]) -> tuple[float, bool]:
    digits = found["digits"].replace(" ", "").replace("'", "")
    value, sure = _parse_digits(digits) if digits else (0.0, True)
    value += _FRACTIONS.get(found["fraction"] or "", 0.0)
    negative = "-" in (found["sign"] or "") or "-" in (found["sign2"] or "")
    return (-value if negative else value), sure


def _parse_digits(digits: str) -> tuple[float, bool]:
    """The number, and whether it can only mean that: a dot before three digits is a thousand, a comma a decimal."""
    if "," in digits and "." in digits:
        english = digits.rindex(".") > digits.rindex(",")
        decimal = digits.replace(",", "") if english else digits.replace(".", "").replace(",", ".")
        return float(decimal), not english
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", digits):
        return float(digits.replace(".", "")), True
    sure = not re.fullmatch(r"[1-9]\d{0,2},\d{3}", digits)
    return float(digits.replace(",", ".")), sure


def _without_marks(text: str) -> str:
    """A text without footnote signs at its ends."""
    bare = _MARKS.sub("", text.strip()).strip()
    if "(" not in bare:
        bare = _NOTE.sub("", bare)
    return bare if bare == text else _without_marks(bare)


@cache
def _words(entry: str) -> tuple[str, ...]:
    return tuple(sorted(word_list("numbers")[entry], key=len, reverse=True))


@cache
def _only(entry: str) -> re.Pattern[str]:
    return re.compile("|".join(_words(entry)))


@cache
def _date_like() -> re.Pattern[str]:
    return _only("date_like")


def multiplier(text: str) -> float:
    """What figures under a header or title must be multiplied by: 'Bedragen x € 1.000' → 1000, else 1."""
    folded = fold(text)
    if whole_words_or_signs("times_million").search(folded):
        return 1e6
    return 1e3 if whole_words_or_signs("times_thousand").search(folded) else 1.0


def multiplier_of_all(text: str) -> float:
    """The same where a line says it of all amounts in the document: 'Alle bedragen in duizenden euro's'; else 1."""
    return multiplier(text) if whole_words_or_signs("of_all_amounts").search(fold(text)) else 1.0


@cache
def whole_words_or_signs(entry: str) -> re.Pattern[str]:
    """A list of numbers.toml as an expression that may start with a sign."""
    return whole_words(_words(entry))
