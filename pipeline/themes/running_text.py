"""Whether a sentence tells something: no name, greeting, heading, line of a cover, address or legend."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import polars as pl

_PLACEHOLDER = r"\[[^\]]*\]"
_WORD = r"\pL{2,}"
_WHOLE = r"""[.!?…:;]["'”’»)\]]*\s*$"""
LONG = 9
"""Words from which a line without an end is no heading either: people leave the full stop out of lists and forms."""


def is_running_text(least: int) -> pl.Expr:
    """Whether a column `text` holds a sentence of `least` words or more that tells something.

    '([PERSOON 9])', 'Met vriendelijke groet,' and 'Verslag 2e halfjaar 2025' do not.
    """
    whole = pl.col("text").str.contains(_WHOLE) | (word_count() >= LONG)
    strange = pl.col("text").str.strip_chars().str.to_lowercase().str.contains(_not_telling())
    return (word_count() >= least) & whole & ~strange


def word_count() -> pl.Expr:
    """The words of two letters or more in a column `text`, without placeholders such as [PERSOON 1]."""
    return pl.col("text").str.replace_all(_PLACEHOLDER, "").str.count_matches(_WORD)


@cache
def _not_telling() -> str:
    lists = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return "|".join(f"(?:{pattern})" for patterns in lists.values() for pattern in patterns)
