"""Half-year report in odt: numbered headings in three layers, a theme merged down over its rows, three headings over six columns."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from tests.evaluation.reading.recipe.office import converted, page_number, saved, settled, shade, widths
from tests.evaluation.reading.recipe.writing import dutch, expect, item, put_zip

NAME = "Halfjaarverslag Zuiderlicht 1e helft 2025.odt"
ORGANISATION = "Herstelacademie Zuiderlicht"
PAIRS = ("Aantal bijeenkomsten", "Deelnemers", "Vrijwilligersuren")
TEAL = RGBColor(0x00, 0x6D, 0x77)

Side = float | None
# activity: meetings, people, volunteer hours, each planned and realised
Line = tuple[str, Side, Side, Side, Side, Side, Side]
THEMES: tuple[tuple[str, tuple[Line, ...]], ...] = (
    (
        "Herstel en zelfkennis",
        (
            ("Herstelgroep ‘Op verhaal’", 20, 20, 16, 14, 80, 84),
            ("WRAP-cursus", 16, 15, 12, 11, 64, 60),
            ("Leren omgaan met stemmen", 10, 8, 8, 9, 40, 33.5),
        ),
    ),
    (
        "Ontmoeting",
        (
            ("Inloop met soep", 50, 49, 90, 113, 400, 441),
            ("Creatief café", 24, 24, 30, 27, 96, 98.5),
        ),
    ),
    (
        "Meedoen en werk",
        (
            ("Groentetuin", 22, 25, 15, 17, 176, 205),
            ("Kennismaken met vrijwilligerswerk", 6, 4, 20, 13, 18, 12),
            ("Training ervaringsdeskundigheid", None, 5, None, 7, None, 20),
        ),
    ),
)


def make() -> None:
    document = Document()
    document.styles["Normal"].font.name = "Liberation Sans"
    document.styles["Normal"].font.size = Pt(10)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    section.footer.paragraphs[0].add_run("Halfjaarverslag eerste halfjaar 2025 – ")
    page_number(section.footer.paragraphs[0])
    _opening(document)
    document.add_heading("2 Resultaten", 1)
    document.add_heading("2.1 Activiteiten per thema", 2)
    document.add_paragraph(
        "In de tabel staan de aantallen van januari tot en met juni. Gepland is de helft van wat er in het jaarplan staat, "
        "behalve bij de tuin, die vooral in het voorjaar werk vraagt."
    )
    _table(document)
    note = document.add_paragraph().add_run("Deelnemers: ieder mens telt per activiteit één keer.")
    note.italic, note.font.size = True, Pt(8)
    _rest(document)
    made = datetime(2025, 7, 17, 13, 8)
    data = saved(document, "Zuiderlicht", "Halfjaarverslag eerste halfjaar 2025", made)
    put_zip(NAME, settled(converted(data, "docx", "odt")))
    asked = [one for _, lines in THEMES for line in lines for one in _items(line, "data")]
    expect(
        NAME,
        status="ok",
        kind="report",
        organisation=ORGANISATION,
        programme=None,
        grant_number="HW-25/00418",
        period={"start": "2025-01-01", "end": "2025-06-30"},
        activities=asked + _items(_whole(), "total"),
    )


def _items(line: Line, kind: str) -> list[dict[str, Any]]:
    measures = ("count", "unique_participants", "volunteer_hours")
    return [
        item(line[0], measure, line[2 * at + 1], line[2 * at + 2], kind)  # type: ignore[arg-type]
        for at, measure in enumerate(measures)
    ]


def _whole() -> Line:
    lines = [line for _, theme in THEMES for line in theme]
    sums = [sum(line[at] or 0 for line in lines) for at in range(1, 7)]  # type: ignore[misc]
    return ("Totaal", *sums)  # type: ignore[return-value]


def _opening(document: Any) -> None:
    document.add_heading("Eerste halfjaar 2025", 0)
    document.add_paragraph().add_run(ORGANISATION).bold = True
    document.add_paragraph("Tussenrapportage aan de gemeente Houtwoude, kenmerk HW-25/00418")
    document.add_heading("1 Inleiding", 1)
    document.add_paragraph(
        "In de Herstelacademie werken mensen met eigen ervaring in de psychiatrie of de verslavingszorg. Zij geven cursussen, "
        "begeleiden groepen en houden de deur open. Er is geen intake en niemand heeft een indicatie nodig."
    )
    document.add_heading("1.1 Wat er veranderde", 2)
    document.add_paragraph(
        "In maart zijn wij verhuisd naar de oude ambachtsschool. Het nieuwe pand heeft een keuken en een tuin. De verhuizing "
        "kostte ons twee weken, maar leverde daarna veel nieuwe bezoekers op, vooral jongeren."
    )
    document.add_heading("1.1.1 Nieuwe samenwerking", 3)
    document.add_paragraph(
        "Met het wijkteam is afgesproken dat zij mensen niet verwijzen maar meenemen. Iemand die voor het eerst komt, loopt "
        "zo met een bekend gezicht naar binnen."
    )


def _table(document: Any) -> None:
    table = document.add_table(rows=2, cols=8, style="Table Grid")
    top, under = table.rows[0].cells, table.rows[1].cells
    for at, text in ((0, "Thema"), (1, "Activiteit")):
        _write(top[at].merge(under[at]), text, bold=True)
    for pair, text in enumerate(PAIRS):
        at = 2 + 2 * pair
        _write(top[at].merge(top[at + 1]), text, bold=True, middle=True)
        _write(under[at], "gepland", middle=True)
        _write(under[at + 1], "gerealiseerd", middle=True)
    for cell in (*top, *under):
        shade(cell, "CDE7E5")
    for theme, lines in THEMES:
        rows = [table.add_row() for _ in lines]
        for row, (label, *values) in zip(rows, lines, strict=True):
            _write(row.cells[1], label)
            for cell, value in zip(row.cells[2:], values, strict=True):
                _write(cell, "–" if value is None else dutch(value), middle=True)
        first = rows[0].cells[0]
        _write(first.merge(rows[-1].cells[0]), theme, bold=True)
    label, *values = _whole()
    row = table.add_row()
    _write(row.cells[0].merge(row.cells[1]), label, bold=True)
    for cell, value in zip(row.cells[2:], values, strict=True):
        _write(cell, dutch(value), bold=True, middle=True)
    widths(table, (Cm(2.4), Cm(3.8), *(Cm(1.85),) * 6))


def _write(cell: Any, text: str, bold: bool = False, middle: bool = False) -> None:
    for spare in cell.paragraphs[1:]:
        spare._p.getparent().remove(spare._p)
    paragraph = cell.paragraphs[0]
    if middle:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(6.5 if text == "gerealiseerd" else 8)


def _rest(document: Any) -> None:
    document.add_heading("2.2 Toelichting", 2)
    document.add_heading("2.2.1 Herstel en zelfkennis", 3)
    document.add_paragraph(
        "De groep over stemmen horen is door ziekte van de begeleidster twee keer niet doorgegaan. Deelnemers hebben toen zelf "
        "afgesproken in de bibliotheek, en dat houden ze erin."
    )
    document.add_heading("2.2.2 Ontmoeting", 3)
    document.add_paragraph(
        "De soep trekt ook buurtbewoners die verder niets met ons te maken hebben. Dat was niet de bedoeling, maar het geeft "
        "een gewone sfeer. Een deelneemster zei: “Hier ben ik eindelijk eens geen dossier.”"
    )
    document.add_heading("2.2.3 Meedoen en werk", 3)
    document.add_paragraph(
        "De training ervaringsdeskundigheid stond niet in het jaarplan. Wij konden hem geven doordat een fonds de kosten van de "
        "trainer betaalde. De kennismakingen met vrijwilligerswerk lopen achter, omdat de vacatures te veel uren vragen."
    )
    document.add_heading("3 Vooruitblik", 1)
    document.add_paragraph(
        "In het tweede halfjaar starten we op verzoek van deelnemers met een avondopenstelling. Wij vragen de gemeente hiervoor "
        "geen extra geld, wel hulp bij het vinden van een beheerder."
    )
    line = document.add_paragraph().add_run("Houtwoude, juli 2025 – Jorrit Nauta en Samira el Ghazi, coördinatoren")
    line.font.color.rgb = TEAL


if __name__ == "__main__":
    make()
