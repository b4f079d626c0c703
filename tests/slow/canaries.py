"""Documents of every kind with identifiers of invented people in every place where a file can hold text.

Each place has identifiers of its own, so that what is found again says where it came from.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import odfdo
import xlsxwriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.pdfgen.canvas import Canvas
from stdnum.nl import bsn

PLACES = (
    "docx body", "docx story", "docx table", "docx header", "docx footer", "docx comment", "docx inserted",
    "docx deleted", "docx properties", "docx name", "xlsx cell", "xlsx comment", "xlsx sheet", "xlsx hidden",
    "xlsx properties", "xlsx name", "pdf text", "pdf metadata", "pdf annotation", "pdf name", "odt body",
    "odt properties", "odt name", "csv", "csv name", "txt", "txt name", "html", "md", "eml headers", "eml body",
    "eml attachment", "eml name", "zip member", "zip folder", "zip name", "locked name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Canary:
    """Identifiers of one invented person."""

    place: str
    name: str
    bsn: str
    mail: str
    phone: str
    street: str

    @property
    def told(self) -> str:
        """A sentence with all of them."""
        return (
            f"Mevrouw {self.name} (BSN {self.bsn}) woont in de {self.street} in Grienmonde en is te bereiken op "
            f"{self.phone} of {self.mail}. Zij komt nu elke week naar het inloophuis en voelt zich minder alleen."
        )

    def found(self, text: str) -> set[str]:
        """Which of them stand in a text; of the name the surname, which is in no list."""
        surname = self.name.split()[-1]
        parts = {"name": surname, "bsn": self.bsn, "mail": self.mail, "phone": self.phone, "street": self.street}
        return {kind for kind, part in parts.items() if part.casefold() in text}


def canaries() -> dict[str, Canary]:
    """One person for each place."""
    return {place: _canary(place, number) for number, place in enumerate(PLACES)}


def _canary(place: str, number: int) -> Canary:
    letters = "".join("bcdfghklmnprstvw"[digit] + "aeio"[digit % 4] for digit in (number // 8, number % 8))
    surname, checked = f"Zwaluw{letters}veld", [one for one in range(314159000, 314160000) if bsn.is_valid(str(one))]
    return Canary(
        place, f"Fatima {surname}", str(checked[number]), f"f.{surname.casefold()}@voorbeeld.nl",
        f"06-4137{number:04d}", f"Kwikstaart{letters}straat {number + 11}",
    )  # fmt: skip


def deliver(folder: Path, who: dict[str, Canary]) -> None:
    """Write all files; of each kind one, and those in an e-mail and a zip."""
    files = {
        f"Verslag {who['docx name'].name} {who['docx name'].bsn}.docx": _docx(who),
        f"Uren {who['xlsx name'].name} {who['xlsx name'].bsn}.xlsx": _xlsx(who),
        f"Brief {who['pdf name'].name} {who['pdf name'].bsn}.pdf": _pdf(who),
        f"Brief {who['odt name'].name} {who['odt name'].bsn}.odt": _odt(who),
        f"Lijst {who['csv name'].name} {who['csv name'].bsn}.csv": _csv(who),
        f"Verhaal {who['txt name'].name} {who['txt name'].bsn}.txt": _text(who["txt"], who["txt name"]),
        "bericht.html": f"<h1>Bericht</h1><p>{who['html'].told}</p>".encode(),
        "bericht.md": f"# Bericht\n\n{who['md'].told}\n".encode(),
        f"Mail {who['eml name'].name} {who['eml name'].bsn}.eml": _eml(who),
        f"Map {who['zip name'].name} {who['zip name'].bsn}.zip": _zip(who),
        f"Dicht {who['locked name'].name} {who['locked name'].bsn}.zip": b"PK\x03\x04 kapot",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)


def _docx(who: dict[str, Canary]) -> bytes:
    made: Any = docx.Document()
    made.add_heading("Inhoudelijke verantwoording Stichting De Brug, 1 januari t/m 31 maart 2025", 1)
    paragraph = made.add_paragraph(who["docx body"].told)
    # who is in the name of a file stands in the text, since names are looked for there
    made.add_paragraph(f"{who['docx name'].name} schreef dit verslag.")
    made.add_heading(f"Het verhaal van {who['docx story'].name}", 2)
    made.add_paragraph(who["docx story"].told)
    made.add_paragraph("Toestemming: ja")
    table = made.add_table(2, 3)
    for cell, text in zip(table.rows[0].cells, ("Activiteit", "Gepland", "Gerealiseerd"), strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, (f"Huisbezoek. {who['docx table'].told}", "10", "12"), strict=True):
        cell.text = text
    section = made.sections[0]
    section.header.paragraphs[0].text = who["docx header"].told
    section.footer.paragraphs[0].text = who["docx footer"].told
    made.add_comment(paragraph.runs, text=who["docx comment"].told, author=who["docx comment"].name)
    _change(made, "w:ins", "w:t", who["docx inserted"])
    _change(made, "w:del", "w:delText", who["docx deleted"])
    held, about = who["docx properties"], made.core_properties
    about.author, about.title, about.subject = held.name, f"Verslag {held.name} {held.bsn}", held.mail
    about.comments, about.keywords, about.last_modified_by = held.told[:200], held.phone, held.name
    return _saved(made.save)


def _change(made: Any, tag: str, text: str, who: Canary) -> None:
    change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text)
    change.set(qn("w:author"), who.name)
    change.set(qn("w:id"), "7")
    words.text = who.told
    run.append(words)
    change.append(run)
    made.add_paragraph("")._p.append(change)


def _xlsx(who: dict[str, Canary]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        held = who["xlsx properties"]
        book.set_properties(
            {"title": held.told[:200], "author": held.name, "company": held.name, "comments": held.told}
        )
        sheet = book.add_worksheet(f"{who['xlsx sheet'].name[:18]} {who['xlsx sheet'].bsn}"[:31])
        sheet.write_row(0, 0, ["Activiteit", "Gepland (uren)", "Gerealiseerd (uren)", "Toelichting"])
        sheet.write_row(1, 0, [f"Huisbezoek {who['xlsx name'].name}", 10, 12, who["xlsx cell"].told])
        sheet.write_row(2, 0, ["Inloop", 20, 18, f"{who['xlsx sheet'].name} deed mee."])
        sheet.write_comment(1, 1, who["xlsx comment"].told, {"author": who["xlsx comment"].name})
        hidden = book.add_worksheet("oud")
        hidden.write_row(0, 0, ["Naam", who["xlsx hidden"].told])
        hidden.hide()
    return stream.getvalue()


def _pdf(who: dict[str, Canary]) -> bytes:
    stream = io.BytesIO()
    page, held = Canvas(stream), who["pdf metadata"]
    page.setAuthor(held.name)
    page.setTitle(f"Brief van {held.name} {held.bsn}")
    page.setSubject(held.told)
    page.setKeywords(held.mail)
    lines = ["Brief over het inloophuis", *_wrapped(who["pdf text"].told), f"Geschreven door {who['pdf name'].name}."]
    for number, line in enumerate(lines):
        page.drawString(60, 760 - 18 * number, line)
    page.textAnnotation(who["pdf annotation"].told, (60, 400, 90, 430))
    page.save()
    return stream.getvalue()


def _wrapped(text: str) -> list[str]:
    words, lines = text.split(), [""]
    for word in words:
        lines = [*lines[:-1], f"{lines[-1]} {word}".strip()] if len(lines[-1]) < 70 else [*lines, word]
    return lines


def _odt(who: dict[str, Canary]) -> bytes:
    made = odfdo.Document("text")
    made.body.clear()
    made.body.append(odfdo.Header(1, "Brief"))
    made.body.append(odfdo.Paragraph(who["odt body"].told))
    made.body.append(odfdo.Paragraph(f"{who['odt name'].name} schreef dit."))
    held = who["odt properties"]
    made.meta.title, made.meta.creator, made.meta.description = f"Van {held.name}", held.name, held.told
    return _saved(made.save)


def _csv(who: dict[str, Canary]) -> bytes:
    return (
        f"Activiteit;Gepland;Gerealiseerd;Toelichting\nInloop;10;12;{who['csv'].told}\n"
        f"Koffie;1;2;{who['csv name'].name} hielp mee.\n"
    ).encode()


def _text(who: Canary, named: Canary) -> bytes:
    return f"Het verhaal van {who.name}\n\n{who.told}\n\nOpgeschreven door {named.name}.\n\nToestemming: ja\n".encode()


def _eml(who: dict[str, Canary]) -> bytes:
    mail, held = EmailMessage(), who["eml headers"]
    mail["Subject"] = f"Verslag van {held.name}, BSN {held.bsn}"
    mail["From"] = f"{held.name} <{held.mail}>"
    mail["To"] = "subsidies@gemeente.example"
    mail["Cc"] = f"{who['eml name'].name} <x@gemeente.example>"
    mail.set_content(f"{who['eml body'].told}\n\nGroet, {who['eml name'].name}\n")
    attached = who["eml attachment"]
    mail.add_attachment(_text(attached, attached), "text", "plain", filename=f"{attached.name} {attached.bsn}.txt")
    return mail.as_bytes()


def _zip(who: dict[str, Canary]) -> bytes:
    stream = io.BytesIO()
    member, folder = who["zip member"], who["zip folder"]
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(f"{folder.name} {folder.bsn}/{member.name} {member.bsn}.txt", _text(member, member))
    return stream.getvalue()


def _saved(save: Any) -> bytes:
    stream = io.BytesIO()
    save(stream)
    return stream.getvalue()
