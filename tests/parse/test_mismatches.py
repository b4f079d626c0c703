import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import Cell, Grid
from pipeline.issues import dutch
from pipeline.parse.activities import read_activities
from pipeline.parse.discrepancies import Mismatch
from pipeline.parse.mismatches import is_swapped, mismatch_issue

CASES = tomllib.loads(Path(__file__).with_name("mismatches.toml").read_text("utf-8"))["case"]


def grid(*rows, **where):
    return Grid(tuple(tuple(Cell(text) for text in row) for row in rows), 1, **where)


def mismatch(rows, total, measure="hours"):
    parts = tuple(enumerate(map(float, rows), start=2))
    return Mismatch(len(rows) + 2, float(sum(rows)), float(total), parts, None, measure)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_likely_cause(case):
    found = mismatch_issue(grid(["x"]), mismatch(case["rows"], case["total"], case.get("measure", "hours")))
    assert found.code == ("total_rounded" if case.get("rounded") else "total_mismatch")
    if "says" in case:
        assert case["says"] in found.message
        assert found.proposal == case.get("cure", f"Reken met {dutch(sum(case['rows']))}: de som van de rijen.")


HOURS = [["Activiteit", "Uren"], ["Inloop", "340"], ["Klus", "60"], ["Tafel", "96"], ["Totaal", "546"]]


def test_the_issue_stands_at_the_total():
    (found,) = read_activities(grid(*HOURS, sheet="Q3")).issues
    assert (found.location, found.table, found.cell) == ("blad Q3, cel B5", 1, "B5")
    (found,) = read_activities(grid(*HOURS, page=3)).issues
    assert (found.location, found.table, found.cell) == ("pagina 3, tabel 1, rij 5", 1, "rij 5, kolom 2")
    assert found.proposal == "Reken met 496: de som van de rijen."


def codes(*rows):
    return [found.code for found in read_activities(grid(*rows)).issues]


def test_a_column_adds_up_whatever_its_labels_seem_to_measure():
    rows = [["", "Begroot", "Werkelijk"], ["Subsidie gemeente", "2.050", "2.140"], ["Bijdrage partners", "380", "386"]]
    assert codes(*rows, ["Vrijwilligers", "214", "214"], ["Totaal subsidies", "2.644", "2.740"]) == []
    assert codes(*rows, ["Vrijwilligers", "214", "214"], ["Totaal subsidies", "2.644", "2.790"]) == ["total_mismatch"]


def test_a_grand_total_may_add_up_the_totals_since_the_last_one():
    rows = [
        ["", "Werkelijk (€)"], ["Subsidie", "500"], ["Giften", "40"], ["Totaal baten", "540"],
        ["Loon", "300"], ["Scholing", "20"], ["Totaal personeel", "320"],
        ["Huur", "100"], ["Energie", "60"], ["Totaal huisvesting", "160"], ["Totaal lasten", "480"],
    ]  # fmt: skip
    assert codes(*rows) == []
    assert codes(*rows[:-1], ["Totaal lasten", "490"]) == ["total_mismatch"]


@given(st.integers(100, 10**6))
def test_swapping_is_mutual_and_never_of_a_figure_with_itself(number):
    other = int(str(number)[:-2] + str(number)[-1] + str(number)[-2])
    assert is_swapped(number, other) is is_swapped(other, number) is (number != other)
