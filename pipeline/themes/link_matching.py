"""Which words of names a text holds: whole, as part of a compound, or in part only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from pipeline.themes.wording import shares_word

_KEY = 4
"""Words that share anything begin or end with the same letters, this many."""
_BEGINNING = 5
"""Two words that begin with this many equal letters may be forms of one word: 'voorlezer' and 'voorleesuur'."""


class NameWords:
    """The words of all names, in a fixed order, and which of them a word of a text is or resembles."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(set(words))
        self._near: dict[str, list[int]] = defaultdict(list)
        self._seen: dict[str, tuple[list[int], list[int]]] = {}
        for number, word in enumerate(self.words):
            for key in _keys(word):
                self._near[key].append(number)

    def found(self, texts: Sequence[Sequence[str]], *, whole: bool) -> np.ndarray:
        """Which name words each text (its stems) holds, as 0 and 1 [texts, words]; with `whole`, none by half."""
        held = np.zeros((len(texts), len(self.words)), dtype=np.float32)
        for row, words in enumerate(texts):
            for word in words:
                alike, partly = self._resembling(word)
                held[row, alike if whole else partly] = 1.0
        return held

    def _resembling(self, word: str) -> tuple[list[int], list[int]]:
        if word not in self._seen:
            near = sorted({number for key in _keys(word) for number in self._near.get(key, ())})
            alike = [number for number in near if shares_word(word, self.words[number])]
            partly = [number for number in near if number not in alike and _partly(word, self.words[number])]
            self._seen[word] = (alike, partly)
        return self._seen[word]


@lru_cache(maxsize=16)
def name_words(words: frozenset[str]) -> NameWords:
    """The words of names, shared by the documents of an organisation: they speak of the same activities."""
    return NameWords(words)


def _keys(word: str) -> tuple[str, str]:
    return f"{word[:_KEY]}…", f"…{word[-_KEY:]}"


def _partly(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    part = len(short) >= _KEY and (long.startswith(short) or long.endswith(short))
    return part or (len(short) >= _BEGINNING and short[:_BEGINNING] == long[:_BEGINNING])
