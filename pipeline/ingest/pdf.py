"""PDF: text, headings, lists and tables from where the words stand; repeating headers and footers left out."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.ingest import scan
from pipeline.ingest.draft import Draft
from pipeline.ingest.pdf_bands import banded_tables, rules_on
from pipeline.ingest.pdf_sheets import Sheet, add_sheets
from pipeline.ingest.pdf_tables import ruled_tables
from pipeline.ingest.pdf_words import read_words
from pipeline.issues import Unreadable, issue

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from PIL.Image import Image

_PROPERTIES = {"Title": "title", "Subject": "subject", "Author": "author", "Keywords": "keywords"}
_END_OF_FILE = b"%%EOF"
_STAMP = 25
"""A page under a picture with fewer words than this is a scan with a stamp or a page number set over it."""
_MOST_PIXELS = 6000
_FULL_PAGE = 0.5
"""Share of the page that a scan covers at least."""


def read_pdf(data: bytes, draft: Draft) -> None:
    """Fill the draft from a PDF. Raises Unreadable (corrupt, encrypted, no_text_layer, no_content)."""
    draft.pages = _page_count(data)
    sheets = _with_scans(data, _read_sheets(data, draft), draft)
    written = any(sheet.words for sheet in sheets)
    if not written and any(sheet.pictured for sheet in sheets) and not scan.is_possible(draft.limits):
        raise Unreadable(issue("no_text_layer", "ingest"))
    if not written and _END_OF_FILE not in data[-2048:]:
        raise Unreadable(issue("corrupt", "ingest"))
    for sheet in sheets:
        if not sheet.words and sheet.pictured and not sheet.scanned:
            draft.warn("page_without_text", f"pagina {sheet.number}")
    add_sheets(sheets, draft)


def _with_scans(data: bytes, sheets: list[Sheet], draft: Draft) -> list[Sheet]:
    """The pages that are pictures replaced by what is recognised in them, where that can be done."""
    wanted = [sheet.number for sheet in sheets if sheet.pictured and len(sheet.words) < _STAMP]
    if not wanted or not scan.is_possible(draft.limits):
        return sheets
    found = {sheet.number: sheet for sheet in scan.scanned_sheets(_pictures(data, wanted), draft)}
    return [_fuller(sheet, found.get(sheet.number, sheet)) for sheet in sheets]


def _fuller(written: Sheet, recognised: Sheet) -> Sheet:
    """A title set over a photograph stays as written; a stamp set over a scan gives way to the page under it."""
    return recognised if not written.words or len(recognised.words) > 3 * len(written.words) else written


def _pictures(data: bytes, numbers: Sequence[int]) -> Iterator[tuple[int, Image]]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for number in numbers:
        page = document[number - 1]
        scale = min(1 / scan.POINT, _MOST_PIXELS / max(page.get_size()))
        yield number, page.render(scale=scale, grayscale=True).to_pil()
        page.close()
    document.close()


def _page_count(data: bytes) -> int:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = "encrypted" if "password" in str(error).lower() else "corrupt"
        raise Unreadable(issue(code, "ingest")) from error
    count = len(document)
    document.close()
    return count


def _read_sheets(data: bytes, draft: Draft) -> list[Sheet]:
    """Read page after page; one that the library cannot read gives the issue `part_unreadable`."""
    import pdfplumber
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    sheets: list[Sheet] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for page in document.pages[: draft.limits.max_pages]:
                try:
                    sheets.append(_read_sheet(page))
                except (PdfminerException, MalformedPDFException):
                    draft.warn("part_unreadable", f"pagina {page.page_number}")
                page.close()
            draft.properties.update(_properties(document.metadata))
    except (PdfminerException, MalformedPDFException, TypeError, IndexError) as error:
        # TypeError and IndexError: a page without a whole size
        raise Unreadable(issue("corrupt", "ingest")) from error
    if draft.pages and draft.pages > draft.limits.max_pages:
        draft.warn("truncated", limit=f"{draft.limits.max_pages} bladzijden")
    return sheets


def _read_sheet(page: Page) -> Sheet:
    words = read_words(page)
    area = float(page.width * page.height) or 1.0
    covered = max((image["width"] * image["height"] for image in page.images), default=0.0)
    drawn = not words and bool(page.images or page.curves)
    tables = ruled_tables(page, words) if words else []
    tables += banded_tables(rules_on(page), words, [table.box for table in tables]) if words else []
    return Sheet(
        page.page_number, float(page.height), tuple(words), tuple(tables), drawn or covered > _FULL_PAGE * area
    )


def _properties(metadata: dict[str, object]) -> dict[str, str]:
    return {name: str(metadata[key]) for key, name in _PROPERTIES.items() if isinstance(metadata.get(key), str)}
