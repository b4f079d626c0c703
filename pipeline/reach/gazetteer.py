"""The names by which reports may call a district, as one expression."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.folded import composed, fold
from pipeline.guidance import District
from pipeline.settings import NAME_LISTS

SHORT = 3
"""Names up to so many letters, and abbreviations, count only as they are written."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Finds districts by name: `pattern` on folded text, `districts` and `written` by what `key` makes of a match."""

    pattern: re.Pattern[str]
    districts: dict[str, str]
    written: dict[str, str]


@cache
def gazetteer(districts: tuple[District, ...]) -> Gazetteer:
    """The names, aliases and neighbourhoods of the districts, the longest first."""
    named = {key(name): (name, one.name) for one in districts for name in _names(one)}
    parts = [r"[\s-]+".join(map(re.escape, one.split())) for one in sorted(named, key=len, reverse=True)]
    return Gazetteer(
        re.compile(rf"(?<!\w)(?:{'|'.join(parts) or '(?!)'})(?!\w)"),
        {name: district for name, (_, district) in named.items()},
        {name: written for name, (written, _) in named.items()},
    )


def key(name: str) -> str:
    """A name without capitals, accents and hyphens: 'Oud-Grien' → 'oud grien'."""
    return " ".join(fold(composed(name)).replace("-", " ").split())


def is_abbreviation(name: str) -> bool:
    """Whether a name counts only as it is written: 'HA', 'NB'."""
    return len(name) <= SHORT or name.isupper()


@lru_cache(maxsize=4_096)
def is_ordinary(name: str) -> bool:
    """Whether a name is one ordinary word as well: 'Oost', 'Centrum'."""
    return key(name) in _dictionary()


@cache
def _dictionary() -> frozenset[str]:
    return frozenset((NAME_LISTS / "words.txt").read_text(encoding="utf-8").split("\n"))


def _names(one: District) -> tuple[str, ...]:
    # the district's own name last, so that a neighbourhood of the same name does not hide it
    return (*one.neighbourhoods, *one.aliases, one.name)
