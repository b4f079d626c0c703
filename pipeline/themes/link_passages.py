"""What linking looks at of a passage."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from pipeline.themes.wording import plain

_QUOTES = "\"'“”‘’„«"
_PERSON = re.compile(r"\[PERSOON \d+\]")


@dataclass(frozen=True, slots=True)
class Passage:
    """What linking looks at of a passage; `cells` are the short cells in its row of a table or form."""

    passage_id: str
    heading: str
    text: str
    stems: tuple[str, ...]
    question: str
    cells: tuple[str, ...]
    table: int | None
    row: int | None
    story: str | None
    vector: np.ndarray | None


def goes_on(text: str) -> bool:
    """Whether a text begins as if it goes on about what was spoken of: 'Daar…', 'Ook…', or a quotation."""
    if text[:1] in _QUOTES + "-–":
        return True
    first = plain(text).split(maxsplit=1)[:1]
    return bool(first) and first[0].strip(",.:;") in plain_listed("goes_on")


def quotes(text: str) -> bool:
    """Whether a text begins with what somebody says."""
    return bool(text) and text[0] in _QUOTES


def persons(text: str) -> frozenset[str]:
    """The pseudonyms in a text, which are the same throughout a story, or the rest of a document: '[PERSOON 2]'."""
    return frozenset(_PERSON.findall(text))


@cache
def plain_listed(name: str) -> frozenset[str]:
    """The words of one list in link_words.toml."""
    data = tomllib.loads(Path(__file__).with_name("link_words.toml").read_text(encoding="utf-8"))
    return frozenset(data[name])
