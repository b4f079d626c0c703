"""The word lists under models/headers, folded and compiled once."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "models" / "headers"

_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", "’": "'", "‘": "'", "`": "'", "\u00a0": " "})


@cache
def word_list(name: str) -> dict[str, Any]:
    """The content of models/headers/<name>.toml. Raises FileNotFoundError when the file is not there."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def story_words(entry: str) -> re.Pattern[str]:
    """Any pattern of one list in stories.toml, for folded text. Raises KeyError for a list that is not there."""
    return re.compile("|".join(f"(?:{words})" for words in word_list("stories")[entry]))


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Small letters, no accents, plain dashes, single spaces: 'Coördinatie–  uren' → 'coordinatie- uren'."""
    plain = unicodedata.normalize("NFKD", text.translate(_DASHES).lower())
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


@cache
def pattern(name: str, entry: str) -> re.Pattern[str]:
    """A list of a word list as one expression of whole words. Raises KeyError for a list that is not there."""
    return whole_words(tuple(word_list(name)[entry]))


@cache
def whole_words(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """An expression that finds any of the patterns as whole words, not as the first half of 'jobgroup-cursisten'."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w|-[^\W\d])")


def says(text: str, name: str, entry: str) -> bool:
    """Whether a folded text holds a word of the list."""
    return bool(pattern(name, entry).search(text))


def is_only(text: str, name: str, entry: str) -> bool:
    """Whether a folded text is a word of the list and nothing else but signs."""
    return bool(pattern(name, entry).fullmatch(text.strip(" .:;()[]*")) or pattern(name, entry).fullmatch(text.strip()))


def opens_with(text: str, name: str, entry: str) -> bool:
    """Whether a folded text starts with a word of the list."""
    return bool(pattern(name, entry).match(text.lstrip(" *([")))
