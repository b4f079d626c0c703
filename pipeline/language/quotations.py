"""Which sentences somebody speaks: quotation marks, and labels such as "[PERSOON 3]:"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.language.boundaries import rules

_PAIRS = {"“": "”", "„": "”", "«": "»", "‘": "’", '"': '"', "'": "'"}
_CLOSING = {"“": "”“", "„": "”“"}
_LABEL = re.compile(
    r"^\s*(?:[•*–-]\s*)?(?:\[PERSOON \d+\]|[A-Z][a-zA-Z.]{0,4})(?:\s?\([^)]{1,40}\)|,\s[\w\s]{1,40}?)?\s?:\s?(?=\S)"
)
LEAST_WORDS = 3
"""Shorter quotations are terms or titles, such as ‘Anders kijken’."""


def speakers(text: str, sentences: list[tuple[int, int]]) -> list[str | None]:
    """For each sentence "bewoner", "professional" or "naaste" where it is a quotation, else None.

    A sentence is quoted when most of its letters stand within quotation marks, or when the passage is somebody's
    labelled answer. Who speaks is read from the words around the quotation; without a clue it is a resident.
    """
    found = quoted_spans(text)
    quotes = [span for span in found if len(text[slice(*span)].split()) >= LEAST_WORDS or _after_colon(text, span[0])]
    label = _LABEL.match(text)
    if label and not found and "[PERSOON" in label[0]:
        quotes = [(label.end(), len(text))]
    hints: list[str | None] = []
    for start, end in sentences:
        quote = next((span for span in quotes if _mostly_within(text, start, end, quotes) and span[1] > start), None)
        hints.append(_speaker(text, quote, label) if quote else None)
    return hints


def _after_colon(text: str, start: int) -> bool:
    return text[: start - 1].rstrip().endswith(":")


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """What stands between quotation marks; a quotation that never closes runs to the end."""
    spans, place = [], 0
    while place < len(text):
        if text[place] in _PAIRS and _opens(text, place):
            end = _closing(text, place)
            spans.append((place + 1, end))
            place = end
        place += 1
    return spans


def _opens(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if before.isalnum() or not after or after.isspace():
        return False
    return text[place] not in "'‘" or not re.match(r"(?:s|t|n|k|m)(?![A-Za-zÀ-ÿ])", text[place + 1 :])


def _closing(text: str, opening: int) -> int:
    mark = text[opening]
    closers = _CLOSING.get(mark, _PAIRS[mark])
    for place in range(opening + 1, len(text)):
        if text[place] in closers and not (mark in "‘'" and _is_apostrophe(text, place)):
            return place
    return len(text)


def _is_apostrophe(text: str, place: int) -> bool:
    """zzp’ers, ’s avonds, collega’s: a letter follows."""
    return text[place + 1 : place + 2].isalpha()


def _mostly_within(text: str, start: int, end: int, quotes: list[tuple[int, int]]) -> bool:
    letters = _letters(text[start:end])
    inside = sum(_letters(text[max(start, left) : min(end, right)]) for left, right in quotes)
    return letters > 0 and inside / letters >= 0.5


def _letters(text: str) -> int:
    """Letters and digits outside placeholders."""
    return sum(character.isalnum() for character in re.sub(r"\[[A-Z-]+(?: \d+)?\]", "", text))


def _speaker(text: str, quote: tuple[int, int], label: re.Match[str] | None) -> str:
    around = text[max(0, quote[0] - 90) : quote[0]].rsplit(".", 1)[-1] + " " + _until_stop(text[quote[1] :])
    around = f"{label[0] if label else ''} {around}".lower()
    for voice in ("professional", "naaste"):
        if re.search(_words(voice), around):
            return voice
    return "bewoner"


def _until_stop(after: str) -> str:
    return re.split(r"[.!?“„‘\"]\s|[“„\n]", after[1:120])[0]


@cache
def _words(voice: str) -> str:
    """The words that name a voice, and for professionals any word that ends as theirs do: 'jongerencoach'."""
    listed = "|".join(map(re.escape, rules()["quoted"][voice]))
    ends = "|".join(map(re.escape, rules()["quoted"].get(f"{voice}_ends", ())))
    compounds = rf"|[a-zà-ÿ]+(?:{ends})" if ends else ""
    return rf"(?<![a-zà-ÿ])(?:{listed}{compounds})(?![a-zà-ÿ])"
