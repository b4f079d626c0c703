"""Figures that a text names, in digits or in words: '1.312 bezoeken', 'eenentwintig koppels'."""

from __future__ import annotations

import re
from functools import cache

from pipeline.themes.wording import plain

_DIGITS = re.compile(r"(?<![\d.,-])\d{1,3}(?:\.\d{3})+(?![\d])|(?<![\d.,-])\d+(?:,\d+)?(?![\d])")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
    "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def figures_in(text: str) -> frozenset[float]:
    """The figures in a text from 2 on: 'Vier van de 1.312' → {4, 1312}. Years count too: nothing tells them apart."""
    digits = (float(found.group().replace(".", "").replace(",", ".")) for found in _DIGITS.finditer(text))
    words = (_number_words().get(word) for word in _WORD.findall(plain(text)))
    return frozenset(figure for figure in (*digits, *words) if figure is not None and figure >= 2)


@cache
def _number_words() -> dict[str, float]:
    # 'een' is mostly the article; hundreds and more are written in digits
    numbers = {word: float(value) for value, word in enumerate(_SMALL) if value >= 2}
    for ten, word in enumerate(_TENS, start=2):
        numbers[word] = 10.0 * ten
        for unit in range(1, 10):
            numbers[f"{_SMALL[unit]}en{word}"] = 10.0 * ten + unit
    return numbers | {"honderd": 100.0}
