"""Hours are counted once: what documents give, and what stands."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.indicators import hours, totals, within
from pipeline.periods import Period
from tests.indicators.builders import HALF, Q1, Q2, Q3, Q4, YEAR, documents, figures

FILES = documents(sheet=YEAR, report=Q2, other=Q2, bare=(None, "De Linde"), rival=(Q2, "De Es"), loose=(Q2, None))


def counted(*lines, **more):
    held = hours(figures(*lines, **more), FILES)
    return [(row["document"], row["activity"], row["planned"], row["realised"]) for row in held.to_dicts()]


ONCE = {
    "the report of the quarter before the sheet of the year": (
        [("sheet", "Inloop", 10, 9, Q2), ("report", "Inloop", 10, 8)],
        [("report", "Inloop", 10, 8)],
    ),
    "a name with more words is the same": (
        [("sheet", "Huiskamer Havenhoek", 10, 9, Q2), ("report", "Huiskamer van de Wijk Havenhoek", 10, 9)],
        [("report", "Huiskamer van de Wijk Havenhoek", 10, 9)],
    ),
    "who knows what was realised before who does not": (
        [("sheet", "Spreekuur", 156, 163.5, Q2), ("report", "Spreekuur", 156, None)],
        [("sheet", "Spreekuur", 156, 163.5)],
    ),
    "a plan from the other document": (
        [("sheet", "Inloop", 12, 9, Q2), ("report", "Inloop", None, 9)],
        [("report", "Inloop", 12, 9)],
    ),
    "two rows of one table add up, as the report does": (
        [("report", "Inloop", 10, 4), ("report", "Inloop", 10, 5)],
        [("report", "Inloop", 20, 9)],
    ),
    "the same row in two tables of one report is one": (
        [("report", "Inloop", 10, 4), ("report", "Inloop", 10, 4, None, "hours", 2)],
        [("report", "Inloop", 10, 4)],
    ),
    "parts before a whole that fits less": (
        [("sheet", "Wandelgroepen", None, 50, Q2), ("report", "Wandelgroep Kolk", 30, 26),
         ("report", "Wandelgroep Haven", 30, 24)],
        [("report", "Wandelgroep Kolk", 30, 26), ("report", "Wandelgroep Haven", 30, 24)],
    ),
    "a whole before parts that fit less": (
        [("report", "Wandelgroepen", None, 50), ("sheet", "Wandelgroep Kolk", 30, 26, Q2),
         ("sheet", "Wandelgroep Haven", 30, 24, Q2)],
        [("report", "Wandelgroepen", None, 50)],
    ),
    "two organisations are two": (
        [("report", "Inloop", 10, 9), ("rival", "Inloop", 10, 9)],
        [("rival", "Inloop", 10, 9), ("report", "Inloop", 10, 9)],
    ),
    "two activities of one report are two": (
        [("report", "Huiskamer Kolk", 10, 9), ("report", "Huiskamer Haven", 10, 9)],
        [("report", "Huiskamer Kolk", 10, 9), ("report", "Huiskamer Haven", 10, 9)],
    ),
    "hours that nobody gives are none": ([("report", "Inloop", None, None)], []),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), ONCE.values(), ids=ONCE)
def test_hours_are_counted_once(lines, expected):
    assert counted(*lines) == expected


def test_what_disagrees_is_shown():
    row = hours(figures(("sheet", "Inloop", 10, 9, Q2), ("report", "Inloop", 10, 8)), FILES).to_dicts()[0]
    also = [{"document": "sheet", "activity": "Inloop", "planned": 10.0, "realised": 9.0}]
    assert (row["differs"], row["also"]) == (True, also)


@pytest.mark.parametrize(("whole", "differs"), [(50.0, False), (49.0, True)])
def test_parts_say_what_the_whole_was(whole, differs):
    lines = [("sheet", "Wandelgroepen", None, whole, Q2), ("report", "Wandelgroep Kolk", 30, 26)]
    held = hours(figures(*lines, ("report", "Wandelgroep Haven", 30, 24)), FILES)
    assert held["differs"].to_list() == [differs] * 2
    assert {place["realised"] for also in held["also"] for place in also} == {whole}


def test_totals_never_count():
    kinds = ["data", "subtotal", "total"]
    lines = [("report", "Inloop", 10, 9), ("report", "Subtotaal", 10, 9), ("report", "Totaal", 10, 9)]
    assert counted(*lines, row_kind=kinds) == [("report", "Inloop", 10, 9)]


def test_an_estimate_stays_one():
    held = hours(figures(("report", "Inloop", 10, 9), qualifier=["circa"]), FILES)
    assert held["circa"].to_list() == [True]


PERIODS = {
    "the quarters of a sheet": ([("sheet", "Inloop", 1, 1, Q1), ("sheet", "Inloop", 1, 2, Q2)], 3.0),
    "a year and its quarters count once": ([("sheet", "Inloop", 9, 8), ("sheet", "Inloop", 1, 2, Q2)], 8.0),
    "a half-year and what follows": (
        [("sheet", "Inloop", 9, 5, HALF), ("sheet", "Inloop", 1, 2, Q2), ("sheet", "Inloop", 1, 4, Q3)], 9.0,
    ),
    "parts of the year and the whole of a quarter": (
        [("sheet", "Inloop woensdag", 9, 5), ("sheet", "Inloop vrijdag", 9, 4), ("report", "Inloop", 1, 2)], 9.0,
    ),
    "no period, in no period": ([("bare", "Inloop", 9, 5)], None),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), PERIODS.values(), ids=PERIODS)
def test_no_day_counts_twice(lines, expected):
    found = totals(within(hours(figures(*lines), FILES), YEAR))
    assert [row["realised"] for row in found.to_dicts()] == ([] if expected is None else [expected])


NAMES = ("Inloop", "Inloop woensdag", "Inloop vrijdag", "Wandelgroepen", "Wandelgroep Kolk", "Wandelgroep Haven",
         "Huiskamer Kolk", "Huiskamer van de wijk Kolk", "Uren", "Overig", None)  # fmt: skip
value = st.none() | st.integers(0, 400).map(float)
line = st.tuples(
    st.sampled_from(["sheet", "report", "other", "bare", "rival", "loose"]), st.sampled_from(NAMES), value, value,
    st.sampled_from([None, YEAR, HALF, Q1, Q2, Q3, Q4]), st.sampled_from(["hours", "volunteer_hours"]),
    st.sampled_from([1, 2, None]),
)  # fmt: skip
lines = st.lists(line, max_size=12)


@given(lines, st.randoms(), st.sampled_from([YEAR, HALF, Q2]))
def test_totals_do_not_depend_on_the_order_of_rows(held, chance, period):
    rows = figures(*held)
    mixed = rows[chance.sample(range(len(rows)), len(rows))] if held else rows
    first, second = (totals(within(hours(each, FILES), period), ["organisation"]) for each in (rows, mixed))
    assert first.equals(second)


@given(lines, st.sampled_from([YEAR, HALF, Q2]))
def test_a_double_of_a_document_changes_no_total(held, period):
    more = pl.concat([FILES, FILES.filter(pl.col("document") == "sheet").with_columns(document=pl.lit("sheet again"))])
    again = figures(*held, *(("sheet again", *one[1:]) for one in held if one[0] == "sheet"))
    columns = ["measure", "planned", "realised", "difference", "activities", "organisations"]
    once, twice = (
        totals(within(hours(rows, files), period)).select(columns)
        for rows, files in ((figures(*held), FILES), (again, more))
    )
    assert once.equals(twice)


@given(lines, st.sampled_from([YEAR, Q2]))
def test_activities_add_up_to_the_total(held, period):
    inside = within(hours(figures(*held), FILES), period)
    for by in (["organisation"], ["programme"], ["organisation", "activity"]):
        parts = totals(inside, by).group_by("measure").agg(pl.col("realised", "difference").sum()).sort("measure")
        total = totals(inside).with_columns(pl.col("realised", "difference").fill_null(0.0))
        assert parts["realised"].to_list() == pytest.approx(total["realised"].to_list())
        assert parts["difference"].to_list() == pytest.approx(total["difference"].to_list())


@given(lines, st.sampled_from([Q1, Q2, Q3, Q4]))
def test_a_longer_figure_enters_no_quarter(held, quarter):
    short = [one for one in held if (one[4] or of(one[0])) == quarter]
    all_lines, only_short = (totals(within(hours(figures(*some), FILES), quarter)) for some in (held, short))
    assert all_lines["realised"].sum() <= sum(one[3] or 0 for one in short)
    assert set(all_lines["measure"]) == set(only_short["measure"])


def of(name: str) -> Period | None:
    row = FILES.filter(pl.col("document") == name).to_dicts()[0]
    return Period(row["period_start"], row["period_end"]) if row["period_start"] else None


def test_nothing_gives_nothing():
    empty = within(hours(figures(), documents()), YEAR)
    assert (empty.height, totals(empty, ["organisation"]).height) == (0, 0)


YEARLY = documents(workbook=YEAR, report=Q4)
SPORT = (
    *(("workbook", name, None, value, quarter) for name, values in (
        ("Beweegtuin Oud-Grien", (50, 54, 48, 46)), ("Wandelgroepen", (98, 101.5, 90, 76)),
        ("Valpreventie In Balans", (72, 72, 36, 72)), ("Schoolsport", (236, 248, 112, 251.5)),
        ("Sportmaatje", (40, 61, 52, 55)),
    ) for value, quarter in zip(values, (Q1, Q2, Q3, Q4), strict=True)),
    ("report", "Beweegtuin Oud-Grien", 52, 46), ("report", "Wandelgroep Havenhoek", 26, 26),
    ("report", "Wandelgroep Kolkwijk", 26, 24), ("report", "Wandelgroep Vogelgaarde", 26, 26),
    ("report", "Wandelgroep Aalveen", 26, 0), ("report", "Valpreventie In Balans", 72, 72),
    ("report", "Schoolsport", 240, 251.5), ("report", "Sportmaatje", 60, 55),
)  # fmt: skip
"""A workbook of a year that gives walking groups as one, and the report of its last quarter that gives them apart."""


@pytest.mark.parametrize(
    ("period", "realised", "planned"),
    [(Q1, 496.0, None), (Q2, 536.5, None), (Q3, 338.0, None), (Q4, 500.5, 528.0), (YEAR, 1871.0, 528.0)],
)
def test_a_workbook_and_a_report_give_the_totals_that_both_write(period, realised, planned):
    row = totals(within(hours(figures(*SPORT), YEARLY), period)).to_dicts()[0]
    assert (row["realised"], row["planned"]) == (realised, planned)
