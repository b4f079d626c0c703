"""An old workbook with two tables side by side on one sheet: hours by activity on the left, visits by month on the right."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlwt

from tests.evaluation.reading.recipe.writing import DOCUMENTS, expect, item, year

NAME = "kapstok_cijfers2024.xls"
ORGANISATION = "Inloophuis De Kapstok"
HOURS: tuple[tuple[str, float, float | None], ...] = (
    ("Inloop doordeweeks", 1248, 1236),
    ("Inloop weekend", 416, 402.5),
    ("Creatieve werkplaats", 312, 318.75),
    ("Kookgroep", 156, 150),
    ("Herstelgroep", 78, 84),
    ("Wandelgroep", 52, None),
    ("Inloop feestdagen", 24, 27.5),
)
VISITS = (412, 398, 441, 405, 377, 366, 289, 254, 390, 428, 433, 387)
MONTHS = (
    ("januari", 31),
    ("februari", 29),
    ("maart", 31),
    ("april", 30),
    ("mei", 31),
    ("juni", 30),
    ("juli", 31),
    ("augustus", 31),
    ("september", 30),
    ("oktober", 31),
    ("november", 30),
    ("december", 31),
)


def make() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    _figures(book.add_sheet("Cijfers 2024"))
    _notes(book.add_sheet("Toelichting"))
    out = BytesIO()
    book.save(out)
    (DOCUMENTS / NAME).write_bytes(out.getvalue())
    items = [item(label, "hours", planned, done) for label, planned, done in HOURS]
    items.append(item("Totaal", "hours", sum(row[1] for row in HOURS), sum(row[2] or 0 for row in HOURS), "total"))
    # the month may be taken as the label or as the period: neither is checked
    items += [item(None, "participations", None, count, period=None) for count in VISITS]
    items.append(item("Totaal", "participations", None, sum(VISITS), "total"))
    expect(
        NAME,
        kind="figures",
        organisation=ORGANISATION,
        grant_number="VM-SOC-24.018",
        period=year(2024),
        activities=items,
    )


def _figures(sheet: Any) -> None:
    bold = xlwt.easyxf("font: bold on, height 240")
    head = xlwt.easyxf("font: bold on; pattern: pattern solid, fore_colour light_yellow; borders: bottom thin")
    hours = xlwt.easyxf(num_format_str="#,##0.00")
    whole = xlwt.easyxf(num_format_str="#,##0")
    for column, width in ((0, 26), (1, 14), (2, 18), (3, 3), (4, 14), (5, 12)):
        sheet.col(column).width = 256 * width
    sheet.write_merge(0, 0, 0, 5, f"{ORGANISATION} - jaarcijfers 2024", bold)
    sheet.write(1, 0, "Kenmerk beschikking: VM-SOC-24.018")
    sheet.write(3, 0, "Inzet begeleiding", bold)
    sheet.write(3, 4, "Bezoek aan de inloop", bold)
    for column, text in (
        (0, "Activiteit"),
        (1, "Uren gepland"),
        (2, "Uren gerealiseerd"),
        (4, "Maand"),
        (5, "Bezoeken"),
    ):
        sheet.write(4, column, text, head)
    for at, (label, planned, done) in enumerate(HOURS, 5):
        sheet.write(at, 0, label)
        sheet.write(at, 1, planned, hours)
        sheet.write(at, 2, "vervallen" if done is None else done, hours)
    at = 5 + len(HOURS)
    sheet.write(at, 0, "Totaal", head)
    sheet.write(at, 1, sum(row[1] for row in HOURS), hours)
    sheet.write(at, 2, sum(row[2] or 0 for row in HOURS), hours)
    for at, ((month, _), count) in enumerate(zip(MONTHS, VISITS, strict=True), 5):
        sheet.write(at, 4, month)
        sheet.write(at, 5, count, whole)
    sheet.write(5 + len(MONTHS), 4, "Totaal", head)
    sheet.write(5 + len(MONTHS), 5, sum(VISITS), whole)


def _notes(sheet: Any) -> None:
    sheet.col(0).width = 256 * 90
    for at, text in enumerate(
        (
            "Toelichting",
            "De wandelgroep is vervallen omdat de begeleider vertrok; bezoekers lopen nu mee met de buurt.",
            "Een bezoek is elke keer dat iemand binnenkomt. Wij vragen niet naar namen.",
            "In juli en augustus was de inloop op maandag dicht.",
        )
    ):
        sheet.write(at, 0, text)


if __name__ == "__main__":
    make()
