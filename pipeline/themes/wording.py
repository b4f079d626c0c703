"""Words that carry meaning in a label or passage, and whether two words share a stem."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

import snowballstemmer

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CODE = re.compile(r"\b(?:[a-z]{1,3}\d{1,2}|\d{1,2}\+)")
_COMPOUND = 6
"""A stem of this many letters is recognised inside a compound: 'maaltijd' in 'maaltijdproject'."""


def written_words(text: str) -> list[str]:
    """The words of a text as they are written."""
    return [found.group() for found in WORD.finditer(text)]


def content_words(text: str) -> tuple[str, ...]:
    """Stems of the words that say something, once each, in order: 'Huiskamer van de Wijk' → ('huiskamer', 'wijk')."""
    words = map(plain, written_words(text))
    return tuple(dict.fromkeys(stem(word) for word in words if len(word) > 2 and word not in _empty_words()))


def stems(text: str) -> tuple[str, ...]:
    """Stems of all words of three letters or more, also those that tell little, and codes such as 'a2', once each."""
    words = (plain(found.group()) for found in WORD.finditer(text))
    return tuple(dict.fromkeys([*(stem(word) for word in words if len(word) > 2), *codes(text)]))


def codes(text: str) -> tuple[str, ...]:
    """Short codes of letters and digits, which tell look-alikes apart: 'Taalgroep A2' → ('a2',)."""
    return tuple(dict.fromkeys(_CODE.findall(plain(text))))


def shares_word(one: str, other: str) -> bool:
    """Whether two stems are the same, or one begins or ends a compound with the other."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _COMPOUND and (long.startswith(short) or long.endswith(short))


def plain(text: str) -> str:
    """Lower case without accents: 'Één' → 'een'."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def plain_with_places(text: str) -> tuple[str, list[int]]:
    """The same as `plain`, and of each of its characters the place in `text` that it came from."""
    parts = [plain(letter) for letter in text]
    return "".join(parts), [place for place, part in enumerate(parts) for _ in part]


@cache
def words_of_grammar() -> frozenset[str]:
    """Words that hold a sentence together and say nothing by themselves."""
    return frozenset(_word_lists()["grammar"])


@cache
def stem(word: str) -> str:
    """The stem of one word in lower case: 'schulden' → 'schuld'."""
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("dutch_porter")


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(word for group in _word_lists().values() for word in group)


@cache
def _word_lists() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("empty_words.toml").read_text(encoding="utf-8"))
