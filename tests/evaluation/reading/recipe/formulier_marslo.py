"""A municipal form filled in with Word: label and answer beside each other, and a small upright table for each activity."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx import Document
from docx.shared import Cm, Pt

from tests.evaluation.reading.recipe.office import saved, shade, widths
from tests.evaluation.reading.recipe.writing import expect, item, put_zip, year

NAME = "Verantwoordingsformulier subsidie - Thuis in Marslo 2024 getekend.docx"
ORGANISATION = "Stichting Thuis in Marslo"
Pairs = tuple[tuple[str, str], ...]
WHO: Pairs = (
    ("Naam organisatie", ORGANISATION),
    ("KvK-nummer", "61840227"),
    ("Contactpersoon", "mevrouw F. Haddou, coördinator"),
    ("Telefoon", "0590 - 41 22 08 (di t/m do)"),
    ("E-mailadres", "coordinatie@thuisinmarslo.example"),
    ("IBAN", "staat in de aanvraag"),
)
GRANT: Pairs = (
    ("Kenmerk beschikking", "MRS-SOC-2024-0192"),
    ("Naam project", "Buren voor Nieuwkomers"),
    ("Periode", "1 januari 2024 t/m 31 december 2024"),
    ("Verleend bedrag", "€ 48.500,-"),
    ("Ontvangen voorschotten", "€ 43.650,-"),
    ("Is de activiteit geheel uitgevoerd?", "☐ ja     ☒ gedeeltelijk     ☐ nee"),
)

# name, planned as written, realised as written, reach as written; measure, planned, realised; people reached
Block = tuple[str, str, str, str, str, float | None, float, str | None, float | None]
FIRST: tuple[Block, ...] = (
    ("Taalcafé", "40 bijeenkomsten", "38 bijeenkomsten", "64 deelnemers", "count", 40, 38, "unique_participants", 64),
    (
        "Taalmaatjes aan huis",
        "30 koppels",
        "33 koppels",
        "33 deelnemers en 31 vrijwilligers",
        "count",
        30,
        33,
        None,
        None,
    ),
)
SECOND: tuple[Block, ...] = (
    (
        "Wegwijs-spreekuur (post, toeslagen, school)",
        "90 dagdelen",
        "92 dagdelen",
        "217 unieke bezoekers",
        "count",
        90,
        92,
        "unique_participants",
        217,
    ),
    ("Inrichten van woningen", "25 woningen", "29 woningen", "29 huishoudens", "count", 25, 29, "", 29),
    (
        "Coördinatie (betaald)",
        "624 uur",
        "640,5 uur",
        "-",
        "hours",
        624,
        640.5,
        None,
        None,
    ),
)
THIRD: tuple[Block, ...] = (
    ("Kookavonden met de buurt", "10", "7", "ca. 180 deelnames", "count", 10, 7, "participations", 180),
    ("Fietsles voor vrouwen", "n.v.t.", "16 lessen", "14 vrouwen", "count", None, 16, "unique_participants", 14),
)
RESULTS = (
    ("Resultaat 1: nieuwkomers oefenen Nederlands buiten de les", FIRST),
    ("Resultaat 2: nieuwkomers vinden hun weg in Marslo", SECOND),
    ("Resultaat 3: buren leren elkaar kennen", THIRD),
)
REMARKS = (
    "De opkomst bij het taalcafé is hoog. Twee keer kon het niet doorgaan omdat de zaal nodig was als stembureau.",
    "Het spreekuur loopt over. Vooral de post van de belastingdienst kost veel tijd, en de vrijwilligers vinden het lastig "
    "om dan nee te zeggen. Vanaf april werken we op afspraak.",
    "Na de zomer waren er te weinig koks. De bewonersgroep wil de avonden zelf gaan organiseren. De fietsles stond niet in "
    "het plan; een vrijwilligster kwam zelf met het idee.",
)


def make() -> None:
    document = Document()
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10)
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.2)
    section.header.paragraphs[0].text = "Gemeente Marslo\tAfdeling Samenleving"
    section.footer.paragraphs[0].text = "Formulier verantwoording subsidies van € 5.000 tot € 50.000 (versie 2023-2)"
    title = document.add_paragraph().add_run("Verantwoordingsformulier subsidie")
    title.bold, title.font.size = True, Pt(18)
    document.add_paragraph(
        "Vul alle onderdelen in en stuur het formulier vóór 1 april naar subsidies@marslo.example. Bij een bedrag van meer "
        "dan € 50.000 is een ander formulier nodig."
    )
    _part(document, "A. Gegevens van de aanvrager")
    _pairs(document, WHO)
    _part(document, "B. Gegevens van de subsidie")
    _pairs(document, GRANT)
    _part(document, "C. Verantwoording per resultaat")
    for (heading, blocks), remark in zip(RESULTS, REMARKS, strict=True):
        _result(document, heading, blocks, remark)
    _end(document)
    made = datetime(2025, 3, 24, 21, 17)
    put_zip(NAME, saved(document, "F. Haddou", "Verantwoordingsformulier subsidie", made))
    _expect()


def _expect() -> None:
    items = []
    for _, blocks in RESULTS:
        for name, _, _, _, measure, planned, realised, reached, number in blocks:
            items.append(item(name, measure, planned, realised))
            if number is not None:
                items.append(item(name, reached or None, None, number))
    # two numbers in one cell: either, both or neither may be read
    people = ("unique_participants", "participations", "other")
    extra = [item(None, measure, None, value, None) for value in (33, 31) for measure in people]
    extra += [item(None, "euro", *sides, None) for value in (48500, 43650) for sides in ((value, None), (None, value))]
    extra += [
        item(None, "euro", *sides, None)
        for value in (48732.15, 48500, 232.15)
        for sides in ((value, None), (None, value))
    ]
    expect(
        NAME,
        status="ok",
        kind="report",
        organisation=ORGANISATION,
        programme="Buren voor Nieuwkomers",
        grant_number="MRS-SOC-2024-0192",
        period=year(2024),
        activities=items,
        optional=extra,
    )


def _part(document: Any, text: str) -> None:
    table = document.add_table(rows=1, cols=1)
    cell = table.rows[0].cells[0]
    run = cell.paragraphs[0].add_run(text)
    run.bold, run.font.size = True, Pt(12)
    shade(cell, "BDD6EE")


def _pairs(document: Any, pairs: Pairs) -> None:
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for label, answer in pairs:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, answer
        shade(cells[0], "F2F2F2")
    widths(table, (Cm(6), Cm(10.5)))
    document.add_paragraph()


def _result(document: Any, heading: str, blocks: tuple[Block, ...], remark: str) -> None:
    document.add_paragraph().add_run(heading).bold = True
    for name, planned, realised, reach, *_ in blocks:
        _pairs(document, (("Activiteit", name), ("Gepland", planned), ("Gerealiseerd", realised), ("Bereik", reach)))
    line = document.add_paragraph()
    line.add_run("Toelichting: ").italic = True
    line.add_run(remark)


def _end(document: Any) -> None:
    _part(document, "D. Financiën (samenvatting, specificatie als bijlage)")
    _pairs(
        document,
        (
            ("Werkelijke kosten", "€ 48.732,15"),
            ("Gemeentelijke subsidie", "€ 48.500,00"),
            ("Uit eigen middelen", "€ 232,15"),
        ),
    )
    _part(document, "E. Ondertekening")
    _pairs(document, (("Naam", "F. Haddou"), ("Plaats en datum", "Marslo, 24 maart 2025"), ("Handtekening", "")))


if __name__ == "__main__":
    make()
