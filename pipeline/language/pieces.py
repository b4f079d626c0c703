"""Very long texts in pieces that a model can take, cut at white space."""

from __future__ import annotations

from collections.abc import Iterator

LONGEST = 20_000
"""Characters; a passage is a paragraph, so nearly all are far shorter."""


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces of at most LONGEST characters, each with where it starts; nothing for empty text."""
    start = 0
    while start < len(text):
        end = min(start + LONGEST, len(text))
        if end < len(text):
            cut = max(text.rfind(mark, start + LONGEST // 2, end) for mark in ("\n", ". ", " "))
            end = cut + 1 if cut > start else end
        piece = text[start:end]
        if piece.strip():
            yield start, piece
        start = end
