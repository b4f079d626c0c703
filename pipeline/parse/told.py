"""Whether a text is told by or about one person: as a story is, and a plan, a foreword or a list of results is not."""

from __future__ import annotations

import re
from functools import cache

from pipeline.parse.words import fold, says, whole_words, word_list

_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]{8,}[”\"»]")
_LEAST_SHARE = 0.018
"""Share of the words that point at one person. Stories written for the tests have 0.03 and more, plans below 0.01."""
_OUR_SHARE = 0.02


def is_told(text: str, least: int = 2) -> bool:
    """Whether at least `least` words and a fair share of all point at one person: 'ik', 'mijn', 'hij', 'mevrouw'."""
    found = _pointers(text)
    return found >= least and found / max(len(text.split()), 1) >= _LEAST_SHARE and not introduces(text)


def introduces(text: str) -> bool:
    """Whether a text speaks of the bundle or the organisation to its reader: an introduction, foreword or guide."""
    folded = fold(text)
    if says(folded, "stories", "introduces"):
        return True
    ours = len(_words("ours").findall(folded))
    return ours > 2 and ours / max(len(folded.split()), 1) >= _OUR_SHARE and ours > _pointers(text)


def is_personal(text: str) -> bool:
    """Whether a paragraph points at one person at all, or quotes somebody."""
    return _pointers(text) > 0 or bool(_QUOTED.search(text))


def _pointers(text: str) -> int:
    folded = fold(text)
    return len(_words("one_person").findall(folded)) + len(_words("first_singular").findall(folded))


@cache
def _words(entry: str) -> re.Pattern[str]:
    return whole_words(tuple(word_list("stories")[entry]))
