"""Where texts stand on a page: words with boxes, from the text of a PDF or recognised in a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import cos, radians, sin
from typing import TYPE_CHECKING, Any

from pipeline.ingest import scan
from pipeline.ingest.characters import plain
from pipeline.ingest.limits import Limits
from pipeline.issues import Unreadable, issue

if TYPE_CHECKING:
    from PIL.Image import Image

Fractions = tuple[float, float, float, float]
"""Left, top, right, bottom as shares of the width and height of the page."""
_EDGES = re.compile(r"^\W+|[^\w%]+$")
_MOST = 50
"""Boxes that are given for one text."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word on a page: its text as compared, whether a hyphen ends it, and its box."""

    text: str
    broken: bool
    box: Fractions


@contextmanager
def pdf_page(data: bytes, number: int) -> Iterator[Any]:
    """One page (from 1) of a PDF. Raises Unreadable (corrupt, encrypted, no_page_image)."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = "encrypted" if "password" in str(error).lower() else "corrupt"
        raise Unreadable(issue(code, "ingest")) from error
    try:
        if not 1 <= number <= len(document):
            raise Unreadable(issue("no_page_image", "ingest"))
        page = document[number - 1]
        yield page
        page.close()
    finally:
        document.close()


def written_tokens(data: bytes, number: int) -> list[Token]:
    """The words of a page's text layer, in the order of the file."""
    from pypdfium2.raw import FPDFText_GetUnicode

    with pdf_page(data, number) as page:
        text_page = page.get_textpage()
        signs = "".join(chr(FPDFText_GetUnicode(text_page, index) or 32) for index in range(text_page.count_chars()))
        area = page.get_bbox()
        tokens = [
            token(signs[start:end], _box(text_page, start, end, area))
            for start, end in ((found.start(), found.end()) for found in re.finditer(r"\S+", signs))
        ]
        text_page.close()
    return tokens


def find_recognised(texts: Sequence[str], picture: Image, limits: Limits) -> list[list[Fractions]]:
    """As `find`, for texts on a picture of a page, in whatever way it lies."""
    page = scan.recognise_page(1, picture.convert("L"), limits.seconds * 0.75)
    width, height = (side * scan.POINT for side in page.page.picture.size)
    tokens = [
        token(word.text, (word.x0 / width, word.top / height, word.x1 / width, word.bottom / height))
        for word in (found.word for found in page.words)
    ]
    return [[_unturned(box, page) for box in find(text, tokens)] for text in texts]


def token(text: str, box: Fractions) -> Token:
    """A word as it is compared: plain small letters, without signs at its ends."""
    written = plain(text).strip()
    return Token(_compared(written), written.endswith(("-", "\u00ad")), box)


def find(text: str, tokens: Sequence[Token]) -> list[Fractions]:
    """The boxes of the words of a text wherever they follow each other on the page, one box for each line."""
    wanted = [word for word in map(_compared, text.split()) if word]
    held = [word for word in tokens if word.text]
    boxes: list[Fractions] = []
    start = 0
    while wanted and start < len(held) and len(boxes) < _MOST:
        end = _matched(wanted, held, start)
        boxes += _by_line([word.box for word in held[start:end]])
        start = max(end, start + 1)
    return boxes


def _compared(word: str) -> str:
    return _EDGES.sub("", plain(word).casefold().replace("’", "'"))


def _matched(wanted: Sequence[str], held: Sequence[Token], start: int) -> int:
    """Where the wanted words end when they stand from `start`, else `start`; a word that a hyphen broke is one."""
    place = start
    for word in wanted:
        if place < len(held) and held[place].text == word:
            place += 1
        elif place + 1 < len(held) and held[place].broken and held[place].text + held[place + 1].text == word:
            place += 2
        else:
            return start
    return place


def _by_line(boxes: Sequence[Fractions]) -> list[Fractions]:
    lines: list[Fractions] = []
    for box in boxes:
        last = lines[-1] if lines else None
        if last and min(last[3], box[3]) - max(last[1], box[1]) > 0.4 * (box[3] - box[1]) and box[0] >= last[0]:
            lines[-1] = (last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
        else:
            lines.append(box)
    return lines


def _box(text_page: Any, start: int, end: int, area: tuple[float, float, float, float]) -> Fractions:  # noqa: ANN401
    """The box around signs of a text page, whose own boxes count from the lower left."""
    boxes = [text_page.get_charbox(index, loose=True) for index in range(start, end)]
    left, low = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, high = max(box[2] for box in boxes), max(box[3] for box in boxes)
    width, height = area[2] - area[0], area[3] - area[1]
    across = (left - area[0]) / width, (right - area[0]) / width
    return _within((across[0], (area[3] - high) / height, across[1], (area[3] - low) / height))


def _unturned(box: Fractions, page: scan.Recognised) -> Fractions:
    """A box on the page as it was set straight, on the page as it was."""
    turn, (width, height) = radians(page.page.degrees), page.page.picture.size
    across, down = ((box[0] + box[2]) / 2 - 0.5) * width, ((box[1] + box[3]) / 2 - 0.5) * height
    middle = (
        0.5 + (across * cos(turn) - down * sin(turn)) / width,
        0.5 + (across * sin(turn) + down * cos(turn)) / height,
    )
    half = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
    left, top, right, bottom = middle[0] - half[0], middle[1] - half[1], middle[0] + half[0], middle[1] + half[1]
    for _ in range(page.quarters):
        left, top, right, bottom = top, 1 - right, bottom, 1 - left
    return _within((left, top, right, bottom))


def _within(box: Fractions) -> Fractions:
    left, top, right, bottom = (min(max(share, 0.0), 1.0) for share in box)
    return left, top, right, bottom
