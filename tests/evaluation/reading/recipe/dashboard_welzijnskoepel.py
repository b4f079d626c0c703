"""A dashboard's matrix exported to ods: filters above it, each product named once, quarters under it, unique people that do not add up."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import xlsxwriter

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
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"author": "rapportage", "title": "Export", "created": datetime(2025, 10, 6, 9, 12)})
    _matrix(book)
    about = book.add_worksheet("Over dit rapport")
    about.set_column(0, 0, 28)
    for at, line in enumerate(
        (
            ("Eigenaar", "team Informatie & Control"),
            ("Bron", "registratiesysteem, nachtelijke lading"),
            ("Laatst ververst", "06-10-2025 04:31"),
            ("Definitie unieke cliënten", "iedere cliënt telt per regel één keer, ook over de kwartalen heen"),
        )
    ):
        about.write_row(at, 0, line)
    book.close()
    put_zip(NAME, _dated(settled(converted(out.getvalue(), "xlsx", "ods"))))
    _expectation()


def _matrix(book: Any) -> None:
    sheet = book.add_worksheet("Export")
    for at, width in enumerate((26, 14, 14, 16, 11, 16, 17)):
        sheet.set_column(at, at, width)
    sheet.write("A1", "Sturing & Verantwoording", book.add_format({"font_name": "Segoe UI", "font_size": 14}))
    sheet.write("A2", ORGANISATION)
    sheet.set_row(2, 75)
    sheet.write(
        "A3",
        "Toegepaste filters:\nGemeente is Harsterwold\nFinanciering is Subsidie\n"
        "Datum is op of na 01-01-2025 en vóór 01-10-2025\nMedewerker is niet (Leeg)",
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    sheet.write("A4", "Periode: 01-01-2025 t/m 30-09-2025")
    sheet.write_row(5, 0, HEADS, book.add_format({"font_name": "Segoe UI", "bold": True}))
    lines: list[tuple[str | None, str | None, Row]] = []
    for name, rows, people in PRODUCTS:
        lines += [(name if at == 0 else None, QUARTERS[at][0], row) for at, row in enumerate(rows)]
        lines.append((None, "Totaal", _sum([rows], people)))
    lines.append(("Eindtotaal", None, _whole()))
    # of a normal and of a bold row: text, hours, share, number
    formats = [
        [
            book.add_format({"font_name": "Segoe UI", "bold": bold, "num_format": shape})
            for shape in ("General", "[$-413]#,##0.00", "[$-413]0.0%", "[$-413]#,##0")
        ]
        for bold in (False, True)
    ]
    for at, (product, quarter, row) in enumerate(lines, start=6):
        text, hours, share, number = formats[quarter in (None, "Totaal")]
        values = (product, quarter, row[0], row[1], row[1] / row[0], row[2], row[3])
        for column, (value, shape) in enumerate(
            zip(values, (text, text, hours, hours, share, number, number), strict=True)
        ):
            if value is not None:
                sheet.write(at, column, value, shape)


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


if __name__ == "__main__":
    make()
