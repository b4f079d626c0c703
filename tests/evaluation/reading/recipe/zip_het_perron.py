"""Archive with a folder: a quarterly report in PDF, a sheet of hours, and what a Mac leaves beside them."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import xlsxwriter
from _files import fixed_zip, keep
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

NAME = "Het Perron Q3.zip"
FOLDER = "Het Perron Q3/"
REPORT = "Kwartaalrapportage Q3 2024 Het Perron.pdf"
SHEET = "urenstaat juli-sept 2024.xlsx"
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=14, spaceAfter=7)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=12, leading=16, spaceBefore=8, textColor="#7A1F5C")
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=8.5, leading=10.5)
REACH = [
    ("Activiteit", "Bijeenkomsten\nafgesproken", "Bijeenkomsten\ngehouden", "Unieke\njongeren", "Bezoeken"),
    ("Inloop maandag en woensdag", "26", "25", "84", "612"),
    ("Meidenavond", "12", "12", "31", "228"),
    ("Huiswerkklas*", "24", "20", "19", "207"),
    ("Zaalvoetbal vrijdag", "12", "13", "46", "390"),
    ("Ouderavond", "n.v.t.", "1", "14", "17"),
    ("Totaal", "74", "71", "", "1.454"),
]
TEXT = [
    ("h", "Waar stond dit kwartaal in het teken van?"),
    (
        "p",
        "De zomer was onrustig op het stationsplein. In juli zijn we daarom met de bakfiets naar buiten gegaan, elke "
        "avond dat het droog was. Jongeren die eerder wegliepen als wij eraan kwamen, bleven nu hangen voor een "
        "potje tafelvoetbal. De winkeliers merkten dat het rustiger werd en belden vaker ons dan de politie.",
    ),
    (
        "p",
        "In september is de huiswerkklas weer begonnen. De school stuurt nu ook zelf leerlingen door, dat hebben we "
        "lang gewild. Een keerzijde is dat de groep te groot wordt voor het lokaal.",
    ),
    ("h", "Bereik juli tot en met september 2024"),
    ("t", ""),
    ("s", "* In de schoolvakantie is er geen huiswerkklas; twee lesweken vervielen door ziekte."),
    ("h", "Wat levert het de jongeren op?"),
    (
        "p",
        "Twee jongens die al een jaar thuis zaten, zijn in september naar school gegaan. Een van hen zei: “Ik had "
        "gewoon iemand nodig die meeging de eerste dag.” Bij de meidenavond durven de meiden elkaar aan te spreken "
        "als er online geroddeld wordt. Daar staat tegenover dat een kleine groep oudere jongens uit het zicht is "
        "geraakt. Zij komen niet meer op het plein en ook niet bij ons.",
    ),
    ("h", "Vooruitblik"),
    (
        "p",
        "In het vierde kwartaal zoeken we een tweede lokaal en gaan we met de jongeren zelf een plan maken voor de "
        "jaarwisseling. De urenstaat sturen wij als apart bestand mee.",
    ),
]
HOURS = [
    ("Inloop", "Bilal, Jet", 61.5, 48, 58.25),
    ("Ambulant met de bakfiets", "Bilal", 44, 36.5, 12),
    ("Meidenavond", "Jet", 20, 16, 20),
    ("Huiswerkklas", "Rutger", None, None, 46),
    ("Zaalvoetbal", "Bilal", 12.5, 10, 12.5),
    ("Individuele coaching", "team", 32, 24.75, 38),
    ("Overleg en administratie", "team", 18, 9, 21.5),
]


def page(canvas, document) -> None:
    canvas.setFillColor(colors.HexColor("#7A1F5C"))
    canvas.rect(2 * cm, 27.4 * cm, 0.6 * cm, 1.2 * cm, fill=1, stroke=0)
    canvas.setFont("Helvetica-Bold", 15)
    canvas.drawString(2.9 * cm, 27.75 * cm, "HET PERRON")
    canvas.setFillColor(colors.grey)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(2 * cm, 1.2 * cm, "Stichting Jongerencentrum Het Perron - Stationsplein 3, Veldhage")
    canvas.drawRightString(19 * cm, 1.2 * cm, f"{document.page}")


def report() -> bytes:
    held = io.BytesIO()
    document = SimpleDocTemplate(
        held,
        pagesize=A4,
        topMargin=3 * cm,
        bottomMargin=2 * cm,
        leftMargin=2 * cm,
        rightMargin=2 * cm,
        title="Kwartaalrapportage Q3 2024",
        author="Het Perron",
        invariant=1,
    )
    table = Table(REACH, colWidths=[6 * cm, 2.9 * cm, 2.9 * cm, 2.4 * cm, 2.4 * cm])
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Helvetica", 8.5),
                ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 8.5),
                ("FONT", (0, -1), (-1, -1), "Helvetica-Bold", 8.5),
                ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
                ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#F1E3EC")),
                ("LINEABOVE", (0, -1), (-1, -1), 0.8, colors.black),
                ("LINEBELOW", (0, 0), (-1, -2), 0.25, colors.lightgrey),
                ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ]
        )
    )
    story = [
        Paragraph("Kwartaalrapportage 3e kwartaal 2024", ParagraphStyle("t", parent=HEAD, fontSize=17, leading=22)),
        Paragraph("Aan: gemeente Veldhage, team Jeugd &nbsp;&nbsp; Van: Stichting Jongerencentrum Het Perron", BODY),
        Spacer(1, 8),
    ]
    for kind, text in TEXT:
        story.append(table if kind == "t" else Paragraph(text, {"h": HEAD, "p": BODY, "s": CELL}[kind]))
    document.build(story, onFirstPage=page, onLaterPages=page)
    return held.getvalue()


def sheet() -> bytes:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    book.set_properties({"author": "Jet", "created": datetime(2024, 10, 7, 9, 0)})
    page_ = book.add_worksheet("Q3")
    bold = book.add_format({"bold": True})
    hours = book.add_format({"num_format": "0.00"})
    total = book.add_format({"num_format": "0.00", "bold": True, "top": 1})
    page_.set_column(0, 0, 30)
    page_.set_column(1, 1, 14)
    page_.merge_range(0, 0, 0, 4, "Stichting Jongerencentrum Het Perron", bold)
    page_.write(1, 0, "Gewerkte uren 3e kwartaal 2024")
    page_.write_row(3, 0, ["Onderdeel", "Wie", "juli", "augustus", "september"], bold)
    for at, row in enumerate(HOURS, start=4):
        page_.write_row(at, 0, row[:2])
        for column, value in enumerate(row[2:], start=2):
            if value is not None:
                page_.write_number(at, column, value, hours)
    last = 4 + len(HOURS)
    page_.write(last, 0, "Totaal", bold)
    for column in (2, 3, 4):
        letter = "ABCDE"[column]
        worked = sum(row[column] or 0 for row in HOURS)
        page_.write_formula(last, column, f"=SUM({letter}5:{letter}{last})", total, worked)
    page_.write(last + 2, 0, "augustus: twee weken zomersluiting")
    book.close()
    return fixed_zip(held.getvalue())


def main() -> None:
    junk = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        "
    junk += b"\x00\x02\x00\x00\x00\x09\x00\x00\x00\x32" + bytes(180)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (
            (FOLDER, b""),
            (FOLDER + REPORT, report()),
            ("__MACOSX/" + FOLDER + "._" + REPORT, junk),
            (FOLDER + ".DS_Store", b"\x00\x00\x00\x01Bud1" + bytes(200)),
            (FOLDER + SHEET, sheet()),
            ("__MACOSX/" + FOLDER + "._" + SHEET, junk),
        ):
            entry = zipfile.ZipInfo(name, (2024, 10, 7, 9, 30, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    keep(NAME, held.getvalue())


if __name__ == "__main__":
    main()
