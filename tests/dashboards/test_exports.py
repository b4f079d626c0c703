"""What leaves the screen as a file: the same numbers, no formulas, and a sheet that says what is counted."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from dashboards.exporting import as_csv, as_workbook, file_name
from dashboards.provenance import Source

SOURCE = Source(
    "Uren zoals ze in de verslagen staan.", "Periode: 2025", date(2026, 1, 5),
    (("De Linde", "verslag.docx", "2025"), ("Taalhuis", "uren.xlsx", "3e kwartaal 2025")), withheld=3,
)  # fmt: skip
FRAME = pl.DataFrame({
    "Activiteit": ["Samen koken", None], "Uren": [1312.5, -3.0], "Deelnemers": [46, None],
    "Vanaf": [date(2025, 3, 1), None],
})  # fmt: skip
RISKY = ["=1+1", "+31 6 =cmd|'/c calc'!A0", "@SUM(A1)", "-2+3", "\t=1", " =1+1"]


def test_a_csv_opens_in_a_dutch_excel_as_it_is():
    written = as_csv(FRAME)
    assert written.startswith("\ufeffActiviteit;Uren;Deelnemers;Vanaf".encode())
    assert "Samen koken;1312,5;46;01-03-2025" in written.decode()


@given(st.lists(st.tuples(st.text(), st.floats(-1e9, 1e9), st.integers(-(10**9), 10**9)), min_size=1, max_size=20))
def test_the_numbers_of_a_csv_are_those_of_the_table(rows):
    frame = pl.DataFrame(rows, schema=["naam", "uren", "aantal"], orient="row")
    read = pl.read_csv(as_csv(frame), separator=";", decimal_comma=True, schema_overrides={"naam": pl.String})
    assert read["uren"].to_list() == frame["uren"].to_list()
    assert read["aantal"].to_list() == frame["aantal"].to_list()


@pytest.mark.parametrize("text", RISKY)
def test_no_cell_of_a_csv_begins_a_formula(text):
    read = pl.read_csv(as_csv(pl.DataFrame({"a": [text], "b": ["x"]})), separator=";")
    assert read["a"][0] == f"'{text}"


@pytest.mark.parametrize("text", ["-3", "+12,5", "-1.200,50", "-4%", "Zo = goed", "a@b"])
def test_a_plain_number_or_text_stays_as_it_is(text):
    read = pl.read_csv(as_csv(pl.DataFrame({"a": [text]})), separator=";", infer_schema=False)
    assert read["a"][0] == text


def test_a_column_name_is_no_formula_either():
    assert as_csv(pl.DataFrame({"=1+1": [1]})).decode().splitlines()[0] == "\ufeff'=1+1"


def test_a_workbook_holds_the_table_and_what_it_counts():
    book = CalamineWorkbook.from_filelike(io.BytesIO(as_workbook(FRAME, "Activiteiten", SOURCE)))
    assert book.sheet_names == ["Gegevens", "Toelichting"]
    heads, first, *_ = book.get_sheet_by_name("Gegevens").to_python()
    assert heads == FRAME.columns
    assert first == ["Samen koken", 1312.5, 46.0, date(2025, 3, 1)]
    notes = {row[0]: row[1] for row in book.get_sheet_by_name("Toelichting").to_python()}
    assert notes["Wat is hier geteld?"] == SOURCE.about
    assert notes["Gekozen filters"] == "Periode: 2025"
    assert notes["Stand van de gegevens"] == "5 januari 2026"
    assert notes["De Linde"] == "verslag.docx"
    assert notes["Niet te zien"].startswith("3 verhalen zonder toestemming tellen mee.")


def test_texts_in_a_workbook_are_texts():
    risky = [*RISKY, "http://voorbeeld.nl", "{=1}"]
    written = as_workbook(pl.DataFrame({"=1+1": risky}), "=1+1", SOURCE)
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        sheets = "".join(parts.read(name).decode() for name in parts.namelist() if "worksheets/sheet" in name)
    assert "<f>" not in sheets
    assert "<hyperlink" not in sheets
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(written)).get_sheet_by_name("Gegevens")
    assert [row[0] for row in sheet.to_python()] == ["=1+1", *risky]


def test_the_same_table_gives_the_same_csv_and_name():
    assert as_csv(FRAME) == as_csv(FRAME)
    assert file_name("Thema’s: één overzicht", SOURCE, "csv") == "verhaal-themas-een-overzicht-2026-01-05.csv"
    assert file_name("Thema", Source("x"), "png") == "verhaal-thema.png"
