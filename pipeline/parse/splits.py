"""Stories without a title: parted by rulers, lines of consent, names under them, repeated openings or pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from pipeline.documents import Block
from pipeline.parse.bundles import SHORTEST, SHORTEST_NAMED, Span, without_afterword
from pipeline.parse.outline import TITLES, Outline
from pipeline.parse.told import introduces, is_personal

_OPENING = re.compile(
    r"^(?:(?:Mijn naam is|Ik ben|Ik heet|Hallo,? ik ben|Dag,? ik ben|Hoi,? ik ben) (?-i:[A-ZÀ-Ý])|\d{1,2}[.)] +\S)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][”\"’')]*$")
_MOSTLY = 0.6
"""In a document that does not call itself a bundle, stories are at least this share of the words."""


def split_spans(outline: Outline) -> list[Span]:
    """The stories by the first way of parting that gives at least two; none where no way does."""
    ways: tuple[Callable[[Outline], list[int]], ...] = (_by_rulers, _by_closings, _by_openings, _by_pages)
    for way in ways:
        bounds = way(outline)
        spans = _told(outline, bounds)
        if len(spans) > 1 and (outline.bundle or _mostly(outline, spans)):
            return spans
    return []


def untitled_spans(outline: Outline, titled: Sequence[Span]) -> list[Span]:
    """Stories between rulers that have no title, in a bundle where others have one."""
    rulers = _by_rulers(outline)
    if not (outline.bundle and titled and rulers):
        return []
    firsts = [span.start if span.title is None else span.title for span in titled]
    stops = [span.stop for span in titled]
    spans = _told(outline, sorted({*rulers, *firsts, *stops}))
    return [
        span for span in spans
        if all(span.stop <= first or span.start >= stop for first, stop in zip(firsts, stops, strict=True))
    ]  # fmt: skip


def _told(outline: Outline, bounds: list[int]) -> list[Span]:
    chunks = [
        without_afterword(outline, _chunk(outline, start, stop))
        for start, stop in zip([0, *bounds], [*bounds, len(outline.parts)], strict=True)
    ]
    return [
        span
        for span in chunks
        if outline.is_told(
            span.start, span.stop, SHORTEST_NAMED if outline.has_consent(span.start, span.stop) else SHORTEST
        )
    ]


def _chunk(outline: Outline, start: int, stop: int) -> Span:
    """A stretch of parts without the introduction before the story."""
    while start < stop and _is_before(outline, start, first=not any(r == "text" for r in outline.roles[:start])):
        start += 1
    title = next((i for i in range(start, stop) if outline.roles[i] in TITLES), None)
    return Span(title, start, stop) if title == start else Span(None, start, stop)


def _is_before(outline: Outline, index: int, first: bool) -> bool:
    """Whether a part still introduces: rulers, chapter titles, facts; text that speaks of the bundle or of nobody."""
    role, part = outline.roles[index], outline.parts[index]
    if role in ("ruler", "chapter", "stop", "fact", "grid"):
        return True
    if role == "text" and isinstance(part, Block):
        return introduces(part.text) or (first and not is_personal(part.text))
    below = next((i for i in range(index + 1, len(outline.parts)) if outline.roles[i] != "fact"), index)
    # a title over another title, or over an introduction, is the title of the bundle
    return role in TITLES and (
        outline.roles[below] in (*TITLES, "chapter", "ruler") or (first and _is_before(outline, below, first))
    )


def _by_rulers(outline: Outline) -> list[int]:
    return [index + 1 for index, role in enumerate(outline.roles) if role == "ruler"]


def _by_closings(outline: Outline) -> list[int]:
    """Lines of consent or names under each story; lines of consent over each where text comes before none of them."""
    lines = [index for index, role in enumerate(outline.roles) if role == "consent"]
    signed = [index for index, role in enumerate(outline.roles) if role == "signature"]
    if len(lines) > 1:
        opens = not outline.words(0, lines[0]) or outline.words(lines[-1], len(outline.parts)) >= SHORTEST_NAMED
        return lines if opens else [line + 1 for line in lines]
    return [line + 1 for line in signed] if len(signed) > 1 else []


def _by_openings(outline: Outline) -> list[int]:
    """Paragraphs in a bundle that introduce who tells, or that are numbered."""
    if not outline.bundle:
        return []
    return [
        index for index, part in enumerate(outline.parts)
        if outline.roles[index] == "text" and isinstance(part, Block) and _OPENING.match(part.text)
    ]  # fmt: skip


def _by_pages(outline: Outline) -> list[int]:
    """The first text of each page, where no sentence runs over from the page before."""
    texts = [(i, part) for i, part in enumerate(outline.parts) if isinstance(part, Block) and part.text]
    turns = [(one, (i, other)) for (_, one), (i, other) in pairwise(texts) if one.page != other.page]
    if not outline.bundle or not all(
        _SENTENCE_END.search(one.text) and other.text[:1].isupper() for one, (_, other) in turns
    ):
        return []
    bounds = [i for _, (i, _) in turns]
    held = zip([0, *bounds], [*bounds, len(outline.parts)], strict=True)
    return bounds if all(outline.words(start, stop) >= SHORTEST for start, stop in held) else []


def _mostly(outline: Outline, spans: list[Span]) -> bool:
    told = sum(outline.words(span.start, span.stop) for span in spans)
    return told >= _MOSTLY * max(outline.words(0, len(outline.parts)), 1)
