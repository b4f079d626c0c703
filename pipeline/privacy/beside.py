"""What only shows beside a name: dates of birth, web addresses that hold the name, cells in a column of names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import polars as pl

from pipeline.privacy.identifiers import part
from pipeline.privacy.known import Known
from pipeline.privacy.mentions import fold, read_name
from pipeline.privacy.patterns import words

_HEADED, _UNHEADED, _CELLS = 0.4, 0.75, 4
"""Shares of cells with a name from which a whole column holds names, under a heading that says so and without; and
how many cells it takes without."""
_NO_NAME = re.compile(
    r"\d|￼|\[|^(?:geen|idem|niemand|onbekend|anoniem|dicht|leeg|diversen?|totaal|nvt|n\.v\.t\.)\b", re.IGNORECASE
)
_NUMBER = (
    r"(?:[A-Z]{1,5}[-./]?\d{3,}|[A-Z]{1,4}-\d{2,4}[-./]\d{2,}|\d{5,}|\d{2,4}[-./]\d{3,6})(?:[-./]\w+)*"
    r"(?![\w%€]|[.,]\d|\s(?:uur|euro))"
)
_NUMBER_BEHIND = re.compile(
    rf"(?P<before>\[PERSOON \d+\](?:\s?[(|/–]\s?|,\s|;\s?)(?:nr\.?\s|nummer\s|cl\.?\s)?){_NUMBER}"
)
_NUMBER_BEFORE = re.compile(rf"(?<![\w\-/.,€]){_NUMBER}(?P<behind>(?:\s?[|/–:]\s?|,\s|;\s?)\[PERSOON \d+\])")
_WEB = re.compile(r"(?<![\w@.])(?:https?://)?(?:[\w\-]+\.)+[a-z]{2,8}(?:/[^\s<>()|,;]*)?(?!\w)")
_REPORTED = 2022
"""From this year a date behind a name is rather that of a report or meeting than a birth."""
_SURNAMES = frozenset({"achternaam", "achternamen", "familienaam", "voornaam", "voornamen", "roepnaam", "meisjesnaam"})
_GLUED = 6
"""Letters from which a name within a web address is that name."""


def with_dates(text: str) -> str:
    """The text with a placeholder for dates directly behind a person: "[PERSOON 3] (3 februari 2019)"."""

    def changed(found: re.Match[str]) -> str:
        year = re.search(r"(?:19|20)\d{2}", found["date"])
        recent = year is not None and int(year[0]) >= _REPORTED
        return found[0] if recent else f"{found['before']}[GEBOORTEDATUM]"

    return _date_behind().sub(changed, text)


def with_numbers(text: str) -> str:
    """The text with a placeholder for a number of five figures or letters and figures beside a person: "(C-2041)"."""
    text = _NUMBER_BEHIND.sub(lambda found: f"{found['before']}[KENMERK]", text)
    return _NUMBER_BEFORE.sub(lambda found: f"[KENMERK]{found['behind']}", text)


def without_web(text: str, names: Iterable[str]) -> str:
    """The text without web addresses that hold one of the names."""
    glued = {key for name in names for key in _glued(name)}

    def changed(found: re.Match[str]) -> str:
        letters = re.sub(r"[\W\d_]", "", fold(found[0]))
        return "[KENMERK]" if any(key in letters for key in glued) else found[0]

    return _WEB.sub(changed, text) if glued else text


def named_cells(cells: pl.DataFrame, found: dict[str, list[tuple[int, int]]], known: Known) -> set[str]:
    """The texts of cells in columns of names: under "Naam" or "Chauffeur", or where nearly all others are names.

    `cells` are rows of tables.CELLS of one document, `found` has the names in each text.
    """
    columns: dict[tuple[int, int], list[str]] = defaultdict(list)
    for table, column, text in cells.sort("row").select("table", "column", "text").iter_rows():
        if text:
            columns[table, column].append(text.strip())
    return {text for texts in columns.values() for text in _names_of(texts, found, known)}


def _names_of(texts: list[str], found: dict[str, list[tuple[int, int]]], known: Known) -> list[str]:
    heading, *rest = texts
    candidates = [text for text in dict.fromkeys(rest) if len(text.split()) <= 5 and not _NO_NAME.search(text)]
    listed = (known.is_first_name(text.split()[0]) or text.split()[-1].lower() in known.surnames for text in candidates)
    named = [text for text, is_listed in zip(candidates, listed, strict=True) if found.get(text) or is_listed]
    share = len(named) / max(1, len(set(rest)))
    bare = heading.casefold().strip(" .:*")
    if bare in _SURNAMES:
        return candidates
    says = bare in words("headings")
    return candidates if (share >= _UNHEADED and len(named) >= _CELLS) or (says and share >= _HEADED) else []


def _glued(name: str) -> list[str]:
    read = read_name(name)
    whole, surname = "".join((*read.first, *read.surname)), "".join(read.surname)
    keys = [re.sub(r"\W", "", key) for key in (whole, surname) if read.surname]
    return [key for key in keys if len(key) >= _GLUED]


@cache
def _date_behind() -> re.Pattern[str]:
    person = r"\[PERSOON \d+\](?:['’]?s)?"
    between = r"(?:\s?[–(|]\s?(?:\w+\s[–|]\s)?|\s–\s\w+\s–\s)"
    return re.compile(rf"(?P<before>{person}(?:\s\([^)]*\))?{between})(?P<date>{part('date')})(?!\d)", re.IGNORECASE)
