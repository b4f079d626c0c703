"""Report on content with indicators (year and note mark in the value) and a table of sentences; name in page header."""

from __future__ import annotations

import io
from datetime import datetime

from _files import fixed_zip, keep
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

NAME = "Inhoudelijke verantwoording 2023 (definitief).docx"
LETTER = [
    "Gemeente Veldhage",
    "Afdeling Samenleving, team Subsidies",
    "Postbus 80",
    "",
    "Veldhage, 22 maart 2024",
    "",
    "Betreft: inhoudelijke verantwoording 2023",
    "Beschikking: SUB/2021/0733-B",
    "Verleende subsidie: € 84.500,-",
]
KEY = ["Kengetal", "0-waarde", "Actuele waarde", "Streefwaarde"]
INDICATORS = [
    [("Inwoners die wekelijks meedoen", "1"), "1.200 (2016)²", "1.465", "1.500"],
    [("Volwassenen die de beweegrichtlijn halen", ""), "30%* (2013)", "38%", "42%"],
    [("Gemiddeld rapportcijfer voor het beweegaanbod", ""), "7,1 (2012)", "7,6", "7,5"],
    [("Aantal beweegplekken in de openbare ruimte", "3"), "4 (2016)", "9", "10"],
    [("Vrijwillige beweegmaatjes", ""), "n.b.", "57", "50"],
]
NOTES = [
    "*  Gezondheidsmonitor, alleen inwoners tot 65 jaar.",
    "1  Geteld wordt wie zich via de app of bij de buurtsportcoach heeft gemeld; iedereen telt één keer.",
    "2  Schatting op grond van ledenlijsten.",
    "3  Exclusief schoolpleinen.",
]
GOALS = [
    ("Onderwerp", "Wat was de afspraak?", "Wat is er gerealiseerd?"),
    (
        "Valpreventie",
        "Ten minste 60 ouderen volgen de cursus Stevig Staan.",
        "De cursus is door 52 ouderen gevolgd. De laatste groep is wegens ziekte van de docent naar januari verschoven.",
    ),
    (
        "Beweegspreekuur",
        "In alle gezondheidscentra is een wekelijks spreekuur.",
        "Het spreekuur draait overal. Huisartsen verwijzen vaker door dan in het begin, vooral mensen met langdurige "
        "stress.",
    ),
    (
        "Wandelgroepen",
        "Er worden 80 wandelingen georganiseerd.",
        "Er zijn 94 wandelingen georganiseerd, ook in de zomervakantie.",
    ),
    (
        "Samenwerking",
        "De stichting maakt afspraken met de fysiotherapeuten in de wijken.",
        "De afspraken liggen vast in een convenant dat tot eind 2025 loopt.",
    ),
]
BEFORE = [
    "In dit verslag verantwoordt de stichting hoe de subsidie over de periode 1 januari 2023 tot en met 31 december "
    "2023 is besteed. De financiële verantwoording met de verklaring van de accountant ontvangt u apart.",
    "Het programma Heel Veldhage Beweegt is bedoeld voor inwoners die niet vanzelf gaan sporten: ouderen die bang zijn "
    "om te vallen, mensen met weinig geld en mensen die na een ziekte opnieuw moeten beginnen. De stichting werkt met "
    "buurtsportcoaches en met vrijwillige beweegmaatjes, die een deelnemer de eerste weken van huis ophalen.",
]
BETWEEN = [
    "Het bereik groeide opnieuw, al zijn we nog niet waar we wilden zijn. In Bovenkerk-Oost doen verhoudingsgewijs "
    "weinig mensen mee. Volgens de coaches komt dat doordat de sporthal daar wordt verbouwd en mensen hun vaste plek "
    "kwijt zijn. Een groep die jarenlang samen gymde is uit elkaar gevallen; de helft zien we niet meer terug.",
    "Het beweegmaatje blijkt het verschil te maken. Deelnemers vertellen dat ze zonder die ene persoon aan de deur "
    "niet waren gegaan. Velen gaan na een paar maanden alleen, en sommigen worden zelf maatje.",
]
AFTER = [
    "Komend jaar richt de stichting zich op Bovenkerk-Oost en op mannen boven de zeventig, die nu achterblijven. We "
    "leren van de kookgroep in de Lindehof, waar mannen wel komen en bijna ongemerkt mee gaan wandelen.",
]


def up(paragraph, text: str) -> None:
    if text:
        paragraph.add_run(text).font.superscript = True


def shade(cell) -> None:
    mark = OxmlElement("w:shd")
    for key, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", "DCE6F2")):
        mark.set(qn(key), value)
    cell._tc.get_or_add_tcPr().append(mark)


def indicators(document) -> None:
    table = document.add_table(rows=2, cols=4, style="Table Grid")
    title = table.cell(0, 0).merge(table.cell(0, 3))
    title.paragraphs[0].add_run("Heel Veldhage Beweegt: kengetallen").bold = True
    for cell, text in zip(table.rows[1].cells, KEY, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
        shade(cell)
    for (label, mark), *values in INDICATORS:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(label)
        up(cells[0].paragraphs[0], mark)
        for cell, text in zip(cells[1:], values, strict=True):
            cell.paragraphs[0].add_run(text)
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for note in NOTES:
        document.add_paragraph().add_run(note).font.size = Pt(8)


def goals(document) -> None:
    table = document.add_table(rows=0, cols=3, style="Table Grid")
    for at, row in enumerate(GOALS):
        cells = table.add_row().cells
        for cell, text, width in zip(cells, row, (3.2, 5.8, 7.2), strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].add_run(text).bold = at == 0
            if at == 0:
                shade(cell)


def bold_line(document, text: str) -> None:
    run = document.add_paragraph().add_run(text)
    run.bold = True
    run.font.size = Pt(13)


def main() -> None:
    document = Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10)
    properties = document.core_properties
    properties.author, properties.title = "secretariaat", ""
    properties.created = properties.modified = datetime(2024, 3, 22, 9, 0)
    section = document.sections[0]
    header = section.header.paragraphs[0]
    header.add_run("Stichting Buurtsport Veldhage").bold = True
    section.header.add_paragraph("Sportlaan 12, Veldhage | www.buurtsportveldhage.example").runs[0].font.size = Pt(8)
    section.footer.paragraphs[0].text = "Inhoudelijke verantwoording 2023"
    for text in LETTER:
        document.add_paragraph(text).paragraph_format.space_after = Pt(0)
    document.add_paragraph()
    bold_line(document, "1. Inleiding")
    for text in BEFORE:
        document.add_paragraph(text)
    bold_line(document, "2. Kengetallen")
    indicators(document)
    document.add_paragraph()
    for text in BETWEEN:
        document.add_paragraph(text)
    bold_line(document, "3. Afspraken en resultaten")
    goals(document)
    document.add_paragraph()
    bold_line(document, "4. Vooruitblik")
    for text in AFTER:
        document.add_paragraph(text)
    document.add_paragraph("Namens het bestuur van de stichting,")
    document.add_paragraph("Harm Oosting, voorzitter")
    held = io.BytesIO()
    document.save(held)
    keep(NAME, fixed_zip(held.getvalue()))


if __name__ == "__main__":
    main()
