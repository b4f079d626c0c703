"""Performance agreements per district, Word printed to pdf: norms with words and units, long explanations over pages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Cm, Pt, RGBColor

from tests.evaluation.reading.recipe.office import converted, dated, page_number, repeat_header, saved, shade, widths
from tests.evaluation.reading.recipe.writing import DOCUMENTS, expect, item, year

NAME = "Prestatieverantwoording_2023_SWL_def.pdf"
ORGANISATION = "Stichting Welzijn Lindervoort"
GREEN = RGBColor(0x2F, 0x6B, 0x3A)
COLUMNS = ("Prestatieafspraak", "Norm", "Resultaat", "Toelichting")

# label, norm as written, result as written, explanation, measure (None: no figure), planned, realised
Line = tuple[str, str, str, str, str | None, float | None, float | None]
EAST: tuple[Line, ...] = (
    (
        "Openstelling inloop De Meent",
        "200 dagdelen",
        "192 dagdelen",
        "Door de vervanging van de vloer zijn wij in juli en augustus vier weken dicht geweest. Bezoekers konden in die "
        "periode terecht in het Havenhuis, waar ongeveer de helft gebruik van heeft gemaakt. Na de opening was er weer "
        "elke werkdag inloop, behalve op woensdagmiddag omdat dan de ruimte is verhuurd aan de muziekschool.",
        "count",
        200,
        192,
    ),
    (
        "Bezoeken inloop De Meent",
        "5.000 bezoeken",
        "5.346 bezoeken",
        "Ondanks de sluiting meer bezoeken dan afgesproken. Vooral de soepochtend trekt veel mensen. Wij tellen aan de "
        "deur met een lijst; dezelfde persoon kan dus vaker voorkomen.",
        "participations",
        5000,
        5346,
    ),
    (
        "Bewoners die vanuit de inloop vrijwilliger worden",
        "25 personen",
        "19 personen",
        "Niet gehaald. De stap van bezoeker naar vrijwilliger blijkt groter dan wij bij de aanvraag dachten, met name "
        "bij bewoners die bang zijn voor gevolgen voor hun uitkering. Met het werkplein is afgesproken dat zij vooraf "
        "duidelijkheid krijgen. Eind dit jaar zijn nog enkele bewoners op proef gestart; die tellen we in 2024.",
        "unique_participants",
        25,
        19,
    ),
    (
        "Waardering bezoekers (rapportcijfer)",
        "7,5",
        "8,1",
        "Gemeten in november met een korte vragenlijst, ook in eenvoudig Nederlands en Arabisch. De lage scores gaan "
        "bijna allemaal over de geluidsoverlast in de grote zaal.",
        "score",
        7.5,
        8.1,
    ),
    (
        "Wijkplan Oost",
        "gereed",
        "gereed",
        "Het plan is in september met bewoners vastgesteld en aan de wijkwethouder overhandigd.",
        None,
        None,
        None,
    ),
)
HARBOUR: tuple[Line, ...] = (
    (
        "Huisbezoeken 75-plussers",
        "min. 150",
        "163",
        "Uitgevoerd door getrainde vrijwilligers, steeds met zijn tweeën. Bij een op de vijf bezoeken is een vervolg "
        "ingezet, meestal richting de ouderenadviseur. Twaalf ouderen wilden geen gesprek.",
        "count",
        150,
        163,
    ),
    (
        "Koffieochtenden Havenhuis",
        "48 bijeenkomsten",
        "45 bijeenkomsten",
        "Drie keer uitgevallen wegens ziekte van de gastvrouw.",
        "count",
        48,
        45,
    ),
    (
        "Unieke deelnemers koffieochtenden",
        "60",
        "72",
        "Er is een tweede tafel bij gekomen voor mensen die liever Turks spreken. Daardoor kwamen er vanaf het voorjaar "
        "meer nieuwe gezichten dan in andere jaren.",
        "unique_participants",
        60,
        72,
    ),
    (
        "Inzet vrijwilligers Havenhuis",
        "1.800 vrijwilligersuren",
        "2.014,5 vrijwilligersuren",
        "Geteld uit het rooster. De extra inzet zit in de boodschappendienst, die tijdens de vorst in januari en bij "
        "de griepgolf in december veel vaker is gebeld dan voorzien. Wij willen hiervoor in de nieuwe afspraken een "
        "aparte regel opnemen, zodat duidelijk wordt wat het kost om dit vol te houden. De vrijwilligers zelf vinden "
        "het werk leuk, maar zeggen ook dat het niet nog meer moet worden.",
        "volunteer_hours",
        1800,
        2014.5,
    ),
    (
        "Vragen opgelost zonder doorverwijzing",
        "70%",
        "68%",
        "Iets onder de norm: er kwamen meer vragen over schulden, en die gaan altijd door naar het Geldloket.",
        "percentage",
        70,
        68,
    ),
)
CENTRE: tuple[Line, ...] = (
    (
        "Spreekuren sociaal raadslieden",
        "92 spreekuren",
        "92 spreekuren",
        "Conform afspraak.",
        "count",
        92,
        92,
    ),
    (
        "Klanten spreekuur sociaal raadslieden",
        "350 unieke klanten",
        "401 unieke klanten",
        "Sterke groei door de energietoeslag. De wachttijd liep in het voorjaar op tot ruim drie weken; sinds de zomer "
        "is er een extra raadsvrouw.",
        "unique_participants",
        350,
        401,
    ),
    (
        "Ritten Dorpsbus",
        "n.v.t.",
        "1.120 ritten",
        "Hierover is geen afspraak gemaakt. Wij nemen de ritten op omdat de gemeente daar in het voortgangsgesprek naar "
        "vroeg.",
        "count",
        None,
        1120,
    ),
    (
        "Inzet opbouwwerk buitengebied",
        "1.040 uur",
        "988 uur",
        "Vacature in het eerste kwartaal, daarna volledig ingevuld.",
        "hours",
        1040,
        988,
    ),
    (
        "Klussendienst",
        "ca. 100 klussen",
        "87 klussen",
        "De klussendienst heeft maar drie klussers die ook echt kunnen tillen. Een oproep in de dorpskrant leverde één "
        "nieuwe vrijwilliger op. Grotere klussen verwijzen wij naar de woningbouwvereniging.",
        "count",
        100,
        87,
    ),
)
DISTRICTS = (("Wijk Oost", EAST), ("Wijk Haven", HARBOUR), ("Centrum en buitengebied", CENTRE))
OPENINGS = {
    "Wijk Oost": "In Oost draait veel om De Meent. Het gebouw is van de gemeente, wij beheren het met een vaste beheerder "
    "en een groep van ruim dertig vrijwilligers. Het jaar begon rustig; na Pasen werd het snel drukker.",
    "Wijk Haven": "De Haven vergrijst. Wij zetten hier in op ouderen die weinig mensen zien en op buren die iets voor "
    "elkaar willen doen. De woningbouwvereniging heeft aangekondigd twee flats te slopen. Dat geeft onrust.",
    "Centrum en buitengebied": "In het centrum werken wij samen met de bibliotheek. In het buitengebied komen wij vooral "
    "bij mensen thuis of in de kantine van de sportclub.",
}


def make() -> None:
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Sans", Pt(9.5)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.header.paragraphs[0].text = f"{ORGANISATION}\t\tPrestatieverantwoording 2023"
    section.header.paragraphs[0].runs[0].font.size = Pt(8)
    section.footer.paragraphs[0].add_run("Lijnbaan 14, Lindervoort  |  pagina ")
    page_number(section.footer.paragraphs[0])
    _opening(document)
    for number, (district, lines) in enumerate(DISTRICTS, start=2):
        _heading(document, f"{number}. {district}")
        document.add_paragraph(OPENINGS[district])
        _table(document, lines)
        document.add_paragraph()
    _closing(document)
    made = datetime(2024, 4, 11, 15, 2)
    data = saved(document, "R. Tuinstra", "Prestatieverantwoording 2023", made)
    (DOCUMENTS / NAME).write_bytes(dated(converted(data, "docx", "pdf"), made))
    expect(
        NAME,
        kind="report",
        organisation=ORGANISATION,
        programme=None,
        grant_number="2022-SD-03317",
        period=year(2023),
        activities=[
            item(label, measure, planned, realised)
            for _, lines in DISTRICTS
            for label, _, _, _, measure, planned, realised in lines
            if measure
        ],
    )


def _opening(document: Any) -> None:
    title = document.add_paragraph().add_run("Prestatieverantwoording 2023")
    title.bold, title.font.size, title.font.color.rgb = True, Pt(22), GREEN
    line = document.add_paragraph().add_run(ORGANISATION)
    line.font.size = Pt(13)
    document.add_paragraph("Behorend bij subsidiebeschikking 2022-SD-03317 van de gemeente Lindervoort")
    document.add_paragraph("Vastgesteld door de raad van toezicht op 4 april 2024")
    _heading(document, "1. Inleiding")
    document.add_paragraph(
        "In deze verantwoording laten wij per wijk zien wat wij met de gemeente hebben afgesproken en wat daarvan terecht "
        "is gekomen. De indeling volgt de uitvoeringsovereenkomst. Waar een norm niet is gehaald, staat in de kolom "
        "Toelichting wat de reden is en wat wij daaraan doen. De financiële verantwoording ontvangt u apart, met een "
        "verklaring van de accountant."
    )
    document.add_paragraph(
        "Het was een jaar waarin de vraag sneller groeide dan onze inzet. Meer mensen kwamen met geldzorgen, en meer "
        "ouderen vroegen om gezelschap. Tegelijk lukte het om twee nieuwe groepen te starten die nu door bewoners zelf "
        "worden geleid."
    )


def _heading(document: Any, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(10)
    run = paragraph.add_run(text)
    run.bold, run.font.size, run.font.color.rgb = True, Pt(13), GREEN


def _table(document: Any, lines: tuple[Line, ...]) -> None:
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, text in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
        shade(cell, "DDEBDA")
    repeat_header(table.rows[0])
    for line in lines:
        cells = table.add_row().cells
        for cell, text in zip(cells, line[:4], strict=True):
            cell.text = text
            cell.paragraphs[0].runs[0].font.size = Pt(8.5)
    widths(table, (Cm(4.2), Cm(2.6), Cm(2.6), Cm(7.6)))


def _closing(document: Any) -> None:
    _heading(document, "5. Tot slot")
    document.add_paragraph(
        "Wij stellen voor om in de afspraken voor 2025 minder te tellen en meer te bespreken. De wijkgesprekken van het "
        "afgelopen jaar leverden ons meer op dan de lijsten. Tegelijk begrijpen wij dat de raad cijfers wil zien."
    )
    document.add_paragraph("Lindervoort, 11 april 2024")
    document.add_paragraph("Rients Tuinstra, directeur-bestuurder")


if __name__ == "__main__":
    make()
