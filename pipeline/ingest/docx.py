"""Word: paragraphs, headings, lists, tables, text boxes and notes in reading order.

The XML is walked here, because the libraries lose what reports hold: python-docx skips content controls and tracked
insertions; docx2python prints text boxes twice, keeps moved text at its old place too, and does not tell which cells
are merged.
"""

from __future__ import annotations

import re

from lxml import etree

from pipeline.ingest.characters import one_line, plain, without_bullet
from pipeline.ingest.docx_paragraphs import Paragraph, W, content
from pipeline.ingest.docx_styles import Styles
from pipeline.ingest.docx_tables import cells_of, read_table
from pipeline.ingest.docx_tabs import default_tab, find_tables
from pipeline.ingest.draft import Draft
from pipeline.ingest.lines import heading_level, looks_like_heading, paragraphs, wrap_width
from pipeline.ingest.package import Package, parse_xml
from pipeline.issues import Unreadable, issue

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_LABEL_COLON = re.compile(r"[ \t]*\t[ \t]*:[ \t]*")
_DEEPEST = 20
_MOST_WAITING = 2_000
"""Paragraphs looked at together: more than any table set with tabs has lines."""
_LONGEST_HEADING = 200
_SHORT_CELL = 300


def read_docx(data: bytes, draft: Draft) -> None:
    """Fill the draft from a Word file. Raises Unreadable (corrupt, too_large)."""
    package = Package(data, draft.limits)
    document = _part(package, "word/document.xml")
    body = None if document is None else document.find(f"{W}body")
    if body is None:
        raise Unreadable(issue("corrupt", "ingest"))
    walker = _Walker(draft, Styles(_part(package, "word/styles.xml")), default_tab(_part(package, "word/settings.xml")))
    walker.walk(body)
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        notes = _part(package, name)
        for note in () if notes is None else notes:
            if note.get(f"{W}type") in (None, "normal"):
                walker.walk(note)
    draft.properties.update(_properties(package))
    draft.warn_of_macros(package.has_macros)


class _Walker:
    """Goes through a body, cell, note or text box and adds what it meets to the draft."""

    def __init__(self, draft: Draft, styles: Styles, tab: float) -> None:
        self._draft = draft
        self._styles = styles
        self._tab = tab

    def walk(self, container: etree._Element, depth: int = 0) -> None:
        """Add the paragraphs, tables and text boxes in a container."""
        waiting: list[Paragraph] = []
        for element in content(container):
            if self._draft.full or depth > _DEEPEST:
                break
            if element.tag == f"{W}tbl":
                self._add_paragraphs(waiting, above_table=True)
                waiting = []
                self._add_table(element, depth)
                continue
            paragraph = Paragraph.of(element)
            waiting.append(paragraph)
            if paragraph.boxes or len(waiting) >= _MOST_WAITING:
                self._add_paragraphs(waiting)
                waiting = []
                for box in paragraph.boxes:
                    self.walk(box, depth + 1)
        self._add_paragraphs(waiting)

    def _add_paragraphs(self, waiting: list[Paragraph], above_table: bool = False) -> None:
        places = {id(paragraph): place for place, paragraph in enumerate(waiting)}
        pieces = [piece for piece in find_tables(waiting, self._tab) if isinstance(piece, list) or piece.text.strip()]
        for index, piece in enumerate(pieces):
            if isinstance(piece, list):
                self._draft.add_grid(piece)
            else:
                over_table = index + 1 < len(pieces) and isinstance(pieces[index + 1], list)
                over_table = over_table or (above_table and index + 1 == len(pieces))
                place = places[id(piece)]
                self._add_paragraph(
                    piece, waiting[max(place - 1, 0) : place], waiting[place + 1 : place + 3], over_table
                )

    def _add_paragraph(
        self, paragraph: Paragraph, above: list[Paragraph], below: list[Paragraph], over_table: bool
    ) -> None:
        text = one_line(_LABEL_COLON.sub(": ", paragraph.text))
        if not text or self._styles.is_contents(paragraph.element):
            return
        level = self._styles.heading_level(paragraph.element)
        if level and len(text) <= _LONGEST_HEADING:
            self._draft.add_block("heading", text, level)
        elif "\n" not in paragraph.text.strip() and self._reads_as_heading(paragraph, above, below, over_table):
            self._draft.add_block("heading", text, heading_level(text))
        elif self._styles.is_list_item(paragraph.element):
            self._draft.add_block("list_item", without_bullet(text) or text)
        else:
            lines = plain(_LABEL_COLON.sub(": ", paragraph.text)).replace("\t", " ").split("\n")
            for kind, piece, depth in paragraphs(lines, wrap_width(lines), followed=False):
                self._draft.add_block(kind, piece, depth)

    def _reads_as_heading(
        self, paragraph: Paragraph, above: list[Paragraph], below: list[Paragraph], over_table: bool
    ) -> bool:
        """Many reports make headings by hand: bold, over a table, or a short line between a blank and a longer text."""
        text = one_line(paragraph.text)
        if self._styles.is_list_item(paragraph.element) or not looks_like_heading(text.rstrip(":")):
            return False
        if paragraph.is_bold or over_table or (text.isupper() and len(text) > 3):
            return True
        after_blank = not any(other.text.strip() for other in above)
        next_text = next((one_line(other.text) for other in below if other.text.strip()), "")
        return after_blank and not text.endswith(":") and len(next_text) > max(80, 2 * len(text))

    def _add_table(self, table: etree._Element, depth: int) -> None:
        rows, inner = read_table(table)
        size = max(map(len, rows), default=0)
        if size > 1 and (len(rows) > 1 or all(len(cell.text) < _SHORT_CELL for cell in rows[0])):
            self._draft.add_grid(rows)
            for container in inner:
                self.walk(container, depth + 1)
            return
        for cell in cells_of(table):
            self.walk(cell, depth + 1)


def _part(package: Package, name: str) -> etree._Element | None:
    """An XML part, its strict namespace read as the transitional one; None where there is none."""
    if name not in package:
        return None
    return parse_xml(package.read(name).replace(_STRICT, W[1:-1].encode()))


def _properties(package: Package) -> dict[str, str]:
    """What Word files under its properties, and the text of the page headers and footers."""
    found = package.office_properties()
    for label in ("header", "footer"):
        names = sorted(name for name in package.names() if re.fullmatch(rf"word/{label}\d*\.xml", name))
        parts = [part for name in names if (part := _part(package, name)) is not None]
        texts = [one_line(Paragraph.of(element).text) for part in parts for element in part.iter(f"{W}p")]
        found[label] = " | ".join(dict.fromkeys(filter(None, texts)))
    return found
