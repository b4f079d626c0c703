"""The original as it was delivered, for an officer to hold beside what was read; each look is booked.

This is the one way from the vault to a screen (docs/adr/0006-originals.md). What it gives is kept nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline import ingest, process
from pipeline.decisions import Inbox
from pipeline.settings import Settings
from pipeline.vault import Vault

Box = tuple[float, float, float, float]
"""Left, top, right and bottom as shares of the page."""
Kind = Literal["figure", "sentence"]
_PLACEHOLDER = re.compile(r"\[[A-Z][^\]]*\]")
_SHORTEST = 12
"""Signs from which a piece of a sentence is worth looking for."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that was read and stands on a page: a figure as written with the label of its row, or a sentence."""

    kind: Kind
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a PNG, and where the marks stand on it."""

    image: bytes
    boxes: tuple[tuple[Kind, Box], ...]


def view_page(settings: Settings, document: str, page: int, marks: Sequence[Mark], viewer: str) -> Page:
    """Page `page` (from 1) of an original, with the marks that are found on it; who looks is booked first.

    Raises Unreadable (no_page_image and what reading raises) where there is no picture to be made, VaultError where
    the original is not there.
    """
    Inbox(settings.decisions).view(document, page, viewer)
    limits, data = process.reading_limits(settings), Vault(settings.vault).fetch(document)
    sheets = ingest.printable(data, limits)
    image = ingest.render_page(sheets, page, limits)
    texts = list(dict.fromkeys(text for mark in marks for text in _sought(mark)))
    found = dict(zip(texts, ingest.find_on_page(sheets, page, texts, limits), strict=True))
    return Page(image, tuple(dict.fromkeys(place for mark in marks for place in _placed(mark, found))))


def fetch(settings: Settings, document: str, viewer: str) -> bytes:
    """An original as delivered; who takes it is booked first, as page 0. Raises VaultError."""
    Inbox(settings.decisions).view(document, 0, viewer)
    return Vault(settings.vault).fetch(document)


def _sought(mark: Mark) -> list[str]:
    if mark.kind == "figure":
        return [mark.text, *([mark.label] if mark.label else [])]
    # what stands between placeholders is as in the original
    return [piece for part in _PLACEHOLDER.split(mark.text) if len(piece := part.strip()) >= _SHORTEST]


def _placed(mark: Mark, found: dict[str, list[Box]]) -> Iterator[tuple[Kind, Box]]:
    """Where a mark stands; a figure only beside the label of its row, since the same number can stand anywhere."""
    if mark.kind == "sentence":
        yield from (("sentence", box) for text in _sought(mark) for box in found[text])
        return
    labels = found.get(mark.label, [])
    for box in found[mark.text]:
        if any(_on_one_line(box, label) for label in labels):
            yield "figure", box


def _on_one_line(one: Box, other: Box) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > 0.4 * min(one[3] - one[1], other[3] - other[1])
