"""The word lists under models/reach, compiled once, and texts folded so that they can be compared with them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pipeline.folded import fold

FOLDER = Path(__file__).resolve().parents[2] / "models" / "reach"

Use = Literal["cell", "label", "told", "planned"]
"""What a text is: all that a cell or field holds, a name or heading, running text, or that of a plan.

A plan says what is wished ("wij willen in Oost beginnen"), a report does not count it.
"""

_GAP = r"(?:[^\s.;:!?]+\s+){0,4}?\(?"
"""Up to four words in between."""


class Found(NamedTuple):
    """One thing that a text says: its value, the words that say it, and whether they are in the lists."""

    value: str
    written: str
    sure: bool = True


class Span(NamedTuple):
    """A match of a value in a text, from its first character to one past its last."""

    value: str
    start: int
    end: int


@cache
def word_list(name: str) -> dict[str, Any]:
    """The content of models/reach/<name>.toml. Raises FileNotFoundError when the file is not there."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def expression(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the words or phrases in a folded text, the longest first: * is any letters, … up to four words."""
    parts = sorted((_part(fold(word)) for word in words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts) or '(?!)'})(?!\w)")


def _part(word: str) -> str:
    tokens = (
        _GAP
        if token == "…"  # nosec B105  # words, no password
        else re.escape(token).replace(r"\*", r"\w*") + r"\s+"
        for token in word.split()
    )
    return "".join(tokens).removesuffix(r"\s+")


def spans(pattern: re.Pattern[str], folded: str, value: str) -> Iterator[Span]:
    """Where a pattern stands in a folded text, as spans with this value."""
    return (Span(value, found.start(), found.end()) for found in pattern.finditer(folded))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """First character of each sentence and one past its last."""
    start = 0
    for found in re.finditer(r"[.!?;]+[”\"')\s]+|$", text):
        if found.end() > start:
            yield start, found.end()
        start = found.end()


def is_denied(sentence: str) -> bool:
    """Whether a folded sentence says what is not so, or only wished."""
    return bool(expression(tuple(word_list("places")["denials"])).search(sentence))


def parts_of(cell: str) -> list[str]:
    """What a cell or field lists: 'Oost, Sluiswijk en ’t Zand' → three parts."""
    return [part for part in (one.strip(" .()") for one in re.split(r"[,;/&|+]|\ben\b|\n", cell)) if part]


def is_one_of(text: str, words: Iterable[str]) -> bool:
    """Whether a text is nothing but one of the words."""
    return bool(expression(tuple(words)).fullmatch(fold(text).strip(" .:")))
