"""The word lists around names, read once from persons.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("persons.toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> tuple[str, ...]:
    """A list from persons.toml, longest entries first. Raises KeyError for a list that is not there."""
    return tuple(sorted(_lists()[name], key=len, reverse=True))


@cache
def word_set(name: str) -> frozenset[str]:
    """The same list for looking up one word."""
    return frozenset(_lists()[name])
