"""Excel and ODS: typed values, shown text, addresses, hidden sheets, and sheets that reach too far."""

import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import odfdo
import pytest
import xlsxwriter

from pipeline.ingest.sheets import shown
from pipeline.issues import Unreadable
from tests.ingest.builders import codes, lines_of, outline, read, repacked


def excel(write: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        write(book)
    return stream.getvalue()


def sheet(*rows: list[object]) -> bytes:
    def write(book):
        page = book.add_worksheet("Blad")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)

    return excel(write)


SHOWN = [
    (2412.5, "", "2412,5", "Dutch decimal comma, no thousands sign that could be read as decimals"),
    (2340.0, "", "2340", "whole numbers without decimals"),
    (0.1 + 0.2, "", "0,3", "no binary remainders"),
    (1e-7, "", "0,0000001", "no exponent"),
    (0.855, "%", "85,5%", "a percentage as shown"),
    (1200.5, "€", "€ 1200,5", "an amount with its sign"),
    (True, "", "WAAR", "Excel's Dutch words"),
    (date(2023, 3, 1), "", "01-03-2023", "dd-mm-jjjj"),
    (datetime(2023, 3, 1, 9, 30), "", "01-03-2023 09:30", "with its time"),
    (time(9, 5), "", "09:05", "a time of day"),
    (timedelta(hours=36, minutes=30), "", "36:30", "hours worked"),
    ("  twee\u00a0 woorden\n", "", "twee woorden", "text made plain"),
]


@pytest.mark.parametrize(("value", "form", "expected", "why"), SHOWN)
def test_a_value_is_shown_as_a_dutch_reader_sees_it(value, form, expected, why):
    assert shown(value, form) == expected, why


def test_text_around_tables_becomes_blocks_and_addresses_stay_right():
    def write(book):
        page = book.add_worksheet("Uren")
        page.write("A1", "Stichting Voorbeeld")
        page.write_row("B4", ["Activiteit", "Gepland", "Werkelijk"])
        page.merge_range("B5:D5", "Ontmoeten")
        page.write_row("B6", ["Eetclub", 10, 12.5])
        page.write("B7", "Totaal")
        page.write_row("C7", [10, 12.5])
        page.write("A9", "* de uren van vrijwilligers tellen niet mee")
        page.write_row("B12", ["Wijk", "Aantal"])
        page.write_row("B13", ["Noord", 3])

    document = read(excel(write))
    assert outline(document) == [
        "## Stichting Voorbeeld",
        "| Activiteit | Gepland | Werkelijk |",
        "| Ontmoeten | Ontmoeten° | Ontmoeten° |",
        "| Eetclub | 10 | 12,5 |",
        "| Totaal | 10 | 12,5 |",
        "* de uren van vrijwilligers tellen niet mee",
        "| Wijk | Aantal |",
        "| Noord | 3 |",
    ]
    assert [(grid.first_row, grid.first_column, grid.sheet) for grid in document.grids()] == [
        (4, 2, "Uren"),
        (12, 2, "Uren"),
    ]
    assert next(document.grids()).rows[2][1].value == 10


def test_blank_rows_inside_one_table_do_not_split_it():
    rows = [["Activiteit", "Uren"], ["Eetclub", 10], [], ["Jongeren"], [], ["Sport", 5], [], ["Totaal", 15]]
    assert len(list(read(sheet(*rows)).grids())) == 1


def test_words_above_the_first_table_are_text_and_figures_are_not():
    rows = [["Organisatie", "De Brug"], ["Nummer:", "2023-17"], [], ["Activiteit", "Uren"], ["Eetclub", 10]]
    found = outline(read(sheet(*rows)))
    assert found == ["Organisatie: De Brug", "Nummer: 2023-17", "| Activiteit | Uren |", "| Eetclub | 10 |"]


def test_a_hidden_sheet_is_read_and_reported():
    def write(book):
        book.add_worksheet("Open").write_row(0, 0, ["a", 1])
        secret = book.add_worksheet("Oud")
        secret.write_row(0, 0, ["b", 2])
        secret.hide()

    document = read(excel(write))
    assert [grid.hidden for grid in document.grids()] == [False, True]
    assert codes(document) == [("hidden_sheet", "werkblad Oud")]


def test_formats_of_percentages_amounts_and_dates_show():
    def write(book):
        page = book.add_worksheet()
        page.write_row(0, 0, ["Wat", "Waarde"])
        for row, (value, form) in enumerate([(0.85, "0%"), (12, "€ #,##0"), (45000, "dd-mm-yyyy")], 1):
            page.write(row, 0, form)
            page.write_number(row, 1, value, book.add_format({"num_format": form}))

    grid = next(read(excel(write)).grids())
    assert [row[1].text for row in grid.rows[1:]] == ["85%", "€ 12", "15-03-2023"]
    assert [row[1].value for row in grid.rows[1:]] == [0.85, 12, date(2023, 3, 15)]


def test_a_stray_cell_in_the_last_corner_costs_its_sheet_not_the_file():
    def write(book):
        book.add_worksheet("Ver").write(1_048_575, 16_383, "x")
        book.get_worksheet_by_name("Ver").write(0, 0, "x")
        book.add_worksheet("Goed").write_row(0, 0, ["a", 1])

    document = read(excel(write))
    assert outline(document) == ["| a | 1 |"]
    assert codes(document) == [("part_unreadable", "werkblad Ver")]


def test_a_dimension_that_lies_does_not_help():
    def lie(name, content):
        if not name.startswith("xl/worksheets/"):
            return content
        far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
        return content.replace(b"</sheetData>", far)

    with pytest.raises(Unreadable, match="too_large"):
        read(repacked(sheet(["a", 1]), lie))


def ods(rows: list[list[object]], change: Callable[[odfdo.Table], None] = lambda table: None) -> bytes:
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    table = odfdo.Table("Blad")
    table.set_values(rows)
    change(table)
    document.body.append(table)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_ods_gives_typed_values_and_merged_cells():
    data = ods(
        [["Activiteit", "Uren", ""], ["Eetclub", 10.5, date(2023, 3, 1)]], lambda table: table.set_span((1, 0, 2, 0))
    )
    document = read(data)
    assert outline(document)[0] == "| Activiteit | Uren | Uren° |"
    assert [cell.value for cell in next(document.grids()).rows[1]] == [None, 10.5, date(2023, 3, 1)]


def test_raised_numbers_of_notes_in_an_open_document():
    style = odfdo.Style("text", name="noot")
    style.set_properties({"style:text-position": "super 58%"}, area="text")
    document = odfdo.Document("text")
    document.insert_style(style, automatic=True)
    said = odfdo.Paragraph("Ruilbeurs 48")
    span = odfdo.Span("2", style="noot")
    said.append(span)
    document.body.append(said)
    stream = io.BytesIO()
    document.save(stream)
    assert lines_of(stream.getvalue()) == ["Ruilbeurs 48²"]


def test_ods_with_a_billion_repeated_cells_is_refused():
    def repeat(name, content):
        return content.replace(b"<table:table-row>", b'<table:table-row table:number-rows-repeated="999999999">', 1)

    data = repacked(ods([["x", "y"], ["a", 1]]), repeat)
    with pytest.raises(Unreadable, match="too_large"):
        read(data)


def test_same_bytes_give_the_same_document():
    data = sheet(["a", 1], ["b", 2.5])
    assert read(data) == read(data)
    assert lines_of(data) == ["| a | 1 |", "| b | 2,5 |"]
