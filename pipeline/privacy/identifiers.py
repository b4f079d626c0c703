"""Numbers and addresses that point to one person: citizen number, bank account, telephone, e-mail, home, birth date."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stdnum import iban
from stdnum.nl import bsn

PLACEHOLDER = re.compile(
    r"\[(?:BSN|IBAN|TELEFOON|E-MAIL|POSTCODE|ADRES|GEBOORTEDATUM|KENMERK|KENTEKEN|ACCOUNT|PERSOON \d+)\]",
)
_WORTH_READING = re.compile(
    r"[\d@(\[/_]|\w\.\w|\b(?:nul|nummer|jarig|verjaar|geboren|is\svan|insta|snap|tiktok|als|naam|gamertag|nickname|handle)|(?:straat|laan|weg)\s",
    re.IGNORECASE,
)
_AGAIN, _LEAST_AGAIN = ("reference", "username"), 5
LATEST_BIRTH_YEAR = 2008
"""A bare date in a header is taken for a birth date up to this year; later ones are dates of a meeting or a report."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that must go: characters `start` to `end`, its kind, and what stands there instead."""

    start: int
    end: int
    kind: str
    placeholder: str


@dataclass(frozen=True, slots=True)
class _Kind:
    kind: str
    pattern: re.Pattern[str]
    needs: re.Pattern[str]
    check: str


def find_identifiers(text: str) -> list[Span]:
    """The identifiers in a text, in order, never overlapping and never inside a placeholder.

    Numbers of decisions, organisations and amounts stay: a BSN passes the eleven-test or is called so.
    `find_identifiers("Bel 06-12345678")` gives one span of kind "phone".
    """
    if not _WORTH_READING.search(text):
        return []
    masked = mask_placeholders(text)
    taken: list[Span] = []
    placeholders = _rules()["placeholders"]
    for kind in _kinds():
        if not kind.needs.search(masked):
            continue
        for match in kind.pattern.finditer(masked):
            start, end = _without_open_bracket(masked, *match.span("hit"))
            if not _overlaps(taken, start, end) and _CHECKS[kind.check](masked, start, end):
                taken.append(Span(start, end, kind.kind, placeholders[kind.kind]))
    return sorted(taken, key=lambda span: span.start)


def replace_identifiers(text: str) -> str:
    """The text with placeholders for its identifiers, until nothing more is found."""
    while spans := find_identifiers(text):
        for span in reversed(spans):
            text = text[: span.start] + span.placeholder + text[span.end :]
    return text


def numbers_told(texts: Iterable[str]) -> frozenset[str]:
    """The numbers of files and names of accounts in these texts, of five signs and more."""
    told = ((text, span) for text in texts for span in find_identifiers(text) if span.kind in _AGAIN)
    return frozenset(held for text, span in told if len(held := text[span.start : span.end]) >= _LEAST_AGAIN)


def without_numbers(text: str, numbers: frozenset[str]) -> str:
    """The text without these numbers and names of accounts."""
    for held in sorted(numbers, key=lambda one: (-len(one), one)):
        if held in text:
            text = re.sub(rf"(?<!\w){re.escape(held)}(?!\w)", "[KENMERK]", text)
    return text


def counts(text: str, start: int, end: int) -> bool:
    """Whether a number says how much: of money, hours, people."""
    of_money = re.search(r"€\s?$", text[:start]) or re.search(r"(?i)(?:euro|mille|ton)$", text[start:end])
    return bool(of_money or _context("count_after").search(text[end:]))


def part(name: str) -> str:
    """A part of the patterns written out, such as "date". Raises KeyError for a part that is not there."""
    return _written_out(_rules()["parts"][name])


def mask_placeholders(text: str) -> str:
    """The text with characters that no pattern matches in place of its placeholders, equally long."""
    return PLACEHOLDER.sub(lambda found: "￼" * len(found[0]), text)


def _without_open_bracket(text: str, start: int, end: int) -> tuple[int, int]:
    """The bracket of "(0113-100 871)" is not of the number; that of "(010) 123 45 67" is."""
    return (start + 1, end) if text[start] == "(" and ")" not in text[start:end] else (start, end)


def _overlaps(taken: list[Span], start: int, end: int) -> bool:
    return any(start < span.end and span.start < end for span in taken)


def _not_checked(text: str, start: int, end: int) -> bool:
    return True


def _is_iban(text: str, start: int, end: int) -> bool:
    return bool(iban.is_valid(text[start:end]))


def _is_bsn(text: str, start: int, end: int) -> bool:
    if not bsn.is_valid(re.sub(r"\D", "", text[start:end])):
        return False
    named_otherwise = _context("not_bsn").search(text[max(0, start - 60) : start])
    return not (named_otherwise or _context("amount_after").search(text[end:]))


def _is_phone(text: str, start: int, end: int) -> bool:
    number = text[start:end]
    if re.fullmatch(r"06[-/.\s]\d\d(?:[-/.\s]\d\d){3}", number):
        return True
    return not re.match(r"\d{1,2}\s?[-/.]\s?(?:0?[1-9]|1[0-2])\s?[-/.]\s?\d{2,4}(?!\d)", number + " ")


def _is_own_number(text: str, start: int, end: int) -> bool:
    """No year, no count of something, nor the number of a grant, an organisation or a bill."""
    if re.fullmatch(r"(?:19|20)\d{2}(?:[-/](?:19|20)?\d{2})?", text[start:end]) or _context("count_after").search(
        text[end:]
    ):
        return False
    return not _context("not_own").search(text[max(0, start - 60) : start])


def _is_own_reference(text: str, start: int, end: int) -> bool:
    """The same, where a letter gives its reference: it can be that of a grant."""
    return _is_own_number(text, start, end) and not _context("grant_about").search(text)


def _is_licence_plate(text: str, start: int, end: int) -> bool:
    return not _context("month_between").search(text[start:end])


def _is_birth_date(text: str, start: int, end: int) -> bool:
    year = re.search(r"(?:19|20)\d{2}|['’‘]\d\d$", text[start:end])
    if year is None:
        return False
    number = int(year[0].strip("'’‘"))
    if number < 100:
        number += 2000 if number <= LATEST_BIRTH_YEAR % 100 else 1900
    return number <= LATEST_BIRTH_YEAR


def _is_address(text: str, start: int, end: int) -> bool:
    found = text[start:end]
    number = re.search(r"\d+", found)
    if number is None or _context("year").match(number[0]):
        return False
    return not (_context("not_a_street").search(found) or _context("count_after").search(text[end:]))


def _is_address_told(text: str, start: int, end: int) -> bool:
    """Behind "woont op": no count, no year, no floor or group."""
    found = text[start:end]
    number = re.search(r"\d+", found)
    if number is None or (_context("year").match(number[0]) and "nr." not in found):
        return False
    return not (_context("placed").match(found) or _context("count_after").search(text[end:]))


def _is_address_before_postcode(text: str, start: int, end: int) -> bool:
    number = re.search(r"\d+", text[start:end])
    return number is not None and "postbus" not in text[start:end].lower()


def _is_postcode(text: str, start: int, end: int) -> bool:
    """Four digits and two letters that are no year with a word, no amount with a unit."""
    letters, is_year = text[end - 2 : end], _context("year").match(text[start : start + 4])
    city = _context("city_after").search(text[end:])
    if letters in _NEVER_IN_POSTCODES:
        return False
    if text[start : start + 4].isdigit() and end - start == 6 and not is_year and letters.isupper():
        return _context("unit").match(letters) is None
    if _context("not_letters").match(letters):
        return bool(letters.isupper() and city and not is_year)
    in_address = city or _context("postcode_before").search(text[:start])
    return not is_year or (letters.isupper() and bool(in_address or " " not in text[start:end]))


_NEVER_IN_POSTCODES = {"SA", "SD", "SS"}
_CHECKS: dict[str, Callable[[str, int, int], bool]] = {
    "": _not_checked,
    "iban": _is_iban,
    "bsn": _is_bsn,
    "phone": _is_phone,
    "birth_date": _is_birth_date,
    "address": _is_address,
    "address_told": _is_address_told,
    "licence_plate": _is_licence_plate,
    "own_number": _is_own_number,
    "own_reference": _is_own_reference,
    "address_before_postcode": _is_address_before_postcode,
    "postcode": _is_postcode,
}


@cache
def _rules() -> dict[str, dict[str, str]]:
    rules: dict[str, dict[str, str]] = tomllib.loads(
        Path(__file__).with_name("identifiers.toml").read_text(encoding="utf-8")
    )
    return rules


def _written_out(pattern: str) -> str:
    """The pattern with its <parts> filled in; parts may hold parts."""
    for _ in range(3):
        for name, part in _rules()["parts"].items():
            pattern = pattern.replace(f"<{name}>", part)
    return pattern


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(rule["kind"], _compiled(rule["pattern"]), re.compile(_written_out(rule["needs"])), rule.get("check", ""))
        for rule in _kind_rules()
    )


def _kind_rules() -> list[dict[str, str]]:
    rules = _rules()["kinds"]
    assert isinstance(rules, list)
    return rules


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_written_out(pattern), re.VERBOSE)


@cache
def _context(name: str) -> re.Pattern[str]:
    return re.compile(_written_out(_rules()["context"][name]))
