"""One half-yearly report, three times: as docx, odt and pdf, with one identical expectation."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Cm, Pt
from fpdf import FPDF
from fpdf.enums import XPos, YPos
from odfdo import Cell, Element, Header, List, ListItem, Paragraph, Row, Style, Table
from odfdo import Document as OdfDocument

from tests.evaluation.reading.recipe.writing import DOCUMENTS, dutch, expect, item, put_docx, put_zip

NAME = "Halfjaarbericht De Schakel 2024"
ORGANISATION = "Mantelzorgsteunpunt De Schakel"
TITLE = "Halfjaarbericht januari t/m juni 2024"
FACTS = (
    "Project: Adempauze",
    "Subsidienummer: Wmo/24-0087",
    "Opgesteld door: Wietske Baarda, 22 juli 2024",
)
FIRST = (
    "In het eerste half jaar meldden zich meer werkende mantelzorgers dan in andere jaren. Zij zoeken vooral iemand die "
    "een middag overneemt. De spreekuren in het gezondheidscentrum liepen in mei en juni terug, omdat de balie werd "
    "verbouwd en mensen ons niet konden vinden."
)
SECOND = (
    "Na de zomer verhuist het spreekuur naar de bibliotheek. Ook beginnen we met een avond voor jongeren die thuis voor "
    "een ouder of broer zorgen. De training wordt voortaan door een ervaringsdeskundige mee gegeven."
)
QUOTATION = "“Ik wist niet dat ik mantelzorger heette. Ik was gewoon zijn vrouw.”"
SPEAKER = "deelneemster aan een lotgenotenavond"
HOURS_TITLE = "Inzet in uren"
COLUMNS = ("Activiteit", "Geplande uren", "Gerealiseerde uren", "Verschil")
HOURS: tuple[tuple[str, float, float], ...] = (
    ("Spreekuur mantelzorg", 156, 149.5),
    ("Lotgenotenavonden", 48, 52),
    ("Training Sterk blijven", 36, 36),
    ("Coördinatie respijtvrijwilligers", 220, 241.25),
)
LIST_TITLE = "Cijfers eerste half jaar"
FIGURES: tuple[tuple[str, str, str, float, str | None], ...] = (
    ("Ingeschreven mantelzorgers", "318 personen", "unique_participants", 318, None),
    ("Waarvan jonger dan 24 jaar", "27 personen", "unique_participants", 27, None),
    ("Aantal actieve respijtvrijwilligers", "44 personen", "unique_participants", 44, None),
    ("Vrijwilligersuren", "ca. 1.650 uur", "volunteer_hours", 1650, "circa"),
    ("Gehouden lotgenotenavonden", "13 bijeenkomsten", "count", 13, None),
    ("Wachttijd op een respijtvrijwilliger", "23 dagen", "days", 23, None),
    ("Waardering door mantelzorgers", "8,1", "score", 8.1, None),
    ("Kosten zaalhuur", "€ 1.284,50", "euro", 1284.5, None),
)


def make() -> None:
    _docx()
    _odt()
    _pdf()
    total = [sum(row[side] for row in HOURS) for side in (1, 2)]
    items = [item(label, "hours", planned, done, section=HOURS_TITLE) for label, planned, done in HOURS]
    items.append(item("Totaal", "hours", total[0], total[1], "total"))
    items += [
        item(label, measure, None, value, section=LIST_TITLE, qualifier=sign)
        for label, _, measure, value, sign in FIGURES
    ]
    for suffix in ("docx", "odt", "pdf"):
        expect(
            f"{NAME}.{suffix}",
            kind="report",
            organisation=ORGANISATION,
            programme="Adempauze",
            grant_number="Wmo/24-0087",
            period={"start": "2024-01-01", "end": "2024-06-30"},
            activities=items,
        )


def _rows() -> list[list[str]]:
    whole = ("Totaal", sum(row[1] for row in HOURS), sum(row[2] for row in HOURS))
    rows = []
    for label, planned, done in (*HOURS, whole):
        less = done - planned
        rows.append([label, dutch(planned), dutch(done), ("+" if less > 0 else "") + dutch(less)])
    return rows


def _docx() -> None:
    document = Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10)
    document.sections[0].header.paragraphs[0].text = ORGANISATION
    document.sections[0].footer.paragraphs[0].text = "Postbus 211, 4200 AE Veldermonde"
    document.add_heading(TITLE, 0)
    document.add_paragraph(ORGANISATION).runs[0].bold = True
    for line in FACTS:
        document.add_paragraph(line).paragraph_format.space_after = Pt(0)
    document.add_paragraph()
    document.add_paragraph(FIRST)
    document.add_heading(HOURS_TITLE, 1)
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = text
    for row in _rows():
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph()
    document.add_heading(LIST_TITLE, 1)
    for label, value, *_ in FIGURES:
        line = document.add_paragraph(f"{label}:\t{value}", style="List Bullet")
        line.paragraph_format.tab_stops.add_tab_stop(Cm(9))
    document.add_paragraph(QUOTATION, style="Intense Quote")
    document.add_paragraph(f"({SPEAKER})")
    document.add_paragraph(SECOND)
    put_docx(f"{NAME}.docx", document, "W. Baarda", TITLE)


def _odt() -> None:
    document = OdfDocument("text")
    body = document.body
    body.clear()
    document.insert_style(Style("paragraph", name="Vet", area="text", bold=True), automatic=True)
    body.append(Header(1, TITLE))
    body.append(Paragraph(ORGANISATION, style="Vet"))
    for line in FACTS:
        body.append(Paragraph(line))
    body.append(Paragraph(""))
    body.append(Paragraph(FIRST))
    body.append(Header(2, HOURS_TITLE))
    table = Table("Uren")
    for line in (list(COLUMNS), *_rows()):
        row = Row()
        for text in line:
            cell = Cell(text=text, cell_type="string")
            row.append_cell(cell)
        table.append_row(row)
    body.append(table)
    body.append(Header(2, LIST_TITLE))
    bullets = List()
    for label, value, *_ in FIGURES:
        entry = ListItem()
        line = Paragraph(f"{label}:")
        line.append(Element.from_tag("<text:tab/>"))
        line.append(Element.from_tag(f"<text:span>{value}</text:span>"))
        entry.append(line)
        bullets.append(entry)
    body.append(bullets)
    for text in (QUOTATION, f"({SPEAKER})", SECOND):
        body.append(Paragraph(text))
    made = datetime(2024, 7, 22, 10, 0)
    document.meta.creation_date = document.meta.date = made
    out = BytesIO()
    document.save(out)
    put_zip(f"{NAME}.odt", out.getvalue())


class _Page(FPDF):
    def header(self) -> None:
        self.set_font("Liberation", "", 8)
        self.cell(0, 6, ORGANISATION, align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(4)

    def footer(self) -> None:
        self.set_y(-14)
        self.set_font("Liberation", "", 8)
        self.cell(0, 6, f"Postbus 211, 4200 AE Veldermonde   -   {self.page_no()}", align="C")


def _pdf() -> None:
    pdf = _Page()
    pdf.set_creation_date(datetime(2024, 7, 22, 10, 0, tzinfo=UTC))
    folder = "/usr/share/fonts/truetype/liberation/LiberationSans"
    for style, file in (("", "Regular"), ("B", "Bold"), ("I", "Italic")):
        pdf.add_font("Liberation", style, f"{folder}-{file}.ttf")
    pdf.add_page()
    _line(pdf, TITLE, "B", 17, 10)
    _line(pdf, ORGANISATION, "B", 10, 6)
    for text in FACTS:
        _line(pdf, text, "", 10, 5.2)
    pdf.ln(4)
    _text(pdf, FIRST)
    _line(pdf, HOURS_TITLE, "B", 13, 9)
    pdf.set_font("Liberation", "", 10)
    with pdf.table(col_widths=(70, 35, 38, 27), text_align=("LEFT", "RIGHT", "RIGHT", "RIGHT")) as table:
        for line in (list(COLUMNS), *_rows()):
            table.row(line)
    pdf.ln(5)
    _line(pdf, LIST_TITLE, "B", 13, 9)
    pdf.set_font("Liberation", "", 10)
    for label, value, *_ in FIGURES:
        pdf.cell(6, 6, "•")
        pdf.cell(84, 6, f"{label}:")
        pdf.cell(0, 6, value, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(4)
    pdf.set_left_margin(25)
    _text(pdf, QUOTATION, "I")
    _text(pdf, f"({SPEAKER})")
    pdf.set_left_margin(10)
    pdf.set_x(10)
    _text(pdf, SECOND)
    pdf.output(str(DOCUMENTS / f"{NAME}.pdf"))


def _line(pdf: Any, text: str, style: str, size: float, height: float) -> None:
    pdf.set_font("Liberation", style, size)
    pdf.cell(0, height, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _text(pdf: Any, text: str, style: str = "") -> None:
    pdf.set_font("Liberation", style, 10)
    pdf.multi_cell(0, 5.4, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(2.5)


if __name__ == "__main__":
    make()
