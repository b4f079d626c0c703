"""Words that a person marked as somebody's: out of every text, and known again by a fingerprint without being kept.

A fingerprint is of the words in small letters without accents, of one document or of all, under the vault's secret
bytes. It begins with how many words it is of, so that a text is read in stretches of that length only.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.erasure.cutting import MARKED, changed, texts_of
from pipeline.erasure.names import ERASED, fold
from pipeline.tables import Tables

_Test = Callable[[str], bool]
MOST_WORDS = 5
_LEAST_LETTERS = 2
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s_.,+\-'’]{0,4}|%20")


@dataclass(frozen=True, slots=True)
class Words:
    """One to five words that stand together, such as "Roos" or "de Wit". Raises ValueError for anything else."""

    written: str

    def __post_init__(self) -> None:
        parts = self.parts
        letters = sum(sign.isalnum() for part in parts for sign in part)
        if not 1 <= len(parts) <= MOST_WORDS or letters < _LEAST_LETTERS or "[" in self.written:
            raise ValueError("mark one to five words, of two letters or more")

    @property
    def parts(self) -> tuple[str, ...]:
        """The words, folded."""
        return tuple(_WORD.findall(fold(self.written)))

    def mark(self, pepper: bytes, document: str | None) -> str:
        """The fingerprint by which they are known again: in one document, or everywhere."""
        return f"{len(self.parts)}:{_fingerprint(' '.join(self.parts), pepper, document or '')}"

    def is_in(self, text: str) -> bool:
        """Whether they stand in a text."""
        return self.out_of(text) != text

    def out_of(self, text: str) -> str:
        """The text without them."""
        sought = " ".join(self.parts)
        return _without(text, (len(self.parts),), lambda said: said == sought)


def without_words(raw: Tables, pepper: bytes, marks: Collection[str]) -> Tables:
    """The tables of one or more documents without the words that were marked, in them or everywhere."""
    if not marks:
        return raw
    lengths = tuple(sorted({int(mark.split(":")[0]) for mark in marks}, reverse=True))
    scopes = ("", *raw.documents["document"].to_list())
    known: dict[str, bool] = {}

    def is_marked(said: str) -> bool:
        if said not in known:
            size = said.count(" ") + 1
            known[said] = any(f"{size}:{_fingerprint(said, pepper, scope)}" in marks for scope in scopes)
        return known[said]

    return changed(raw, lambda text: _without(text, lengths, is_marked))


def _without(text: str, lengths: Collection[int], is_marked: _Test) -> str:
    """The text with a placeholder for each stretch of so many words that is marked."""
    for start, end in reversed(list(_marked(text, lengths, is_marked))):
        text = text[:start] + ERASED + text[end:]
    return text


def _marked(text: str, lengths: Collection[int], is_marked: _Test) -> Iterator[tuple[int, int]]:
    found, place = list(_WORD.finditer(text)), 0
    while place < len(found):
        size = next((one for one in lengths if _stands(text, found[place : place + one], one, is_marked)), 0)
        if size:
            yield found[place].start(), found[place + size - 1].end()
        place += size or 1


def _stands(text: str, words: list[re.Match[str]], size: int, is_marked: _Test) -> bool:
    if len(words) < size:
        return False
    gaps = (text[one.end() : other.start()] for one, other in pairwise(words))
    if not all(_BETWEEN.fullmatch(gap) for gap in gaps):
        return False
    said = " ".join(fold(one[0]) for one in words)
    # "Fatimas" is of Fatima
    return is_marked(said) or (said.endswith("s") and len(said) > _LEAST_LETTERS + 1 and is_marked(said[:-1]))


def _fingerprint(said: str, pepper: bytes, scope: str) -> str:
    return hmac.digest(pepper, f"{scope}|{said}".encode(), hashlib.sha256).hex()


def holds(tables: Tables, said: Words) -> set[str]:
    """The documents in whose text the words stand, as the tables have it."""
    return {
        document
        for table in MARKED
        for column in texts_of(table)
        for document, text in getattr(tables, table.name).select("document", column.name).iter_rows()
        if text and said.is_in(text)
    }
