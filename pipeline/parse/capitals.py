"""Names set all in capitals, as a heading shows them, in the letters that Dutch writes them with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.parse.words import fold, is_only

_LONG_WORD = 5
"""A name of which no word is this long may be all abbreviations."""
_VOWEL = re.compile(r"[aeiouy]")


def in_small_letters(name: str, texts: Iterable[str]) -> str:
    """A name of several words all in capitals as `texts` write it elsewhere, else by rule; any other name unchanged.

    'STICHTING ROOD NAAR ZWART' → 'Stichting Rood naar Zwart', 'BUURTHUIS DE SCHUIT' → 'Buurthuis De Schuit'.
    """
    words = name.split()
    if not name.isupper() or len(words) < 2 or max(map(len, words)) < _LONG_WORD:
        return name
    return _as_written(name, texts) or " ".join(_word(words, place) for place in range(len(words)))


def _as_written(name: str, texts: Iterable[str]) -> str | None:
    expression = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    found = (match.group() for text in texts for match in expression.finditer(text))
    return next((one for one in found if not one.isupper() and one[0].isupper()), None)


def _word(words: list[str], place: int) -> str:
    """One word of the name: an article opens a name of its own unless a preposition stands before it."""
    word, before = fold(words[place]), fold(words[place - 1]) if place else ""
    if place and is_only(word, "capitals", "preposition"):
        return words[place].lower()
    if place and is_only(word, "capitals", "article") and is_only(before, "capitals", "preposition"):
        return words[place].lower()
    parts = words[place].split("-")
    return "-".join(_capital(part, parts[index - 1] if index else "") for index, part in enumerate(parts))


def _capital(part: str, before: str) -> str:
    """Part of a compound: a name of its own ('Elslo-Zuid') unless a prefix stands before it ('Re-integratie')."""
    folded = fold(part)
    if is_only(folded, "capitals", "abbreviation") or re.search(r"[.&\d]", part) or not _VOWEL.search(folded):
        return part
    return part.lower() if is_only(fold(before), "capitals", "prefix") else part.capitalize()
