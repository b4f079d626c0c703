"""Patterns around names: titles, initials, roles, and words that introduce somebody."""

from __future__ import annotations

import re
from functools import cache

from pipeline.language.lists import cues

CAPITAL = r"[A-ZÀ-ÞĀ-Ž][\w’'À-ɏ]*(?:-[A-ZÀ-Þa-z][\w’'À-ɏ]*)*"
EDGE = r"(?<![A-Za-zÀ-ɏ0-9])"
Spans = set[tuple[int, int]]


def pattern_spans(text: str) -> Spans:
    """Names that titles, initials or roles point at: "mw. de Boer", "J.P. de Groot", "voorzitter Ria Smit"."""
    spans: Spans = set()
    for pattern in (_titled(), _kin(), _initialled(), _role_before(), _role_after(), _signed()):
        spans |= {match.span("name") for match in pattern.finditer(text)}
    return spans


def lower_case_after_title(text: str) -> Spans:
    """The word after "mevrouw" or "oma" where the writer uses no capitals; the lists decide whether it is a name."""
    return {match.span("name") for match in _titled_lower().finditer(text)}


def introduced(text: str) -> Spans:
    """The word after "ik ben", "zij heet" or "mijn dochter", and capitalised words with foreign letters: "Hüsnü"."""
    patterns = (_introduction(), _foreign_letters(), _related())
    return {match.span("name") for pattern in patterns for match in pattern.finditer(text)}


@cache
def _introduction() -> re.Pattern[str]:
    said = r"(?i:heet|heette|genaamd|mijn\snaam|mijn\snaam\sis|naam:|ik\sben)"
    return re.compile(rf"{EDGE}{said}\s(?P<name>[A-Za-zÀ-ɏ][\w’À-ɏ-]+)")


@cache
def _related() -> re.Pattern[str]:
    whose = r"(?i:mijn|mij|haar|zijn|onze|ons|jouw|je|hun)"
    return re.compile(rf"{EDGE}{whose}\s(?:{_words('relatives')})\s(?P<name>[A-Za-zÀ-ɏ][\w’À-ɏ-]{{2,}})")


@cache
def _foreign_letters() -> re.Pattern[str]:
    letters = "şğıłęąśźżćńőűøåčšžđțțăâîãõñüöçİŞÇĞÖÜŁŻŠŽČ"
    return re.compile(rf"(?<=[a-zà-ÿ,]\s)(?P<name>(?=[\w’-]*[{letters}])[A-ZÀ-ɏ][\w’À-ɏ-]+)")


@cache
def _words(name: str) -> str:
    return "|".join(re.escape(word) for word in sorted(cues(name), key=len, reverse=True))


@cache
def _surname() -> str:
    particle = "|".join(re.escape(word) for word in sorted(cues("particles"), key=len, reverse=True))
    either_case = rf"(?:(?i:{particle})\s)"
    return rf"(?:{either_case}{{0,3}}{CAPITAL}(?:\s{either_case}{{0,2}}{CAPITAL}){{0,2}})"


@cache
def _initials() -> str:
    return r"(?:(?:[A-ZÀ-Þ][a-z]?\.\s?-?){1,5})"


@cache
def _titled() -> re.Pattern[str]:
    either = rf"(?i:{_words('titles')})\s(?P<name>{_initials()}?\s?{_surname()})"
    return re.compile(EDGE + either)


@cache
def _kin() -> re.Pattern[str]:
    name = rf"{CAPITAL}(?:\s(?:{_particles_in_names()}))*(?:\s{CAPITAL})?"
    return re.compile(rf"{EDGE}(?i:{_words('kin')})\s(?P<name>{name})(?=[\s,.;:!?)’']|$)")


@cache
def _titled_lower() -> re.Pattern[str]:
    return re.compile(
        rf"{EDGE}(?i:{_words('titles')}|{_words('kin')})\s(?P<name>(?:(?:van|de|der|den|ter|ten|el|al)\s){{0,3}}[a-zà-ÿ][\w’À-ɏ-]+)"
    )


@cache
def _initialled() -> re.Pattern[str]:
    return re.compile(rf"{EDGE}(?P<name>{_initials()}\s?(?:(?:{_particles_in_names()})\s){{0,3}}{CAPITAL})(?![\w])")


def _particles_in_names() -> str:
    return "van|de|der|den|ter|ten|te|'t|’t|van 't|El|el|Al|al|Ait|Ben"


@cache
def _signed() -> re.Pattern[str]:
    """The name under a letter: "Liefs, Door"."""
    return re.compile(rf"(?:^|[\n.!?]\s*)(?i:{_words('closings')}),?\s+(?P<name>{CAPITAL}(?:\s{CAPITAL})?)\s*$")


@cache
def _full_name() -> str:
    return rf"{CAPITAL}\s(?:(?:{_particles_in_names()})\s){{0,3}}{CAPITAL}(?:\s{CAPITAL})?"


@cache
def _role_before() -> re.Pattern[str]:
    return re.compile(rf"{EDGE}(?i:{_words('roles')})(?:\s?:\s?|\s)(?P<name>{_full_name()})(?=[\s,.;:()]|$)")


@cache
def _role_after() -> re.Pattern[str]:
    article = r"(?i:algemeen\s|onze\s|de\s)?"
    role = rf"(?:,\s|\s\(|\s[–-]\s){article}(?i:{_words('roles')})(?![a-z])"
    return re.compile(rf"{EDGE}(?P<name>{_full_name()}){role}")
