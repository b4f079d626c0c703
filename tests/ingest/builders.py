"""Small files of every format, made while the tests run, and documents written out as text to compare with."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence

from docx import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from fpdf import FPDF

from pipeline.documents import Block, Document, Grid
from pipeline.ingest import Limits, parse_bytes

SENTENCE = "Bewoners koken samen in het buurthuis en leren elkaar daardoor beter kennen dan voorheen. "
SIGNS = {"heading": "#", "paragraph": "", "list_item": "-"}


def outline(document: Document) -> list[str]:
    """Headings as '## text', list items as '- text', grids as '| a | b |' with ° behind the copies of a merged cell."""
    lines: list[str] = []
    for part in document.parts:
        if isinstance(part, Grid):
            lines += ["| " + " | ".join(cell.text + "°" * cell.merged for cell in row) + " |" for row in part.rows]
        else:
            lines.append(f"{SIGNS[part.kind] * max(part.level, 1)} {part.text}".strip())
    return lines


def read(data: bytes, filename: str = "verslag", **limits: int) -> Document:
    return parse_bytes(data, filename, Limits(**limits))


def lines_of(data: bytes) -> list[str]:
    return outline(read(data))


def codes(document: Document) -> list[tuple[str, str | None]]:
    return [(found.code, found.location) for found in document.issues]


def texts(document: Document) -> list[str]:
    return [part.text for part in document.parts if isinstance(part, Block)]


def word(*body: str, add: Callable[[object], None] | None = None) -> bytes:
    """A Word file with these pieces of XML as its body (w: prefix), after what `add` did with python-docx."""
    document = WordDocument()
    if add:
        add(document)
    section = document.element.body[-1]
    for xml in body:
        section.addprevious(parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {nsdecls('w')} {EXTRA}", xml, count=1)))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


EXTRA = " ".join(
    (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
    )
)


def run(text: str, bold: bool = False) -> str:
    return f'<w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, bold: bool = False) -> str:
    """A paragraph; tabs in the text become Word's tabs."""
    runs = "<w:r><w:tab/></w:r>".join(run(piece, bold) for piece in text.split("\t"))
    return f"<w:p>{runs}</w:p>"


def cell(*content: str, settings: str = "") -> str:
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{''.join(content) or '<w:p/>'}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in rows) + "</w:tbl>"


def plain_table(*rows: Sequence[str]) -> str:
    return table(*[[cell(paragraph(text)) for text in row] for row in rows])


def pdf(draw: Callable[[FPDF], None], kind: type[FPDF] = FPDF) -> bytes:
    document = kind()
    document.set_auto_page_break(True, 20)
    document.add_page()
    document.set_font("helvetica", size=11)
    draw(document)
    return bytes(document.output())


def heading(page: FPDF, text: str) -> None:
    page.set_font("helvetica", "B", 14)
    page.cell(0, 10, text, new_x="LMARGIN", new_y="NEXT")
    page.set_font("helvetica", "", 11)


def body(page: FPDF, text: str) -> None:
    page.multi_cell(0, 6, text, align="L", new_x="LMARGIN", new_y="NEXT")
    page.ln(4)


def columns(page: FPDF, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    """Texts in columns without any line; the first column left, the others right."""
    for row in rows:
        for index, (text, width) in enumerate(zip(row, widths, strict=True)):
            page.cell(width, 6, text, align="R" if index else "L")
        page.ln(6)
    page.ln(4)


def zipped(members: dict[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A zip file with each member changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name: change(name, archive.read(name)) for name in archive.namelist()})
