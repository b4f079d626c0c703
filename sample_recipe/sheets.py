"""Sample figures as workbooks: titles above the header, sheets per quarter, formulas, dates that Excel made."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date, timedelta

from frozen import DAY
from markup import Table, cells
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

NUMBER = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?")


@dataclass(frozen=True, slots=True)
class Formats:
    """The looks of cells in one workbook."""

    whole: Format
    decimal: Format
    hours: Format
    day: Format
    strong: Format
    merged: Format


def xlsx(source: str, about: dict[str, str]) -> bytes:
    """A workbook; the notation of a cell is: 1.240,5 a number, 'text, =formula~shown value, @36:15 or @2025-05-03."""
    held = io.BytesIO()
    book = Workbook(held, {"in_memory": True})
    book.set_properties({"title": about["title"], "author": about["author"], "created": DAY})
    formats = _formats(book)
    for name, rows in _sheets(source):
        sheet = book.add_worksheet(name.removesuffix(" (hidden)"))
        _fill(sheet, rows, formats)
        if name.endswith(" (hidden)"):
            sheet.hide()
    book.close()
    return held.getvalue()


def number(text: str) -> float:
    """A Dutch number: 1.240,5 is 1240.5."""
    return float(text.replace(".", "").replace(",", "."))


def _formats(book: Workbook) -> Formats:
    return Formats(
        whole=book.add_format({"num_format": "#,##0"}),
        decimal=book.add_format({"num_format": "#,##0.0#"}),
        hours=book.add_format({"num_format": "[h]:mm"}),
        day=book.add_format({"num_format": "d-mmm"}),
        strong=book.add_format({"bold": True}),
        merged=book.add_format({"bold": True, "align": "center", "bg_color": "#DDE6EE"}),
    )


def _sheets(source: str) -> list[tuple[str, list[tuple[str, ...]]]]:
    found: list[tuple[str, list[tuple[str, ...]]]] = []
    for line in source.splitlines():
        if line.startswith("=== "):
            found.append((line.removeprefix("=== "), []))
        else:
            found[-1][1].append(cells(line))
    return found


def _fill(sheet: Worksheet, rows: list[tuple[str, ...]], formats: Formats) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 12, 13)
    width = max(len(row) for row in rows)
    table = Table(True, tuple(row + ("",) * (width - len(row)) for row in rows))
    for row, column, text in table.shown():
        across, down = table.span(row, column)
        if (across, down) == (1, 1):
            _write(sheet, row, column, text, formats)
        else:
            sheet.merge_range(row, column, row + down - 1, column + across - 1, text, formats.merged)


def _write(sheet: Worksheet, row: int, column: int, text: str, formats: Formats) -> None:
    if text.startswith("="):
        formula, shown = text.split("~")
        sheet.write_formula(row, column, formula, _look(shown, formats), number(shown))
    elif text.startswith("@"):
        _write_time(sheet, row, column, text[1:], formats)
    elif NUMBER.fullmatch(text):
        sheet.write_number(row, column, number(text), _look(text, formats))
    elif text:
        sheet.write_string(row, column, text.removeprefix("'"), formats.strong if column == 0 and row == 0 else None)


def _write_time(sheet: Worksheet, row: int, column: int, text: str, formats: Formats) -> None:
    if ":" in text:
        hours, minutes = text.split(":")
        sheet.write_datetime(row, column, timedelta(hours=int(hours), minutes=int(minutes)), formats.hours)
    else:
        sheet.write_datetime(row, column, date.fromisoformat(text), formats.day)


def _look(text: str, formats: Formats) -> Format:
    return formats.decimal if "," in text else formats.whole
