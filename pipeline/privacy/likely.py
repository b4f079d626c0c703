"""Words that are probably part of a name, by what they look like, the lists they are on and the words around them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pipeline.privacy.known import Known
from pipeline.privacy.patterns import words

Span = tuple[int, int]
WEIGHTS = Path(__file__).parents[2] / "models" / "likely_names" / "weights.tsv"
SURE = 0.8
"""From this probability a word is taken for part of a name."""
_TOKEN = re.compile(r"[^\W_]+(?:['’](?!s(?![^\W_]))[^\W_]+)*")
_EDGE = "¦"


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place, with its shape, the lists that it is on, and the signs before and behind it."""

    start: int
    end: int
    lower: str
    shape: str
    lists: str
    before: str
    behind: str

    @property
    def near(self) -> str:
        """How a neighbour shows: by the word itself where the dictionary has it, else by its shape and lists."""
        return self.lower if "w" in self.lists and len(self.lower) < 14 else f"{self.shape}/{self.lists}"


def likely_names(text: str, known: Known, weights: dict[str, float] | None = None) -> list[Span]:
    """Where words stand that are probably part of a name; those side by side are one span.

    Without name lists nothing is found: what a word is depends on them.
    """
    if not known.words:
        return []
    read = read_words(text, known)
    sure = [place for place in candidates(read) if probability(features(read, place), weights) >= SURE]
    return _side_by_side(text, read, sure)


def read_words(text: str, known: Known) -> list[Word]:
    """The words of a text."""
    found = list(_TOKEN.finditer(text))
    return [
        Word(
            one.start(),
            one.end(),
            one[0].lower(),
            _shape(one[0]),
            _lists(one[0].lower(), known),
            _sign(text[found[place - 1].end() if place else 0 : one.start()], first=not place),
            _sign(text[one.end() : found[place + 1].start() if place + 1 < len(found) else len(text)]),
        )
        for place, one in enumerate(found)
    ]


def candidates(read: list[Word]) -> Iterator[int]:
    """The words that can be part of a name: with a capital, in no dictionary, or on a list of first names.

    Who writes with capitals gives names one: of the words without, those in the dictionary are left alone there.
    """
    without = _capitals(read) == "n"
    for place, word in enumerate(read):
        unknown = "w" not in word.lists or (without and "f" in word.lists)
        if word.shape != "9" and (word.shape[0] in "XM" or unknown):
            yield place


def features(read: list[Word], place: int) -> Iterator[str]:
    """What is told about one word: itself, its neighbours to three words away, and pairs of these."""
    word = read[place]
    kind = f"{word.shape}/{word.lists}"
    yield from (f"0={word.lower}", f"k={kind}", f"s={word.shape}", f"l={word.lists}", f"e3={word.lower[-3:]}")
    yield from (f"e2={word.lower[-2:]}", f"b3={word.lower[:3]}", f"n={min(len(word.lower), 12)}")
    yield from (f"<{word.before}", f">{word.behind}", f"<>{word.before}{word.behind}", f"k<{kind}{word.before}")
    around = {step: _around(read, place + step) for step in (-3, -2, -1, 1, 2, 3)}
    for step, (near, other) in around.items():
        yield f"{step}={near}"
        yield f"{step}k={other}"
    yield f"-1k0={around[-1][0]}{word.before}{kind}"
    yield f"0k1={kind}{word.behind}{around[1][0]}"
    yield f"-2-1={around[-2][0]} {around[-1][0]}"
    yield f"1 2={around[1][0]} {around[2][0]}"
    yield f"-1 1={around[-1][0]} {around[1][0]}"
    yield f"kkk={around[-1][1]}{kind}{around[1][1]}"
    yield f"k1k={kind}{word.behind}{around[1][1]}"
    yield f"k-1={around[-1][1]}{word.before}{kind}"
    yield f"c={_capitals(read)}{kind}"


def probability(told: Iterator[str], weights: dict[str, float] | None = None) -> float:
    """How probable it is that the word with these features is part of a name, 0 to 1."""
    held = read_weights() if weights is None else weights
    total = held.get("", 0.0) + sum(held.get(one, 0.0) for one in told)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def read_weights() -> dict[str, float]:
    """The weight of each feature, of models/likely_names/weights.tsv."""
    lines = WEIGHTS.read_text(encoding="utf-8").split("\n")
    return {name: float(weight) for name, _, weight in (line.rpartition("\t") for line in lines if line)}


def _side_by_side(text: str, read: list[Word], sure: list[int]) -> list[Span]:
    spans: list[Span] = []
    for place in sure:
        start, end = read[place].start, read[place].end
        if spans and _joins(text[spans[-1][1] : start]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _joins(between: str) -> bool:
    """Whether what stands between two parts of names joins them: a space, a hyphen, "van der"."""
    return between in {" ", "-", ". ", "."} or between.strip().lower() in words("particles")


def _around(read: list[Word], place: int) -> tuple[str, str]:
    if not 0 <= place < len(read):
        return _EDGE, _EDGE
    word = read[place]
    return word.near, f"{word.shape}/{word.lists}"


def _capitals(read: list[Word]) -> str:
    """Whether the writer of a text uses capitals: "n"o, "a"ll over, "y"es."""
    first = {word.shape[0] for word in read}
    if "X" not in first and "M" not in first:
        return "n"
    return "a" if sum(word.shape == "XX" for word in read) * 2 > len(read) > 3 else "y"


@lru_cache(maxsize=65536)
def _shape(word: str) -> str:
    if any(sign.isdigit() for sign in word):
        return "9" if word.isdigit() else "d"
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if word.isupper():
        return "XX"
    if word.islower():
        return "xx"
    return "Xx" if word[0].isupper() and word[1:].islower() else ("M" if word[0].isupper() else "m")


def _lists(lower: str, known: Known) -> str:
    held = _on(lower, known)
    if not held and lower.endswith("s") and len(lower) > 3:
        return _on(lower[:-1], known).replace("w", "") + "'"
    return held


def _on(lower: str, known: Known) -> str:
    lists = (("f", known.first_names), ("s", known.surnames), ("w", known.words), ("p", known.places))
    return "".join(sign for sign, held in lists if lower in held)


@lru_cache(maxsize=4096)
def _sign(between: str, *, first: bool = False) -> str:
    """What stands between two words, shortened: a line end, a mark, or nothing but a space."""
    if first:
        return "^" + between.strip()[-1:]
    if "\n" in between:
        return "⏎" + between.strip(" \n")[:1]
    return between.strip()[:2] or (" " if between else _EDGE)
