"""Yearly report in two columns, with a box of figures without lines, quotations and a small budget table."""

from __future__ import annotations

import io

from _files import keep
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import BaseDocTemplate, Frame, KeepTogether, PageTemplate, Paragraph, Spacer, Table, TableStyle

NAME = "jaarbericht-2023-nieuw-begin.pdf"
ORANGE = colors.HexColor("#B5531B")
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=13, spaceAfter=6, alignment=TA_JUSTIFY)
LEAD = ParagraphStyle("lead", parent=BODY, fontName="Times-Italic", fontSize=10.5)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=11, leading=14, spaceBefore=6, spaceAfter=3)
QUOTE = ParagraphStyle("quote", fontName="Times-Italic", fontSize=12, leading=15, leftIndent=10, textColor=ORANGE)
WHO = ParagraphStyle("who", fontName="Helvetica", fontSize=8, leading=11, leftIndent=10, spaceAfter=8)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=8, leading=9.5)
BOX = [
    ("Instromers", "148"),
    ("Betaald werk", "61"),
    ("Opleiding of stage", "24"),
    ("Vrijwilligerswerk", "19"),
    ("Nog in begeleiding", "33"),
    ("Voortijdig gestopt", "11"),
]
MONEY = [
    ("Loonkosten coaches", "62.500", "64.180", "1.680"),
    ("Trainers en taalvrijwilligers", "9.800", "8.425", "-1.375"),
    ("Reiskosten deelnemers", "3.000", "3.912", "912"),
    ("Huur en koffie", "5.400", "5.400", "0"),
    ("Onvoorzien", "1.500", "–", "-1.500"),
    ("Totaal", "82.200", "81.917", "-283"),
]
TEXT = [
    (
        "l",
        "Wie gevlucht is, begint hier vaak onder aan de ladder, met een diploma dat niemand kent. Nieuw Begin zoekt "
        "met nieuwkomers uit wat zij kunnen en willen, en welke werkgever daarbij past.",
    ),
    ("h", "Een jaar met twee gezichten"),
    (
        "p",
        "Het voorjaar ging goed. De horeca en de zorg zochten mensen en namen genoegen met gebrekkig Nederlands, als "
        "iemand maar op tijd kwam en wilde leren. In het najaar werd het stiller. Een distributiecentrum op het "
        "bedrijvenpark sloot de deuren, en daar werkten veel van onze oud-deelnemers. Sommigen meldden zich opnieuw "
        "bij ons, moedeloos, omdat ze dachten dat ze het voor elkaar hadden.",
    ),
    (
        "p",
        "Wat wij daarvan leren is dat een eerste baan niet het einde mag zijn van de begeleiding. Vanaf dit jaar "
        "bellen we mensen een half jaar lang iedere maand. Dat kost tijd, maar we merken dat een gesprek met de "
        "leidinggevende op het juiste moment een ontslag kan voorkomen.",
    ),
    ("q", "“Mijn baas zegt nu eerst goedemorgen en dan pas wat ik moet doen. Het lijkt klein. Voor mij is het groot.”"),
    ("w", "Amanuel, deelnemer, werkt in een fietsfabriek"),
    ("h", "Meer dan een baan"),
    (
        "p",
        "Werk is niet voor iedereen de eerste stap. Vrouwen met jonge kinderen kwamen lange tijd nauwelijks bij ons "
        "binnen. Sinds er op woensdagochtend opvang is in hetzelfde gebouw, zitten zij wel aan tafel. Ze oefenen "
        "gesprekken, ze bezoeken een bedrijf, en de meesten gaan met een plan naar huis. Eén van hen is in november "
        "begonnen aan de opleiding tot doktersassistente.",
    ),
    ("b", ""),
    (
        "p",
        "Van degenen die stopten, verhuisden de meesten naar een andere gemeente. Bij de anderen speelden zorgen "
        "over familie in het land van herkomst. Zij konden hun hoofd er niet bij houden. Wij hebben met hen "
        "afgesproken dat de deur openblijft.",
    ),
    ("h", "Werkgevers aan het woord"),
    (
        "p",
        "Werkgevers haken minder snel af dan voorheen. Zij weten ons te vinden als er iets misgaat en durven ook te "
        "zeggen dat zij het lastig vinden. In het bedrijvencafé vertelden zij aan elkaar wat werkt: een vaste "
        "collega die meeloopt, werkinstructies met foto's, en geduld in de eerste weken.",
    ),
    ("q", "“Ik dacht dat ik iemand hielp. Maar mijn ploeg is er beter van geworden, ze leggen elkaar dingen uit.”"),
    ("w", "Petra Hoekstra, bedrijfsleider van een groothandel"),
    ("h", "Wat heeft het gekost?"),
    ("m", ""),
    (
        "p",
        "De loonkosten vielen hoger uit door de nieuwe cao. Daar staat tegenover dat een trainer langdurig ziek was "
        "en vrijwilligers een deel van de lessen gaven. De reiskosten blijven een zorg: het bedrijvenpark is met de "
        "bus slecht te bereiken.",
    ),
    ("h", "Vooruit"),
    (
        "p",
        "Volgend jaar willen wij met het ROC een leerwerkroute voor installatiemonteurs beginnen. Ook gaan we met de "
        "gemeente praten over fietsen, want wie kan fietsen, kan overal werken.",
    ),
]


def page(canvas, document) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.setFillColor(colors.grey)
    canvas.drawString(1.8 * cm, 1.1 * cm, "Stichting Nieuw Begin Veldhage")
    canvas.drawRightString(19.2 * cm, 1.1 * cm, f"Jaarbericht 2023 | {document.page}")
    if document.page == 1:
        canvas.setFillColor(ORANGE)
        canvas.setFont("Times-Bold", 28)
        canvas.drawString(1.8 * cm, 26.9 * cm, "Jaarbericht 2023")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(1.8 * cm, 26.1 * cm, "Stichting Nieuw Begin Veldhage")
        canvas.setLineWidth(1.5)
        canvas.setStrokeColor(ORANGE)
        canvas.line(1.8 * cm, 25.7 * cm, 19.2 * cm, 25.7 * cm)


def figures() -> Table:
    table = Table([["Deelnemers in 2023", ""], *BOX], colWidths=[5.4 * cm, 2 * cm])
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Helvetica", 9),
                ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 10),
                ("FONT", (1, 1), (1, -1), "Helvetica-Bold", 10),
                ("ALIGN", (1, 0), (1, -1), "RIGHT"),
                ("BOX", (0, 0), (-1, -1), 1, ORANGE),
                ("BACKGROUND", (0, 0), (-1, -1), colors.HexColor("#FBEFE6")),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return table


def money() -> Table:
    rows = [["In euro's", "begroot", "werkelijk", "verschil"], *[[Paragraph(r[0], CELL), *r[1:]] for r in MONEY]]
    table = Table(rows, colWidths=[3.4 * cm, 1.5 * cm, 1.6 * cm, 1.5 * cm])
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Helvetica", 8),
                ("FONT", (0, 0), (-1, 0), "Helvetica-Oblique", 8),
                ("FONT", (1, -1), (-1, -1), "Helvetica-Bold", 8),
                ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
                ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
                ("LINEABOVE", (0, -1), (-1, -1), 0.5, colors.black),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), 2),
                ("RIGHTPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return table


def flow() -> list:
    styles = {"l": LEAD, "h": HEAD, "p": BODY, "q": QUOTE, "w": WHO}
    story, waiting = [], []
    for kind, text in TEXT:
        piece = {"b": figures, "m": money}[kind]() if kind in "bm" else Paragraph(text, styles[kind])
        waiting.append(piece)
        if kind in "hq":
            continue
        story += [KeepTogether(waiting)] if len(waiting) > 1 else waiting
        story += [Spacer(1, 8)] if kind in "bm" else []
        waiting = []
    return story


def main() -> None:
    held = io.BytesIO()
    document = BaseDocTemplate(held, pagesize=A4, title="Jaarbericht 2023", author="Nieuw Begin", invariant=1)
    wide = 8.3 * cm
    first = [Frame(x * cm, 1.8 * cm, wide, 23.6 * cm, leftPadding=2, rightPadding=2) for x in (1.8, 10.9)]
    later = [Frame(x * cm, 1.8 * cm, wide, 26.2 * cm, leftPadding=2, rightPadding=2) for x in (1.8, 10.9)]
    document.addPageTemplates(
        [
            PageTemplate("first", first, onPage=page, autoNextPageTemplate="later"),
            PageTemplate("later", later, onPage=page),
        ]
    )
    document.build(flow())
    keep(NAME, held.getvalue())


if __name__ == "__main__":
    main()
