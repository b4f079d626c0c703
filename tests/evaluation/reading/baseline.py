"""What a general converter gives: markitdown's tables taken as they are.

The first cell with text in a row is the label, each cell with a number is a value. Nothing is known of planned or
realised, of measures, periods or totals, so it is held against the expectations on label and value only.
"""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import Any

_NUMBER = re.compile(r"\(?-?\d[\d.]*(,\d+)?\)?")
_GROUPED = re.compile(r"\d{1,3}(\.\d{3})+")
_EMPTY = {"", "nan", "none"}


def cells(path: Path) -> list[dict[str, Any]] | None:
    """Label and value of each cell with a number; None where the converter does not know the kind of file."""
    from markitdown import MarkItDown, UnsupportedFormatException

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            text = MarkItDown().convert(path).text_content
        except UnsupportedFormatException:
            return None
    return [one for line in text.splitlines() if line.startswith("|") for one in _row(line)]


def _row(line: str) -> list[dict[str, Any]]:
    parts = [re.sub(r"[*_\\]", "", part).strip() for part in line.strip().strip("|").split("|")]
    parts = [part for part in parts if part.lower() not in _EMPTY and not set(part) <= {"-", ":"}]
    label = next((part for part in parts if number(part) is None), None)
    values = [number(part) for part in parts]
    return [{"activity": label, "value": value} for value in values if value is not None] if label else []


def number(text: str) -> float | None:
    """A cell that is nothing but a number, written the Dutch way or with a decimal point."""
    plain = re.sub(r"[€%\s+]", "", text).replace("−", "-")
    if not _NUMBER.fullmatch(plain):
        return None
    sign = -1 if plain[0] in "-(" else 1
    plain = plain.strip("()-")
    if "," in plain or _GROUPED.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    return sign * float(plain) if plain.count(".") < 2 else None
