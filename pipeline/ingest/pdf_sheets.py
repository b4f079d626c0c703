"""What was read from pages, written or scanned, put into the draft in the order of reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.draft import Draft
from pipeline.ingest.pdf_assembly import Part, add_parts
from pipeline.ingest.pdf_furniture import without_furniture
from pipeline.ingest.pdf_order import Box, reading_order
from pipeline.ingest.pdf_paragraphs import Look, is_prose, look_of, pieces_of
from pipeline.ingest.pdf_tables import Table, loose_tables
from pipeline.ingest.pdf_words import Word, inside, lines_in_flow
from pipeline.ingest.scan_figures import mended


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read from one page: its words, its drawn tables, and whether a picture covers it.

    `scanned` is True where the words were recognised in that picture.
    """

    number: int
    height: float
    words: tuple[Word, ...]
    tables: tuple[Table, ...]
    pictured: bool
    scanned: bool = False


def add_sheets(sheets: Sequence[Sheet], draft: Draft) -> None:
    """Fill the draft from all pages of a document; what repeats on each page goes to its properties."""
    words, repeated = without_furniture(
        [sheet.words for sheet in sheets],
        [sheet.height for sheet in sheets],
        [[table.box for table in sheet.tables] for sheet in sheets],
    )
    draft.properties["header"] = " | ".join(repeated)
    look = look_of([lines_in_flow(page) for page in words])
    parts = [
        (sheet.number, part) for sheet, page in zip(sheets, words, strict=True) for part in _parts(sheet, page, look)
    ]
    add_parts(parts, look, draft)


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
    found = [mended(table) for table in [*tables, *loose]] if sheet.scanned else [*tables, *loose]
    items: list[Part] = [*pieces_of(lines_in_flow(rest), look, sheet.number), *found]
    items.sort(key=lambda item: _first_drawn(item.box, words))
    return [items[index] for index in reading_order([item.box for item in items])]


def _first_drawn(box: Box, words: Sequence[Word]) -> int:
    return next((index for index, word in enumerate(words) if inside(word, box)), len(words))
