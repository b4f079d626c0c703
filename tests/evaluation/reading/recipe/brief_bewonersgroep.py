"""A letter of one page by a group of volunteers: activities in columns with what was counted down the side, and lists."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx import Document
from docx.shared import Cm, Pt

from tests.evaluation.reading.recipe.office import saved, widths
from tests.evaluation.reading.recipe.writing import dutch, expect, item, put_zip, year

NAME = "brief aan gemeente over 2024.docx"
ORGANISATION = "Bewonersgroep De Bolder"
HEADS = ("Eettafel", "Wandelclub", "Kaartmiddag", "Repaircafé")
# what was counted, measure (None: either reading is fine), value for each head
COUNTS: tuple[tuple[str, str | None, tuple[int, ...]], ...] = (
    ("Aantal keer", "count", (46, 38, 50, 11)),
    ("Verschillende mensen", "unique_participants", (64, 23, 31, 87)),
    ("Gemiddeld per keer", None, (28, 12, 16, 14)),
    ("Uren van vrijwilligers", "volunteer_hours", (920, 114, 200, 132)),
)
# text, label (None: either reading is fine), measure, value
DONE = (
    ("2 uitstapjes met de bus (naar zee en naar de kerstmarkt)", "uitstapjes met de bus", "count", 2),
    ("37 klusjes in huis", "klusjes in huis", "count", 37),
    ("14 keer boodschappen gedaan voor buren die ziek waren", None, "count", 14),
    ("9 nieuwe vrijwilligers", "nieuwe vrijwilligers", "unique_participants", 9),
)
MONEY = (
    ("Subsidie van de gemeente", 1500),
    ("Giften en de pot op tafel", 412.5),
    ("Boodschappen en ingrediënten", 1386.2),
    ("Huur van de zaal", 300),
)
LEFT = 226.3


def make() -> None:
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Comic Sans MS", Pt(10)
    normal.paragraph_format.space_after = Pt(4)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = Cm(1.6)
    _head(document)
    _table(document)
    document.add_paragraph("Verder hebben we dit jaar gedaan:")
    for text, *_ in DONE:
        document.add_paragraph(text, style="List Bullet").paragraph_format.space_after = Pt(0)
    document.add_paragraph()
    document.add_paragraph("En dit is er met het geld gebeurd:").paragraph_format.space_after = Pt(2)
    for label, amount in (*MONEY, ("Over, gaat mee naar 2025", LEFT)):
        line = document.add_paragraph(f"{label}\t€ {dutch(amount, 2)}")
        line.paragraph_format.tab_stops.add_tab_stop(Cm(8))
        line.paragraph_format.space_after = Pt(0)
    _close(document)
    put_zip(NAME, saved(document, "Ria", "", datetime(2025, 1, 22, 20, 41)))
    asked = [
        item(head, measure, None, value)
        for at, head in enumerate(HEADS)
        for _, measure, values in COUNTS
        for value in (values[at],)
    ]
    asked += [item(label, measure, None, value) for _, label, measure, value in DONE]
    asked += [item(label, "euro", None, amount) for label, amount in MONEY]
    asked.append(item(None, "euro", None, LEFT, None))
    expect(
        NAME,
        kind="report",
        organisation=ORGANISATION,
        programme=None,
        grant_number="2023-W-188",
        period=year(2024),
        activities=asked,
    )


def _head(document: Any) -> None:
    line = document.add_paragraph()
    line.paragraph_format.space_after = Pt(0)
    run = line.add_run(ORGANISATION)
    run.bold, run.font.size = True, Pt(15)
    document.add_paragraph("p/a Veenkade 17, Bolderveen")
    for text in ("Gemeente Bolderveen", "t.a.v. mevrouw Van Oort, afdeling Samenleving", "Postbus 40", "Bolderveen"):
        document.add_paragraph(text).paragraph_format.space_after = Pt(0)
    document.add_paragraph()
    document.add_paragraph("Bolderveen, 22 januari 2025")
    line = document.add_paragraph()
    line.add_run("Betreft: ").bold = True
    line.add_run("hoe het ging met ons groepje in 2024\n")
    line.add_run("Uw kenmerk: ").bold = True
    line.add_run("2023-W-188")
    document.add_paragraph("Beste mevrouw Van Oort,")
    document.add_paragraph(
        "U vroeg ons om op één kantje te vertellen wat wij met de waarderingssubsidie hebben gedaan. Het was een goed jaar. "
        "De eettafel zit elke week vol en sinds de zomer is er een repaircafé, want Jaap van de fietsenwinkel is met "
        "pensioen en kan niet stilzitten. Hieronder ziet u het bij elkaar."
    )


def _table(document: Any) -> None:
    table = document.add_table(rows=1, cols=5, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("", *HEADS), strict=True):
        cell.paragraphs[0].add_run(text).italic = True
    for label, _, values in COUNTS:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(label).bold = True
        for cell, value in zip(cells[1:], values, strict=True):
            cell.text = str(value)
    for row in table.rows:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    widths(table, (Cm(5), *(Cm(2.7),) * 4))
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _close(document: Any) -> None:
    document.add_paragraph()
    document.add_paragraph(
        "Het overschot willen we graag gebruiken voor een tweede warmhoudplaat. Als dat niet mag, horen wij het wel. U bent "
        "altijd welkom om mee te eten, op donderdag om half zes."
    )
    document.add_paragraph("Met vriendelijke groet, namens allemaal,\nRia Kuipers en Mo Aziz")


if __name__ == "__main__":
    make()
