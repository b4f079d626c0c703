"""A table as a file: CSV that a Dutch Excel opens as it is, and a workbook that says what it holds."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator

import polars as pl
import polars.selectors as cs
import xlsxwriter

from dashboards.labels import exports as words
from dashboards.provenance import Source

_FORMULA = r"^\s*[=+\-@]|^[\t\r]"
_NUMBER = r"^\s*[+\-]?[\d.,]+%?$"
"""Excel reads text that begins like a formula as one (OWASP, CSV injection); a plain number does no harm."""
_WORKBOOK = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
_WIDEST = 60
_LONGEST = 60
"""Signs of the subject in the name of a file."""
_FORMATS: dict[str | cs.Selector | tuple[str | cs.Selector, ...], str] = {
    cs.date(): "dd-mm-yyyy",
    cs.datetime(): "dd-mm-yyyy hh:mm",
    cs.integer(): "0",
    cs.float(): "General",
}


def file_name(subject: str, source: Source, kind: str) -> str:
    """The name of a file: verhaal-themas-2026-01-05.csv; the date is that of the data."""
    plain = unicodedata.normalize("NFKD", subject.casefold()).encode("ascii", "ignore").decode()
    named = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-")
    parts = ["verhaal", named, source.as_of.isoformat() if source.as_of else ""]
    return f"{'-'.join(part for part in parts if part)}.{kind}"


def as_csv(frame: pl.DataFrame) -> bytes:
    """A table for a Dutch Excel: a byte order mark, semicolons, decimal commas and days as 31-12-2025."""
    safe = frame.rename(_harmless).with_columns(_no_formula(name) for name in _texts(frame.rename(_harmless)))
    written = safe.write_csv(
        include_bom=True, separator=";", decimal_comma=True, date_format="%d-%m-%Y", datetime_format="%d-%m-%Y %H:%M"
    )
    return written.encode()


def as_workbook(frame: pl.DataFrame, subject: str, source: Source) -> bytes:
    """A workbook of two sheets: the table, and what it counts, from which documents, and what is left out.

    Texts stay texts: none of them becomes a formula or a link.
    """
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, _WORKBOOK) as book:
        for sheet, rows in ((words.DATA_SHEET, frame), (words.NOTES_SHEET, _notes(subject, source))):
            rows.write_excel(
                book, sheet, column_formats=_FORMATS, autofit=True, freeze_panes=(1, 0),
                autofilter=rows is frame, table_style="Table Style Light 1",
            )  # fmt: skip
        book.get_worksheet_by_name(words.NOTES_SHEET).set_column(0, 2, _WIDEST / 2)
    return written.getvalue()


def _notes(subject: str, source: Source) -> pl.DataFrame:
    rows = list(_note_rows(subject, source))
    return pl.DataFrame(rows, schema=[words.SUBJECT, subject, " "], orient="row")


def _note_rows(subject: str, source: Source) -> Iterator[tuple[str, str, str]]:
    yield words.WHAT_IS_COUNTED, source.about, ""
    yield words.FILTERS, source.filters, ""
    yield words.AS_OF, words.as_of(source.as_of), ""
    yield words.WITHHELD, words.withheld(source.withheld), ""
    yield words.NO_PERSONS, words.NO_PERSONS_TEXT, ""
    yield words.NUMBER_OF_DOCUMENTS, str(len(source.documents)), ""
    yield from source.documents


def _texts(frame: pl.DataFrame) -> list[str]:
    return [name for name, kind in frame.schema.items() if kind == pl.String]


def _no_formula(name: str) -> pl.Expr:
    text = pl.col(name)
    risky = text.str.contains(_FORMULA) & ~text.str.contains(_NUMBER)
    return pl.when(risky).then(pl.concat_str(pl.lit("'"), text)).otherwise(text).alias(name)


def _harmless(name: str) -> str:
    return f"'{name}" if re.search(_FORMULA, name) else name
