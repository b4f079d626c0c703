"""Sample reports as PDF: with text, behind a password, or only as a picture of a page."""

from __future__ import annotations

from datetime import UTC

from fpdf import FPDF
from fpdf.enums import EncryptionMethod, XPos, YPos
from fpdf.fonts import FontFace
from frozen import DAY
from markup import ABOVE, LEFT, Table, Text, parse
from PIL import Image, ImageDraw, ImageFont

SIZES = {"title": 19, "heading": 13.5, "subheading": 11.5, "bold": 10.5, "item": 10.5, "body": 10.5}


class Report(FPDF):
    """A page with a running header and 'pagina 2 van 5' at its foot."""

    def __init__(self, about: dict[str, str]) -> None:
        super().__init__()
        self.about = about
        self.core_fonts_encoding = "cp1252"
        self.family = about.get("font", "Helvetica")
        self.set_title(about["title"])
        self.set_author(about["author"])
        self.set_creation_date(DAY.replace(tzinfo=UTC))
        self.set_margins(22, 20)
        self.set_auto_page_break(True, 22)

    def header(self) -> None:
        """The running header, from the second page on."""
        if self.page_no() > 1:
            self.set_font(self.family, size=8)
            self.cell(0, 5, self.about["header"], align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            self.ln(4)

    def footer(self) -> None:
        """The page number."""
        self.set_y(-15)
        self.set_font(self.family, size=8)
        self.cell(0, 5, f"pagina {self.page_no()} van {{nb}}", align="C")


def pdf(source: str, about: dict[str, str], password: str | None = None) -> bytes:
    """A PDF with selectable text; with a password it cannot be opened without it."""
    report = Report(about)
    if password:
        report.set_encryption(owner_password=password, user_password=password, encryption_method=EncryptionMethod.RC4)
    report.add_page()
    for part in parse(source):
        if isinstance(part, Table):
            _ruled(report, part) if part.ruled else _open(report, part)
        else:
            _text(report, part)
    return bytes(report.output())


def scan(source: str, about: dict[str, str]) -> bytes:
    """A PDF that holds only a picture of a page, a little askew, as a copier makes it."""
    page = Image.new("L", (826, 1169), 250)
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(22)
    for number, line in enumerate(source.splitlines()):
        draw.text((110, 140 + 44 * number), line.lstrip("# "), fill=40, font=font)
    report = Report(about)
    report.header = report.footer = lambda: None  # type: ignore[method-assign]
    report.add_page()
    report.image(page.rotate(0.7, fillcolor=250), x=0, y=0, w=210)
    return bytes(report.output())


def _text(report: Report, part: Text) -> None:
    strong = part.style not in ("body", "item")
    if part.style in ("heading", "subheading"):
        report.ln(2.5)
    report.set_font(report.family, "B" if strong else "", SIZES[part.style])
    text = f"• {part.text}" if part.style == "item" else part.text
    height = SIZES[part.style] * 0.5
    report.multi_cell(0, height, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    report.ln(1.2)


def _ruled(report: Report, part: Table) -> None:
    report.set_font(report.family, size=8.5)
    widths = _widths(part)
    head = FontFace(emphasis="BOLD", fill_color=(226, 232, 238))
    with report.table(
        col_widths=widths,
        headings_style=head,
        num_heading_rows=part.header_rows(),
        repeat_headings=not part.once,
        line_height=5.2,
        text_align="LEFT",
    ) as table:
        for row, line in enumerate(part.rows):
            printed = table.row()
            for column, text in enumerate(line):
                if text not in (LEFT, ABOVE):
                    width, height = part.span(row, column)
                    printed.cell(text, colspan=width, rowspan=height)
    report.ln(3)


def _open(report: Report, part: Table) -> None:
    """A table without lines: the first column left, figures right under their heads."""
    labelled = len(part.rows[0]) > 2
    report.set_font(report.family, size=10)
    for row, line in enumerate(part.rows):
        report.set_font(report.family, "B" if labelled and row == 0 else "", 10)
        report.cell(72, 6, line[0])
        for text in line[1:]:
            report.cell((report.epw - 72) / (len(line) - 1) if labelled else 40, 6, text, align="R")
        report.ln(6)
    report.ln(3)


def _widths(part: Table) -> tuple[float, ...]:
    columns = list(zip(*part.rows, strict=True))
    longest = [max(len(text) for text in column) for column in columns]
    heads = [max(len(word) for text in column[:2] for word in text.split() or [""]) for column in columns]
    return tuple(max(min(size, 30), head + 4, 8) for size, head in zip(longest, heads, strict=True))
