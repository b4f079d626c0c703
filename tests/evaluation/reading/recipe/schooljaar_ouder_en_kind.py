"""A school-year report printed to pdf: three terms in columns between the agreed number and the year's result."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from tests.evaluation.reading.recipe.office import converted, dated, page_number, saved, shade, widths
from tests.evaluation.reading.recipe.writing import DOCUMENTS, dutch, expect, item

NAME = "Voorlezen_aan_Huis_verslag_schooljaar_2024-2025.pdf"
ORGANISATION = "Stichting Ouder en Kind Harsterwold"
GREEN = RGBColor(0x2E, 0x6B, 0x3A)
WHOLE = {"start": "2024-08-01", "end": "2025-07-31"}
TERMS = (
    ("Blok 1\naug – dec 2024", {"start": "2024-08-01", "end": "2024-12-31"}),
    ("Blok 2\njan – mrt 2025", {"start": "2025-01-01", "end": "2025-03-31"}),
    ("Blok 3\napr – jul 2025", {"start": "2025-04-01", "end": "2025-07-31"}),
)
# label, measure (None: either reading is fine), agreed, three terms, year
Line = tuple[str, str | None, float, float, float, float, float]
VISITS: tuple[Line, ...] = (
    ("Voorleesbezoeken aan huis", "count", 420, 168, 118, 139, 425),
    ("Ouderochtenden", "count", 30, 11, 9, 10, 30),
    ("Bibliotheekbezoeken met ouders", "count", 12, 4, 4, 3, 11),
    ("Speelochtenden (inloop)", "count", 76, 28, 22, 27, 77),
    ("Warme overdrachten naar groep 1", "count", 40, 0, 6, 38, 44),
)
PEOPLE: tuple[Line, ...] = (
    ("Deelnemende gezinnen", None, 70, 52, 58, 55, 71),
    ("Actieve voorlezers", "unique_participants", 40, 31, 34, 36, 41),
    ("Vrijwilligersuren voorlezers", "volunteer_hours", 1260, 502.5, 364, 417, 1283.5),
)


def make() -> None:
    document = Document()
    document.styles["Normal"].font.name = "Liberation Sans"
    document.styles["Normal"].font.size = Pt(10.5)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.header.paragraphs[0].add_run("ouder & kind").bold = True
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    page_number(footer)
    _opening(document)
    _heading(document, "Bezoeken en bijeenkomsten")
    _table(document, (*VISITS, _total()))
    _small(document, "Bij een voorleesbezoek is altijd een ouder aanwezig. Afgezegde bezoeken tellen niet mee.")
    _heading(document, "Gezinnen en voorlezers")
    _table(document, PEOPLE)
    _small(
        document,
        "Een gezin kan in meer dan één blok meedoen; in de kolom Schooljaar telt het één keer. Hetzelfde geldt voor "
        "voorlezers. De uren zijn wel bij elkaar op te tellen.",
    )
    _closing(document)
    made = datetime(2025, 9, 11, 9, 17)
    data = saved(document, "Ouder en Kind", "Verslag schooljaar 2024-2025", made)
    (DOCUMENTS / NAME).write_bytes(dated(converted(data, "docx", "pdf"), made))
    asked = [one for line in (*VISITS, *PEOPLE) for one in _items(line, "data")]
    expect(
        NAME,
        kind="report",
        organisation=ORGANISATION,
        programme="Voorlezen aan Huis",
        grant_number="OAB-2024/339",
        period=WHOLE,
        activities=asked + _items(_total(), "total"),
    )


def _items(line: Line, kind: str) -> list[dict[str, Any]]:
    label, measure, agreed, *terms, whole = line
    made = [
        item(label, measure, None, value, kind, period=period) for value, (_, period) in zip(terms, TERMS, strict=True)
    ]
    return [*made, item(label, measure, agreed, whole, kind)]


def _total() -> Line:
    sums = [sum(line[at] for line in VISITS) for at in range(2, 7)]  # type: ignore[misc]
    return ("Totaal", "count", *sums)  # type: ignore[return-value]


def _heading(document: Any, text: str) -> None:
    line = document.add_paragraph()
    line.paragraph_format.space_before, line.paragraph_format.keep_with_next = Pt(12), True
    run = line.add_run(text)
    run.bold, run.font.size, run.font.color.rgb = True, Pt(13), GREEN


def _small(document: Any, text: str) -> None:
    run = document.add_paragraph().add_run(text)
    run.font.size, run.italic = Pt(8.5), True


def _opening(document: Any) -> None:
    run = document.add_paragraph().add_run("Voorlezen aan Huis")
    run.bold, run.font.size, run.font.color.rgb = True, Pt(24), GREEN
    document.add_paragraph("Inhoudelijk verslag schooljaar 2024-2025").runs[0].font.size = Pt(14)
    document.add_paragraph(
        f"{ORGANISATION}\nSubsidienummer: OAB-2024/339\nVerslagperiode: 1 augustus 2024 t/m 31 juli 2025"
    )
    _heading(document, "Waarom we voorlezen")
    document.add_paragraph(
        "Een peuter die weinig Nederlands hoort, begint in groep 1 met een achterstand die moeilijk is in te halen. Onze "
        "vrijwilligers komen een uur in de week thuis voorlezen, met de ouder erbij. Het gaat ons minstens zo veel om die "
        "ouder als om het kind: wie zelf leert voorlezen, in welke taal ook, heeft er jaren plezier van."
    )
    document.add_paragraph(
        "Dit schooljaar kregen we meer aanmeldingen van het consultatiebureau dan we konden plaatsen. In het eerste blok "
        "stonden gezinnen gemiddeld zes weken op de wachtlijst; in de zomer was dat teruggebracht tot twee weken. Een "
        "voorlezer vertelde: “De eerste weken zat de moeder in de keuken. Nu leest zij en luister ik.”"
    )
    document.add_page_break()


def _table(document: Any, lines: tuple[Line, ...]) -> None:
    table = document.add_table(rows=1, cols=6, style="Table Grid")
    for cell, text in zip(
        table.rows[0].cells, ("", "Afspraak", *(name for name, _ in TERMS), "Schooljaar"), strict=True
    ):
        _write(cell, text, bold=True)
        shade(cell, "D9EAD3")
    for label, _, *values in lines:
        cells = table.add_row().cells
        _write(cells[0], label, bold=label == "Totaal", left=True)
        for cell, value in zip(cells[1:], values, strict=True):
            _write(cell, dutch(value), bold=label == "Totaal")
    widths(table, (Cm(5.2), Cm(2), *(Cm(2.4),) * 3, Cm(2.6)))


def _write(cell: Any, text: str, bold: bool = False, left: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    if not left:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(9)


def _closing(document: Any) -> None:
    _heading(document, "Samenwerking")
    document.add_paragraph(
        "Met de drie peuterspeelzalen is er om de zes weken overleg. De bibliotheek leent ons boekenkoffers uit en heeft een "
        "kast met tweetalige prentenboeken ingericht. De basisscholen waarderen de warme overdracht: een gesprek van de "
        "voorlezer, de ouder en de leerkracht vlak voor de start in groep 1. Die gesprekken zijn daarom bijna allemaal in "
        "het laatste blok."
    )
    _heading(document, "Volgend schooljaar")
    document.add_paragraph(
        "We willen werken met voorlezers die dezelfde taal spreken als de ouder. Vijf moeders die zelf meededen, hebben zich "
        "al aangemeld. Voor hun training vragen we een aparte bijdrage."
    )
    document.add_paragraph("Harsterwold, september 2025\nAnneke Dijkgraaf, coördinator")


if __name__ == "__main__":
    make()
