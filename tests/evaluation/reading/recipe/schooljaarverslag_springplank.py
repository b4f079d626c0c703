"""A report without a table: label, number and unit in lists, numbers first in bullets, 'waarvan', an amount in a sentence."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.shared import Pt, RGBColor

from tests.evaluation.reading.recipe.writing import expect, item, put_docx

NAME = "Springplank verslag schooljaar 23-24.docx"
ORGANISATION = "Stichting Springplank Veldermonde"
BLUE = RGBColor(0x22, 0x4E, 0x8C)

# level, text, expected label (None: either reading is fine), measure (None likewise), value
Entry = tuple[int, str, str | None, str | None, float]
PEOPLE: tuple[Entry, ...] = (
    (1, "Aantal vrijwilligers: 71 personen", "Aantal vrijwilligers", "unique_participants", 71),
    (2, "waarvan nieuw dit jaar: 18 personen", "waarvan nieuw dit jaar", "unique_participants", 18),
    (2, "waarvan oud-deelnemer: 9 personen", "waarvan oud-deelnemer", "unique_participants", 9),
    (1, "Aantal deelnemers: 164 personen", "Aantal deelnemers", "unique_participants", 164),
    (2, "waarvan jonger dan 18 jaar: 57 personen", "waarvan jonger dan 18 jaar", "unique_participants", 57),
    (2, "waarvan zonder diploma: 43 personen", "waarvan zonder diploma", "unique_participants", 43),
    (1, "Gemiddelde duur van een traject: 132 dagen", "Gemiddelde duur van een traject", "days", 132),
    (1, "Waardering door deelnemers: 7,9", "Waardering door deelnemers", "score", 7.9),
    (1, "Aanwezigheid bij de trainingen: 84%", "Aanwezigheid bij de trainingen", "percentage", 84),
)
DONE: tuple[Entry, ...] = (
    (1, "36 workshops Netwerken (waarvan 14 online)", "workshops Netwerken", "count", 36),
    (1, "22 maatjeskoppels gevormd (en 48 begeleid)", "maatjeskoppels gevormd", "count", 22),
    (1, "116 sollicitatiegesprekken geoefend", "sollicitatiegesprekken geoefend", "count", 116),
    (1, "9 bedrijfsbezoeken", "bedrijfsbezoeken", "count", 9),
)
IN_BRACKETS = (14, 48)
LEAVING: tuple[Entry, ...] = (
    (1, "Uitgestroomd: 98 jongeren", "Uitgestroomd", "unique_participants", 98),
    (2, "Waarvan naar werk: 51", "Waarvan naar werk", None, 51),
    (2, "Waarvan naar een opleiding: 32", "Waarvan naar een opleiding", None, 32),
    (2, "Waarvan voortijdig gestopt: 15", "Waarvan voortijdig gestopt", None, 15),
)
EFFORT: tuple[Entry, ...] = (
    (1, "Inzet coördinatoren: 1.420 uur", "Inzet coördinatoren", "hours", 1420),
    (1, "Vrijwilligersuren: ruim 3.900 uur", "Vrijwilligersuren", "volunteer_hours", 3900),
)


def make() -> None:
    document = Document()
    document.styles["Normal"].font.name = "Verdana"
    document.styles["Normal"].font.size = Pt(9.5)
    document.sections[0].footer.paragraphs[0].text = "www.springplank-veldermonde.example"
    _opening(document)
    _list(document, "Wie deden er mee", PEOPLE)
    document.add_paragraph(
        "De vrijwilligers komen vooral via hun werkgever bij ons. Een derde van hen is al jaren maatje. Nieuwe maatjes "
        "krijgen eerst een training en lopen daarna een paar weken mee."
    )
    _list(document, "Wat we deden", DONE)
    document.add_paragraph(
        "De bedrijfsbezoeken waren het meest in trek. Eén werkgever nam na afloop meteen twee jongeren aan voor de zomer. "
        "Online netwerken werkt minder goed: jongeren zetten de camera uit."
    )
    _list(document, "Waar gingen ze heen", LEAVING)
    _list(document, "Inzet", EFFORT)
    _closing(document)
    put_docx(NAME, document, "Loes Kamphuis", "Verslag schooljaar 2023-2024")
    items = [
        item(label, measure, None, value)
        for entries in (PEOPLE, DONE, LEAVING, EFFORT)
        for _, _, label, measure, value in entries
    ]
    items += [item(None, "count", None, value) for value in IN_BRACKETS]
    items.append(item(None, "euro", None, 48250.75))
    # the grant itself may be read as a figure too, planned or realised
    extra = [item(None, "euro", 45000, None), item(None, "euro", None, 45000)]
    expect(
        NAME,
        kind="report",
        organisation=ORGANISATION,
        programme="Klaar voor de Start",
        grant_number="JEUGD-2023-77",
        period={"start": "2023-08-01", "end": "2024-07-31"},
        activities=items,
        optional=extra,
    )


def _opening(document: Any) -> None:
    line = document.add_paragraph().add_run(ORGANISATION)
    line.bold, line.font.size, line.font.color.rgb = True, Pt(20), BLUE
    line = document.add_paragraph().add_run("Inhoudelijk verslag schooljaar 2023-2024")
    line.font.size = Pt(15)
    document.add_paragraph("Project ‘Klaar voor de Start’, dossier JEUGD-2023-77")
    document.add_paragraph(
        "Springplank koppelt jongeren tussen 16 en 27 jaar die moeilijk aan een stage of baan komen aan een maatje uit "
        "het bedrijfsleven. Samen zoeken ze een plek, oefenen ze gesprekken en maken ze kennis met mensen die verder "
        "kunnen helpen. We werken op de twee mbo-locaties in de stad en bij het jongerenloket."
    )
    line = document.add_paragraph().add_run("HET SCHOOLJAAR IN GETALLEN")
    line.bold, line.font.color.rgb = True, BLUE


def _list(document: Any, title: str, entries: tuple[Entry, ...]) -> None:
    line = document.add_paragraph().add_run(title)
    line.bold = True
    for level, text, *_ in entries:
        document.add_paragraph(text, style="List Bullet" if level == 1 else "List Bullet 2")


def _closing(document: Any) -> None:
    document.add_paragraph().add_run("Geld").bold = True
    document.add_paragraph(
        "De totale kosten van het project kwamen uit op € 48.250,75. De gemeente betaalde daarvan € 45.000 als subsidie; "
        "de rest hebben we uit giften van bedrijven gehaald."
    )
    document.add_paragraph().add_run("Wat we leerden").bold = True
    document.add_paragraph(
        "Jongeren die via het loket komen, haken vaker af voor de eerste ontmoeting. Een jongere zei: “Ik dacht dat het "
        "weer zo’n gesprek was waar niks uit komt.” Vanaf volgend schooljaar bellen de maatjes zelf, binnen een week. Ook "
        "willen we ouders eerder uitnodigen, omdat zij vaak niet weten wat hun kind bij ons doet."
    )


if __name__ == "__main__":
    make()
