"""Texts folded for comparing with word lists, sign for sign as long as they were: a match tells where it stands."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SIGNS = str.maketrans({"–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "`": "'", "\u00a0": " ", "\n": " "})


def composed(text: str) -> str:
    """The text with each letter and its accent as one sign, so that its folded form is as long."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Small letters, no accents, plain dashes and apostrophes; as long as a composed text, sign for sign."""
    return "".join(_plain(sign) for sign in text.translate(_SIGNS))


def _plain(sign: str) -> str:
    low = unicodedata.normalize("NFD", sign.lower())[:1]
    return low or sign
