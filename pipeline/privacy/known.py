"""What is known before a document is read: lists of names and words, and places and organisations that stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Known:
    """Names, words and places in lower case, and what is never a person: districts and organisations of the own lists
    in `kept`, organisations and cities that everybody knows in `nobody`.

    Without lists every word may be a name: patterns then need no help of a dictionary.
    """

    first_names: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    kept: tuple[str, ...] = ()
    nobody: frozenset[str] = frozenset()
    keep_professionals: bool = False
    """Whether names of paid workers stay where their function stands beside them."""

    def is_first_name(self, word: str) -> bool:
        """Whether the word is on the list of first names."""
        return word.lower() in self.first_names

    def is_plain(self, word: str) -> bool:
        """Whether the word is in the dictionary or a place, and no first name that is only a name."""
        lower = word.lower()
        return lower in self.words or lower in self.places


NOTHING = Known()


def kept_spans(text: str, known: Known) -> list[tuple[int, int]]:
    """Where names of districts and organisations of the municipality's own lists stand."""
    if not known.kept:
        return []
    return [match.span() for match in _kept(known.kept).finditer(text)]


def is_kept(text: str, start: int, end: int, spans: Iterable[tuple[int, int]], known: Known) -> bool:
    """Whether what looks like a person is a kept name, alone or with other words than a first name.

    "Spreekuur Sluiswijk" is nobody, "Samira Sluiswijk" is somebody.
    """
    inside = [span for span in spans if span[0] < end and start < span[1]]
    if not inside:
        return False
    rest = "".join(
        letter for place, letter in enumerate(text[start:end], start) if not any(a <= place < b for a, b in inside)
    )
    words = re.findall(r"[^\W\d_]+", rest)
    return not any(known.is_first_name(word) or len(word) == 1 for word in words)


@cache
def _kept(names: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted({name for name in names if len(name) > 2}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)
