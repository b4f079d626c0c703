"""Most Significant Change in Word: three stories in a table with the reason and the consent beside them, and a few figures."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt, RGBColor

from tests.evaluation.reading.recipe.office import page_number, saved, shade, widths
from tests.evaluation.reading.recipe.writing import expect, item, put_zip

NAME = "MSC-rapportage Wijkleerbedrijf voorjaar 2025.docx"
ORGANISATION = "Wijkleerbedrijf De Werkvloer"
COLUMNS = ("Wie", "Het verhaal", "Waarom belangrijk", "Toestemming")
RED = RGBColor(0x9C, 0x2B, 0x2B)
STORIES = (
    (
        "Naima (41), deelnemer sinds vorig najaar",
        (
            "Ik heb zestien jaar thuis gezeten met de kinderen. Mijn man regelde alles en toen hij wegging kon ik niet eens "
            "een afspraak maken bij de gemeente. Op De Werkvloer mocht ik beginnen in de wasserij. De eerste weken zei ik "
            "niets, want ik schaamde me voor mijn Nederlands.",
            "Nu maak ik het rooster voor de hele groep. Ik bel zelf met school en met de woningbouw. In september begin ik "
            "aan de opleiding helpende zorg en welzijn. Mijn dochter zegt dat ik harder ben gaan praten.",
        ),
        "Dat ik niet meer aan een ander hoef te vragen wat er in mijn brieven staat.",
        "Ja, met voornaam",
    ),
    (
        "Man, 58 jaar, voormalig lasser",
        (
            "Na mijn herseninfarct was ik afgekeurd. Ik zat hele dagen naar buiten te kijken en had ruzie met iedereen. De "
            "fysio stuurde me hierheen. Ik dacht: knutselen voor gehandicapten, laat maar.",
            "In de fietsenwerkplaats bleek dat ik nog gewoon een wiel kan richten. Het gaat langzaam. Ik leer het nu aan "
            "jongens die van school zijn gestuurd. Thuis is het rustiger. Mijn vrouw is weer gaan zingen bij het koor, omdat "
            "ze me alleen durft te laten.",
        ),
        "Ik ben weer iemand die iets weet. Niet de patiënt.",
        "Ja, maar zonder naam",
    ),
    (
        "Jonge vrouw uit de wijk Zandkamp",
        (
            "Ik ben hier gekomen via de jeugdreclassering, dat was geen keuze. Ik heb twee keer de boel bij elkaar "
            "gescholden en ben weggelopen. Mijn begeleidster stond de volgende dag voor mijn deur met broodjes.",
            "Ik werk nu in de lunchroom en ik ben drie maanden niet te laat geweest. De schulden zijn er nog. Ik slaap nog "
            "steeds slecht en ik weet niet of ik het volhoud als dit stopt.",
        ),
        "Dat er iemand terugkwam.",
        "Nee, alleen binnen De Werkvloer bespreken",
    ),
)
# label, agreed, realised, measure
FIGURES = (
    ("Deelnemers gestart", "30", "34", "unique_participants", 30, 34),
    ("Doorgestroomd naar betaald werk", "8", "6", "unique_participants", 8, 6),
    ("Doorgestroomd naar opleiding (mbo 1/2)", "6", "9", "unique_participants", 6, 9),
    ("Begeleidingsuren", "1.200 uur", "1.176,5 uur", "hours", 1200, 1176.5),
    ("Bedrijfsbezoeken", "10", "11", "count", 10, 11),
)


def make() -> None:
    document = Document()
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Normal"].font.size = Pt(10)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.footer.paragraphs[0].add_run("De Werkvloer – vertrouwelijk tot besproken met de gemeente – ")
    page_number(section.footer.paragraphs[0])
    title = document.add_paragraph().add_run("De belangrijkste verandering")
    title.bold, title.font.size, title.font.color.rgb = True, Pt(24), RED
    document.add_paragraph(f"{ORGANISATION}, rapportage over januari t/m juni 2025 (Most Significant Change)")
    document.add_paragraph("Subsidiebesluit 2025/SDM/0077")
    _heading(document, "Hoe wij te werk gingen")
    document.add_paragraph(
        "De begeleiders vroegen aan deelnemers: wat is voor jou de belangrijkste verandering sinds je hier bent, en waarom? Een "
        "panel van twee deelnemers, een wijkagent, een werkgever en een bestuurslid las de verhalen en koos er drie. Het panel "
        "koos niet de mooiste verhalen, maar die waarover het langst is gepraat."
    )
    _heading(document, "De gekozen verhalen")
    _stories(document)
    _heading(document, "Waar het panel over sprak")
    document.add_paragraph(
        "In alle verhalen gaat het om iemand die bleef. Het panel vroeg zich af wat er gebeurt als een traject volgens de "
        "regels stopt. De werkgever stelde voor om oud-deelnemers een dag per maand terug te laten komen."
    )
    _heading(document, "Enkele cijfers")
    _figures(document)
    document.add_paragraph("De cijfers lopen tot en met 30 juni. Wie twee keer is gestart, telt één keer.")
    made = datetime(2025, 7, 3, 9, 44)
    put_zip(NAME, saved(document, "Team De Werkvloer", "MSC-rapportage", made))
    # stories and figures in one: the kind is left open
    expect(
        NAME,
        organisation=ORGANISATION,
        grant_number="2025/SDM/0077",
        period={"start": "2025-01-01", "end": "2025-06-30"},
        activities=[item(label, measure, planned, done) for label, _, _, measure, planned, done in FIGURES],
        stories=[{"consent": "yes"}, {"consent": "anonymous"}, {"consent": "no"}],
        issues=["no_consent"],
    )


def _heading(document: Any, text: str) -> None:
    run = document.add_paragraph().add_run(text)
    run.bold, run.font.size, run.font.color.rgb = True, Pt(13), RED


def _stories(document: Any) -> None:
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
        shade(cell, "F2DCDB")
    for who, parts, why, consent in STORIES:
        cells = table.add_row().cells
        cells[0].text, cells[2].text, cells[3].text = who, why, consent
        cells[1].text = parts[0]
        for part in parts[1:]:
            cells[1].add_paragraph(part)
    widths(table, (Cm(4), Cm(12), Cm(5), Cm(3.4)))
    document.add_paragraph()


def _figures(document: Any) -> None:
    table = document.add_table(rows=1, cols=3, style="Light Grid Accent 2")
    for cell, text in zip(table.rows[0].cells, ("Resultaat", "Afgesproken", "Stand 30 juni"), strict=True):
        cell.text = text
    for label, planned, done, *_ in FIGURES:
        cells = table.add_row().cells
        cells[0].text, cells[1].text, cells[2].text = label, planned, done
    widths(table, (Cm(9), Cm(4), Cm(4)))


if __name__ == "__main__":
    make()
