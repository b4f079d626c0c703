"""What is told per theme, and the hours beside it."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.indicators import basis, by_theme, themes_by_quarter, told_by
from tests.indicators.builders import HALF, Q1, Q2, YEAR, claims, documents, figures, telling

FILES = documents(sheet=YEAR, report=Q2, rival=(Q2, "De Es"))
LINES = (
    ("report", "Inloop", 10, 8.0), ("report", "Spreekuur", 10, 5.0), ("sheet", "Inloop", 10, 8.0, Q2),
    ("report", "Spreekuur", None, 40.0, Q2, "volunteer_hours"), ("sheet", "Zomerkamp", 90, 60.0),
)  # fmt: skip
INLOOP, SPREEKUUR, INLOOP_IN_SHEET, ZOMERKAMP = "report-00", "report-01", "sheet-02", "sheet-04"
TREE = ("meedoen", "financien")


def rows(*held, period=Q2, lines=LINES):
    found = told_by(basis(figures(*lines), FILES, claims(*held), telling()), period)
    return by_theme(found, TREE).to_dicts()


HOURS = {
    "of the activity told of": ([("meedoen", Q2, INLOOP)], (8.0, None, 1, 1)),
    "professionals and volunteers apart": ([("meedoen", Q2, SPREEKUUR)], (5.0, 40.0, 1, 1)),
    "once, whoever told it": ([("meedoen", Q2, INLOOP), ("meedoen", Q2, INLOOP_IN_SHEET)], (8.0, None, 1, 1)),
    "none for an organisation as a whole": ([("meedoen", Q2, None)], (None, None, 0, 0)),
    "none where hours are of the year": ([("meedoen", Q2, ZOMERKAMP)], (None, None, 1, 0)),
    "none for what is told of a longer time": ([("meedoen", HALF, INLOOP)], (None, None, 0, 0)),
    "none for another theme": ([("financien", Q2, INLOOP)], (None, None, 0, 0)),
}  # fmt: skip


@pytest.mark.parametrize(("told", "expected"), HOURS.values(), ids=HOURS)
def test_hours_stand_beside_what_is_told(told, expected):
    row = rows(*told)[0]
    assert tuple(row[name] for name in ("hours", "volunteer_hours", "activities", "with_hours")) == expected


def test_what_is_told_of_a_whole_is_told_of_the_parts_that_have_the_hours():
    lines = [("sheet", "Wandelgroepen", None, 50, Q2), ("report", "Wandelgroep Kolk", 30, 26.0)]
    row = rows(("meedoen", Q2, "sheet-00"), lines=[*lines, ("report", "Wandelgroep Haven", 30, 24.0)])[0]
    assert (row["hours"], row["activities"], row["with_hours"]) == (50.0, 1, 1)


def test_voices_are_those_of_organisations_as_a_whole():
    row = rows(("meedoen", Q2, None, {"sources": 3, "residents": 2}), ("meedoen", Q2, INLOOP, {"sources": 2}))[0]
    assert (row["sources"], row["residents"], row["organisations"]) == (3, 2, 1)


@pytest.mark.parametrize(
    ("told", "expected"),
    [([("meedoen", Q2, None)], (1, 0, 0)), ([("meedoen", YEAR, None)], (0, 1, 0)),
     ([("meedoen", YEAR, None), ("meedoen", Q2, None)], (1, 0, 0)), ([("meedoen", None, None)], (0, 0, 1)),
     ([("meedoen", Q1, None)], (0, 0, 0))],
    ids=["in it", "over the year", "both", "without a period", "before it"],
)  # fmt: skip
def test_what_is_told_of_a_longer_time_is_counted_apart(told, expected):
    row = rows(*told)[0]
    assert tuple(row[name] for name in ("organisations", "longer", "undated")) == expected


def test_every_theme_of_the_tree_has_a_row_in_each_quarter():
    found = themes_by_quarter(basis(figures(), FILES, claims(), telling()), [(2025, 2), (2025, 1)], TREE)
    assert found.select("year", "quarter", "theme").rows() == [
        (2025, quarter, theme) for quarter in (2, 1) for theme in TREE
    ]


claim = st.tuples(
    st.sampled_from(TREE), st.sampled_from([Q1, Q2, HALF, None]), st.sampled_from([None, INLOOP, SPREEKUUR, ZOMERKAMP])
)


@given(st.lists(claim, max_size=8), st.randoms())
def test_themes_do_not_depend_on_the_order_of_claims(held, chance):
    told = claims(*held)
    mixed = told[chance.sample(range(len(told)), len(told))] if held else told
    first, second = (told_by(basis(figures(*LINES), FILES, each, telling()), Q2) for each in (told, mixed))
    assert first.equals(second)


@given(st.lists(claim, max_size=8))
def test_no_theme_has_more_hours_than_there_are(held):
    assert all((row["hours"] or 0) <= 13 and (row["volunteer_hours"] or 0) <= 40 for row in rows(*held))


def test_organisations_stand_in_the_order_of_the_alphabet():
    told = pl.concat([claims(("meedoen", Q2, None)), claims(("meedoen", Q2, None), organisation="De Es")])
    found = told_by(basis(figures(), FILES, told, telling()), Q2)
    assert found["organisation"].to_list() == ["De Es", "De Linde"]
