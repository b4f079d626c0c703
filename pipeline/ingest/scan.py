"""Scans: pictures of pages, in a picture file or a PDF without text, read by recognising their words."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice, repeat
from statistics import mean
from typing import TYPE_CHECKING

from pipeline.ingest import tesseract
from pipeline.ingest.draft import Draft
from pipeline.ingest.limits import Limits
from pipeline.ingest.pdf_order import Box
from pipeline.ingest.pdf_sheets import Sheet, add_sheets
from pipeline.ingest.scan_again import read_again
from pipeline.ingest.scan_cells import is_table, put_back, stacked, without
from pipeline.ingest.scan_columns import has_columns, joined
from pipeline.ingest.scan_image import DPI, INK, CleanPage, clean
from pipeline.ingest.scan_tables import drawn_cells, drawn_tables
from pipeline.ingest.scan_words import Measured, measured_words, settled
from pipeline.ingest.tesseract import Glyphs
from pipeline.issues import Unreadable, issue

if TYPE_CHECKING:
    from PIL.Image import Image

POINT = 72 / DPI
"""Points to a pixel of a page that is recognised."""
_LONG_SIDE = 11.69
"""Inches: the height of A4, for pictures that do not say how large their paper is."""
_PAPER = (4.0, 17.0)
_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")
_MOST_MEGAPIXELS = 160
_SHARE_OF_TIME = 0.75
"""Of the time for a file: what recognising may take, so that what was recognised can still be put together."""
_MOST_AT_ONCE = 4
_UPRIGHT = 60.0
"""Mean confidence under which a page may lie on its side."""
_FEW_WORDS = 8
_QUALITIES = ((88.0, "goed leesbaar"), (75.0, "redelijk leesbaar"), (0.0, "slecht leesbaar"))


@dataclass(frozen=True, slots=True)
class FirstReading:
    """A page set straight, the cells of its drawn tables in pixels, by table, and its words."""

    page: CleanPage
    cells: tuple[tuple[Box, ...], ...]
    glyphs: list[Glyphs]

    @property
    def confidence(self) -> float:
        """The mean confidence of its words, 0 to 100."""
        return mean([word.confidence for word in self.glyphs] or [0.0])


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised on one page. `quarters`: how often the page was turned clockwise before it was read."""

    number: int
    page: CleanPage
    quarters: int
    words: tuple[Measured, ...]
    cells: tuple[tuple[Box, ...], ...]
    """The cells of drawn tables in pixels, by table."""

    @property
    def confidence(self) -> float:
        """The mean confidence of its words, 0 to 100."""
        return mean([found.confidence for found in self.words] or [0.0])


def is_possible(limits: Limits) -> bool:
    """Whether scans can be read: tesseract with Dutch data is there, and it is not switched off."""
    return limits.ocr_pages > 0 and tesseract.is_available()


def read_picture(data: bytes, draft: Draft) -> None:
    """Fill the draft from a picture file, each of its frames a page. Raises Unreadable (corrupt, no_text_layer, …)."""
    with open_picture(data) as picture:
        if not is_possible(draft.limits):
            raise Unreadable(issue("no_text_layer", "ingest"))
        draft.pages = getattr(picture, "n_frames", 1)
        sheets = scanned_sheets(enumerate(_frames(picture), start=1), draft)
    add_sheets(sheets, draft)


def scanned_sheets(pictures: Iterable[tuple[int, Image]], draft: Draft) -> list[Sheet]:
    """The pages recognised in numbered pictures at 300 dots per inch; each gets an issue that says so.

    Stops at `ocr_pages` or when three quarters of the time for the file is gone, with the warning `truncated`.
    """
    found = list(_recognise_all(pictures, draft))
    sheets: list[Sheet] = []
    for page, words in zip(found, settled([page.words for page in found]), strict=True):
        place = f"pagina {page.number}"
        if words:
            draft.warn("read_by_ocr", place, quality=_quality(page.confidence))
        else:
            draft.warn("nothing_recognised", place)
        tables = drawn_tables(page.cells, page.page.strokes, words, POINT)
        height = page.page.picture.height * POINT
        sheets.append(Sheet(page.number, height, tuple(words), tuple(tables), pictured=True, scanned=True))
    return sheets


def recognise_page(number: int, picture: Image, seconds: float) -> Recognised:
    """Recognise one page; one that lies on its side or upside down is turned first."""
    import numpy as np

    first, quarters = _first_reading(picture, seconds), 0
    if len(first.glyphs) < _FEW_WORDS or first.confidence < _UPRIGHT:
        quarters = tesseract.quarter_turns(first.page.picture, DPI, seconds)
    if quarters:
        first = _first_reading(picture.rotate(-90 * quarters, expand=True), seconds)
    page = first.page
    glyphs = read_again(first.glyphs, page.picture, DPI, seconds)
    words = measured_words(glyphs, np.asarray(page.picture) < INK, POINT)
    return Recognised(number, page, quarters, tuple(words), first.cells)


def open_picture(data: bytes) -> Image:
    """The picture in a file. Raises Unreadable (corrupt, too_large)."""
    from PIL import Image as images

    try:
        picture = images.open(io.BytesIO(data), formats=_FORMATS)
    except (OSError, ValueError, SyntaxError, images.DecompressionBombError) as error:
        raise Unreadable(issue("corrupt", "ingest")) from error
    if picture.width * picture.height > _MOST_MEGAPIXELS * 1_000_000:
        raise Unreadable(issue("too_large", "ingest", limit=f"hoogstens {_MOST_MEGAPIXELS} miljoen beeldpunten"))
    return picture


def at_recognising_size(picture: Image) -> Image:
    """A grey copy of a picture of a whole page at 300 dots per inch, turned as its camera says."""
    from PIL import Image as images
    from PIL import ImageOps

    try:
        grey = ImageOps.exif_transpose(on_white(picture)).convert("L")
    except (OSError, ValueError, SyntaxError) as error:
        raise Unreadable(issue("corrupt", "ingest")) from error
    factor = DPI / _dots_per_inch(picture)
    size = max(round(grey.width * factor), 1), max(round(grey.height * factor), 1)
    return grey if 0.98 < factor < 1.02 else grey.resize(size, images.Resampling.LANCZOS)


def on_white(picture: Image) -> Image:
    """The picture with what is transparent made white."""
    from PIL import Image as images

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture
    paper = images.new("RGBA", picture.size, "white")
    return images.alpha_composite(paper, picture.convert("RGBA")).convert("RGB")


def _dots_per_inch(picture: Image) -> float:
    """What the file says, when that makes a page of it; else as if its long side is that of A4."""
    said = float(picture.info.get("dpi", (0, 0))[0] or 0)
    longest = max(picture.size)
    if said >= 100 and _PAPER[0] <= longest / said <= _PAPER[1]:
        return said
    return longest / _LONG_SIDE


def _frames(picture: Image) -> Iterator[Image]:
    from PIL import ImageSequence

    for frame in ImageSequence.Iterator(picture):
        yield at_recognising_size(frame)


def _recognise_all(pictures: Iterable[tuple[int, Image]], draft: Draft) -> Iterator[Recognised]:
    """Recognise several pages at a time, as tesseract uses one core for each."""
    ends = time.monotonic() + _SHARE_OF_TIME * draft.limits.seconds
    at_once = min(os.cpu_count() or 1, _MOST_AT_ONCE)
    waiting = iter(pictures)
    left = draft.limits.ocr_pages
    with ThreadPoolExecutor(at_once) as pool:
        while (seconds := ends - time.monotonic()) > 0 and (batch := list(islice(waiting, min(at_once, left)))):
            left -= len(batch)
            numbers, pages = zip(*batch, strict=True)
            yield from pool.map(recognise_page, numbers, pages, repeat(seconds))
    beyond = next(waiting, None)
    if beyond:
        draft.warn("truncated", f"vanaf pagina {beyond[0]}", limit="te veel gescande bladzijden")


def _first_reading(picture: Image, seconds: float) -> FirstReading:
    page = clean(picture)
    cells = drawn_cells(page.strokes)
    tables = [table for table in cells if is_table(table)]
    rest = without(page.picture, tables)
    glyphs = tesseract.recognise(rest, DPI, seconds)
    if has_columns(glyphs):
        glyphs = joined(tesseract.recognise(rest, DPI, seconds, tesseract.COLUMNS), glyphs)
    if tables:
        stack, pieces = stacked(page.picture, tables)
        glyphs += put_back(tesseract.recognise(stack, DPI, seconds, tesseract.ONE_BLOCK), stack, pieces)
    return FirstReading(page, tuple(map(tuple, cells)), glyphs)


def _quality(confidence: float) -> str:
    return next(words for least, words in _QUALITIES if confidence >= least)
