"""Pitches as writers wrote them, in Markdown, as the Word files that an organisation would send."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import groupby

from docx import Document
from docx.text.paragraph import Paragraph

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ITEM = re.compile(r"\s*(?:[-*]|(\d+)[.)])\s+(.*)")
_RULE = re.compile(r"\|?[\s:|-]+\|?")
_BOLD = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*|_(.+?)_(?!\w)")


def as_word(text: str) -> bytes:
    """A Word file with the headings, lists, tables and bold words of the text; the same text gives the same content."""
    word = Document()
    for kind, lines in groupby(text.splitlines(), _kind):
        if kind == "table":
            _table(word, list(lines))
        elif kind == "text":
            _bold(word.add_paragraph(), " ".join(line.strip() for line in lines))
        else:
            for line in lines:
                _line(word, kind, line)
    kept = io.BytesIO()
    word.save(kept)
    return kept.getvalue()


def _kind(line: str) -> str:
    if not line.strip():
        return "empty"
    if line.lstrip().startswith("|"):
        return "table"
    return "heading" if _HEADING.match(line) else "item" if _ITEM.match(line) else "text"


def _line(word: object, kind: str, line: str) -> None:
    if kind == "heading" and (heading := _HEADING.match(line)):
        word.add_heading(_plain(heading[2]), len(heading[1]))  # type: ignore[attr-defined]
    elif kind == "item" and (item := _ITEM.match(line)):
        style = "List Number" if item[1] else "List Bullet"
        _bold(word.add_paragraph(style=style), item[2])  # type: ignore[attr-defined]


def _table(word: object, lines: list[str]) -> None:
    rows = [
        [_plain(cell.strip()) for cell in line.strip().strip("|").split("|")] for line in lines if not _is_rule(line)
    ]
    width = max(map(len, rows))
    table = word.add_table(len(rows), width)  # type: ignore[attr-defined]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text


def _is_rule(line: str) -> bool:
    return "-" in line and bool(_RULE.fullmatch(line.strip()))


def _bold(paragraph: Paragraph, text: str) -> None:
    for part, bold in _parts(text):
        paragraph.add_run(part).bold = bold


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    place = 0
    for found in _BOLD.finditer(text):
        yield text[place : found.start()], False
        yield found[1] or found[2] or found[3], found[1] is not None
        place = found.end()
    yield text[place:], False


def _plain(text: str) -> str:
    return "".join(part for part, _ in _parts(text))
