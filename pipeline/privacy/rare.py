"""Details so rare that they tell who it is without a name: flagged for a person to judge, never removed."""

from __future__ import annotations

import re

import polars as pl

from pipeline.issues import Issue, issue

_TIME = (
    "jaar|jaren|maand|maanden|week|weken|dag|dagen|tijd|tijden|periode|keer|keren|moment|minuut|uur|kwartaal|fase|helft|"
    "manier|reden|kans|kansen|stap|stappen|optie|oplossing|bijeenkomst|bijeenkomsten|vraag|zin|plek|mogelijkheid|"
    "verschil|voorwaarde|loodjes|hand|ding|dingen|avond|ochtend|middag|les|lessen|versie|cijfers|resultaten|"
    "ontwikkelingen|aanpassingen|gesprek|gesprekken|contact|termijn|woord|drie|twee|vier|paar|aanspreekpunt"
)
_ROLE = r"(?:man|vrouw|meisje|jongen|inwoner|bewoner|mens|stem|eigenaar|zoon|dochter)"
_BEHIND = r"(?:van|in|uit|die|dat|met|hier|op|nog|boven|te|voor)"
_RARE = re.compile(
    rf"(?:\b(?:de|het|als|diens|zijn|haar)\s(?:enige|laatste|oudste|jongste)\s(?!(?:{_TIME})\b)[^.!?\n]{{0,60}}?\b{_BEHIND}\b"
    r"|\b(?:de|het)\s(?:enige|eerste)\s(?:vrouwelijke|mannelijke|zwarte|marokkaanse|turkse|syrische|dove|blinde)\s\w+"
    rf"|\b(?:de|het)\s{_ROLE}\s(?:die\s(?!(?:hier|er|dit|dat|zich|we|wij|ik)\b)(?=[^.!?\n]{{15,}})|van\sde\s)\w+"
    r"|\b(?:voormalig|oud-)\s?(?:hofdame|burgemeester|minister|kampioen\w*|topsporter|profvoetballer|olympi\w+)"
    r"|\b(?:was|is|werd)\s(?:ooit\s|vroeger\s)?\w*kampioen\s(?:van|in)\b"
    r"|\boverleefde\s(?:de\s)?[A-Z]\w+|\bspeelde\s(?:vroeger|ooit)\s\w+\sin\s[A-Z]\w+"
    rf"|\bals\senige\s(?:nog\s)?{_BEHIND}\b)[^.!?\n,;]{{0,80}}",
    re.IGNORECASE,
)


def find_rare(text: str) -> list[tuple[int, int]]:
    """Where a text tells what may be true of one person only: "de laatste klompenmaker van het dorp".

    A guess for a person to judge: it sees set phrases only, and most rare details are told without them.
    """
    return [match.span() for match in _RARE.finditer(text)]


def flag_rare(passages: pl.DataFrame) -> list[tuple[str, Issue]]:
    """An issue with its place for each passage with a rare detail, with its document. Rows of tables.PASSAGES."""
    rows = passages.select("document", "position", "page", "sheet", "text").drop_nulls("text").iter_rows()
    return [
        (document, issue("rare_detail", "privacy", _place(position, page, sheet)))
        for document, position, page, sheet, text in rows
        if find_rare(text)
    ]


def _place(position: int, page: int | None, sheet: str | None) -> str:
    if page:
        return f"pagina {page}"
    return f"blad {sheet}" if sheet else f"alinea {position}"
