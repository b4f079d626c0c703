"""Columns of which the heading says that they hold numbers of files, births, accounts or addresses."""

from __future__ import annotations

import re
from collections import defaultdict

import polars as pl

_NUMBERS = re.compile(
    r"(?:(?:cli[eë]nt|cl|klant|casus|dossier|dos|deelnemers?|lid|relatie|registratie|reg|inschrijf|huurders?|bewoners?|"
    r"pati[eë]nt|zorg|wmo|pgb|v|pas|stadspas|kaart|personeels|student|leerling|polis|zaak|melding|traject|indicatie|"
    r"persoons?|id|burger|gezins?|huishoud)[\s.\-]{0,2}(?:nummer|nr\.?|no\.?|id|code|#|kaart|pas)|(?:nr|nummer)\.?\s"
    r"(?:cli[eë]nt|deelnemer|dossier|pas)|dossier|stadspas|cli[eë]ntnummer|kenmerk\scli[eë]nt|id)",
    re.IGNORECASE,
)
_BIRTHS = re.compile(
    r"(?:geb(?:oorte|oren)?\.?[\s-]?(?:datum|dat|dag|op)?\.?|verjaardag|jarig|date\sof\sbirth)", re.IGNORECASE
)
_ACCOUNTS = re.compile(
    r"(?:gebruikersnaam|account|accountnaam|insta(?:gram)?|snap(?:chat)?|tiktok|login)", re.IGNORECASE
)
_ADDRESSES = re.compile(
    r"(?:straat|adres|woonadres|straat\s?(?:\+|en|&)\s?(?:huis)?n(?:umme)?r\.?|postadres)", re.IGNORECASE
)
_HELD = (
    (_NUMBERS, re.compile(r"(?=\D*\d\D*\d\D*\d)[\w\s./\-#]{3,24}"), "[KENMERK]"),
    (_BIRTHS, re.compile(r"(?=.*\d)[\w\s./\-'’]{3,24}"), "[GEBOORTEDATUM]"),
    (_ACCOUNTS, re.compile(r"@?[\w.\-]{3,30}"), "[ACCOUNT]"),
    (_ADDRESSES, re.compile(r"(?=.*[^\W\d_]{3})(?=.*\d)[\w\s.'’/\-]{4,50}"), "[ADRES]"),
)


def headed_cells(cells: pl.DataFrame) -> dict[str, str]:
    """What cells become under headings such as "Cliëntnr" or "Geb. datum". Rows of tables.CELLS of one document."""
    columns: dict[tuple[int, int], list[str]] = defaultdict(list)
    for table, column, text in cells.sort("row").select("table", "column", "text").iter_rows():
        if text:
            columns[table, column].append(text)
    changes: dict[str, str] = {}
    for heading, *rest in columns.values():
        placeholder, fits = _held_by(heading)
        if fits is not None:
            changes |= {text: placeholder for text in rest if fits.fullmatch(text.strip())}
    return changes


def _held_by(heading: str) -> tuple[str, re.Pattern[str] | None]:
    bare = heading.strip(" .:*\t")
    return next(((put, fits) for heads, fits, put in _HELD if heads.fullmatch(bare)), ("", None))
