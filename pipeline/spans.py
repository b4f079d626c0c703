"""Places in a sentence, as REASONS holds them: "12-19 34-41", strongest first."""

from __future__ import annotations

from collections.abc import Sequence

Span = tuple[int, int]
"""Characters: the first, from 0, and one past the last."""


def written(spans: Sequence[Span]) -> str:
    """Spans as REASONS holds them."""
    return " ".join(f"{start}-{end}" for start, end in spans)


def read_spans(spans: str) -> list[Span]:
    """The spans in a cell of REASONS."""
    return [(int(start), int(end)) for start, end in (span.split("-") for span in spans.split())]
