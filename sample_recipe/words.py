"""Sample reports as Word and OpenDocument text."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from frozen import DAY, fixed_zip
from markup import Table, Text, parse
from odfdo import Document as OpenDocument
from odfdo import Element, Header, List, Paragraph, Style
from odfdo import Table as OpenTable

HEADINGS = {"title": 1, "heading": 2, "subheading": 3}


def docx(source: str, about: dict[str, str]) -> bytes:
    """A Word document with real heading styles, tables with merged cells, header and page numbers."""
    document = Document()
    document.styles["Normal"].font.name = about.get("font", "Calibri")
    document.styles["Normal"].font.size = Pt(10.5)
    _describe(document, about)
    for part in parse(source):
        if isinstance(part, Table):
            _word_table(document, part)
        else:
            _word_text(document, part)
    held = io.BytesIO()
    document.save(held)
    return fixed_zip(held.getvalue())


def odt(source: str, about: dict[str, str]) -> bytes:
    """An OpenDocument text with heading levels, lists and tables with merged cells."""
    document = OpenDocument("text")
    document.body.clear()
    bold = document.insert_style(Style("text", name="vet", bold=True), automatic=True)
    for part in parse(source):
        document.body.append(_open_table(part) if isinstance(part, Table) else _open_text(part, bold))
    meta = document.meta
    meta.title, meta.creator, meta.initial_creator = about["title"], about["author"], about["author"]
    meta.date = meta.creation_date = DAY
    meta.generator = "LibreOffice/24.8"
    held = io.BytesIO()
    document.save(held)
    return fixed_zip(held.getvalue())


def _describe(document: WordDocument, about: dict[str, str]) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = about["title"], about["author"], ""
    properties.created = properties.modified = DAY
    section = document.sections[0]
    section.header.paragraphs[0].text = about.get("header", "")
    footer = section.footer.paragraphs[0]
    footer.text = "pagina "
    _page_number(footer)


def _page_number(paragraph: WordParagraph) -> None:
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _word_text(document: WordDocument, part: Text) -> None:
    if part.style in HEADINGS:
        document.add_heading(part.text, HEADINGS[part.style])
    elif part.style == "item":
        document.add_paragraph(part.text, style="List Bullet")
    else:
        document.add_paragraph().add_run(part.text).bold = part.style == "bold" or None


def _word_table(document: WordDocument, part: Table) -> None:
    table: WordTable = document.add_table(len(part.rows), len(part.rows[0]))
    if part.ruled:
        table.style = "Table Grid"
    for row, column, text in part.shown():
        cell = table.cell(row, column)
        width, height = part.span(row, column)
        if (width, height) != (1, 1):
            cell = cell.merge(table.cell(row + height - 1, column + width - 1))
        run = cell.paragraphs[0].add_run(text)
        run.font.size = Pt(8.5)
        run.bold = row < part.header_rows() or None
    document.add_paragraph()


def _open_text(part: Text, bold: str) -> Element:
    if part.style in HEADINGS:
        return Header(HEADINGS[part.style], part.text)
    if part.style == "item":
        return List([part.text])
    paragraph = Paragraph(part.text)
    if part.style == "bold":
        paragraph.set_span(bold, regex=".+")
    return paragraph


def _open_table(part: Table) -> Element:
    table = OpenTable("Tabel1", width=len(part.rows[0]), height=len(part.rows))
    for row, column, text in part.shown():
        table.set_value((column, row), text)
    for row, column, _ in part.shown():
        width, height = part.span(row, column)
        if (width, height) != (1, 1):
            table.set_span((column, row, column + width - 1, row + height - 1))
    return table
