"""A project report in docx: target and result of two half years side by side on a page on its side, goals as rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from tests.evaluation.reading.recipe.office import page_number, repeat_header, saved, shade, widths
from tests.evaluation.reading.recipe.writing import dutch, expect, item, put_zip, year

NAME = "Eindverslag Sterk in Bewegen 2024 (vastgesteld).docx"
ORGANISATION = "Stichting Beweegbrug Merwelingen"
ORANGE = RGBColor(0xC4, 0x5A, 0x11)
HALVES = ({"start": "2024-01-01", "end": "2024-06-30"}, {"start": "2024-07-01", "end": "2024-12-31"})

Side = float | None
# label, mark, unit, measure, target and result of the first half, target and result of the second half, remark
Line = tuple[str, str, str, str, Side, Side, Side, Side, str]
GOALS: tuple[tuple[str, tuple[Line, ...]], ...] = (
    (
        "Doel 1. Inwoners met een beperking vinden een sport die bij hen past",
        (
            ("Proeflessen aangepast sporten", "", "lessen", "count", 20, 22, 20, 17, "zwembad dicht in oktober"),
            ("Gesprekken met de sportcoach", "", "gesprekken", "count", 45, 51, 45, 48, ""),
            ("Rolstoelsport", "", "deelnemers", "unique_participants", 12, 9, 16, 15, "tweede groep sinds september"),
        ),
    ),
    (
        "Doel 2. Ouderen blijven veilig in beweging",
        (
            ("Valpreventie", "", "cursussen", "count", 4, 4, 4, 5, "samen met de fysiotherapeuten"),
            ("Wandelgroepen in de wijk", "", "bijeenkomsten", "count", 50, 47, 50, 52, ""),
            ("Fittest 65-plus", "", "deelnemers", "unique_participants", None, None, 120, 134, "alleen in het najaar"),
        ),
    ),
    (
        "Doel 3. Kinderen doen mee, ook als er thuis weinig geld is",
        (
            ("Sport op het schoolplein", "", "dagdelen", "count", 40, 38, 36, 36, ""),
            ("Aanvragen jeugdsportfonds begeleid", "*", "aanvragen", "count", 60, 73, 60, 81, "zie toelichting"),
            ("Inzet sportcoaches", "", "uren", "hours", 310, 322.5, 310, 298, ""),
        ),
    ),
)
HOURS = (
    ("Sportcoaches", "hours", 620, 620.5),
    ("Projectleider", "hours", 210, 224),
    ("Vrijwilligers", "volunteer_hours", 400, 436),
)


def make() -> None:
    document = Document()
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    for level, size in ((1, 15), (2, 12.5)):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), ORANGE
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.header.paragraphs[0].text = "Beweegbrug\t\tSterk in Bewegen – eindverslag"
    footer = section.footer.paragraphs[0]
    footer.add_run("Beweegbrug · Sluisweg 8 · Merwelingen\t\t")
    page_number(footer)
    _opening(document)
    _aside(document)
    _closing(document)
    put_zip(NAME, saved(document, "Beweegbrug", "Eindverslag Sterk in Bewegen", datetime(2025, 3, 27, 15, 2)))
    asked = [
        item(line[0], line[3], line[4 + 2 * half], line[5 + 2 * half], section=goal, period=HALVES[half])
        for goal, lines in GOALS
        for line in lines
        for half in (0, 1)
    ]
    asked += [item(label, measure, planned, done) for label, measure, planned, done in HOURS]
    asked.append(item("Totaal", "hours", sum(one[2] for one in HOURS), sum(one[3] for one in HOURS), "total"))
    expect(
        NAME,
        kind="report",
        organisation=ORGANISATION,
        programme="Sterk in Bewegen",
        grant_number="MO/2023/06614",
        period=year(2024),
        activities=asked,
    )


def _opening(document: Any) -> None:
    document.add_paragraph("Eindverslag Sterk in Bewegen", style="Title")
    for label, text in (
        ("Aanvrager", ORGANISATION),
        ("Project", "Sterk in Bewegen"),
        ("Beschikking", "MO/2023/06614"),
        ("Looptijd", "1 januari 2024 tot en met 31 december 2024"),
        ("Contact", "Wiebe Oudshoorn, projectleider"),
    ):
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(3.5))
        line.add_run(label).bold = True
        line.add_run(f"\t{text}")
    document.add_heading("Waar het om begon", 1)
    document.add_paragraph(
        "Sporten is in Merwelingen niet voor iedereen gewoon. Wie in een rolstoel zit, wie bang is om te vallen of wie de "
        "contributie niet kan betalen, staat al gauw aan de kant. Met dit project wilden we die mensen een voor een op weg "
        "helpen, en tegelijk de clubs leren wat zij anders kunnen doen."
    )
    document.add_heading("Hoe het ging", 1)
    document.add_paragraph(
        "Het eerste halfjaar stond in het teken van bekend worden. De sportcoaches zijn bij de huisartsen, de dagbesteding "
        "en de scholen langsgegaan. In het tweede halfjaar konden we daar de vruchten van plukken. De clubs zelf waren "
        "moeilijker in beweging te krijgen: trainers zijn vrijwilliger en hebben weinig tijd voor scholing."
    )
    document.add_paragraph(
        "Een vrouw van de wandelgroep vatte het zo samen: “Ik kom voor het lopen, maar ik blijf voor het praten erna.”"
    )


def _aside(document: Any) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    document.add_heading("Doelen en resultaten per halfjaar", 1)
    table = document.add_table(rows=2, cols=7, style="Table Grid")
    top, under = table.rows[0].cells, table.rows[1].cells
    for at, text in ((0, "Activiteit"), (1, "Eenheid"), (6, "Opmerking")):
        _write(top[at].merge(under[at]), text, bold=True)
    for half, text in enumerate(("1e halfjaar 2024", "2e halfjaar 2024")):
        at = 2 + 2 * half
        _write(top[at].merge(top[at + 1]), text, bold=True, middle=True)
        _write(under[at], "Doel", bold=True, middle=True)
        _write(under[at + 1], "Resultaat", bold=True, middle=True)
    for cell in (*top, *under):
        shade(cell, "F8CBAD")
    for row in table.rows[:2]:
        repeat_header(row)
    _rows(table)
    widths(table, (Cm(6.6), Cm(3), *(Cm(2.3),) * 4, Cm(5)))
    note = document.add_paragraph().add_run(
        "* Toelichting: een aanvraag telt mee als wij het formulier samen met de ouder hebben ingevuld. Of het fonds de "
        "contributie ook betaalt, weten wij niet altijd."
    )
    note.font.size = Pt(9)


def _rows(table: Any) -> None:
    for goal, lines in GOALS:
        cells = table.add_row().cells
        _write(cells[0].merge(cells[6]), goal, bold=True)
        shade(cells[0], "FBE9DF")
        for label, mark, unit, _, *values, remark in lines:
            cells = table.add_row().cells
            _write(cells[0], label)
            if mark:
                cells[0].paragraphs[0].add_run(mark).font.superscript = True
            _write(cells[1], unit)
            for cell, value in zip(cells[2:6], values, strict=True):
                _write(cell, "n.v.t." if value is None else dutch(value), middle=True)
            _write(cells[6], remark)


def _write(cell: Any, text: str, bold: bool = False, middle: bool = False) -> None:
    for spare in cell.paragraphs[1:]:
        spare._p.getparent().remove(spare._p)
    paragraph = cell.paragraphs[0]
    if middle:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(10)


def _closing(document: Any) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    document.add_heading("Inzet over het hele jaar", 1)
    document.add_paragraph("De uren van de sportcoaches zijn die van het overzicht hiervoor, bij elkaar geteld.")
    table = document.add_table(rows=1, cols=3, style="Light List Accent 2")
    for cell, text in zip(table.rows[0].cells, ("Wie", "Begroot (uur)", "Besteed (uur)"), strict=True):
        _write(cell, text, bold=True)
    whole = ("Totaal", "", sum(one[2] for one in HOURS), sum(one[3] for one in HOURS))
    for label, _, planned, done in (*HOURS, whole):
        cells = table.add_row().cells
        for cell, text in zip(cells, (label, dutch(planned), dutch(done)), strict=True):
            _write(cell, text, bold=label == "Totaal")
    document.add_heading("Wat we hebben geleerd", 1)
    for text in (
        "Een proefles werkt pas als de sportcoach de eerste keer meegaat.",
        "Vervoer is vaker een drempel dan geld. Met de buurtbus maken we daarover afspraken.",
        "Clubs willen wel, maar vragen om iemand die zij kunnen bellen als het even niet lukt.",
    ):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Hoe het verdergaat", 1)
    document.add_paragraph(
        "De wandelgroepen lopen door zonder ons; iedere groep heeft twee eigen begeleiders. Voor de rolstoelsport zoeken we "
        "een club die de groepen wil overnemen. Het bestuur heeft dit verslag op 20 maart 2025 vastgesteld."
    )


if __name__ == "__main__":
    make()
