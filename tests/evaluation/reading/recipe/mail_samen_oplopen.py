"""E-mail of a coordinator with a Word table of hours and a CSV of figures; the organisation is in the signature."""

from __future__ import annotations

import io
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP

from _files import fixed_zip, keep
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from PIL import Image, ImageDraw

NAME = "Cijfers 2e kwartaal maatjesproject.eml"
BODY = (
    "Beste Ingrid,\n"
    "\n"
    "Zoals afgesproken stuur ik je de cijfers over het tweede kwartaal van 2024 (beschikking Z/23/004518). De "
    "uren staan in het Word-bestand, de rest heb ik uit ons systeem gehaald.\n"
    "\n"
    "Twee dingen vallen op. Het lukt steeds beter om jongere maatjes te vinden, maar de wachtlijst loopt toch "
    "op omdat de vragen zwaarder worden. En de zomerbijeenkomst hebben we moeten verschuiven naar september.\n"
    "\n"
    "Het verhalende deel komt in het halfjaarverslag. Bel gerust als er iets niet klopt, vrijdag ben ik vrij.\n"
    "\n"
    "Hartelijke groet,\n"
    "\n"
    "Corrie Bleeker\n"
    "coördinator maatjesproject\n"
    "\n"
    "Stichting Samen Oplopen\n"
    "Molenpad 7, Veldhage\n"
    "werkdagen: ma, di, do\n"
    "www.samenoplopen.example\n"
    "\n"
    "-- \n"
    "Denk aan het milieu voordat u deze mail print. Dit bericht is alleen bestemd voor de geadresseerde.\n"
)
HOURS = [
    ("Intake en matching", "96", "104,5"),
    ("Begeleiding van maatjes", "120", "111"),
    ("Training en intervisie", "48", "48"),
    ("Coördinatie en overleg", "36", "39,5"),
    ("Totaal", "300", "303"),
]
FIGURES = """Indicator;eenheid;afgesproken;bereikt
Aanmeldingen deelnemers;personen;40;47
Gestarte koppelingen;koppels;25;28
Themabijeenkomsten;bijeenkomsten;3;2
Deelnames aan themabijeenkomsten;deelnames;45;31
Inzet vrijwillige maatjes;vrijwilligersuren;780;842,5
Waardering door deelnemers;cijfer;7,5;8,1
Wachtlijst op 30 juni;personen;;9
"""


def hours() -> bytes:
    document = Document()
    properties = document.core_properties
    properties.author, properties.title = "Corrie", ""
    properties.created = properties.modified = datetime(2024, 7, 8, 9, 0)
    document.add_paragraph().add_run("Uren 2e kwartaal 2024").bold = True
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("", "Afgesproken uren", "Gemaakte uren"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in HOURS:
        for at, (cell, text) in enumerate(zip(table.add_row().cells, row, strict=True)):
            run = cell.paragraphs[0].add_run(text)
            run.bold = row[0] == "Totaal"
            if at:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph()
    document.add_paragraph("De uren van de beroepskrachten (Corrie en Sem). De maatjes staan in de andere bijlage.")
    held = io.BytesIO()
    document.save(held)
    return fixed_zip(held.getvalue())


def logo() -> bytes:
    picture = Image.new("RGB", (160, 48), "#FFFFFF")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((4, 8, 36, 40), fill="#E07A1F")
    draw.ellipse((26, 8, 58, 40), fill="#2A6F97")
    held = io.BytesIO()
    picture.save(held, "PNG")
    return held.getvalue()


def main() -> None:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Corrie Bleeker <corrie@samenoplopen.example>"
    mail["To"] = "Ingrid Schaap <i.schaap@veldhage.example>"
    mail["Cc"] = "bestuur@samenoplopen.example"
    mail["Subject"] = "Cijfers 2e kwartaal maatjesproject"
    mail["Date"] = "Mon, 08 Jul 2024 15:12:40 +0200"
    mail["Message-ID"] = "<20240708151240.4f1c@samenoplopen.example>"
    mail.set_content(BODY, cte="quoted-printable")
    html = "".join(f"<p>{part.strip().replace(chr(10), '<br>')}</p>" for part in BODY.split("\n\n"))
    mail.add_alternative(
        f'<html><body style="font-family:Calibri">{html}'
        '<p><img src="cid:logo@samenoplopen" alt="logo"></p></body></html>',
        subtype="html",
        cte="quoted-printable",
    )
    mail.get_payload()[1].add_related(
        logo(), "image", "png", cid="<logo@samenoplopen>", filename="image001.png", disposition="inline"
    )
    mail.add_attachment(
        hours(),
        "application",
        "vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename="uren Q2 2024.docx",
    )
    mail.add_attachment(FIGURES.replace("\n", "\r\n").encode("cp1252"), "text", "csv", filename="kengetallen_Q2.csv")
    parts = [part for part in mail.walk() if part.is_multipart()]
    for at, part in enumerate(parts):
        part.set_boundary(f"----=_Deel_{at:03d}_01DAD14C.5A77B0E0")
    keep(NAME, mail.as_bytes())


if __name__ == "__main__":
    main()
