"""Hours per month in columns, with a row total and the yearly budget behind them, grouped by the worker's function."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from tests.evaluation.reading.recipe.writing import DOCUMENTS, expect, item, year

NAME = "Urenverantwoording Keerpunt 2024 v3.xlsx"
ORGANISATION = "Stichting Jongerenwerk Keerpunt"
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
LAST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FIRST_ROW = 6
Hours = tuple[float | None, ...]

# function: (activity, budget for the year, hours per month)
WORK: dict[str, tuple[tuple[str, float, Hours], ...]] = {
    "Jongerenwerker": (
        ("Ambulant jongerenwerk / straatrondes", 620, (48, 46, 52, 50.5, 56, 60, 44, 38, 58, 54.5, 50, 42)),
        ("Inloop jongerencentrum De Loods", 830, (72, 68, 74, 70, 71.5, 66, 40, 36, 76, 78, 74, 61)),
        ("Individuele coaching 12-18", 410, (30, 32.5, 36, 34, 31, 28, 12, 10, 38, 41, 44, 33.5)),
    ),
    "Meidenwerker": (
        ("Meidenavond", 150, (14, 14, 14, 10.5, 14, 14, None, None, 14, 17.5, 14, 10.5)),
        ("Weerbaarheidstraining", 96, (None, 12, 12, 12, 12, None, None, None, 12, 12, 12, None)),
    ),
    "Kinderwerker (0,6 fte)": (
        ("Kinderclub Zuid", 240, (22, 20, 24, 18, 22, 20, 6, 0, 24, 24, 22, 16)),
        ("Vakantieprogramma", 120, (None, 16, None, None, 18, None, 42, 36, None, 14, None, 8)),
        ("Huiswerkclub groep 7/8", 200, (18, 16, 20, 16, 17.5, 18, 4, None, 20, 22, 20, 14)),
    ),
    "Coördinator": (
        ("Overleg met school, wijkteam en politie", 130, (10, 12, 11, 9, 12, 13.5, 6, 3, 14, 12, 13, 9)),
        ("Begeleiding stagiairs en vrijwilligers", 180, (16, 15, 18, 16, 14, 12, 4, 4, 20, 19, 18, 12)),
    ),
}
FUNCTIONS = {"Kinderwerker (0,6 fte)": "kinderwerker"}


def make() -> None:
    made = datetime(2025, 2, 6, 11, 40)
    book = xlsxwriter.Workbook(str(DOCUMENTS / NAME))
    book.set_properties({"title": "Urenverantwoording 2024", "author": "D. Kortenoever", "created": made})
    _hours(book)
    _notes(book)
    book.close()
    expect(
        NAME,
        status="ok",
        kind="figures",
        organisation=ORGANISATION,
        programme=None,
        grant_number="24.0311/JW",
        period=year(2024),
        activities=_expected(),
    )


def _hours(book: Any) -> None:
    sheet = book.add_worksheet("Uren 2024")
    title = book.add_format({"bold": True, "font_size": 16, "font_color": "#B4410E", "font_name": "Trebuchet MS"})
    head = book.add_format({"bold": True, "bg_color": "#F4B183", "border": 1, "align": "center", "rotation": 0})
    group = book.add_format({"bold": True, "italic": True, "bg_color": "#FBE5D6"})
    number = book.add_format({"num_format": "#,##0.0"})
    part = book.add_format({"num_format": "#,##0.0", "bold": True, "top": 1})
    whole = book.add_format({"num_format": "#,##0.0", "bold": True, "top": 6, "bg_color": "#F4B183"})
    sheet.merge_range(0, 0, 0, 8, ORGANISATION, title)
    sheet.write(1, 0, "Urenverantwoording 2024 (uitvoerende uren, exclusief reistijd)")
    sheet.write(2, 0, "Beschikking:")
    sheet.write(2, 1, "24.0311/JW")
    sheet.write(3, 0, "Ingevuld door:")
    sheet.write(3, 1, "Dennis Kortenoever")
    for column, text in enumerate(("Functie / activiteit", *MONTHS, "Totaal", "Begroot")):
        sheet.write(FIRST_ROW - 1, column, text, head)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 12, 6.5)
    sheet.set_column(13, 14, 10)
    sheet.freeze_panes(FIRST_ROW, 1)
    sheet.repeat_rows(FIRST_ROW - 1)
    sheet.set_landscape()
    row, parts = FIRST_ROW, []
    for function, lines in WORK.items():
        sheet.write(row, 0, function, group)
        first, row = row + 1, row + 1
        for label, budget, hours in lines:
            sheet.write(row, 0, f"   {label}")
            for column, value in enumerate(hours, start=1):
                if value is not None:
                    sheet.write_number(row, column, value, number)
            sheet.write_formula(row, 13, f"=SUM({xl_range(row, 1, row, 12)})", number, _sum(hours))
            sheet.write_number(row, 14, budget, number)
            row += 1
        sheet.write(row, 0, _subtotal(function), part)
        for column, value in enumerate(_columns(lines), start=1):
            sheet.write_formula(row, column, f"=SUM({xl_range(first, column, row - 1, column)})", part, value)
        parts.append(row)
        row += 1
    row += 1
    sheet.write(row, 0, "Totaal uren", whole)
    for column, value in enumerate(_columns(_all()), start=1):
        cells = "+".join(xl_rowcol_to_cell(one, column) for one in parts)
        sheet.write_formula(row, column, f"={cells}", whole, value)
    sheet.write(row + 2, 0, "* uren van vrijwilligers zijn niet meegeteld")


def _notes(book: Any) -> None:
    sheet = book.add_worksheet("Toelichting")
    sheet.set_column(0, 0, 100, book.add_format({"text_wrap": True}))
    for row, text in enumerate(
        (
            "Toelichting bij de uren",
            "De inloop in De Loods draaide in de zomer op halve kracht omdat het dak werd vernieuwd.",
            "De weerbaarheidstraining is een cursus die in het voorjaar en in het najaar wordt gegeven.",
            "Het vakantieprogramma is uitgelopen op verzoek van de gemeente (opvang van kinderen uit de noodlocatie).",
            "De coach heeft vanaf september meer uren gemaakt, na overleg met de accounthouder.",
        )
    ):
        sheet.write(row, 0, text)


def _all() -> tuple[tuple[str, float, Hours], ...]:
    return tuple(line for lines in WORK.values() for line in lines)


def _sum(hours: Hours) -> float:
    return sum(value or 0 for value in hours)


def _columns(lines: tuple[tuple[str, float, Hours], ...]) -> list[float]:
    """The months, the year and the budget."""
    months = [sum(hours[month] or 0 for _, _, hours in lines) for month in range(12)]
    return [*months, sum(months), sum(budget for _, budget, _ in lines)]


def _subtotal(function: str) -> str:
    return f"Subtotaal {FUNCTIONS.get(function, function.lower())}"


def _expected() -> list[dict[str, Any]]:
    items = []
    for function, lines in WORK.items():
        for label, budget, hours in lines:
            items += [item(label, "hours", None, value, period=_month(at)) for at, value in enumerate(hours)]
            # the sum over the months: whether it is called data or total is left open
            items.append(item(label, "hours", budget, _sum(hours), None))
        items += _summed(_subtotal(function), lines, "subtotal")
    return items + _summed("Totaal uren", _all(), "total")


def _summed(label: str, lines: tuple[tuple[str, float, Hours], ...], kind: str) -> list[dict[str, Any]]:
    *months, whole, budget = _columns(lines)
    items = [item(label, "hours", None, value, kind, period=_month(at)) for at, value in enumerate(months)]
    return [*items, item(label, "hours", budget, whole, kind)]


def _month(at: int) -> dict[str, str]:
    return {"start": f"2024-{at + 1:02}-01", "end": f"2024-{at + 1:02}-{LAST[at]}"}


if __name__ == "__main__":
    make()
