"""Two years, each planned and realised, in thousands; a letter N or V after each amount, a difference, notes below."""

from __future__ import annotations

import io
from datetime import datetime

from _files import fixed_zip, keep
from odfdo import Cell, Document, Element, Row, Table

NAME = "Zonnehoeve_meerjarenoverzicht_bij_jaarverantwoording_2023.ods"
HEADER = [
    "Omschrijving",
    "Begroting 2022",
    "N/V",
    "Realisatie 2022",
    "N/V",
    "Begroting 2023",
    "N/V",
    "Realisatie 2023",
    "N/V",
    "Verschil 2023",
    "N/V",
    "Bezetting 2023",
]
ROWS = [
    ("Locaties",),
    ("De Schuur 1)", 182.4, 179.8, 190.0, 196.3, 0.93),
    ("Zonnehof", 140.0, 143.2, 145.5, 141.0, 0.88),
    ("De Werkplaats 2)", None, None, 60.0, 52.7, 0.71),
    ("Subtotaal locaties", 322.4, 323.0, 395.5, 390.0, None),
    ("Algemeen",),
    ("Coördinatie en administratie", 48.0, 47.1, 52.0, 55.4, None),
    ("Vervoer deelnemers 3)", 36.5, 41.9, 44.0, 43.6, None),
    ("Huisvesting en energie", 24.0, 29.3, 33.0, 31.2, None),
    ("Vrijval reservering onderhoud", None, None, -6.0, -6.0, None),
    ("Subtotaal algemeen", 108.5, 118.3, 123.0, 124.2, None),
    ("Totaal", 430.9, 441.3, 518.5, 514.2, None),
]
NOTES = [
    "1) In 2023 is een tweede begeleider aangenomen voor de groep jonge mensen met hersenletsel.",
    "2) Geopend op 1 maart 2023.",
    "3) Na aftrek van de eigen bijdrage van deelnemers.",
    "N = nadeel (last), V = voordeel. Bezetting is het deel van de plaatsen dat gemiddeld bezet was.",
]
BOLD = (
    '<style:style style:name="vet" style:family="table-cell">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
)


def shown(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def amount(value: float | None) -> list[Cell]:
    if value is None:
        return [Cell(), Cell()]
    return [Cell(value, text=shown(value), cell_type="float"), Cell("V" if value < 0 else "N")]


def line(texts: list[str], style: str | None = None) -> Row:
    row = Row()
    for text in texts:
        row.append_cell(Cell(text, style=style) if text else Cell())
    return row


def figures(entry: tuple) -> Row:
    label, *years, full = entry
    row = Row()
    row.append_cell(Cell(label, style="vet" if label.startswith(("Sub", "Tot")) else None))
    for value in years:
        for cell in amount(value):
            row.append_cell(cell)
    difference = round(years[3] - years[2], 1)
    row.append_cell(Cell(difference, text=shown(difference), cell_type="float"))
    row.append_cell(Cell("N" if difference > 0 else "V") if difference else Cell())
    if full is not None:
        row.append_cell(Cell(full, cell_type="percentage"))
    return row


def main() -> None:
    document = Document("spreadsheet")
    document.insert_style(Element.from_tag(BOLD), automatic=True)
    body = document.body
    body.clear()
    table = Table("Overzicht")
    table.append_row(line(["Coöperatie Dagbesteding De Zonnehoeve U.A."], "vet"))
    table.append_row(line(["Bijlage 2 bij de jaarverantwoording 2023: lasten per locatie"]))
    table.append_row(line(["", "", "", "", "", "", "", "", "", "Bedragen x € 1.000"]))
    table.append_row(Row())
    table.append_row(line(HEADER, "vet"))
    for entry in ROWS:
        table.append_row(line(list(entry), "vet") if len(entry) == 1 else figures(entry))
    table.append_row(Row())
    for note in NOTES:
        table.append_row(line([note]))
    body.append(table)
    body.append(Table("Blad2"))
    meta = document.meta
    meta.title, meta.creator = "Bijlage 2", "administratie"
    meta.creation_date = meta.date = datetime(2024, 3, 18, 9, 0)
    held = io.BytesIO()
    document.save(held)
    keep(NAME, fixed_zip(held.getvalue()))


if __name__ == "__main__":
    main()
