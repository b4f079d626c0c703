"""A workbook with a sheet for each quarter, a hidden sheet with old figures, real times, '12u30' and a date for '3-4'."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import xlsxwriter

from tests.evaluation.reading.recipe.writing import DOCUMENTS, MADE, expect, item, year

NAME = "Uren en deelnames Wilgenhof 2024 - DEF.xlsx"
ORGANISATION = "Stichting Ontmoetingscentrum De Wilgenhof"
ENDS = ("03-31", "06-30", "09-30", "12-31")
MONTHS = ("januari - maart", "april - juni", "juli - september", "oktober - december")
SUMMED = "Totaal kwartaal"

# label: for each quarter planned hours, realised hours, groups, participations
Line = tuple[float | None, float | None, int | None, int | None]
WORK: dict[str, tuple[Line, Line, Line, Line]] = {
    "Dagbesteding De Serre": (
        (312, 308.5, 2, 1104),
        (312, 315.25, 2, 1131),
        (286, 280, 2, 987),
        (312, 309.75, 2, 1098),
    ),
    "Geheugencafé": ((12.5, 12.5, 1, 64), (12.5, 15, 1, 71), (7.5, 7.5, 1, 33), (12.5, 12.5, 1, 68)),
    "Beweegochtend 65+": ((39, 37.5, 2, 402), (39, 39, 2, 431), (26, 24, 2, 260), (39, 40.5, 2, 448)),
    "Schildergroep": ((26, 26, 1, 143), (26, 24, 1, 130), (None, None, None, None), (26, 22, 1, 119)),
    "Wandelmaatjes": ((13, 12.5, 3, 96), (13, 14.75, 4, 108), (13, 12.5, None, 88), (13, 11.25, 3, 79)),
    "Eettafel 't Hofje": ((52, 52, 1, 610), (52, 50.5, 1, 587), (44, 45.5, 1, 502), (52, 53, 1, 633)),
}
TEXT_HOURS = {(0, "Wandelmaatjes"), (2, "Wandelmaatjes"), (3, "Geheugencafé")}
DATED = (2, "Wandelmaatjes")
OLD = (("Dagbesteding De Serre", 1100, 980), ("Geheugencafé", 40, 22))


def make() -> None:
    book = xlsxwriter.Workbook(str(DOCUMENTS / NAME))
    book.set_properties({"title": "Uren en deelnames", "author": "Riet van Dam", "created": MADE})
    styles = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "text_wrap": True, "bg_color": "#D9E2C5", "border": 1, "valign": "top"}),
        "time": book.add_format({"num_format": "[h]:mm"}),
        "sum_time": book.add_format({"num_format": "[h]:mm", "bold": True, "top": 1}),
        "count": book.add_format({"num_format": "#,##0"}),
        "sum": book.add_format({"num_format": "#,##0", "bold": True, "top": 1}),
        "date": book.add_format({"num_format": "d-mmm"}),
        "note": book.add_format({"italic": True, "font_color": "#666666"}),
    }
    for quarter in range(4):
        _quarter(book, styles, quarter)
    _old(book, styles)
    book.close()
    expect(
        NAME,
        status="partial",
        kind="figures",
        organisation=ORGANISATION,
        grant_number="2024-WMO-1142",
        period=year(2024),
        activities=_expected(),
        # a hidden sheet is read and reported apart; a person may as well leave it out, so it is not held against anyone
        optional=[item(label, "hours", planned, done, period=year(2022)) for label, planned, done in OLD],
        issues=["date_for_number", "hidden_sheet"],
    )


def _expected() -> list[dict[str, Any]]:
    items = []
    for quarter in range(4):
        period = {"start": f"2024-{3 * quarter + 1:02}-01", "end": f"2024-{ENDS[quarter]}"}
        lines = {label: quarters[quarter] for label, quarters in WORK.items()}
        for label, (planned, done, groups, visits) in lines.items():
            items.append(item(label, "hours", planned, done, period=period))
            items.append(item(label, "count", None, groups, period=period))
            items.append(item(label, "participations", None, visits, period=period))
        sums = [sum(line[at] or 0 for line in lines.values()) for at in (0, 1, 3)]
        items.append(item(SUMMED, "hours", sums[0], sums[1], "total", period=period))
        items.append(item(SUMMED, "participations", None, sums[2], "total", period=period))
    return items


def _quarter(book: Any, styles: dict[str, Any], quarter: int) -> None:
    sheet = book.add_worksheet(f"Q{quarter + 1}")
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 5, 15)
    sheet.write(0, 0, ORGANISATION, styles["title"])
    sheet.write(1, 0, f"Registratie uren en deelnames {quarter + 1}e kwartaal 2024 ({MONTHS[quarter]})")
    sheet.write(2, 0, "Subsidienummer")
    sheet.write(2, 1, "2024-WMO-1142")
    sheet.write(3, 0, "Ingevuld door: Riet van Dam")
    heads = (
        "Activiteit",
        "Gepland (uren)",
        "Gerealiseerd (uren)",
        "Groepen (aantal)",
        "Deelnames (aantal)",
        "Bijzonderheden",
    )
    for column, text in enumerate(heads):
        sheet.write(4, column, text, styles["head"])
    at = 5
    for label, quarters in WORK.items():
        planned, done, groups, visits = quarters[quarter]
        sheet.write(at, 0, label)
        _hours(sheet, at, 1, planned, styles["time"])
        if (quarter, label) in TEXT_HOURS and done is not None:
            sheet.write_string(at, 2, f"{int(done)}u{round(done % 1 * 60):02}")
        else:
            _hours(sheet, at, 2, done, styles["time"])
        if (quarter, label) == DATED:
            sheet.write_datetime(at, 3, datetime(2024, 4, 3), styles["date"])
            sheet.write(at, 5, "groepjes van 3-4 personen", styles["note"])
        elif groups is not None:
            sheet.write_number(at, 3, groups, styles["count"])
        if visits is not None:
            sheet.write_number(at, 4, visits, styles["count"])
        if label == "Schildergroep" and planned is None:
            sheet.write(at, 5, "zomerstop", styles["note"])
        at += 1
    _totals(sheet, styles, quarter, at)
    sheet.write(at + 2, 0, "Uren zijn uren van begeleiders; uren van vrijwilligers tellen niet mee.", styles["note"])


def _totals(sheet: Any, styles: dict[str, Any], quarter: int, at: int) -> None:
    lines = {label: quarters[quarter] for label, quarters in WORK.items()}
    sheet.write(at, 0, SUMMED, styles["sum"])
    texts = [lines[label][1] or 0 for number, label in sorted(TEXT_HOURS) if number == quarter]
    extra = "".join(f"+TIME({int(value)},{round(value % 1 * 60)},0)" for value in texts)
    planned, done = (sum(line[side] or 0 for line in lines.values()) / 24 for side in (0, 1))
    sheet.write_formula(at, 1, f"=SUM(B6:B{at})", styles["sum_time"], planned)
    sheet.write_formula(at, 2, f"=SUM(C6:C{at}){extra}", styles["sum_time"], done)
    visits = sum(line[3] or 0 for line in lines.values())
    sheet.write_formula(at, 4, f"=SUM(E6:E{at})", styles["sum"], visits)


def _hours(sheet: Any, row: int, column: int, value: float | None, style: Any) -> None:
    if value is not None:
        sheet.write_datetime(row, column, timedelta(hours=value), style)


def _old(book: Any, styles: dict[str, Any]) -> None:
    sheet = book.add_worksheet("oud")
    sheet.write(0, 0, "Cijfers 2022, niet meer gebruiken", styles["title"])
    for column, text in enumerate(("Activiteit", "Gepland (uren)", "Gerealiseerd (uren)")):
        sheet.write(2, column, text, styles["head"])
    for at, (label, planned, done) in enumerate(OLD, 3):
        sheet.write(at, 0, label)
        sheet.write(at, 1, planned)
        sheet.write(at, 2, done)
    sheet.hide()


if __name__ == "__main__":
    make()
