"""A desk with a delivery at every stage, and what was read of each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipeline.decisions import Inbox, Queue
from pipeline.delivery import DECISIONS, VAULT
from pipeline.vault import Receipt, Vault
from tests.dashboards.builders import Rows

HOSTILE = "<script>alert('x')</script>"
SHEET, PDF, BUNDLE, SCAN = "uren_de_kade", "kwartaalverslag_wal", "verhalen_de_kade", "scan_zonder_tekst"


def desk_rows() -> Rows:
    """A spreadsheet with something amiss, a report, a bundle of stories, and a scan that could not be read."""
    rows = Rows()
    _sheet(rows)
    _report(rows)
    _bundle(rows)
    rows.document(SCAN, None, filename="scan.pdf", status="unreadable", period_start=None, period_end=None)
    rows.issue(SCAN, "Geen tekstlaag: OCR nodig. Vraag om het oorspronkelijke bestand.", "error", None)
    return rows


def _sheet(rows: Rows) -> None:
    rows.document(
        SHEET, "Taalhuis De Kaade", filename="uren de kade.xlsx", kind="figures", period_start=date(2025, 7, 1),
        period_end=date(2025, 9, 30), amount=45000.0,
    )  # fmt: skip
    rows.fact(SHEET, "organisation", "Taalhuis De Kaade", confidence=0.65, ground="sheet", location="blad Uren, cel A1")
    rows.fact(SHEET, "organisation", "Taalhuis De Kade", 2, ground="register", location=None)
    rows.fact(SHEET, "period", "2025-07-01/2025-09-30", location="blad Uren, cel A2")
    rows.fact(SHEET, "period", "2025-07-01/2025-12-31", 2, confidence=0.4, ground="text")
    rows.sheet(
        SHEET, ("Taalhuis De Kaade", "", "", ""), ("Activiteit", "Gepland", "Inzet", "Toelichting"),
        ("Taalles *beginners*", "100", "1.240", HOSTILE), ("Taalcafé", "60", "55", "loopt goed"),
        ("Totaal", "160", "145", ""),
    )  # fmt: skip
    for column, (heading, meaning) in enumerate(
        [("Activiteit", "label"), ("Gepland", "planned"), ("Inzet", "realised"), ("planned", "note")], start=1
    ):
        rows.column(SHEET, column, heading, meaning)
    places = [("Taalles *beginners*", 100.0, 1240.0, "data"), ("Taalcafé", 60.0, 55.0, "data")]
    for row, (name, planned, realised, kind) in enumerate([*places, ("Totaal", 160.0, 145.0, "total")], start=3):
        rows.figure(
            SHEET, name, planned=planned, realised=realised, row_kind=kind, section=None, page=None, sheet="Uren",
            row=row, planned_cell=f"B{row}", realised_cell=f"C{row}", planned_text=f"{planned:.0f}",
            realised_text=f"{realised:.0f}",
        )  # fmt: skip
    rows.issue(
        SHEET, "Gerealiseerd is meer dan tien keer gepland. Klopt dat?", location="blad Uren, cel C3", table=1,
        cell="C3", proposal="gerealiseerd is 124",
    )  # fmt: skip


def _report(rows: Rows) -> None:
    rows.document(PDF, "Welzijn aan de Wal", filename="kwartaalverslag.pdf")
    rows.fact(PDF, "organisation", "Welzijn aan de Wal", ground="cover")
    for number in (20.0, 35.0):
        rows.figure(
            PDF, "deelnemers", "count", unit="personen", planned=None, realised=number, planned_text=None,
            realised_text=f"{number:.0f}", table=None, row=None, planned_cell=None, realised_cell=None, page=4,
            section="Inloop",
        )  # fmt: skip
    said = rows.passage(PDF, "De inloop was elke week open.", "Bewoners zeggen dat ze minder alleen zijn.")
    rows.label(said[1], "sociaal_netwerk")


def _bundle(rows: Rows) -> None:
    rows.document(BUNDLE, "Taalhuis De Kade", filename="verhalen.docx", kind="stories")
    told = rows.story(BUNDLE, title=f"Zelf bellen {HOSTILE}")
    said = rows.passage(BUNDLE, "Nu bel ik zelf de huisarts.", story_id=told, question="Wat is er veranderd?")
    rows.label(said[0], "taal_digitaal")
    rows.story(BUNDLE, "no", "Niet delen")
    rows.sheet(BUNDLE, ("Naam", "Verhaal"), ("[PERSOON 1]", None), sheet=None)


def deliver_all(folder: Path, *waiting: str) -> None:
    """Book the deliveries of the desk in a data folder; those in `waiting` are not read yet."""
    inbox, queue = Inbox(folder / DECISIONS), Queue(folder / DECISIONS)
    for document, filename in ((SHEET, "uren de kade.xlsx"), (PDF, "kwartaalverslag.pdf"), (BUNDLE, "verhalen.docx"),
                               (SCAN, "scan.pdf")):  # fmt: skip
        inbox.deliver(document, filename, "Anna", "desk")
    for document in waiting:
        queue.add(document, "delivered")


def delivered(folder: Path, content: bytes = b"inhoud", filename: str = "brief van Jan de Vries.docx") -> str:
    """Put a file in the vault and in the queue, as the desk does; gives its hash."""
    document = Vault(folder / VAULT).keep(content)
    Vault(folder / VAULT).book(document, Receipt(filename, "Anna", "2026-01-05T09:00:00.000+00:00", "desk"))
    Queue(folder / DECISIONS).add(document, "delivered")
    return document


def gave_up(folder: Path, document: str) -> None:
    """Let a document stop the worker so often that it is set aside."""
    queue = Queue(folder / DECISIONS)
    while queue.jobs()[document].state != "failed":
        queue.take()
        queue.resume()
