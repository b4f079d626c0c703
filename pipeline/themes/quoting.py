"""Whether a sentence is spoken: where quotation marks opened, went on and closed, over sentence and context."""

from __future__ import annotations

import re

_OPENING = "“„«‘"
_STRAIGHT = "\"'"
_CLOSING = "”»“’" + _STRAIGHT
_CLITIC = re.compile(r"(?:s|t|n|k|m|r)(?!\w)")
"""After an apostrophe: 's ochtends, 't, 'n."""

WIDTH = 5


def quoting(text: str, context: str) -> list[float]:
    """Features 0-1, [WIDTH]: begins inside a quotation, ends inside one, one ends here, share quoted, mostly quoted."""
    inside, _, _ = _walk(context, inside=False)
    left_open, closed, share = _walk(text, inside=inside)
    return [float(inside), float(left_open), float(closed and inside), share, float(share > 0.6)]


def _walk(text: str, *, inside: bool) -> tuple[bool, bool, float]:
    """Whether the text ends inside a quotation, whether one closed in it, and which share of its letters is quoted."""
    closed, quoted = False, 0
    for place, sign in enumerate(text):
        quoted += inside
        if inside and _closes(text, place, sign):
            inside, closed = False, True
        elif not inside and _opens(text, place, sign):
            inside = True
    return inside, closed, quoted / max(1, len(text))


def _opens(text: str, place: int, sign: str) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if sign not in _OPENING + _STRAIGHT or before.isalnum() or not after or after.isspace():
        return False
    return sign not in "'‘" or not _CLITIC.match(text, place + 1)


def _closes(text: str, place: int, sign: str) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if sign not in _CLOSING or after.isalnum():
        return False
    # an apostrophe ends a quotation only behind a mark of punctuation or a word, never before a letter
    return sign != "'" or before in ".,!?"
