"""Tables that belong together: the rest on the next page, a year sheet beside its quarters, a sheet that is hidden."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.documents import Block, Document, Grid
from pipeline.parse import parse
from pipeline.tables import Tables
from tests.parse.evaluation.table_score import make_document, make_grid

HEADER = ["Activiteit", "Uren begroot", "Uren gerealiseerd"]
Q1 = [HEADER, ["Inloop", "10", "9"], ["Eettafel", "20", "22"], ["Taalles", "30", "30"]]
Q2 = [HEADER, ["Inloop", "12", "11"], ["Eettafel", "20", "18"], ["Taalles", "30", "25,5"]]
YEAR = [HEADER, ["Inloop", "22", "20"], ["Eettafel", "40", "40"], ["Taalles", "60", "55,5"]]


def grid(number: int, rows: list[list[Any]], **place: Any) -> Grid:
    return replace(make_grid(rows, place.pop("sheet", None)), number=number, **place)


def sheets(**tables: list[list[Any]]) -> Document:
    return make_document(*(grid(at, rows, sheet=name) for at, (name, rows) in enumerate(tables.items(), start=1)))


def rows(tables: Tables, *columns: str) -> list[tuple[Any, ...]]:
    return tables.activities.select(columns).rows()


def codes(tables: Tables) -> set[str]:
    return set(tables.issues["code"]) - {"no_organisation", "no_period"}


MONEY = ["Wat", "Begroot", "Werkelijk"]


def test_the_second_half_of_a_table_with_its_header_again_is_in_thousands_as_well():
    first = grid(1, [MONEY, ["Huurkosten", "12", "13"], ["Loonkosten", "140", "138"], ["Scholing", "4", "3"]])
    rest = grid(2, [MONEY, ["Porto", "1", "2"], ["Onvoorzien", "5", "0"]])
    tables = parse(make_document(Block("paragraph", "Bedragen x € 1.000"), first, rest))
    assert rows(tables, "measure", "planned")[-2:] == [("euro", 1000.0), ("euro", 5000.0)]


def test_all_amounts_are_in_thousands_where_a_line_says_so_and_counts_are_not():
    money = grid(1, [MONEY, ["Huurkosten", "12", "13"], ["Loonkosten", "140", "138"]])
    counts = grid(2, [["Wat", "Plan", "Lessen gehaald"], ["Naailes", "12", "13"], ["Taalles", "20", "18"]])
    more = grid(3, [["Opbrengst", "Begroot", "Werkelijk"], ["Subsidie", "100", "100"], ["Giften", "3", "8"]])
    said = Block("paragraph", "Alle bedragen zijn in duizenden euro's, tenzij anders vermeld.")
    tables = parse(
        make_document(said, Block("heading", "Lasten", 2), money, Block("heading", "Lessen", 2), counts,
                      Block("heading", "Baten", 2), more)
    )  # fmt: skip
    assert [(name, value) for name, _, value in rows(tables, "activity", "measure", "realised")] == [
        ("Huurkosten", 13000.0), ("Loonkosten", 138000.0), ("Naailes", 13.0), ("Taalles", 18.0),
        ("Subsidie", 100000.0), ("Giften", 8000.0),
    ]  # fmt: skip


@pytest.mark.parametrize("between", [[], ["(vervolg)"], ["Tabel 1 vervolg"], ["Pagina 2 van 4"]])
def test_a_table_goes_on_without_its_header(between):
    first = grid(1, [HEADER, ["Ontmoeten", "", ""], ["Inloop", "10", "9"], ["Eettafel", "20", "22"]], page=1)
    rest = grid(2, [["Soos", "5", "6"], ["Leren", "", ""], ["Taalles", "30", "31"], ["Totaal", "65", "68"]], page=2)
    tables = parse(make_document(first, *(Block("paragraph", text) for text in between), rest))
    assert rows(tables, "activity", "section", "measure", "planned", "realised", "row_kind", "table") == [
        ("Inloop", "Ontmoeten", "hours", 10.0, 9.0, "data", 1),
        ("Eettafel", "Ontmoeten", "hours", 20.0, 22.0, "data", 1),
        ("Soos", "Ontmoeten", "hours", 5.0, 6.0, "data", 2), ("Taalles", "Leren", "hours", 30.0, 31.0, "data", 2),
        ("Totaal", "Leren", "hours", 65.0, 68.0, "total", 2),
    ]  # fmt: skip
    assert codes(tables) == set()
    assert tables.columns.filter(table=2)["meaning"].to_list() == ["label", "planned", "realised"]


def test_a_table_without_header_after_other_text_is_no_rest_of_the_one_above():
    tables = parse(
        make_document(grid(1, Q1), Block("paragraph", "Hierna de risico’s."), grid(2, [["Brand", "1", "2"]] * 2))
    )
    assert set(tables.activities["table"]) == {1}
    assert codes(tables) == {"unknown_columns"}


def test_a_narrow_list_on_the_same_page_is_no_rest_either():
    tables = parse(
        make_document(
            grid(1, [["Activiteit", "Uren"], ["Inloop", "9"]], page=1), grid(2, [["Vrijwilligers", "12"]], page=1)
        )
    )
    assert rows(tables, "activity", "measure") == [("Inloop", "hours"), ("Vrijwilligers", "count")]


@pytest.mark.parametrize("order", [("Totaal", "Q1", "Q2"), ("Q1", "Q2", "Jaar")])
def test_a_year_sheet_that_adds_up_its_quarters_counts_once(order):
    quarters = {"Q1": Q1, "Q2": Q2}
    tables = parse(sheets(**{name: quarters.get(name, YEAR) for name in order}))
    kinds = {(sheet, kind) for sheet, kind in rows(tables, "sheet", "row_kind")}
    assert kinds == {("Q1", "data"), ("Q2", "data"), ("Totaal" if "Totaal" in order else "Jaar", "total")}
    counted = tables.activities.filter(row_kind="data")
    assert counted["realised"].sum() == pytest.approx(115.5)
    assert codes(tables) == {"summary_table"}


def test_a_year_sheet_that_does_not_add_up_counts_once_and_is_a_warning():
    wrong = [HEADER, ["Inloop", "22", "25"], ["Eettafel", "40", "41"], ["Taalles", "60", "55,5"]]
    tables = parse(sheets(Q1=Q1, Q2=Q2, Jaaroverzicht=wrong))
    assert set(tables.activities.filter(sheet="Jaaroverzicht")["row_kind"]) == {"total"}
    assert codes(tables) == {"summary_differs"}
    assert tables.issues.filter(code="summary_differs")["location"].to_list() == ["blad Jaaroverzicht"]


def test_quarters_with_the_same_rows_all_count():
    tables = parse(sheets(Q1=Q1, Q2=Q2))
    assert set(tables.activities["row_kind"]) == {"data"}
    assert codes(tables) == set()


def test_the_same_table_twice_counts_once():
    tables = parse(make_document(grid(1, Q1), Block("paragraph", "Nogmaals de cijfers:"), grid(2, Q1)))
    assert tables.activities.filter(row_kind="data")["table"].unique().to_list() == [1]
    assert codes(tables) == {"repeated_table"}


def test_equal_quarters_are_no_copies():
    tables = parse(sheets(**{"Q1 2024": Q1, "Q2 2024": Q1}))
    assert set(tables.activities["row_kind"]) == {"data"}
    assert codes(tables) == set()


def test_what_stands_on_a_hidden_sheet_does_not_count_but_can_be_looked_at():
    hidden = grid(2, [*Q2, ["Wij dachten hier nog wat anders over te doen.", "", ""]], sheet="Concept", hidden=True)
    note = Block("paragraph", "Dit is nog niet met het bestuur besproken.", sheet="Concept")
    tables = parse(make_document(grid(1, Q1, sheet="Uren"), note, hidden))
    assert set(tables.activities["sheet"]) == {"Uren"}
    assert set(tables.passages["sheet"]) <= {"Uren"}
    assert tables.cells.filter(hidden=True).height == 13


@pytest.mark.parametrize(
    ("cell", "proposal", "why"),
    [
        ("3-apr", "Er stond waarschijnlijk 3-4.", "as text"),
        ("12-mrt", "Er stond waarschijnlijk 12-3.", "as text"),
        ("apr-13", "Er stond waarschijnlijk 4-13.", "month and year: no such day"),
    ],
)
def test_what_was_probably_typed_where_a_sheet_made_a_date_of_it(cell, proposal, why):
    changed = [HEADER, *Q1[1:], ["Tuinieren", "30", cell]]
    sheet = grid(1, changed, sheet="Uren 2024", first_row=3, first_column=2)
    problem = parse(make_document(sheet)).issues.filter(code="date_for_number").row(0, named=True)
    assert (problem["proposal"], problem["table"], problem["cell"]) == (proposal, 1, "D7"), why


NORTH = [HEADER, ["Inloop", "20", "19,5"], ["Koken", "30", "28"]]
SOUTH = [HEADER, ["Inloop", "10", "12"], ["Lezen", "20", "19"]]


@pytest.mark.parametrize(
    ("summary", "kind", "why"),
    [
        ([HEADER, ["Noord", "50", "47,5"], ["Zuid", "30", "31"]], "total", "the totals of the sheets"),
        (
            [HEADER, ["Noord", "50", "47,5"], ["Zuid", "30", "31"], ["Totaal", "80", "78,5"]],
            "total",
            "its total",
        ),
        ([HEADER, ["Noord", "52", "40"], ["Zuid", "31", "31"]], "data", "other figures under the same names"),
        ([HEADER, ["Noord", "50", "47,5"], ["Bestuur", "60", "66"], ["Post", "9", "8"]], "data", "one row of three"),
    ],
)
def test_a_sheet_with_the_total_of_each_other_sheet_counts_once(summary, kind, why):
    tables = parse(sheets(Alles=summary, Noord=NORTH, Zuid=SOUTH))
    found = rows(tables, "sheet", "activity", "row_kind")
    assert {row[2] for row in found if row[0] == "Alles" and row[1] != "Totaal"} == {kind}, why
    assert {row[2] for row in found if row[0] != "Alles"} == {"data"}
    assert ("summary_table" in codes(tables)) == (kind == "total")
