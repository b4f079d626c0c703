"""How many took part: people are never added up, and small numbers cannot be worked out."""

from __future__ import annotations

from itertools import product

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.indicators import basis, participants, participants_in_all
from pipeline.indicators.small import withhold
from tests.indicators.builders import Q1, Q2, Q3, YEAR, claims, documents, figures, telling

FILES = documents(sheet=YEAR, report=Q2, rival=(YEAR, "De Es"))


def held(*lines):
    return basis(figures(*lines), FILES, claims(), telling())


def visits(activity, value, period=Q2, document="sheet"):
    return (document, activity, None, value, period, "participations")


def people(activity, value, period=Q2, document="sheet"):
    return (document, activity, None, value, period, "unique_participants")


def shown(*lines, period=YEAR):
    return {
        row["activity"]: (row["participations"], row["people"]) for row in participants(held(*lines), period).to_dicts()
    }


CASES = {
    "visits add up": ([visits("Inloop", 20, Q1), visits("Inloop", 30)], (50, None)),
    "people never do": ([people("Inloop", 20, Q1), people("Inloop", 30)], (None, 30)),
    "the same visits in two documents are once": (
        [visits("Inloop", 30), visits("Inloop", 30, None, "report")], (30, None),
    ),
    "a year beside its quarters is once": ([visits("Inloop", 50, None), visits("Inloop", 30)], (50, None)),
    "few people are not given": ([people("Inloop", 4)], (None, None)),
    "few visits are not given": ([visits("Inloop", 4)], (None, None)),
    "a sum less its other parts would give one away": (
        [visits("Inloop", 3, Q1), visits("Inloop", 30), visits("Inloop", 20, Q3)], (None, None),
    ),
    "a sum of two small parts that come to enough": (
        [visits("Inloop", 3, Q1), visits("Inloop", 4), visits("Inloop", 20, Q3)], (27, None),
    ),
    "hours are no people": ([("sheet", "Inloop", 5, 9, Q2)], None),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES)
def test_who_took_part(lines, expected):
    assert shown(*lines).get("Inloop") == expected


def test_a_number_beside_a_small_one_is_left_out_with_it():
    lines = [visits("Inloop", 3), visits("Spreekuur", 12), visits("Kamp", 40), visits("Kamp", 7, Q2, "rival")]
    found = participants(held(*lines), YEAR).select("organisation", "activity", "participations", "participations_few")
    assert set(found.rows()) == {
        ("De Linde", "Inloop", None, True), ("De Linde", "Spreekuur", None, True), ("De Linde", "Kamp", 40, False),
        ("De Es", "Kamp", 7, False),
    }  # fmt: skip
    assert participants_in_all(held(*lines), YEAR)["participations"].to_list() == [62]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([visits("Inloop", 3)], [None, None]),
        ([visits("Inloop", 3), visits("Kamp", 40, Q2, "rival")], [None, None]),
        ([visits("Inloop", 30), visits("Kamp", 40, Q2, "rival")], [40, 30]),
        ([visits("Inloop", 3, Q1), visits("Inloop", 30), visits("Kamp", 9, Q2, "rival")], [None, None]),
    ],
    ids=["alone", "beside one that gives it away", "enough", "one activity that may not be given"],
)
def test_an_organisation_is_no_way_around(lines, expected):
    found = participants_in_all(held(*lines), YEAR, ["organisation"])
    assert found["participations"].to_list() == expected[-len(found) :]


def test_the_largest_number_of_people_stands_for_all():
    row = participants_in_all(held(people("Inloop", 30), people("Kamp", 40), people("Taal", 2)), YEAR).to_dicts()[0]
    assert (row["people"], row["people_activities"], row["people_few"]) == (40, 3, False)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5))
def test_what_is_left_out_cannot_be_worked_out(values):
    rows = pl.DataFrame({"name": list("abcde")[: len(values)], "n": values})
    found = withhold(rows, "n", 5, "name")
    hidden = [value for value, few in zip(values, found["n_few"], strict=True) if few]
    assert all(value is None or value >= 5 for value in found["n"])
    assert bool(hidden) == any(value < 5 for value in values)
    if hidden and sum(values) >= 5:
        others = product(range(sum(hidden) + 1), repeat=len(hidden))
        possible = [guess for guess in others if sum(guess) == sum(hidden)]
        # each number that is left out can still be more than one
        assert all(len({guess[place] for guess in possible}) > 4 for place in range(len(hidden)))


@given(st.lists(st.integers(5, 9), max_size=5))
def test_without_small_numbers_all_are_given(values):
    found = withhold(
        pl.DataFrame({"name": list("abcde")[: len(values)], "n": values}, schema={"name": pl.String, "n": pl.Int64}),
        "n",
        5,
        "name",
    )
    assert found["n"].to_list() == values


@given(st.lists(st.tuples(st.sampled_from("ab"), st.none() | st.integers(0, 9)), max_size=8), st.randoms())
def test_each_group_is_done_on_its_own(cells, chance):
    schema = {"group": pl.String, "n": pl.Int64, "name": pl.Int64}
    rows = pl.DataFrame([(*cell, place) for place, cell in enumerate(cells)], schema=schema, orient="row")
    mixed = rows[chance.sample(range(len(rows)), len(rows))] if cells else rows
    apart = [withhold(rows.filter(pl.col("group") == group), "n", 5, "name") for group in "ab"]
    assert withhold(mixed, "n", 5, "name", ["group"]).sort("group", "name").equals(pl.concat(apart))
