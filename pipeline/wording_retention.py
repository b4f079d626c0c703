"""Every Dutch word of the command about retention terms, and the list as the archivist gets it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import polars as pl
import xlsxwriter

HELP = (
    "Maak de lijst van bestanden waarvan de bewaartermijn om is, en vernietig wat daarvan is goedgekeurd.\n\n"
    "Voorbeeld: verhaal retention --year 2036 --out vernietigingslijst-2036.csv\n\n"
    "Na goedkeuring: verhaal retention --year 2036 --destroy vernietigingslijst-2036.csv --by 'Archivaris'"
)
HELP_YEAR = "Het jaar waarin vernietigd wordt."
HELP_OUT = "Schrijf de lijst naar dit bestand: .csv of .xlsx."
HELP_DESTROY = "Vernietig wat op deze goedgekeurde lijst (.csv) staat. Haal er vooraf uit wat moet blijven."
HELP_BY = "Wie de lijst heeft goedgekeurd."

NO_TERMS = (
    "Er zijn geen bewaartermijnen ingesteld; alles blijft bewaard. De archivaris bepaalt de termijnen, meestal uit de "
    "Selectielijst gemeenten en intergemeentelijke organen 2020. Vul ze in onder [retention] (zie "
    "docs/beheer/bewaren.md)."
)
NONE_DUE = "In {year} is van geen enkel bestand de bewaartermijn om."
DUE = "In {year} mogen {count} bestanden weg. De archivaris besluit."
WRITTEN = "De lijst staat in {path}."
NOT_DUE = "Op de lijst staat een bestand waarvan de termijn niet om is: {document}. Er is niets vernietigd."
BAD_LIST = "Deze lijst is niet te lezen: {path}. Gebruik de .csv die dit programma maakte."
NEEDS_BY = "Geef op wie de lijst heeft goedgekeurd: --by NAAM."
BAD_KIND = "Schrijf de lijst als .csv of .xlsx."
REASON = "bewaartermijn om, vernietigingslijst {year}"
_SHEET = "Vernietigingslijst"
_KINDS = {
    "report": "verslag", "stories": "verhalen", "figures": "cijfers", "pitch": "pitch", "unknown": "onbekend",
}  # fmt: skip
_COLUMNS = {
    "document": "sha256", "filename": "bestand", "kind": "soort", "organisation": "organisatie",
    "period_end": "gaat over tot en met", "delivered": "binnengekomen", "years": "bewaartermijn (jaren)",
    "from_year": "mag weg vanaf", "ground": "grondslag",
}  # fmt: skip
_FORMULA = re.compile(r"^\s*[=+\-@]|^[\t\r]")
_BOOK = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}


def write_list(due: pl.DataFrame, path: Path) -> None:
    """Write the list as CSV or workbook, by the ending of its name. Raises ValueError for another ending, OSError."""
    named = due.with_columns(pl.col("kind").replace(_KINDS)).rename(_COLUMNS)
    if path.suffix == ".csv":
        safe = named.with_columns(pl.col(pl.String).map_elements(_harmless, return_dtype=pl.String))
        path.write_text(safe.write_csv(separator=";", include_bom=True, date_format="%d-%m-%Y"), encoding="utf-8")
    elif path.suffix == ".xlsx":
        stream = io.BytesIO()
        with xlsxwriter.Workbook(stream, _BOOK) as book:
            named.write_excel(book, _SHEET, autofit=True, freeze_panes=(1, 0))
        path.write_bytes(stream.getvalue())
    else:
        raise ValueError(path.suffix)


def read_list(path: Path) -> list[str]:
    """The hashes on a list that was approved. Raises ValueError for what is no such list, OSError."""
    try:
        rows = pl.read_csv(io.BytesIO(path.read_bytes()), separator=";", infer_schema=False)
    except pl.exceptions.PolarsError as error:
        raise ValueError(str(path)) from error
    if "sha256" not in rows.columns:
        raise ValueError(str(path))
    return rows["sha256"].drop_nulls().to_list()


def _harmless(text: str) -> str:
    """Excel runs a cell that begins like a formula (OWASP, CSV injection)."""
    return f"'{text}" if _FORMULA.search(text) else text
