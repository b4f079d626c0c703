"""A dashboard's matrix exported to ods: filters above it, each product named once, quarters under it, unique people that do not add up."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from tests.evaluation.reading.recipe.office import converted, settled
from tests.evaluation.reading.recipe.writing import expect, item, put_zip

NAME = "data (7) dashboard Sturing en Verantwoording.ods"
ORGANISATION = "Stichting Welzijnskoepel Amerland"
QUARTERS = (
    ("2025 Q1", {"start": "2025-01-01", "end": "2025-03-31"}),
    ("2025 Q2", {"start": "2025-04-01", "end": "2025-06-30"}),
    ("2025 Q3", {"start": "2025-07-01", "end": "2025-09-30"}),
)
# hours budgeted, hours written, unique clients, contacts
Row = tuple[float, float, int, int]
# product: its quarters, and the unique clients of all its quarters
PRODUCTS: tuple[tuple[str, tuple[Row, Row, Row], int], ...] = (
    ("Maatschappelijk werk", ((1450, 1512.25, 288, 1107), (1450, 1388.5, 301, 1034), (1300, 1244, 254, 921)), 597),
    ("Ouderenadvies", ((620, 598.75, 174, 402), (620, 641, 181, 433), (560, 522.5, 149, 347)), 389),
    ("Opbouwwerk", ((880, 903.5, 96, 261), (880, 917.75, 112, 284), (740, 688.25, 73, 198)), 203),
    ("Mantelzorgsteun", ((410, 377, 83, 190), (410, 426.5, 94, 226), (390, 401.25, 88, 207)), 171),
)
ALL_CLIENTS = 1246
HEADS = (
    "Product",
    "Jaar-kwartaal",
    "Uren begroot",
    "Uren geschreven",
    "Benutting",
    "Unieke cliënten",
    "Contactmomenten",
)
MEASURES = ("hours", "unique_participants", "count")


def make() -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Export"
    _filters(sheet)
    sheet.append([])
    sheet.append(HEADS)
    for cell in sheet[sheet.max_row]:
        cell.font = Font(name="Segoe UI", bold=True)
    for name, rows, people in PRODUCTS:
        for at, row in enumerate(rows):
            _line(sheet, name if at == 0 else None, QUARTERS[at][0], row)
        _line(sheet, None, "Totaal", _sum([rows], people))
    _line(sheet, "Eindtotaal", None, _whole())
    for letter, width in zip("ABCDEFG", (26, 14, 14, 16, 11, 16, 17), strict=True):
        sheet.column_dimensions[letter].width = width
    about = book.create_sheet("Over dit rapport")
    for line in (
        ("Eigenaar", "team Informatie & Control"),
        ("Bron", "registratiesysteem, nachtelijke lading"),
        ("Laatst ververst", "06-10-2025 04:31"),
        ("Definitie unieke cliënten", "iedere cliënt telt per regel één keer, ook over de kwartalen heen"),
    ):
        about.append(line)
    about.column_dimensions["A"].width = 28
    out = BytesIO()
    book.properties.creator, book.properties.title = "rapportage", "Export"
    book.properties.created = book.properties.modified = datetime(2025, 10, 6, 9, 12)
    book.save(out)
    put_zip(NAME, _dated(settled(converted(out.getvalue(), "xlsx", "ods"))))
    _expectation()


def _dated(data: bytes) -> bytes:
    """The same file without the time of conversion, which stands in its properties and in its page header."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w") as target:
        for info in source.infolist():
            part = source.read(info)
            if info.filename == "meta.xml":
                part = re.sub(rb"<dc:date>[^<]*", b"<dc:date>2025-10-06T09:12:00", part)
            if info.filename == "styles.xml":
                part = re.sub(
                    rb'(<text:date [^>]*date-value=")[^"]*("[^>]*>)[^<]*', rb"\g<1>2025-10-06\g<2>06-10-2025", part
                )
                part = re.sub(
                    rb'(<text:time [^>]*time-value=")[^"]*("[^>]*>)[^<]*', rb"\g<1>09:12:00\g<2>09:12:00", part
                )
            target.writestr(info, part)
    return out.getvalue()


def _expectation() -> None:
    asked: list[dict[str, Any]] = []
    free: list[dict[str, Any]] = []
    for name, rows, people in PRODUCTS:
        for row, (_, period) in zip(rows, QUARTERS, strict=True):
            asked += _items(name, row, "data", period=period)
            free += _shares(row)
        # 'Totaal' under a product: with or without the product's name
        asked += _items(None, _sum([rows], people), "subtotal")
        free += _shares(_sum([rows], people))
    asked += _items("Eindtotaal", _whole(), "total")
    free += _shares(_whole())
    expect(
        NAME,
        kind="figures",
        organisation=ORGANISATION,
        programme=None,
        grant_number=None,
        period={"start": "2025-01-01", "end": "2025-09-30"},
        activities=asked,
        optional=free,
    )


def _items(label: str | None, row: Row, kind: str, **more: Any) -> list[dict[str, Any]]:
    pairs = ((row[0], row[1]), (None, row[2]), (None, row[3]))
    return [item(label, measure, *pair, kind, **more) for measure, pair in zip(MEASURES, pairs, strict=True)]


def _shares(row: Row) -> list[dict[str, Any]]:
    """What the dashboard divided: a reader may give it or leave it."""
    share = row[1] / row[0]
    values = {share, share * 100, round(share, 4), round(share * 100, 2), round(share, 3), round(share * 100, 1)}
    return [item(None, None, None, value, None, period=None) for value in sorted(values)]


def _sum(products: list[tuple[Row, Row, Row]], people: int) -> Row:
    rows = [row for rows in products for row in rows]
    return (sum(row[0] for row in rows), sum(row[1] for row in rows), people, sum(row[3] for row in rows))


def _whole() -> Row:
    return _sum([rows for _, rows, _ in PRODUCTS], ALL_CLIENTS)


def _filters(sheet: Any) -> None:
    sheet["A1"] = "Sturing & Verantwoording"
    sheet["A1"].font = Font(name="Segoe UI", size=14)
    sheet["A2"] = ORGANISATION
    sheet["A3"] = (
        "Toegepaste filters:\nGemeente is Harsterwold\nFinanciering is Subsidie\n"
        "Datum is op of na 01-01-2025 en vóór 01-10-2025\nMedewerker is niet (Leeg)"
    )
    sheet["A3"].alignment = Alignment(wrap_text=True, vertical="top")
    sheet["A4"] = "Periode: 01-01-2025 t/m 30-09-2025"
    sheet.row_dimensions[3].height = 75


def _line(sheet: Any, product: str | None, quarter: str | None, row: Row) -> None:
    sheet.append([product, quarter, row[0], row[1], row[1] / row[0], row[2], row[3]])
    at = sheet.max_row
    sheet.cell(at, 3).number_format = sheet.cell(at, 4).number_format = "[$-413]#,##0.00"
    sheet.cell(at, 5).number_format = "[$-413]0.0%"
    sheet.cell(at, 6).number_format = sheet.cell(at, 7).number_format = "[$-413]#,##0"
    if quarter in (None, "Totaal"):
        for cell in sheet[at]:
            cell.font = Font(name="Segoe UI", bold=True)


if __name__ == "__main__":
    make()
