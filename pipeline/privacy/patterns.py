"""The patterns around names and their words (context.toml): each has a group `name`, for context.py."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

_LETTER = "A-Za-zÀ-ɏ"
_CAPITAL = r"(?:[dDlL]['’])?[A-ZÀ-ÞĀ-Ž][\wÀ-ɏ]*(?:['’](?!s\b)[\wÀ-ɏ]+)?"
"""A word with a capital; "d'Hondt" is one, "Fatima's" is not."""
_MISREAD = r"(?:[A-ZÀ-ÞĀ-Ž0-9](?=[\w’'-]*[a-zà-ÿ])[\wÀ-ɏ’'-]*)"
"""The same as a scan may read it: "8oer", "Tj0a"."""
_NOT_BEFORE = (
    "het",
    "Het",
    "de",
    "De",
    "een",
    "dit",
    "in",
    "op",
    "bij",
    "uit",
    "naar",
    "te",
    "van",
    "Mijn",
    "mijn",
    "Haar",
    "haar",
    "Ons",
    "ons",
    "Onze",
)
_INITIALS = r"(?:[A-ZÀ-ÞŻ][a-z]?\.\s?-?){1,5}"


@cache
def words(name: str) -> tuple[str, ...]:
    """A list from context.toml, longest first. Raises KeyError for a list that is not there."""
    lists: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("context.toml").read_text(encoding="utf-8"))
    return tuple(sorted(lists[name], key=len, reverse=True))


def _either(name: str) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words(name))


def _compiled(build: Callable[[], str]) -> Callable[[], re.Pattern[str]]:
    """A pattern that is built once, when first needed."""
    return cache(lambda: re.compile(build()))


def _surname(word: str = _CAPITAL) -> str:
    part = rf"(?:(?i:{_either('particles')})[\s-]|al-|el-)"
    return rf"(?:{part}{{0,2}}{word}(?:\s?-\s?{part}{{0,2}}{word})?)"


def _full() -> str:
    return rf"{_CAPITAL}(?:-{_CAPITAL})*(?:\s{_surname()}){{0,3}}"


_START = rf"(?<![{_LETTER}0-9])"
_END = rf"(?![{_LETTER}0-9])"


@_compiled
def titled() -> str:
    further = rf"(?:\s(?!(?i:{_either('verbs')})\b){_surname(_MISREAD)}){{0,2}}"
    name = rf"(?:{_INITIALS}{_END}(?:\s?{_surname()})?|{_surname(_MISREAD)}{further})"
    lower = r"(?:(?:van\sder|van\sden|van\sde|ter|ten)\s[a-zà-ÿ]{4,})"
    return rf"{_START}(?i:{_either('titles')})\s(?P<name>{name}|{lower}){_END}"


@_compiled
def titled_in_capitals() -> str:
    cues = "|".join(
        re.escape(word.upper()) for word in (*words("titles"), *(f"mijn {kin}" for kin in words("relatives")))
    )
    name = r"(?:(?:VAN|DE|DEN|DER|TER|TEN)\s){1,3}[A-Z]{3,}|(?<!BIJ\s)[A-Z]{3,}"
    return rf"{_START}(?:{cues}|BIJ)\s(?P<name>{name}){_END}"


@_compiled
def named() -> str:
    lower = r"(?<=naam\svan\s)(?:[a-z]\.\s)[a-z]{4,}|(?<=van\s)(?:van\sder|van\sde)\s[a-z]{4,}(?=\sde\s)"
    initials = rf"(?:[A-Z]\s|{_INITIALS}\s?)?"
    return rf"{_START}(?i:{_either('named')}):?\s[‘'“\"]?(?P<name>{initials}{_full()}|{lower}){_END}"


@_compiled
def said_behind() -> str:
    said = r"(?:,\szo\s(?:heet|heten|noem)|\sheet(?:te)?\s(?:hij|zij|ze|ie)|[’'”\"]\snoem|\sis\smijn\snaam)"
    return rf"{_START}(?P<name>{_full()})(?:\sen\s{_full()})?{said}"


@_compiled
def chat() -> str:
    return rf"(?:^|\n)\[[^\]\n]{{5,30}}\]\s(?P<name>{_CAPITAL}){_END}(?=[^\n:]{{0,40}}:)"


@_compiled
def closing() -> str:
    greeting = r"(?:\w+\s)?(?i:groet\w*|groetnis|liefs|kus|hoogachtend|mvg|tot\s\w+(?:\s\w+){0,2})"
    return rf"(?:^|[\n.!?]\s?){greeting},\s(?P<name>{_full()})(?=\s*(?:$|,))"


@_compiled
def related() -> str:
    whose = r"(?P<whose>(?i:mijn|haar|zijn|onze|ons|jouw|hun|diens|z'n|m'n|mn|zn)\s(?:\w+\s)?)?"
    return rf"{_START}{whose}(?i:{_either('relatives')})\s(?P<name>{_full()}){_END}"


@_compiled
def surname_first() -> str:
    family = rf"{_surname()}(?:\s{_surname()}){{0,2}}"
    first = rf"(?P<first>{_CAPITAL}(?:-{_CAPITAL})?)(?:\s[A-Z]\.)?"
    comma = rf"{family},\s(?:{_INITIALS}|{first}(?=\s|$|\s?[|(;]))"
    spaced = rf"{family}(?:\s[A-Z]){{1,4}}(?=\s?(?:\||$|[(;]))"
    start = r"(?:^|(?<=[|\n;]\s)|(?<=^[+~*-]\s)|(?<=\n[+~*-]\s)|(?<=[|\n;]))"
    return rf"{start}(?P<name>{comma}|{spaced})"


@_compiled
def label() -> str:
    return rf"{_START}(?i:{_either('labels')})(?:\s[a-z.]{{1,5}}){{0,2}}:\s?"


@_compiled
def signed_off() -> str:
    return rf"{_START}(?i:paraaf|gecontroleerd|gezien|akkoord)(?:\sdoor)?:?\s(?P<name>[A-Z][a-z]{{0,2}}[A-Z]){_END}"


@_compiled
def in_initials() -> str:
    """ "AvdH" and "JvB", and "S. en D. Tahiri" or "T. (34" by one letter."""
    glued = r"[A-Z](?:vd|v|ter|d|van)[A-Z]"
    paired = rf"[A-Z]\.(?=\sen\s[A-Z]\.\s{_surname()})"
    return rf"{_START}(?P<name>{glued}|{paired}){_END}|(?:^|\n)(?P<aged>[A-Z]\.)(?=\s\(\d{{1,2}}[,)\s])"


@_compiled
def spaced_out() -> str:
    """ "J a n s e n": letters with a space between them."""
    return rf"{_START}(?P<name>[A-ZÀ-Þ](?:\s[a-zà-ÿ]){{2,}}){_END}"


@_compiled
def beside_identifier() -> str:
    """A name before a telephone number or date of birth, which are placeholders of 10 and 15 signs here."""
    between = r"(?:\s?[(–|-]\s?(?:tel\.\s)?)"
    name = rf"(?:(?i:de|van|van\sde|van\sder)\s)?{_full()}"
    return rf"(?:^|(?<=\s)|(?<=[|;(]))(?P<name>{name}){between}(?:￼{{10}}|￼{{15}})(?!￼)"


@_compiled
def amid() -> str:
    before = r"(?:(?<=\smet\s)|(?<=\saan\s)|(?<=\sdoor\s)|(?<=\svoor\s)|(?<=groeten\s)|(?<=dankzij\s)|(?<=bel\s))"
    return rf"{before}(?P<name>{_CAPITAL}){_END}(?!\s[A-Z])"


@_compiled
def age_in_lower_case() -> str:
    units = "uur|euro|keer|weken|dagen|maanden|procent|km|van|op|te|cent|meter|jaar\\sgeleden"
    name = r"(?<!het\s)(?<!de\s)(?P<name>[a-zà-ÿ]{3,})"
    return rf"{_START}{name}\sis\s(?:pas\s|nu\s)?\d{{1,2}}{_END}(?![.,:]\d|\s(?:{units}))"


@_compiled
def whole_name() -> str:
    capitals = r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’-]+\s?){1,4}"
    name = rf"(?:{_INITIALS}\s?)?{_full()}(?:\s[A-Z]\.)?|{capitals}|{_INITIALS}(?:\s?{_surname()})?"
    return rf"\s*(?P<name>{name})(?=\s*(?:$|[(.]|\s[A-Z]{{2,}}:|\s\w+:|\s(?:van|en|op|verkoop|met)\s))"


@_compiled
def age() -> str:
    years = r"(?:\s\(\d{1,2}(?:\sjaar)?[,)]|,\s\d{1,2}(?:\sjaar)?(?=[,.]\s[A-Za-z]))"
    return rf"{_START}(?P<name>{_full()}(?:\s[A-Z]\.)?){years}"


@_compiled
def actor() -> str:
    before = "".join(rf"(?<!\b{word}\s)" for word in _NOT_BEFORE)
    says = r"(?P<says>zegt|zei|vertelt|vertelde|knikt|lacht|antwoordt)"
    return rf"{_START}{before}(?P<name>{_CAPITAL}(?:-{_CAPITAL})?(?:\s[A-Z]\.)?)\s(?:{says}|{_either('verbs')}){_END}"


@_compiled
def broken_name() -> str:
    capital = r"[A-ZÀ-Þ][a-zà-ÿ]+"
    more = rf"(?P<more>(?:\s(?:{_either('particles')}))*\s{capital}(?:-\s[a-zà-ÿ]+)?)?"
    before = rf"(?P<before>{capital}\s(?:(?:{_either('particles')})\s)*)?"
    return rf"{_START}{before}(?P<left>{capital})-\s(?!en\b|of\b)(?P<right>{capital}|[a-zà-ÿ]+){more}{_END}"


@_compiled
def initials_and_surname() -> str:
    called = rf"(?:\({_CAPITAL}\)\s)?"
    name = rf"{_INITIALS}\s?{called}(?:{_surname(_MISREAD)})(?:\s{_surname()})?|(?<=tnv\s)[A-Z]\s{_CAPITAL}"
    return rf"{_START}(?P<name>{name}){_END}"


@_compiled
def beside() -> str:
    return rf"(?:,\s(?:en\s)?|\s(?:en|&|\+)\s|(?<=\s)|^)(?P<name>{_CAPITAL}(?:-{_CAPITAL})?(?:\s{_surname()})?){_END}"
