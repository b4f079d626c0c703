"""Tables of figures as they stand in reports: the cases and the score are in evaluation/."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.documents import Cell, Grid
from pipeline.parse.activities import Surroundings, read_activities
from tests.parse.evaluation.table_score import TABLES, make_grid, score_table, total_score


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table['form']}: {table['why']}")
def test_table(table):
    score = score_table(table)
    assert score.read == score.expected
    assert score.issues_right


def test_precision_and_recall_stay_high():
    precision, recall, _ = total_score()
    assert precision >= 0.97
    assert recall >= 0.97


def test_all_fifteen_forms_but_the_bullets_are_covered():
    # form 5, figures in bullets, has no table: see test_documents.py
    assert {table["form"] for table in TABLES} >= set(range(1, 16)) - {5}


def test_the_cell_of_each_figure_is_kept():
    rows = [["Activiteit", "Begroot", "Gerealiseerd", "Eenheid"], ["Inloop", "100", "96", "uren"]]
    sheet = Grid(make_grid(rows).rows, 1, sheet="Q1", first_row=4, first_column=2)
    (item,) = read_activities(sheet).items
    assert (item.planned.cell, item.realised.cell, item.row) == ("C5", "D5", 5)
    (item,) = read_activities(make_grid(rows)).items
    assert (item.planned.cell, item.realised.cell, item.row) == ("rij 2, kolom 2", "rij 2, kolom 3", 2)
    assert (item.planned.text, item.realised.text) == ("100", "96")


def test_a_row_has_the_page_it_stands_on():
    rows = [["Activiteit", "Uren"], ["Inloop", "10"], ["Activiteit", "Uren"], ["Eettafel", "20"]]
    grid = Grid(make_grid(rows).rows, 1, page=3, row_pages=(3, 3, 4, 4))
    assert [(item.activity, item.page) for item in read_activities(grid).items] == [("Inloop", 3), ("Eettafel", 4)]


def test_remarks_become_notes():
    rows = [
        ["Activiteit", "Uren gepland", "Uren gerealiseerd", "Toelichting"],
        ["Inloop", "10", "4", "Gesloten in mei."],
    ]
    assert [item.note for item in read_activities(make_grid(rows)).items] == ["Gesloten in mei."]


def test_a_section_goes_on_until_the_next():
    rows = [
        ["Activiteit", "Uren"],
        ["Ontmoeten", ""],
        ["Inloop", "1"],
        ["Koffie", "2"],
        ["Leren", ""],
        ["Taalles", "3"],
    ]
    found = read_activities(make_grid(rows), Surroundings("Cijfers"))
    assert [(item.activity, item.section) for item in found.items] == [
        ("Inloop", "Ontmoeten"), ("Koffie", "Ontmoeten"), ("Taalles", "Leren"),
    ]  # fmt: skip


WORDS = (
    "|Uren|Begroot|Realisatie 2023|Verschil|Totaal|Inloop|12|1.250,-|n.v.t.|3-apr|12:30|ca. 5|K1|2023|Toelichting"
    "|waarvan nieuw|- sub|Eenheid|personen|Wij deden veel.|%|x € 1.000|Gepland/gerealiseerd|3/4|Maand|begroot"
)
words = st.sampled_from(WORDS.split("|"))


@settings(max_examples=150, deadline=None)
@given(
    st.integers(1, 6).flatmap(
        lambda width: st.lists(st.lists(words, min_size=width, max_size=width), min_size=1, max_size=8)
    )
)
def test_no_table_stops_the_reading_and_no_figure_is_invented(rows):
    grid = make_grid(rows)
    cells = {text for row in rows for text in row} | {part for row in rows for text in row for part in text.split("/")}
    for item in read_activities(grid, Surroundings("Cijfers 2023")).items:
        assert all(figure.text in cells for figure in item.figures)
        assert item.activity


@given(
    st.lists(st.lists(st.tuples(st.text(max_size=20), st.booleans()), min_size=3, max_size=3), min_size=1, max_size=5)
)
@settings(max_examples=60, deadline=None)
def test_any_text_in_cells_is_read_without_error(rows):
    grid = Grid(tuple(tuple(Cell(text, merged=merged) for text, merged in row) for row in rows), 1)
    read_activities(grid)


def test_a_long_table_takes_no_more_than_its_share_of_time():
    rows = [
        ["Activiteit", "Uren begroot", "Uren werkelijk"],
        *([f"Activiteit {n}", str(n), str(n + 1)] for n in range(2000)),
    ]
    start = time.perf_counter()
    assert len(read_activities(make_grid(rows)).items) == 2000
    assert time.perf_counter() - start < 10  # the square of the rows took minutes
