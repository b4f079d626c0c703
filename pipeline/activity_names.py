"""Names of activities: words that change what is possible (models/checks/words.toml), and whether two are one."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import fuzz

from pipeline.thresholds import FOLDER, thresholds


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_lists()[name])})(?!\w)")


def says(text: str, name: str) -> bool:
    """Whether a text holds a word of the list. Raises KeyError for a list that is not there."""
    return bool(_pattern(name).search(fold(text)))


def is_general(label: str) -> bool:
    """Whether a label is nothing but a word that many activities share ('Overig', 'Uren')."""
    return bool(_pattern("general").fullmatch(fold(label).strip(" .:*")))


def is_overhead(label: str) -> bool:
    """Whether a label names nothing but working time ('Vrijwilligersuren', 'Inzet coördinatoren')."""
    return all(_pattern("overhead").fullmatch(word) for word in core(label).split())


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Small letters, no accents, single spaces."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


@lru_cache(maxsize=65_536)
def core(label: str) -> str:
    """The words of a label that tell it from others, without signs, brackets and small words."""
    words = re.findall(r"\w+", re.sub(r"\([^)]*\)", " ", fold(label)) or fold(label))
    telling = [word for word in words if word not in _lists()["stop"]]
    return " ".join(telling or words)


@lru_cache(maxsize=262_144)
def is_same(one: str, other: str) -> bool:
    """Whether two telling names are of one activity: 'huiskamer wijk havenhoek' and 'huiskamer havenhoek'."""
    if one == other:
        return True
    numbers = [{word for word in name.split() if any(sign.isdigit() for sign in word)} for name in (one, other)]
    return numbers[0] == numbers[1] and fuzz.token_set_ratio(one, other) >= thresholds().labels.same
