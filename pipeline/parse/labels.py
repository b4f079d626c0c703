"""The labels of rows: made plain, and what they say of the row."""

from __future__ import annotations

import re
from functools import cache

from pipeline.parse.additions import kind_by_word
from pipeline.parse.numbers import multiplier
from pipeline.parse.roles import Roles
from pipeline.parse.spots import Row
from pipeline.parse.words import fold, word_list

_NOTE = re.compile(r"(?:\s*[*†‡⁰¹²³⁴-⁹]+|^([^(]*\S)\s+\d{1,2}\)|(?<!\d)\s*\[\^?\d{1,2}\])(?=[\s:.]*$)")
"""The sign of a note behind a label: 'Weggeefwinkel 2)', 'Ruilbeurs¹', 'Naailes[3]'."""


def clean_label(text: str) -> str:
    """A label without bullet, sign of a note and closing colon: '• Aantal JobGroups:' → 'Aantal JobGroups'."""
    bare = _NOTE.sub(r"\1", re.sub(r"^[\s•▪◦‣·*–—>-]+(?=\S)", "", text))
    return re.sub(r"[\s:*.…]+$", "", bare) if not re.search(r"\b\w\.$", bare) else bare.strip()


def is_remark(text: str) -> bool:
    """Whether a text alone in its row is a footnote or remark and no section."""
    return bool(re.match(r"\s*(?:[(*†]|\d\)|noot|bron|nb\b|n\.b\.|toelichting)", text, re.IGNORECASE))


def label_text(row: Row, roles: Roles) -> str:
    """The label as written, with the sign of a sub item that stands in a column of its own before it."""
    index = roles.label.index
    text = row[index].text
    total = next((spot.text for spot in row[:index] if kind_by_word(spot.text) != "data"), None)
    if total:
        return text if kind_by_word(text) != "data" else total
    before = next((spot.text for spot in row[:index] if re.fullmatch(r"[-–—]+", spot.text)), "")
    if not text or re.fullmatch(r"[-–—]+", text):
        figures = {column.index for column in (*roles.values, *roles.loose)}
        beside = [spot.text for spot in row[index + 1 :] if spot.text and spot.column not in figures]
        words = next((other for other in beside if _has_letters(other)), "") if text else ""
        return f"{text} {words}".strip()
    return f"{before} {text}".strip()


def _has_letters(text: str) -> bool:
    """Whether a text holds letters."""
    return bool(re.search(r"[^\W\d_]{2,}", text))


@cache
def _list(entry: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(word_list('rows')[entry])})(?![\w-])")


def goes_on(text: str) -> bool:
    """Whether a line between two tables says that the second is the rest of the first, or only counts pages."""
    return bool(_list("continued").fullmatch(fold(text).strip(" .:()-")))


def is_contents(heading: str) -> bool:
    """Whether a heading stands over the titles of what follows, with their pages."""
    return bool(_list("contents").fullmatch(fold(heading).strip(" .:")))


def is_half(label: str, figure: str) -> bool:
    """Whether a label and figure are a piece of a sentence: 'mannen van 40 tot' 60, 'Bezoekers (vorig jaar' 30,
    'Huisbezoeken' with '16 uur minder dan afgesproken'."""
    cut = label.count("(") != label.count(")") or _list("unfinished").fullmatch(fold(label).split(" ")[-1])
    return bool(cut or _list("compared").search(fold(figure)))


def is_ignored(label: str) -> bool:
    """Whether a row holds a source, date or the like and no figure of the report."""
    return bool(_list("ignore").fullmatch(fold(label))) or multiplier(label) != 1.0


def is_part(label: str) -> bool:
    """Whether a row splits up the row above it: 'waarvan nieuw', '- zaalhuur'."""
    return bool(re.match(r"(?:[-–—]+\s*(?=\D)|\s*(?:[oO]\s+))", label) or _list("part").match(fold(label)))
