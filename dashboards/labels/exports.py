"""Every Dutch word at charts, tables, downloads and help texts."""

from __future__ import annotations

from datetime import date

from dashboards.labels import day, how_many, number

AS_TABLE = "Bekijk als tabel of download: {title}"
WHAT_IS_COUNTED = "Wat is hier geteld?"
DOWNLOAD_CSV = "Download als CSV"
DOWNLOAD_EXCEL = "Download voor Excel"
DOWNLOAD_PICTURE = "Download als plaatje"
DATA_SHEET = "Gegevens"
NOTES_SHEET = "Toelichting"
SUBJECT = "Onderwerp"
FILTERS = "Gekozen filters"
NO_FILTERS = "geen, alles telt mee"
AS_OF = "Stand van de gegevens"
NUMBER_OF_DOCUMENTS = "Aantal documenten"
WITHHELD = "Niet te zien"
NO_PERSONS = "Namen van mensen"
NO_PERSONS_TEXT = "Namen van mensen zijn vervangen voordat iets wordt getoond of gedownload."
SOURCES = "Bron"
MADE_WITH = "Gemaakt met Verhaal"
EMPTY = "–"
YES, NO = "ja", "nee"


def withheld(stories: int) -> str:
    """What is left out for want of consent."""
    if stories == 0:
        return "Bij deze documenten staat geen verhaal zonder toestemming."
    verb = "telt" if stories == 1 else "tellen"
    return f"{how_many(stories, 'verhaal', 'verhalen')} zonder toestemming {verb} mee. De tekst staat hier niet in."


def as_of(value: date | None) -> str:
    """The date of the data in words."""
    return day(value) if value else "onbekend"


def picture_source(organisations: list[str], documents: int, filters: str, on: date | None) -> list[str]:
    """The lines under a picture: from which reports, what was chosen, and how old it is."""
    few = organisations if len(organisations) <= 3 else [how_many(len(organisations), "organisatie", "organisaties")]
    held = f"{SOURCES}: {how_many(documents, 'document', 'documenten')}" if documents else SOURCES
    of = f" van {', '.join(few)}" if few and documents else ""
    return [f"{held}{of}.", f"{FILTERS}: {filters}. {AS_OF}: {as_of(on)}. {MADE_WITH}."]


def cell(value: object) -> str:
    """A value of a table as it is written on screen."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return day(value)
    return number(value) if isinstance(value, (int, float)) else str(value)
