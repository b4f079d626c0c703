"""Financial report in pdf: one table over three pages with its header repeated, thousands of euros, actual before budget."""

from __future__ import annotations

from typing import Any

from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import LongTable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.evaluation.reading.recipe.writing import DOCUMENTS, dutch, expect, item, year

NAME = "2023 Jaarverslag en exploitatie Nieuwe Stek.pdf"
ORGANISATION = "Stichting Nieuwe Stek Veldermonde"
Rows = list[tuple[str, int, int | None]]

INCOME: list[tuple[str, Rows]] = [
    (
        "Subsidies gemeente",
        [
            ("Maatschappelijke begeleiding statushouders", 2140, 2050),
            ("Taalcoaching", 386, 380),
            ("Inloop en ontmoeting", 214, 214),
            ("Eenmalige bijdrage opvang Oekraïne", 665, None),
            ("Terug te betalen subsidie vorig jaar", -18, 0),
        ],
    ),
    (
        "Overige subsidies en fondsen",
        [
            ("Rijksbijdrage inburgering", 3900, 3600),
            ("Doorbetaald aan partners in de regio", -1200, -1100),
            ("Fonds Oud-Veldermonde", 45, 40),
            ("Bijdragen van kerken", 12, 15),
            ("Provinciale regeling vrijwilligers", 30, 30),
        ],
    ),
    (
        "Eigen inkomsten",
        [
            ("Cursusgelden", 94, 110),
            ("Giften en donateurs", 37, 25),
            ("Verhuur vergaderzaal", 16, 20),
            ("Rente", 3, 0),
        ],
    ),
]
COSTS: list[tuple[str, Rows]] = [
    (
        "Personeel",
        [
            ("Salarissen begeleiders", 1874, 1790),
            ("Salarissen docenten", 1322, 1400),
            ("Salarissen leiding en ondersteuning", 488, 470),
            ("Inhuur zzp", 276, 120),
            ("Ziekteverzuimverzekering", 61, 60),
            ("Ontvangen ziekengeld", -44, -20),
            ("Reiskosten personeel", 39, 45),
            ("Scholing", 27, 40),
        ],
    ),
    (
        "Vrijwilligers",
        [
            ("Onkostenvergoedingen", 68, 75),
            ("Training en intervisie", 22, 30),
            ("Verzekering vrijwilligers", 4, 4),
            ("Waardering en jaarlijks feest", 9, 8),
        ],
    ),
    (
        "Huisvesting",
        [
            ("Huur hoofdlocatie Havenstraat", 212, 210),
            ("Huur leslokalen", 148, 140),
            ("Energie", 97, 60),
            ("Schoonmaak", 41, 40),
            ("Klein onderhoud", 13, 15),
            ("Gemeentelijke heffingen", 7, 7),
        ],
    ),
    (
        "Taal en inburgering",
        [
            ("Lesmateriaal", 74, 80),
            ("Examengelden", 118, 110),
            ("Kinderopvang tijdens de les", 56, 60),
            ("Tolken", 83, 70),
            ("Digitale leeromgeving", 31, 30),
        ],
    ),
    (
        "Begeleiding en ontmoeting",
        [
            ("Inrichtingskredieten (voorgeschoten)", 402, 350),
            ("Activiteiten inloop", 28, 30),
            ("Zomerprogramma kinderen", 19, 18),
            ("Opvang Oekraïne: leefgeld en inrichting", 596, None),
            ("Sport en zwemlessen", 24, 25),
        ],
    ),
    (
        "Kantoor en algemeen",
        [
            ("Automatisering", 132, 120),
            ("Telefoon en internet", 21, 22),
            ("Accountant en administratie", 46, 42),
            ("Bestuur en raad van toezicht", 11, 12),
            ("Drukwerk en communicatie", 18, 20),
            ("Afschrijvingen", 35, 38),
            ("Onttrekking bestemmingsreserve taal", -226, -150),
            ("Onvoorzien", 0, 25),
        ],
    ),
]
RESULTS: tuple[tuple[str, str, str, int, int | None], ...] = (
    ("Maatschappelijke begeleiding", "trajecten", "count", 212, 200),
    ("Taalcoaching", "vrijwilligersuren", "volunteer_hours", 6480, 6000),
    ("Taallessen", "dagdelen", "count", 388, 400),
    ("Juridisch spreekuur", "cliënten", "unique_participants", 174, 150),
    ("Tolkentelefoon", "gesprekken", "count", 960, None),
    ("Inzet begeleiders", "uren", "hours", 31250, 30500),
)
# amounts that a bookkeeping package writes in brackets; the others carry a minus and a space
BRACKETS = {"Doorbetaald aan partners in de regio", "Ontvangen ziekengeld"}

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=15.5, spaceAfter=9)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=14, leading=19, spaceBefore=10, spaceAfter=7)
SMALL = ParagraphStyle("small", fontName="Helvetica", fontSize=8.5, leading=11)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
RIGHT = ParagraphStyle("right", parent=CELL, alignment=TA_RIGHT)


def make() -> None:
    rl_config.invariant = 1
    template = SimpleDocTemplate(
        str(DOCUMENTS / NAME),
        pagesize=A4,
        topMargin=30 * mm,
        bottomMargin=24 * mm,
        leftMargin=24 * mm,
        rightMargin=22 * mm,
        title="Jaarverslag 2023",
        author="Stichting Nieuwe Stek",
        invariant=1,
    )
    template.build([*_front(), *_text(), *_exploitation(), *_results(), *_closing()], _furniture, _furniture)
    expect(
        NAME,
        kind="report",
        organisation=ORGANISATION,
        grant_number="2022.SAM.0457-b",
        period=year(2023),
        activities=_expected(),
    )


def _times(value: int | None) -> float | None:
    return None if value is None else value * 1000


def _sum(rows: Rows) -> tuple[int, int]:
    return sum(row[1] for row in rows), sum(row[2] or 0 for row in rows)


def _all(sections: list[tuple[str, Rows]]) -> Rows:
    return [row for _, rows in sections for row in rows]


def _expected() -> list[dict[str, Any]]:
    items = []
    for name, sections in (("baten", INCOME), ("lasten", COSTS)):
        for section, rows in sections:
            items += [
                item(label, "euro", _times(budget), _times(actual), section=section) for label, actual, budget in rows
            ]
            actual, budget = _sum(rows)
            items.append(item(f"Totaal {section.lower()}", "euro", budget * 1000, actual * 1000, "subtotal"))
        actual, budget = _sum(_all(sections))
        items.append(item(f"Totaal {name}", "euro", budget * 1000, actual * 1000, "total"))
    (income, planned_income), (costs, planned_costs) = _sum(_all(INCOME)), _sum(_all(COSTS))
    result, planned_result = income - costs, planned_income - planned_costs
    items.append(item("Resultaat", "euro", planned_result * 1000, result * 1000, None))
    items += [item(label, measure, planned, actual) for label, _, measure, actual, planned in RESULTS]
    return items


def _furniture(canvas: Any, document: Any) -> None:
    canvas.saveState()
    canvas.setFont("Helvetica", 8)
    canvas.setFillColor(colors.HexColor("#8a3324"))
    canvas.rect(24 * mm, 281 * mm, 9 * mm, 5 * mm, fill=1, stroke=0)
    canvas.drawString(36 * mm, 282 * mm, "Nieuwe Stek  -  Jaarverslag 2023")
    canvas.drawRightString(188 * mm, 282 * mm, "gemeente Veldermonde, 2022.SAM.0457-b")
    canvas.drawCentredString(105 * mm, 12 * mm, f"Pagina {document.page} van 6")
    canvas.restoreState()


def _front() -> list[Any]:
    big = ParagraphStyle("big", parent=HEAD, fontSize=26, leading=32)
    return [
        Spacer(1, 60 * mm),
        Paragraph("Jaarverslag en exploitatierekening 2023", big),
        Spacer(1, 8 * mm),
        Paragraph(ORGANISATION, HEAD),
        Paragraph("Subsidiekenmerk: 2022.SAM.0457-b<br/>Verslagjaar: 2023", BODY),
        Paragraph("Vastgesteld door het bestuur op 18 april 2024", BODY),
        PageBreak(),
    ]


def _text() -> list[Any]:
    return [
        Paragraph("1. Wie wij zijn", HEAD),
        Paragraph(
            "Nieuwe Stek begeleidt mensen die als vluchteling in Veldermonde komen wonen. We helpen bij de eerste brieven "
            "en rekeningen, geven taallessen, brengen nieuwe en oude inwoners met elkaar in contact en staan mensen bij "
            "in hun verblijfsprocedure. Ons werk wordt voor een groot deel door vrijwilligers gedaan.",
            BODY,
        ),
        Paragraph("2. Het jaar in het kort", HEAD),
        Paragraph(
            "De gemeente vroeg ons in het voorjaar om ook de begeleiding van ontheemden uit Oekraïne op ons te nemen. "
            "Daarvoor was in de begroting niets opgenomen; de gemeente heeft de kosten apart vergoed. Doordat er te "
            "weinig docenten te vinden waren, hebben we meer mensen moeten inhuren dan we wilden. Een aantal leslokalen "
            "stond in het najaar leeg omdat groepen zijn samengevoegd.",
            BODY,
        ),
        Paragraph(
            "Cursisten zijn tevreden over hun docent, maar klagen over de wachttijd voor het examen. “Ik kan nu zelf met "
            "de school bellen,” zei een moeder tijdens de uitreiking. Vrijwilligers vinden de papieren rond de toeslagen "
            "te ingewikkeld worden. We hebben daarom een oud-medewerker van de Belastingdienst gevraagd eens per maand "
            "mee te kijken.",
            BODY,
        ),
        Paragraph("3. Samenwerking", HEAD),
        Paragraph(
            "Met het regionaal opleidingscentrum en twee buurgemeenten voeren we de inburgering uit. Wij ontvangen de "
            "bijdrage voor de hele regio en betalen het deel van de partners door. In de exploitatierekening staat dat "
            "deel als negatieve opbrengst, zodat zichtbaar blijft welk bedrag wij zelf besteden.",
            BODY,
        ),
    ]


def _amount(value: int | None, label: str = "") -> Paragraph:
    if value is None:
        return Paragraph("n.v.t.", RIGHT)
    if value < 0:
        text = f"({dutch(-value)})" if label in BRACKETS else f"- {dutch(-value)}"
        return Paragraph(text, RIGHT)
    return Paragraph(dutch(value), RIGHT)


def _row(label: str, actual: int, budget: int | None, bold: bool = False) -> list[Any]:
    style = ParagraphStyle("bold", parent=CELL, fontName="Helvetica-Bold") if bold else CELL
    return [
        Paragraph(label, style),
        _amount(actual, label),
        _amount(budget, label),
        _amount(actual - (budget or 0), ""),
    ]


def _exploitation() -> list[Any]:
    header = ["Omschrijving", "Realisatie 2023", "Begroting 2023", "Verschil"]
    rows: list[list[Any]] = [header]
    shaded = []
    for name, sections in (("baten", INCOME), ("lasten", COSTS)):
        for section, lines in sections:
            shaded.append(len(rows))
            rows.append([section, "", "", ""])
            rows += [_row(*line) for line in lines]
            rows.append(_row(f"Totaal {section.lower()}", *_sum(lines), bold=True))
        rows.append(_row(f"Totaal {name}", *_sum(_all(sections)), bold=True))
    (income, planned_income), (costs, planned_costs) = _sum(_all(INCOME)), _sum(_all(COSTS))
    rows.append(_row("Resultaat", income - costs, planned_income - planned_costs, bold=True))
    table = LongTable(rows, colWidths=[82 * mm, 28 * mm, 28 * mm, 24 * mm], repeatRows=1)
    style: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 9),
        ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#8a3324")),
        ("TEXTCOLOR", (0, 0), (-1, 0), colors.white),
        ("ALIGN", (1, 0), (-1, 0), "RIGHT"),
        ("LINEBELOW", (0, 1), (-1, -1), 0.25, colors.HexColor("#bbbbbb")),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    for at in shaded:
        style += [
            ("FONT", (0, at), (0, at), "Helvetica-BoldOblique", 9),
            ("BACKGROUND", (0, at), (-1, at), colors.HexColor("#f3e3df")),
        ]
    table.setStyle(TableStyle(style))
    return [
        Paragraph("4. Exploitatierekening", HEAD),
        Paragraph("Bedragen x € 1.000. Een minteken of haakjes: lagere opbrengst of lagere last.", SMALL),
        Spacer(1, 4 * mm),
        table,
        Spacer(1, 5 * mm),
        Paragraph(
            "Toelichting: de hogere energielasten komen door het aflopen van het vaste contract. De onttrekking aan de "
            "reserve is in de vergadering van december goedgekeurd.",
            SMALL,
        ),
        PageBreak(),
    ]


def _results() -> list[Any]:
    rows: list[list[Any]] = [["Prestatie", "Eenheid", "Realisatie", "Begroting"]]
    rows += [
        [label, unit, dutch(actual), "n.v.t." if planned is None else dutch(planned)]
        for label, unit, _, actual, planned in RESULTS
    ]
    table = Table(rows, colWidths=[62 * mm, 40 * mm, 26 * mm, 26 * mm])
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Helvetica", 9),
                ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 9),
                ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                ("ALIGN", (2, 0), (-1, -1), "RIGHT"),
            ]
        )
    )
    return [
        Paragraph("5. Prestaties", HEAD),
        Paragraph("Naast de rekening leggen we verantwoording af over wat er met het geld is gedaan.", BODY),
        table,
        Spacer(1, 6 * mm),
        Paragraph(
            "Voor de tolkentelefoon is geen afspraak gemaakt. Bij de taallessen vielen dagdelen uit door ziekte van "
            "docenten; waar dat kon zijn ze in de vakantie ingehaald.",
            BODY,
        ),
    ]


def _closing() -> list[Any]:
    return [
        PageBreak(),
        Paragraph("6. Vooruitblik en ondertekening", HEAD),
        Paragraph(
            "Volgend jaar willen we de inloop vaker openen en samen met de bibliotheek een avond voor ouders beginnen. Het "
            "bestuur heeft de begroting daarop aangepast. Het overschot houden we aan voor extra taalgroepen.",
            BODY,
        ),
        Paragraph("Veldermonde, 18 april 2024", BODY),
        Paragraph("Tjitske Oldenhof, voorzitter<br/>Samuel Gebremedhin, penningmeester", BODY),
    ]


if __name__ == "__main__":
    make()
