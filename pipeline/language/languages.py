"""Whether a text is Dutch. Short texts, dialect and second-language Dutch count as Dutch."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from pipeline.language.boundaries import rules

DUTCH = "nl"
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """ "nl", or the ISO 639-1 code of the language that a text is surely written in."""
    words = _WORD.findall(text.lower())
    settings = rules()["languages"]
    foreign_script = _foreign_script(text)
    if not foreign_script and (len(words) < settings["least_words"] or _looks_dutch(words)):
        return DUTCH
    code, probability = _identifier().classify(" ".join(words))
    if code in settings["close_to_dutch"]:
        return DUTCH
    sure = foreign_script or float(probability) >= settings["surely"]
    return str(code) if sure else DUTCH


def _looks_dutch(words: list[str]) -> bool:
    return sum(word in _dutch_words() for word in words) / len(words) >= 0.2


def _foreign_script(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 5 and sum(character > "ɏ" for character in letters) > len(letters) / 2


@cache
def _dutch_words() -> frozenset[str]:
    return frozenset(rules()["languages"]["dutch_words"])


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in rules()["languages"]["compared"] if code in identifier.labels])
    return identifier
