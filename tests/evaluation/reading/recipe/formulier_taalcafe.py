"""Export of a form: one row a respondent, empty answers, a test row and a row that came in twice."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter
from _files import fixed_zip, keep

NAME = "Wat levert het op_ (Reacties).xlsx"
HEADER = [
    "Tijdstempel",
    "Wat is uw naam?",
    "Leeftijd",
    "Hoe lang komt u al bij ons?",
    "Wat is er voor u veranderd?",
    "Wat is nog moeilijk?",
    "Wat zou u anders willen bij het Taalcafé?",
    "Mogen we uw verhaal gebruiken?",
]
HAYAT = [
    datetime(2024, 9, 5, 11, 2, 47),
    "Hayat",
    36,
    "Langer dan een jaar",
    "Ik ga nu zelf naar de tandarts en ik zeg waar de pijn is. Eerst mijn man moest altijd mee, hij moest vrij vragen "
    "van zijn werk. De assistente zei: wat praat u goed! Ik was trots de hele dag.",
    "Bellen met muziek en kies 1 kies 2.",
    "Ook in de avond open",
    "Ja",
]
ROWS = [
    [datetime(2024, 9, 2, 9, 14, 8), "test", 99, "Korter dan een half jaar", "test test", "test", "test", "Ja"],
    [
        datetime(2024, 9, 3, 14, 31, 52),
        "Tomasz K.",
        41,
        "Een half jaar tot een jaar",
        "Op mijn werk begrijp ik de voorman. Vroeger ik deed na wat de andere man deed. Nu ik lees zelf het papier van "
        "veiligheid en heb mijn certificaat gehaald bij de eerste keer.",
        None,
        "Meer over schrijven",
        "Ja, maar zonder mijn naam",
    ],
    HAYAT,
    list(HAYAT),
    [datetime(2024, 9, 5, 11, 20, 3), "dhr. W. Postma", 67, "Langer dan een jaar", None, None, None, "Ja"],
    [
        datetime(2024, 9, 12, 19, 45, 30),
        "Selam",
        24,
        "Korter dan een half jaar",
        "Nog niet veel. Ik kom pas kort. Maar ik ken nu twee meisjes en wij gaan samen met de bus, ik ben niet meer bang "
        "dat ik verkeerd uitstap.",
        "Alles met d en t. En dat mensen Engels praten als ik Nederlands praat.",
        None,
        "Nee",
    ],
    [
        datetime(2024, 9, 17, 10, 8, 11),
        None,
        58,
        "Langer dan een jaar",
        "Ik kon niet lezen en schrijven, dat wist niemand, ook mijn kinderen niet. Ik zei dat ik mijn bril vergeten was. "
        "Sinds dit voorjaar lees ik mijn kleinzoon voor. Kleine boekjes, maar hij weet niet beter.",
        "Formulieren",
        None,
        None,
    ],
    [
        datetime(2024, 9, 26, 16, 55, 39),
        "Nguyen Thi L.",
        50,
        "Een half jaar tot een jaar",
        "Klanten in mijn winkel maken praatje en ik maak praatje terug. Het is gezelliger en ik verkoop meer.",
        "De krant",
        "Niks, is goed",
        "Ja",
    ],
]


def main() -> None:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    book.set_properties({"author": "Formulieren", "created": datetime(2024, 10, 1, 9, 0)})
    sheet = book.add_worksheet("Formulierreacties 1")
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    head = book.add_format({"bold": True, "bg_color": "#D9EAD3", "text_wrap": True})
    stamp = book.add_format({"num_format": "d-m-yyyy h:mm:ss", "valign": "top"})
    sheet.set_column(0, 3, 18)
    sheet.set_column(4, 6, 48)
    sheet.set_column(7, 7, 22)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, HEADER, head)
    for at, row in enumerate(ROWS, start=1):
        sheet.write_datetime(at, 0, row[0], stamp)
        for column, value in enumerate(row[1:], start=1):
            sheet.write(at, column, value, wrap)
    sheet.autofilter(0, 0, len(ROWS), len(HEADER) - 1)
    note = book.add_worksheet("Toelichting")
    note.write(0, 0, "Stichting Lees Mee – Taalcafé Veldhage")
    note.write(1, 0, "Het formulier lag in september bij de koffie en stond op de tablet. Invullen mocht met hulp.")
    note.write(2, 0, "Vragen: Anouk, taalcafe@leesmee.example")
    book.close()
    keep(NAME, fixed_zip(held.getvalue()))


if __name__ == "__main__":
    main()
