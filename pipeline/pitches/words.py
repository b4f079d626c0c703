"""The word lists under models/pitches, compiled once, and texts made ready for them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from text_to_num import alpha2digit

from pipeline.folded import composed, fold
from pipeline.model_files import damaged, read_toml
from pipeline.settings import ROOT

FOLDER = ROOT / "models" / "pitches"
_HALVES = re.compile(r"\b(anderhalf|anderhalve|(?:twee|drie|vier|vijf|zes|zeven|acht|negen)enhalf|(?:twee|drie|vier|vijf|zes|zeven|acht|negen)enhalve)\b")  # fmt: skip  # noqa: E501
_SCALED = re.compile(r"(?<=\d )(duizend|miljoen)\b")
_SCALES = {"duizend": "mille", "miljoen": "mln"}
"""After digits these are no number of their own: '2,5 miljoen' is written with a word that is read as it stands."""
_HALF = {"anderhalf": "1,5", "anderhalve": "1,5", "twee": "2,5", "drie": "3,5", "vier": "4,5", "vijf": "5,5"}


@cache
def word_list(name: str) -> dict[str, Any]:
    """The content of models/pitches/<name>.toml. Raises ModelError, naming the file, when it is missing or no TOML."""
    return read_toml(FOLDER / f"{name}.toml")


@cache
def pattern(name: str, *entries: str) -> re.Pattern[str]:
    """The patterns of these lists as one, that starts at a word and ends at one.

    Raises ModelError for a wrong pattern and KeyError for a list that is not there.
    """
    words = [word for entry in entries for word in word_list(name)[entry]]
    try:
        return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")
    except re.error as error:
        raise damaged(FOLDER / f"{name}.toml", f"geen goed patroon: {error.pattern!s:.60}") from error


@lru_cache(maxsize=16_384)
def plain(text: str) -> str:
    """Small letters without accents, numbers from two on in digits: 'Vierentwintig mensen' → '24 mensen'."""
    scaled = _SCALED.sub(lambda found: _SCALES[found[1]], _HALVES.sub(_half, fold(composed(text))))
    digits: str = alpha2digit(scaled, "nl", 2)
    return " ".join(digits.split())


def _half(found: re.Match[str]) -> str:
    word = found[1]
    return _HALF.get(word) or _HALF.get(re.sub("enhal(?:f|ve)$", "", word)) or word
