"""Name lists and cue words in the form the recogniser looks things up in."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FAMILIAR = frozenset({"nl", "ma", "tr", "su", "an", "pl", "sy", "er", "so", "ua", "other"})
"""Origins whose first names count without a capital and without a cue: families that Dutch reports often speak of."""


@dataclass(frozen=True)
class NameLists:
    """Names, Dutch words and places in lower case; `ambiguous` names are words of the dictionary too."""

    first_names: frozenset[str]
    familiar: frozenset[str]
    surnames: frozenset[str]
    ambiguous: frozenset[str]
    words: frozenset[str]
    places: frozenset[str]

    def listed(self, word: str) -> bool:
        """Whether a word in lower case is a first name or surname on the lists."""
        return word in self.first_names or word in self.surnames


@cache
def name_lists(folder: Path) -> NameLists:
    """Read the lists that models/names/collect.py wrote. Raises OSError when one is missing."""
    first = _read(folder / "first_names.tsv")
    return NameLists(
        first_names=frozenset(first),
        familiar=frozenset(name for name, origins in first.items() if origins & FAMILIAR),
        surnames=frozenset(_read(folder / "surnames.tsv")),
        ambiguous=_lines(folder / "ambiguous.txt"),
        words=_lines(folder / "words.txt"),
        places=_lines(folder / "places.txt"),
    )


@cache
def cues(name: str) -> frozenset[str]:
    """A list of names.toml. Raises KeyError for a list that is not there."""
    return frozenset(_cues()[name])


@cache
def nobody(folder: Path) -> frozenset[str]:
    """Organisations, brands and cities in lower case, of nobody.txt; none where a folder of lists has no such file."""
    path = folder / "nobody.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    told = (text.strip().lower() for line in lines if not line.startswith("#") for text in line.split("|"))
    return frozenset(text for text in told if text)


def never_names() -> frozenset[str]:
    """Words that stand with a capital and are never a person: peoples, organisations, days, words of a report."""
    return cues("never") | cues("organisations")


@cache
def _cues() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))


def _lines(path: Path) -> frozenset[str]:
    return frozenset(path.read_text(encoding="utf-8").lower().splitlines())


def _read(path: Path) -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, origins = line.partition("\t")
        names.setdefault(name.lower(), set()).update(origins.split(","))
    return names
