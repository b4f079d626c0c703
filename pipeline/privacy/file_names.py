"""Names in the name of a file that its text does not have: a first name with a surname, or a title with a name."""

from __future__ import annotations

import re

from pipeline.privacy.identifiers import mask_placeholders
from pipeline.privacy.known import Known
from pipeline.privacy.patterns import words

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TITLES = frozenset(
    {"mevrouw", "mevr", "mw", "meneer", "mijnheer", "dhr", "heer", "familie", "fam", "juf", "oma", "opa"}
)
_BETWEEN = re.compile(r"[\s_.\-]{1,2}")
_LEAST = 2


def named_in_file_name(filename: str, known: Known, number: int) -> str:
    """The name of a file with [PERSOON n] where somebody's whole name stands: "Verhaal Fatima Zwaluw.txt"."""
    masked = mask_placeholders(filename)
    found = [one for one in _WORD.finditer(masked) if "￼" not in one[0]]
    for first, last in reversed(list(_names(masked, found, known))):
        filename = f"{filename[: first.start()]}[PERSOON {number}]{filename[last.end() :]}"
    return filename


def _names(text: str, found: list[re.Match[str]], known: Known) -> list[tuple[re.Match[str], re.Match[str]]]:
    names, place = [], 0
    while place < len(found):
        end = _end(text, found, place, known)
        if end:
            begin = place + (found[place][0].lower() in _TITLES)
            names.append((found[begin], found[end]))
        place = max(place, end) + 1
    return names


def _end(text: str, found: list[re.Match[str]], place: int, known: Known) -> int:
    """The number of the last word of the name that begins with this one; 0 where none does."""
    word = found[place][0]
    listed = word[0].isupper() and known.is_first_name(word) and not known.is_plain(word)
    if not listed and word.lower() not in _TITLES:
        return 0
    following = place + 1
    while following < len(found) and found[following][0].lower() in words("particles"):
        following += 1
    if following >= len(found) or not _beside(text, found, place, following):
        return 0
    return following if _is_surname(found[following][0], known) else 0


def _beside(text: str, found: list[re.Match[str]], first: int, last: int) -> bool:
    return all(_BETWEEN.fullmatch(text[found[n].end() : found[n + 1].start()]) for n in range(first, last))


def _is_surname(word: str, known: Known) -> bool:
    lower = word.lower()
    return word[0].isupper() and len(word) >= _LEAST and (lower in known.surnames or not known.is_plain(lower))
