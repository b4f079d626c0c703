"""Markdown as a Word file: headings, paragraphs, lists and tables, with marks that stand out."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from math import sqrt
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.papers.filling import MARK

_LISTS = {"bullet_list_open": "List Bullet", "ordered_list_open": "List Number"}
_LONGEST_TITLE = 255
_UNDATED = datetime(2000, 1, 1)
"""Files that are made of the same facts are the same, whenever they are made."""


def as_word(markdown: str) -> bytes:
    """The bytes of a Word file (docx), in Dutch, with landscape pages where a table has six columns or more."""
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(markdown)
    document = _blank(markdown.partition("\n")[0].removeprefix("# "))
    tables = [list(_table(tokens, at)) for at, token in enumerate(tokens) if token.type == "table_open"]
    if any(len(rows[0]) > 5 for rows in tables):
        section = document.sections[0]
        section.page_width, section.page_height = section.page_height, section.page_width
        section.orientation = WD_ORIENT.LANDSCAPE
    _write(document, tokens, iter(tables))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _blank(title: str) -> Any:  # noqa: ANN401 - python-docx declares a function where the class is
    document = Document()
    held = document.core_properties
    held.title, held.author, held.language = title[:_LONGEST_TITLE], "Verhaal", "nl-NL"
    held.created = held.modified = _UNDATED
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    normal.element.get_or_add_rPr().append(language)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
    return document


def _write(document: Any, tokens: Sequence[Token], tables: Iterator[list[list[str]]]) -> None:  # noqa: ANN401
    lists: list[str] = []
    inside_table = False
    for before, token in pairwise([tokens[0], *tokens]):
        if token.type in _LISTS:
            lists.append(_LISTS[token.type])
        elif token.type.endswith("_list_close"):
            lists.pop()
        elif token.type == "table_open":
            inside_table = True
            _add_table(document, next(tables))
        elif token.type == "table_close":
            inside_table = False
        elif token.type == "inline" and not inside_table:
            _add_text(document, before, token.content, lists)
        elif token.type == "fence":
            document.add_paragraph(token.content.rstrip(), style="No Spacing").runs[0].font.name = "Consolas"


def _add_text(document: Any, before: Token, text: str, lists: Sequence[str]) -> None:  # noqa: ANN401
    if before.type == "heading_open":
        level = int(before.tag[1])
        _runs(document.add_heading(level=0 if level == 1 else level - 1), text)
    else:
        _runs(document.add_paragraph(style=lists[-1] if lists else None), text)


def _add_table(document: Any, rows: list[list[str]]) -> None:  # noqa: ANN401
    section = document.sections[0]
    widths = _widths(rows, section.page_width - section.left_margin - section.right_margin)
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for at, cells in enumerate(rows):
        row = table.add_row()
        for cell, text, width in zip(row.cells, cells, widths, strict=True):
            cell.width = width
            _runs(cell.paragraphs[0], text, bold=at == 0)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(9)
        _told(row, "w:cantSplit", *(["w:tblHeader"] if at == 0 else []))
    document.add_paragraph()


def _widths(rows: list[list[str]], whole: int) -> list[int]:
    """Widths by how much stands in each column: by the root of its text, so that short columns stay readable."""
    roots = [max(4.5, sqrt(max(len(cell) for cell in column))) for column in zip(*rows, strict=True)]
    return [int(whole * root / sum(roots)) for root in roots]


def _told(row: Any, *names: str) -> None:  # noqa: ANN401
    """Say of a row that it is not split over pages, or that it comes back on each."""
    for name in names:
        said = OxmlElement(name)
        said.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(said)


def _table(tokens: Sequence[Token], start: int) -> Iterator[list[str]]:
    row: list[str] = []
    for token in tokens[start:]:
        if token.type == "table_close":
            return
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(token.content)
        elif token.type == "tr_close":
            yield row


def _runs(paragraph: Any, text: str, bold: bool = False) -> None:  # noqa: ANN401
    """The text with its **bold** parts bold, `code` and links as their words, and marks highlighted."""
    inline = MarkdownIt("commonmark", {"html": False}).parseInline(text)[0].children or []
    strong = bold
    for token in inline:
        if token.type in ("strong_open", "strong_close"):
            strong = bold or token.type == "strong_open"
        elif token.type in ("softbreak", "hardbreak"):
            paragraph.add_run(" ")
        elif token.content:
            _add_marked(paragraph, token.content, strong)


def _add_marked(paragraph: Any, text: str, bold: bool) -> None:  # noqa: ANN401
    at = 0
    for match in MARK.finditer(text):
        _add_run(paragraph, text[at : match.start()], bold)
        _add_run(paragraph, match[0], bold, marked=True)
        at = match.end()
    _add_run(paragraph, text[at:], bold)


def _add_run(paragraph: Any, text: str, bold: bool, marked: bool = False) -> None:  # noqa: ANN401
    if text:
        run = paragraph.add_run(text)
        run.bold = bold or marked or None
        if marked:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
