"""A LibreOffice workbook with a sheet for each district and a summary sheet that repeats their totals by formula."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from tests.evaluation.reading.recipe.office import converted
from tests.evaluation.reading.recipe.writing import expect, item, put_zip

NAME = "Buurtkamers 2e halfjaar 2024 per wijk.ods"
ORGANISATION = "Vereniging Buurtkamers Wierdenburg"
COLUMNS = ("Activiteit", "Uren afspraak", "Uren gedaan", "Bijeenkomsten", "Deelnemers (uniek)", "Opmerking")
SUMMARY = ("Wijk", "Uren afspraak", "Uren gedaan", "Bijeenkomsten", "Deelnemers (uniek)")
TOP = 4

# activity, planned hours, realised hours, meetings, unique people, remark
Line = tuple[str, float | None, float | None, int | None, int | None, str]
DISTRICTS: dict[str, tuple[Line, ...]] = {
    "Noorderes": (
        ("Buurtkamer open", 468, 474.5, 156, 118, ""),
        ("Samen eten", 104, 96, 24, 57, "2x geen kok"),
        ("Naaiatelier", 78, 81.5, 26, 19, ""),
        ("Buurtbemiddeling", 60, 72, None, 31, "aantal zaken, geen bijeenkomsten"),
    ),
    "De Kluft": (
        ("Buurtkamer open", 390, 361, 130, 84, "waterschade oktober"),
        ("Samen eten", 104, 108.5, 26, 63, ""),
        ("Vadergroep", 39, 28, 9, 8, "gestart in september"),
    ),
    "Stationsbuurt": (
        ("Buurtkamer open", 312, 318, 104, 96, ""),
        ("Digitaal spreekuur", 52, 55.25, 26, 71, "samen met de bibliotheek"),
        ("Repair-tafel", None, 22, 11, 40, "niet afgesproken"),
        ("Moeder-kindochtend", 78, 0, 0, None, "geen begeleiding gevonden"),
    ),
}


def make() -> None:
    out = BytesIO()
    made = datetime(2025, 1, 27, 16, 55)
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": "Buurtkamers per wijk", "author": "secretariaat", "created": made})
    styles = {
        "title": book.add_format({"bold": True, "font_size": 13}),
        "head": book.add_format({"bold": True, "text_wrap": True, "bottom": 2, "bg_color": "#CFE7F5"}),
        "hours": book.add_format({"num_format": "#,##0.00"}),
        "count": book.add_format({"num_format": "#,##0"}),
        "sum": book.add_format({"num_format": "#,##0.00", "bold": True, "top": 1}),
        "note": book.add_format({"italic": True, "font_color": "#7F7F7F"}),
    }
    _summary(book, styles)
    for district, lines in DISTRICTS.items():
        _district(book, styles, district, lines)
    book.close()
    put_zip(NAME, converted(out.getvalue(), "xlsx", "ods"))
    _expect()


def _sums(lines: tuple[Line, ...]) -> list[float]:
    return [sum(line[at] or 0 for line in lines) for at in range(1, 5)]  # type: ignore[misc]


def _all() -> tuple[Line, ...]:
    return tuple(line for lines in DISTRICTS.values() for line in lines)


def _head(sheet: Any, styles: dict[str, Any], title: str, columns: tuple[str, ...]) -> None:
    sheet.write(0, 0, title, styles["title"])
    sheet.write(1, 0, f"{ORGANISATION} – juli t/m december 2024 – dossier WB24-BK-07")
    for at, text in enumerate(columns):
        sheet.write(TOP - 1, at, text, styles["head"])
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 4, 12)
    sheet.set_column(5, 5, 34)


def _district(book: Any, styles: dict[str, Any], district: str, lines: tuple[Line, ...]) -> None:
    sheet = book.add_worksheet(district)
    _head(sheet, styles, f"Wijk {district}", COLUMNS)
    row = TOP
    for label, *values, remark in lines:
        sheet.write(row, 0, label)
        for at, value in enumerate(values, start=1):
            if value is not None:
                sheet.write_number(row, at, value, styles["hours" if at < 3 else "count"])
        sheet.write(row, 5, remark, styles["note"])
        row += 1
    sheet.write(row, 0, f"Totaal {district}", styles["sum"])
    for at, value in enumerate(_sums(lines), start=1):
        column = "ABCDE"[at]
        sheet.write_formula(row, at, f"=SUM({column}{TOP + 1}:{column}{row})", styles["sum"], value)


def _summary(book: Any, styles: dict[str, Any]) -> None:
    sheet = book.add_worksheet("Samenvatting")
    _head(sheet, styles, "Samenvatting: totalen van de wijken", SUMMARY)
    row = TOP
    for district, lines in DISTRICTS.items():
        sheet.write(row, 0, district)
        for at, value in enumerate(_sums(lines), start=1):
            cell = f"='{district}'.{'ABCDE'[at]}{TOP + len(lines) + 1}".replace(".", "!")
            sheet.write_formula(row, at, cell, styles["hours" if at < 3 else "count"], value)
        row += 1
    sheet.write(row, 0, "Totaal Wierdenburg", styles["sum"])
    for at, value in enumerate(_sums(_all()), start=1):
        column = "ABCDE"[at]
        sheet.write_formula(row, at, f"=SUM({column}{TOP + 1}:{column}{row})", styles["sum"], value)
    sheet.write(row + 2, 0, "Een bewoner die in twee wijken komt, telt twee keer mee.", styles["note"])


def _expect() -> None:
    asked: list[dict[str, Any]] = []
    repeated: list[dict[str, Any]] = []
    for district, lines in DISTRICTS.items():
        for label, *values, _ in lines:
            asked += _items(label, values, "data")
        asked += _items(f"Totaal {district}", _sums(lines), None)
        # the summary repeats these: a sum of either kind may be there or not, data it is not
        repeated += [one for kind in ("subtotal", "total") for one in _items(district, _sums(lines), kind)]
    asked += _items("Totaal Wierdenburg", _sums(_all()), "total")
    expect(
        NAME,
        status="ok",
        kind="figures",
        organisation=ORGANISATION,
        programme=None,
        grant_number="WB24-BK-07",
        period={"start": "2024-07-01", "end": "2024-12-31"},
        activities=asked,
        optional=repeated,
    )


def _items(label: str, values: Any, kind: str | None) -> list[dict[str, Any]]:
    planned, done, meetings, people = values
    return [
        item(label, "hours", planned, done, kind),
        item(label, "count", None, meetings, kind),
        item(label, "unique_participants", None, people, kind),
    ]


if __name__ == "__main__":
    make()
