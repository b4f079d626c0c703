"""Pitch for the dragons' den: effects, target group, what is planned with hours and costs; nothing done yet."""

from __future__ import annotations

import io

from _files import keep
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import (
    KeepTogether,
    ListFlowable,
    ListItem,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

NAME = "Dragons den 2026_Post op Orde_Rondkomen.pdf"
GREEN = colors.HexColor("#1E6F5C")
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=15, spaceAfter=7)
HEAD = ParagraphStyle(
    "head", fontName="Helvetica-Bold", fontSize=13, leading=17, spaceBefore=10, spaceAfter=4, textColor=GREEN
)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=9, leading=12)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
EFFECTS = [
    "Mensen maken hun post weer open en weten welke brief haast heeft.",
    "Zij vragen eerder hulp, voordat de deurwaarder aan de deur staat.",
    "Zij schamen zich minder en praten er met anderen over.",
    "Minder afsluitingen en huisuitzettingen in de Lindehof en het Schippersveld.",
]
PLAN = [
    ("Inloopavond Post op Orde in twee buurthuizen", "120", "288", "12.960"),
    ("Thuisbezoek met de postkoffer", "45", "180", "8.100"),
    ("Opleiden van vrijwilligers", "16", "64", "2.880"),
    ("Spreekuur bij de voedselbank", "60", "92", "4.140"),
    ("Coördinatie en verantwoording", "-", "110", "6.050"),
]
COVER = [
    ("Gevraagde bijdrage gemeente Veldhage", "25.000"),
    ("Rotaryclub Veldhage", "4.130"),
    ("Eigen middelen", "5.000"),
    ("Totaal dekking", "34.130"),
]
PROBLEM = [
    "Bij onze budgetcoaches komen mensen binnen met een plastic tas. In die tas zit de post van een heel jaar, "
    "ongeopend. Het zijn geen mensen die niet willen. Ze hebben een keer een brief niet begrepen, toen kwam er een "
    "aanmaning, en daarna durfden ze de bus niet meer leeg te halen.",
    "Tegen de tijd dat zij bij schuldhulp aankloppen is de schuld verdubbeld door kosten. Dat is zonde van het geld, "
    "en het is vooral zonde van de jaren waarin iemand niet slaapt.",
]
TARGET = [
    "Inwoners van de Lindehof en het Schippersveld die hun administratie niet meer bijhouden: mensen na een scheiding "
    "of een ontslag, alleenstaande ouders, zelfstandigen die gestopt zijn, en mensen die moeite hebben met lezen. Zij "
    "melden zich niet bij een loket. Daarom gaan wij naar hen toe, via de voedselbank, de huisarts en de "
    "woningcorporatie.",
]
LEARN = [
    "Na ieder bezoek stellen we een vraag: wat is er voor u veranderd, en waardoor? De antwoorden verzamelen we, ook "
    "die ons niet bevallen. Elk half jaar leggen we ze naast de cijfers van de woningcorporatie en het waterbedrijf "
    "en bespreken we ze met de gemeente en met mensen die zelf schulden hebben gehad.",
]


def page(canvas, document) -> None:
    if document.page == 1:
        canvas.setFillColor(GREEN)
        canvas.rect(0, 25.2 * cm, 21 * cm, 4.5 * cm, fill=1, stroke=0)
        canvas.setFillColor(colors.white)
        canvas.setFont("Helvetica-Bold", 26)
        canvas.drawString(2 * cm, 27.2 * cm, "Post op Orde")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(2 * cm, 26.4 * cm, "Pitch van Stichting Rondkomen voor de dragons' den Veldhage 2026")
        canvas.drawString(2 * cm, 25.75 * cm, "Looptijd: 1 januari 2026 tot en met 31 december 2026")
    canvas.setFillColor(colors.grey)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(2 * cm, 1.1 * cm, "Stichting Rondkomen | Post op Orde")
    canvas.drawRightString(19 * cm, 1.1 * cm, f"{document.page} / 2")


def box(lines: list[str]) -> Table:
    table = Table([[[Paragraph(text, BODY) for text in lines]]], colWidths=[17 * cm])
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), colors.HexColor("#E8F3EF")),
                ("LINEBEFORE", (0, 0), (0, -1), 4, GREEN),
                ("LEFTPADDING", (0, 0), (-1, -1), 12),
            ]
        )
    )
    return table


def plan() -> Table:
    rows = [["Wat gaan we doen?", "Deelnemers", "Uren", "Kosten (€)"]]
    rows += [[Paragraph(row[0], CELL), *row[1:]] for row in PLAN]
    rows.append(["Totaal", "", "734", "34.130"])
    table = Table(rows, colWidths=[8.6 * cm, 2.8 * cm, 2.6 * cm, 3 * cm], repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Helvetica", 9),
                ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 9),
                ("FONT", (0, -1), (-1, -1), "Helvetica-Bold", 9),
                ("TEXTCOLOR", (0, 0), (-1, 0), colors.white),
                ("BACKGROUND", (0, 0), (-1, 0), GREEN),
                ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
                ("GRID", (0, 0), (-1, -1), 0.4, GREEN),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ]
        )
    )
    return table


def cover() -> Table:
    table = Table([["", "bedrag (€)"], *COVER], colWidths=[8.6 * cm, 3 * cm], hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Helvetica", 9),
                ("FONT", (0, -1), (-1, -1), "Helvetica-Bold", 9),
                ("ALIGN", (1, 0), (1, -1), "RIGHT"),
                ("LINEABOVE", (0, -1), (-1, -1), 0.6, colors.black),
            ]
        )
    )
    return table


def main() -> None:
    held = io.BytesIO()
    document = SimpleDocTemplate(
        held,
        pagesize=A4,
        topMargin=2 * cm,
        bottomMargin=2 * cm,
        leftMargin=2 * cm,
        rightMargin=2 * cm,
        title="Pitch Post op Orde",
        author="Stichting Rondkomen",
        invariant=1,
    )
    points = ListFlowable([ListItem(Paragraph(text, BODY)) for text in EFFECTS], bulletType="bullet", start="square")
    story = [
        Spacer(1, 3.2 * cm),
        Paragraph("Het probleem", HEAD),
        *[Paragraph(text, BODY) for text in PROBLEM],
        Paragraph("Voor wie?", HEAD),
        *[Paragraph(text, BODY) for text in TARGET],
        KeepTogether([Paragraph("Wat beloven wij? De beoogde effecten", HEAD), points]),
        box(
            [
                "“Als er iemand naast je zit, is een brief gewoon een brief.”",
                "Ervaringsdeskundige, meedenker bij dit plan",
            ]
        ),
        KeepTogether(
            [
                Paragraph("Planning en kosten", HEAD),
                plan(),
                Spacer(1, 4),
                Paragraph(
                    "Uren van onze beroepskrachten. Vrijwilligers ontvangen alleen reiskosten; die zitten "
                    "in de kosten.",
                    SMALL,
                ),
            ]
        ),
        KeepTogether([Paragraph("Wie betaalt mee?", HEAD), cover()]),
        Paragraph("Hoe leren we ervan?", HEAD),
        *[Paragraph(text, BODY) for text in LEARN],
        Paragraph("Contact: Fenna Wiersma, directeur, fenna@rondkomen.example", SMALL),
    ]
    document.build(story, onFirstPage=page, onLaterPages=page)
    keep(NAME, held.getvalue())


if __name__ == "__main__":
    main()
