"""What looks like a person and is none: organisations and cities known beforehand, animals, boards in initials."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from pipeline.privacy.known import Known

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_ANIMAL = re.compile(
    r"(?<![^\W_])(?:hond|hondje|kat|kater|poes|kip|haan|parkiet|papegaai|konijn|cavia|hamster|goudvis|paard|pony|egel|"
    r"ezel|geit|schildpad|teckel|labrador|herder|puppy|kitten)\s(?:(?:heet|heette|genaamd)\s)?$",
    re.IGNORECASE,
)
BOARDS = frozenset(
    {"RvT", "RvB", "RvA", "RvC", "RvS", "RvD", "VvE", "PvA", "PvE", "PvdA", "CvB", "CvC", "MvT", "HvdW", "NvT", "WvG"}
)


def is_nobody(text: str, start: int, end: int, known: Known) -> bool:
    """Whether a known organisation, brand or city stands there, alone or as part of its name; or an animal."""
    if _ANIMAL.search(text[max(0, start - 30) : start]) or text[start:end] in BOARDS:
        return True
    found = _WORD.findall(text[start:end].lower())
    if not found or not known.nobody:
        return False
    phrases = _by_word(known.nobody).get(found[0], ())
    return any(_covers(text, start, end, phrase) for phrase in phrases)


def _covers(text: str, start: int, end: int, phrase: str) -> bool:
    """Whether the phrase stands in the text over the whole span."""
    window = max(0, start - len(phrase))
    near = text[window : end + len(phrase)].lower()
    place = near.find(phrase)
    while place >= 0:
        first, last = window + place, window + place + len(phrase)
        whole = not text[first - 1 : first].isalnum() and not text[last : last + 1].isalnum()
        if whole and first <= start and last >= end - 2:
            return True
        place = near.find(phrase, place + 1)
    return False


@cache
def _by_word(phrases: frozenset[str]) -> dict[str, tuple[str, ...]]:
    held: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted(phrases):
        for word in dict.fromkeys(_WORD.findall(phrase)):
            held[word].append(phrase)
    return {word: tuple(found) for word, found in held.items()}
