"""A municipality's Excel form, filled in: particulars on a sheet of their own, letters under the heads, rows left empty."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import xlsxwriter

from tests.evaluation.reading.recipe.writing import DOCUMENTS, expect, item, year

NAME = "Format prestatieverantwoording 2024_Kasboek en Co.xlsx"
ORGANISATION = "Stichting Kasboek & Co"
GRANT = "Z2023-00518842"
HALF = {"start": "2024-01-01", "end": "2024-06-30"}
Side = float | str | None
# number, label, unit, measure, agreed, until 30 June, until 31 December, residents, remark
Line = tuple[str, str, str, str, Side, float, float, Side, str]
PARTS: tuple[tuple[str, tuple[Line, ...]], ...] = (
    (
        "A. Individuele hulp",
        (
            ("A1", "Budgetcoaching aan huis", "trajecten", "count", 140, 66, 151, 148, "drie mensen begonnen opnieuw"),
            ("A2", "Maatje bij schulden", "koppels", "count", 60, 24, 55, 55, "wachten op training in oktober"),
            ("A3", "Thuisadministratie", "huisbezoeken", "count", 800, 391, 764, 112, ""),
            ("A4", "Vroegsignalering", "gesprekken", "count", 250, 138, 287, 260, "meer meldingen energie"),
        ),
    ),
    (
        "B. Groepen en voorlichting",
        (
            ("B1", "Inloopspreekuur geldzaken", "spreekuren", "count", 96, 48, 95, 318, ""),
            ("B2", "Cursus Omgaan met geld", "cursussen", "count", 6, 3, 5, 47, "1 cursus geannuleerd"),
            ("B3", "Gastlessen mbo en praktijkschool", "lessen", "count", 24, 10, 26, "n.b.", "scholen tellen niet"),
            ("B4", "Energiemiddagen", "bijeenkomsten", "count", None, 2, 4, 73, "niet in beschikking"),
        ),
    ),
    (
        "C. Inzet",
        (
            ("C1", "Inzet coördinatoren", "uren", "hours", 1560, 792.5, 1588, "n.v.t.", ""),
            (
                "C2",
                "Inzet vrijwilligers",
                "uren",
                "volunteer_hours",
                5200,
                2410,
                4986,
                "n.v.t.",
                "schatting per maatje",
            ),
        ),
    ),
)
ALL_RESIDENTS = 803
UNITS = tuple(dict.fromkeys(line[2] for _, lines in PARTS for line in lines))
HEADS = (
    "Nr.",
    "Prestatie\n(overnemen uit de beschikking)",
    "Eenheid\n(kies uit de lijst)",
    "Afspraak\n2024",
    "Realisatie\nt/m 30 juni 2024",
    "Realisatie\nt/m 31 december 2024",
    "% behaald",
    "Unieke inwoners\nbereikt in 2024",
    "Toelichting (max. 200 tekens)",
)


def make() -> None:
    book = xlsxwriter.Workbook(str(DOCUMENTS / NAME))
    made = datetime(2023, 10, 2, 10, 0)
    book.set_properties({"title": "Format prestatieverantwoording", "author": "gemeente Merwelingen", "created": made})
    _guide(book)
    _particulars(book)
    _results(book)
    _signing(book)
    lists = book.add_worksheet("lijsten")
    for at, unit in enumerate(UNITS):
        lists.write(at, 0, unit)
        lists.write(at, 1, at + 1)
    lists.hide()
    book.get_worksheet_by_name("2. Prestaties").activate()
    book.close()
    asked, free = [], []
    for part, lines in PARTS:
        for _, label, _, measure, agreed, june, december, people, _ in lines:
            asked.append(item(label, measure, agreed, december, section=part))  # type: ignore[arg-type]
            asked.append(item(label, measure, None, june, section=part, period=HALF))
            if not isinstance(people, str):
                asked.append(item(label, "unique_participants", None, people, section=part))
            if isinstance(agreed, int):
                # the form's own quotient: a reader may give it or leave it, as percentage or as fraction
                free += [item(label, None, None, value, None, period=None) for value in _shares(agreed, december)]
    asked.append(item("Totaal unieke inwoners (zonder dubbelen)", "unique_participants", None, ALL_RESIDENTS, None))
    expect(
        NAME,
        kind="figures",
        organisation=ORGANISATION,
        programme=None,
        grant_number=GRANT,
        period=year(2024),
        activities=asked,
        optional=free,
    )


def _shares(agreed: float, done: float) -> set[float]:
    share = done / agreed
    return {share, share * 100, round(share * 100), round(share * 100, 1), round(share, 2), round(share, 4)}


def _guide(book: Any) -> None:
    sheet = book.add_worksheet("Lees mij")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 3)
    sheet.set_column(1, 1, 95, book.add_format({"text_wrap": True, "valign": "top"}))
    sheet.write("B2", "Gemeente Merwelingen", book.add_format({"bold": True, "font_size": 16, "font_color": "#005A9C"}))
    for at, text in enumerate(
        (
            "Format prestatieverantwoording subsidies boven € 50.000",
            "Vul alleen de gele cellen in. Voeg geen rijen of kolommen toe.",
            "Neem de prestaties over zoals ze in uw beschikking staan, ook als u ze niet hebt uitgevoerd.",
            "Voorbeeld: staat er 'koffieochtend, 40 keer', vul dan bij Afspraak 40 in en kies 'bijeenkomsten'.",
            "Lever het format vóór 1 april 2025 in via het subsidieportaal. Vragen? Bel team Subsidies, via subsidies@merwelingen.example.",
        ),
        start=3,
    ):
        sheet.write(at, 1, text)


def _particulars(book: Any) -> None:
    sheet = book.add_worksheet("1. Gegevens")
    sheet.set_column(0, 0, 38)
    sheet.set_column(1, 1, 48)
    bold = book.add_format({"bold": True})
    yellow = book.add_format({"bg_color": "#FFF2CC", "border": 1, "align": "left"})
    day = book.add_format({"bg_color": "#FFF2CC", "border": 1, "align": "left", "num_format": "d mmmm yyyy"})
    sheet.write("A1", "1. Gegevens van de aanvrager", bold)
    for at, (label, value) in enumerate(
        (
            ("Naam organisatie (volgens KvK)", ORGANISATION),
            ("Zaaknummer beschikking", GRANT),
            ("Verantwoording over de periode van", datetime(2024, 1, 1)),
            ("tot en met", datetime(2024, 12, 31)),
            ("Contactpersoon", "Thirza Wolthuis, coördinator"),
            ("Is het format akkoord bevonden door het bestuur?", "ja"),
        ),
        start=2,
    ):
        sheet.write(at, 0, label)
        if isinstance(value, datetime):
            sheet.write_datetime(at, 1, value, day)
        else:
            sheet.write(at, 1, value, yellow)


def _results(book: Any) -> None:
    sheet = book.add_worksheet("2. Prestaties")
    sheet.set_landscape()
    for at, width in enumerate((5, 34, 16, 11, 16, 19, 11, 17, 32)):
        sheet.set_column(at, at, width)
    blue = {"bold": True, "bg_color": "#005A9C", "font_color": "white", "border": 1, "text_wrap": True}
    head = book.add_format({**blue, "valign": "top"})
    letter = book.add_format({"italic": True, "align": "center", "font_size": 8, "border": 1})
    part = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1})
    fixed = book.add_format({"border": 1, "text_wrap": True})
    yellow = book.add_format({"bg_color": "#FFF2CC", "border": 1, "text_wrap": True})
    share = book.add_format({"border": 1, "num_format": "0%", "font_color": "#7F7F7F"})
    sheet.merge_range("A1:I1", "Gemeente Merwelingen  |  Prestatieverantwoording subsidies", head)
    sheet.merge_range("A2:I2", "2. Prestaties: vul per prestatie de gele cellen in", book.add_format({"bold": True}))
    for at, text in enumerate(HEADS):
        sheet.write(3, at, text, head)
        sheet.write(4, at, f"({'abcdefghi'[at]})", letter)
    sheet.freeze_panes(5, 2)
    row = 5
    for name, lines in PARTS:
        sheet.merge_range(row, 0, row, 8, name, part)
        row += 1
        for number, label, unit, _, agreed, june, december, people, remark in lines:
            sheet.write(row, 0, number, fixed)
            for at, value in enumerate((label, unit, agreed, june, december), start=1):
                sheet.write(row, at, value, yellow)
            cached = december / agreed if isinstance(agreed, int) else ""
            sheet.write_formula(row, 6, f'=IF(D{row + 1}="","",F{row + 1}/D{row + 1})', share, cached)
            sheet.write(row, 7, people, yellow)
            sheet.write(row, 8, remark, yellow)
            row += 1
        for spare in range(2):
            sheet.write(row, 0, f"{name[0]}{len(lines) + 1 + spare}", fixed)
            for at in (1, 2, 3, 4, 5, 7, 8):
                sheet.write_blank(row, at, None, yellow)
            sheet.write_formula(row, 6, f'=IF(D{row + 1}="","",F{row + 1}/D{row + 1})', share, "")
            row += 1
    sheet.merge_range(row, 0, row, 6, "Totaal unieke inwoners (zonder dubbelen)", part)
    sheet.write(row, 7, ALL_RESIDENTS, yellow)
    sheet.data_validation(5, 2, row - 1, 2, {"validate": "list", "source": f"=lijsten!$A$1:$A${len(UNITS)}"})


def _signing(book: Any) -> None:
    sheet = book.add_worksheet("3. Ondertekening")
    sheet.set_column(0, 1, 40)
    sheet.write("A1", "3. Ondertekening", book.add_format({"bold": True}))
    sheet.write("A3", "Plaats en datum")
    sheet.write("B3", "Merwelingen, 19 maart 2025")
    sheet.write("A4", "Naam en functie")
    sheet.write("B4", "Ruud Palland, voorzitter")
    sheet.write("A5", "Bijlagen")
    sheet.write("B5", "jaarrekening (apart geüpload)")


if __name__ == "__main__":
    make()
