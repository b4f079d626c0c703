"""How Word's own file sets letters, lines and rows, where python-docx has no word for it."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.table import Table, _Row
from docx.text.run import Run

FONT, LINE = "Arial", "D9E0E7"


def letter(style: CharacterStyle, size: float, colour: RGBColor, bold: bool = False) -> None:
    """The letter of a style."""
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)


def language(style: ParagraphStyle) -> None:
    """Dutch, so that a screen reader says it in Dutch."""
    made = OxmlElement("w:lang")
    made.set(qn("w:val"), "nl-NL")
    style.element.get_or_add_rPr().append(made)


def border(style: ParagraphStyle, colour: str, *sides: str) -> None:
    """Lines at the sides of a paragraph; `between` keeps those of paragraphs in a row apart."""
    borders = OxmlElement("w:pBdr")
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4" if side != "left" else "12"), ("space", "4"),
                            ("color", colour)):  # fmt: skip
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    style.element.get_or_add_pPr().append(borders)


def only_lines_across(table: Table) -> None:
    """A table with lines under its rows only."""
    held = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single" if side in ("bottom", "insideH") else "nil")
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), LINE)
        held.append(line)
    table._tbl.tblPr.append(held)


def whole_row(row: _Row, header: bool) -> None:
    """A row that stays on one page; one of headers is repeated on each."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))


def field(run: Run, name: str) -> None:
    """A field that Word fills in, such as PAGE."""
    for kind, text in (("begin", None), (None, name), ("end", None)):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text
        run._r.append(part)
