"""Pages as pictures for people to look at, and where on a page a text stands."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.ingest import office, page_places, scan
from pipeline.ingest.detection import Format, detect
from pipeline.ingest.isolation import run
from pipeline.ingest.limits import Limits
from pipeline.ingest.page_places import Fractions
from pipeline.issues import Unreadable, issue

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH = 1200
_WIDEST = 4000
_PRINTED: tuple[Format, ...] = ("docx", "odt", "doc", "rtf")
_PAGED: tuple[Format, ...] = ("pdf", "png", "jpeg", "tiff", "webp")


def printable(data: bytes, limits: Limits) -> bytes:
    """A file that has pages as it is; a Word, ODT or RTF file printed to PDF by LibreOffice, when that is there.

    Printing takes seconds: keep the answer to draw several pages. Raises Unreadable: no_page_image for what has no
    pages or cannot be printed here, and what `read_bytes` raises for files that cannot be opened.
    """
    found = run(detect, (data, limits), limits)
    if found in _PAGED:
        return data
    if found not in _PRINTED or office.program() is None:
        raise Unreadable(issue("no_page_image", "ingest"))
    return office.convert(data, found, "pdf", limits)


def render_page(data: bytes, page: int, limits: Limits, width: int = WIDTH) -> bytes:
    """A page (from 1) of a file as a PNG of `width` pixels, drawn in a process of its own.

    Raises Unreadable as `printable` does, and no_page_image for a page that is not there.
    """
    return run(draw, (printable(data, limits), page, min(width, _WIDEST)), limits)


def find_on_page(data: bytes, page: int, texts: Sequence[str], limits: Limits) -> list[list[Fractions]]:
    """For each text the boxes where it stands on a page (from 1): left, top, right, bottom as shares of the page.

    A text over several lines has a box for each line; one that stands there twice has boxes for both; one that is not
    found has none. Words are recognised where the page is a scan. Raises Unreadable as `render_page` does.
    """
    return run(places, (printable(data, limits), page, tuple(texts), limits), limits)


def draw(data: bytes, number: int, width: int) -> bytes:
    """As `render_page`, in this process, for a PDF or a picture."""
    stream = io.BytesIO()
    _page(data, number, width).save(stream, "PNG", compress_level=3)
    return stream.getvalue()


def places(data: bytes, number: int, texts: Sequence[str], limits: Limits) -> list[list[Fractions]]:
    """As `find_on_page`, in this process, for a PDF or a picture."""
    tokens = page_places.written_tokens(data, number) if _is_pdf(data) else []
    if not tokens and scan.is_possible(limits):
        return page_places.find_recognised(texts, _page(data, number, None), limits)
    return [page_places.find(text, tokens) for text in texts]


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _page(data: bytes, number: int, width: int | None) -> Image:
    """A page `width` pixels wide, or at the size at which pages are recognised."""
    if _is_pdf(data):
        with page_places.pdf_page(data, number) as page:
            scale = width / page.get_width() if width else min(1 / scan.POINT, 6000 / max(page.get_size()))
            return page.render(scale=scale).to_pil()  # type: ignore[no-any-return]
    return _frame(data, number, width)


def _frame(data: bytes, number: int, width: int | None) -> Image:
    from PIL import Image as images
    from PIL import ImageOps

    with scan.open_picture(data) as picture:
        if not 1 <= number <= getattr(picture, "n_frames", 1):
            raise Unreadable(issue("no_page_image", "ingest"))
        picture.seek(number - 1)
        if width is None:
            return scan.at_recognising_size(picture)
        upright = ImageOps.exif_transpose(scan.on_white(picture)).convert("RGB")
    height = max(round(upright.height * width / upright.width), 1)
    return upright.resize((width, height), images.Resampling.LANCZOS)
