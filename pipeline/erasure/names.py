"""A person to be forgotten, by the ways in which the name is written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

ERASED = "[verwijderd]"
_BETWEEN = r"(?:[\s_.,+\-]|%20)+"
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Person:
    """A person by one or more written forms, as "Fatima el Amrani" and "mevrouw El Amrani".

    Capitals, accents and what stands between the words make no difference; a form is found as whole words only.
    """

    forms: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.forms or any(len(_words(form)) < 1 or len(fold(form)) < _LEAST for form in self.forms):
            raise ValueError("a person has a name of at least three letters")

    def is_in(self, text: str) -> bool:
        """Whether a form of the name stands in the text."""
        return self._pattern().search(fold(text)) is not None

    def out_of(self, text: str) -> str:
        """The text with a placeholder where the name stood."""
        places = [*_places(text), len(text)]
        for found in reversed(list(self._pattern().finditer(fold(text)))):
            # up to the next sign that counts, so that an accent that stands apart goes with its letter
            text = text[: places[found.start()]] + ERASED + text[places[found.end()] :]
        return text

    def _pattern(self) -> re.Pattern[str]:
        forms = sorted(self.forms, key=len, reverse=True)
        written = "|".join(_BETWEEN.join(map(re.escape, _words(form))) for form in forms)
        return re.compile(rf"(?<![^\W_])(?:{written})(?:['’]?s)?(?![^\W_])")


def fold(text: str) -> str:
    """Lower case without accents; what is left of each sign that counts is one sign."""
    return text.lower() if text.isascii() else "".join(_bare(sign) for sign in text if not unicodedata.combining(sign))


def _places(text: str) -> list[int]:
    """Where each sign of the folded text stands in the text."""
    return [place for place, sign in enumerate(text) if not unicodedata.combining(sign)]


def _bare(sign: str) -> str:
    bare = unicodedata.normalize("NFKD", sign)[:1].lower()
    return bare if len(bare) == 1 else sign


def _words(form: str) -> list[str]:
    return [word for word in re.split(_BETWEEN, fold(form)) if word]
