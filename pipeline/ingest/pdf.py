"""PDF: text, headings, lists and tables from where the words stand; repeating headers and footers left out."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.ingest.draft import Draft
from pipeline.ingest.pdf_assembly import Part, add_parts
from pipeline.ingest.pdf_bands import banded_tables
from pipeline.ingest.pdf_furniture import without_furniture
from pipeline.ingest.pdf_order import Box, reading_order
from pipeline.ingest.pdf_paragraphs import Look, is_prose, look_of, pieces_of
from pipeline.ingest.pdf_tables import Table, loose_tables, ruled_tables
from pipeline.ingest.pdf_words import Word, inside, lines_in_flow, read_words
from pipeline.issues import Unreadable, issue

if TYPE_CHECKING:
    from pdfplumber.page import Page

_PROPERTIES = {"Title": "title", "Subject": "subject", "Author": "author", "Keywords": "keywords"}
_END_OF_FILE = b"%%EOF"
_FULL_PAGE = 0.5
"""Share of the page that a scan covers at least."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read from one page: its words, its drawn tables, and whether a picture covers it."""

    number: int
    height: float
    words: tuple[Word, ...]
    tables: tuple[Table, ...]
    pictured: bool


def read_pdf(data: bytes, draft: Draft) -> None:
    """Fill the draft from a PDF. Raises Unreadable (corrupt, encrypted, no_text_layer, no_content)."""
    draft.pages = _page_count(data)
    sheets = _read_sheets(data, draft)
    words, repeated = without_furniture(
        [sheet.words for sheet in sheets],
        [sheet.height for sheet in sheets],
        [[table.box for table in sheet.tables] for sheet in sheets],
    )
    if not any(words) and any(sheet.pictured for sheet in sheets):
        raise Unreadable(issue("no_text_layer", "ingest"))
    if not any(words) and _END_OF_FILE not in data[-2048:]:
        raise Unreadable(issue("corrupt", "ingest"))
    draft.properties["header"] = " | ".join(repeated)
    look = look_of([lines_in_flow(page) for page in words])
    for sheet, page in zip(sheets, words, strict=True):
        if not page and sheet.pictured:
            draft.warn("page_without_text", f"pagina {sheet.number}")
    parts = [
        (sheet.number, part) for sheet, page in zip(sheets, words, strict=True) for part in _parts(sheet, page, look)
    ]
    add_parts(parts, look, draft)


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
    tables += banded_tables(page, words, [table.box for table in tables]) if words else []
    return Sheet(
        page.page_number, float(page.height), tuple(words), tuple(tables), drawn or covered > _FULL_PAGE * area
    )


def _properties(metadata: dict[str, object]) -> dict[str, str]:
    return {name: str(metadata[key]) for key, name in _PROPERTIES.items() if isinstance(metadata.get(key), str)}


def _parts(sheet: Sheet, words: Sequence[Word], look: Look) -> list[Part]:
    """The pieces of text and tables of a page in reading order; words of a table are in no piece."""
    tables = [table for table in sheet.tables if any(inside(word, table.box) for word in words)]
    free = [word for word in words if not any(inside(word, table.box) for table in tables)]
    prose = {
        id(word)
        for piece in pieces_of(lines_in_flow(free), look, sheet.number)
        if is_prose(piece)
        for line in piece.lines
        for word in line.words
    }
    loose, gone = loose_tables([word for word in free if id(word) not in prose])
    rest = [word for word in free if id(word) not in gone]
    items: list[Part] = [*pieces_of(lines_in_flow(rest), look, sheet.number), *tables, *loose]
    items.sort(key=lambda item: _first_drawn(item.box, words))
    return [items[index] for index in reading_order([item.box for item in items])]


def _first_drawn(box: Box, words: Sequence[Word]) -> int:
    return next((index for index, word in enumerate(words) if inside(word, box)), len(words))
