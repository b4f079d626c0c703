"""Excel: every sheet as tables with typed values and the text a reader sees; hidden sheets are read and reported."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from pipeline.documents import Cell, CellValue
from pipeline.ingest.characters import cell_text
from pipeline.ingest.draft import EMPTY, Draft
from pipeline.ingest.odf_tables import too_many
from pipeline.ingest.ole import is_sound
from pipeline.ingest.package import Package
from pipeline.ingest.regions import Place, add_region
from pipeline.ingest.workbook import Sheet, declares_more, read_formats, read_sheets
from pipeline.issues import Unreadable, issue

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Raw = int | float | str | bool | time | date | datetime | timedelta
_PLAIN = Sheet(0, {})


def read_xlsx(data: bytes, draft: Draft) -> None:
    """Fill the draft from an Excel file of 2007 or later. Raises Unreadable (corrupt, encrypted, too_large).

    The extent of each sheet is read from its XML first: one stray cell in the last column and row makes the library
    reserve memory for 17 billion cells and abort the process.
    """
    package = Package(data, draft.limits)
    if declares_more(package, draft.limits.max_sheet_cells):
        raise Unreadable(issue("corrupt", "ingest"))
    _read(data, draft, read_sheets(package, read_formats(package), draft.limits.max_sheets))
    draft.properties.update(package.office_properties())
    draft.warn_of_macros(package.has_macros)


def read_xlsb(data: bytes, draft: Draft) -> None:
    """Fill the draft from a binary Excel file. Raises Unreadable (corrupt, encrypted, too_large)."""
    package = Package(data, draft.limits)
    _read(data, draft, {})
    draft.properties.update(package.office_properties())
    draft.warn_of_macros(package.has_macros)


def read_xls(data: bytes, draft: Draft) -> None:
    """Fill the draft from an Excel file of 2003 or before. Raises Unreadable (corrupt, encrypted, too_large)."""
    if not is_sound(data):
        raise Unreadable(issue("corrupt", "ingest"))
    _read(data, draft, {})


def shown(value: Raw, form: str = "") -> str:
    """A value as a Dutch reader sees it: 2412.5 → '2412,5', a date → '31-12-2023', 0.85 in a % format → '85%'."""
    if isinstance(value, str):
        return cell_text(value)
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, datetime | date | time | timedelta):
        return _shown_moment(value)
    if form == "%":
        return f"{_number(round(value * 100, 4))}%"
    return f"€ {_number(value)}" if form == "€" else _number(value)


def _read(data: bytes, draft: Draft, sheets: dict[str, Sheet]) -> None:
    from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum

    workbook = _open(data)
    room = draft.limits.max_sheet_cells
    if len(workbook.sheets_metadata) > draft.limits.max_sheets:
        draft.warn("truncated", limit=f"{draft.limits.max_sheets} werkbladen")
    for entry in workbook.sheets_metadata[: draft.limits.max_sheets]:
        if entry.typ != SheetTypeEnum.WorkSheet:
            continue
        where = f"werkblad {entry.name}"
        hidden = entry.visible != SheetVisibleEnum.Visible
        try:
            with _panics_refused():
                used = _read_sheet(workbook, sheets.get(entry.name, _PLAIN), draft, Place(entry.name, hidden), room)
        except (CalamineError, OSError, ValueError, Unreadable):
            used = None
        if used is None:
            draft.warn("part_unreadable", where)
            continue
        room -= used
        if hidden and used:
            draft.warn("hidden_sheet", where)
    if not draft.parts and any(found.code == "part_unreadable" for found in draft.issues):
        raise Unreadable(too_many(draft.limits))


@contextmanager
def _panics_refused() -> Iterator[None]:
    """A panic in the library's Rust becomes a refusal; its class has no name that can be imported."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable(issue("corrupt", "ingest")) from error


def _open(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with _panics_refused():
            return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise Unreadable(issue("encrypted", "ingest")) from error
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable(issue("corrupt", "ingest")) from error


def _read_sheet(workbook: CalamineWorkbook, sheet: Sheet, draft: Draft, place: Place, room: int) -> int | None:
    """Add one sheet to the draft; the number of cells it took, or None when it has more than there is room for."""
    if sheet.cells > room:
        return None
    found = workbook.get_sheet_by_name(place.sheet or "")
    if found.height * found.width > room:
        return None
    top, left = found.start or (0, 0)
    rows = [
        [_cell(value, sheet.forms.get((top + down, left + right), "")) for right, value in enumerate(row)]
        for down, row in enumerate(found.to_python(skip_empty_area=True))
    ]
    _fill_merged(rows, found, top, left)
    add_region(rows, draft, Place(place.sheet, place.hidden, top + 1, left + 1))
    return found.height * found.width


def _cell(raw: Raw, form: str) -> Cell:
    text = shown(raw, form)
    if not text:
        return EMPTY
    value: CellValue = None if isinstance(raw, str | timedelta) else raw
    return Cell(text, int(value) if isinstance(value, float) and value.is_integer() else value)


def _fill_merged(rows: list[list[Cell]], sheet: CalamineSheet, top: int, left: int) -> None:
    for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ():
        origin = _at(rows, first_row - top, first_column - left)
        if origin is None or not origin.text:
            continue
        copy = Cell(origin.text, origin.value, merged=True)
        for row in range(max(first_row - top, 0), min(last_row - top + 1, len(rows))):
            for column in range(max(first_column - left, 0), min(last_column - left + 1, len(rows[row]))):
                if (row, column) != (first_row - top, first_column - left):
                    rows[row][column] = copy


def _at(rows: Sequence[Sequence[Cell]], row: int, column: int) -> Cell | None:
    return rows[row][column] if 0 <= row < len(rows) and 0 <= column < len(rows[row]) else None


def _shown_moment(value: datetime | date | time | timedelta) -> str:
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, datetime) and value.time() != time():
        return value.strftime("%d-%m-%Y %H:%M")
    return value.strftime("%d-%m-%Y")


def _number(value: float) -> str:
    text = f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"
    return (f"{value:.10f}".rstrip("0") if "e" in text else text).replace(".", ",")
