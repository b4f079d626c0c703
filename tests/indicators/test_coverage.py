"""Of what is told and of what not."""

from __future__ import annotations

import polars as pl
import pytest

from pipeline.indicators import basis, coverage, overlap, reported, untold_activities, untold_themes
from tests.indicators.builders import Q1, Q2, YEAR, claims, documents, figures, telling

FILES = documents(sheet=YEAR, report=Q2, rival=(Q2, "De Es"), scan=(None, None))


def rows(*lines, told=None, **accounts):
    return coverage(basis(figures(*lines), FILES, claims() if told is None else told, telling(**accounts))).to_dicts()


def inloop(document="report", hours=5.0):
    return (document, "Inloop", None, hours, Q2)


ACCOUNTS = {
    "of which an effect is told": ([inloop()], {"report_00": "effect"}, "effect"),
    "of which one document tells more": (
        [inloop(), inloop("sheet")], {"report_00": "nothing", "sheet_01": "effect"}, "effect",
    ),
    "with hours and no account": ([inloop()], {}, "nothing"),
    "that is only meant to do something": ([inloop()], {"report_00": "intention_only"}, "intention_only"),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "accounts", "expected"), ACCOUNTS.values(), ids=ACCOUNTS)
def test_an_activity_counts_once_with_the_most_that_is_told(lines, accounts, expected):
    row = rows(*lines, **accounts)[1]
    assert (row["organisation"], row["activities"], row["with_hours"], row[expected]) == ("De Linde", 1, 1, 1)


def test_a_whole_is_its_parts():
    lines = [("sheet", "Wandelgroepen", None, 50, Q1), ("report", "Wandelgroep Kolk", None, 26.0)]
    row = rows(*lines, ("report", "Wandelgroep Haven", None, 24.0), sheet_00="effect")[1]
    assert (row["activities"], row["effect"], row["with_hours"]) == (2, 2, 2)


def test_who_is_heard_is_yes_or_no():
    told = claims(("meedoen", Q2, None, {"residents": 7}), ("financien", Q2, None, {"professionals": 1}))
    row = rows(told=told)[1]
    assert (row["resident"], row["relative"], row["professional"]) == (True, False, True)
    assert row["themes"] == ["financien", "meedoen"]


def test_organisations_stand_in_the_order_of_the_alphabet_whatever_they_tell():
    told = claims(("meedoen", Q2, None, {"sources": 90}))
    assert [row["organisation"] for row in rows(inloop(), told=told)] == ["De Es", "De Linde"]


@pytest.mark.parametrize(
    ("quarter", "expected"), [((2025, 2), (True, True)), ((2025, 1), (False, True)), ((2024, 4), (False, False))]
)
def test_which_quarters_have_a_report(quarter, expected):
    found = reported(basis(figures(), FILES, claims(), telling()), [quarter]).to_dicts()
    assert [(row["own"], row["longer"]) for row in found if row["organisation"] == "De Linde"] == [expected]


def shared(*held):
    return basis(figures(inloop(), ("rival", "Taalles", None, 9.0, Q2)), FILES, pl.concat(held), telling())


def test_two_that_tell_of_one_theme_overlap():
    other = claims(("meedoen", Q2, "rival-01"), ("financien", Q2, None), organisation="De Es")
    found = overlap(shared(claims(("meedoen", Q2, "report-00")), other), Q2)
    assert found.select("theme", "organisation", "activities", "hours").rows() == [
        ("meedoen", "De Es", ["Taalles"], 9.0), ("meedoen", "De Linde", ["Inloop"], 5.0),
    ]  # fmt: skip


def test_a_theme_that_is_told_of_by_nobody_or_only_over_longer():
    found = untold_themes(shared(claims(("a", Q2, None), ("b", YEAR, None), ("c", None, None))), Q2, "abcd")
    assert found.rows() == [("b", 1, 0), ("c", 0, 1), ("d", 0, 0)]


UNTOLD = {
    "told nothing of": ([inloop()], {"report_00": "nothing"}, ["Inloop"]),
    "told what was done": ([inloop()], {"report_00": "activity_only"}, []),
    "no hours realised": ([inloop(hours=0.0)], {"report_00": "nothing"}, []),
    "told of in another document": (
        [inloop(), inloop("sheet")], {"report_00": "nothing", "sheet_01": "effect"}, [],
    ),
    "in another quarter": ([("sheet", "Inloop", None, 5.0, Q1)], {}, []),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "accounts", "expected"), UNTOLD.values(), ids=UNTOLD)
def test_activities_with_hours_of_which_nothing_is_told(lines, accounts, expected):
    found = untold_activities(basis(figures(*lines), FILES, claims(), telling(**accounts)), Q2)
    assert found["activity"].to_list() == expected


def test_working_time_needs_no_story():
    lines = [("report", "Vrijwilligersuren", None, 5.0), ("report", "Huiswerkplek", None, 5.0)]
    found = untold_activities(basis(figures(*lines), FILES, claims(), telling()), Q2)
    assert dict(found.select("activity", "overhead").rows()) == {"Vrijwilligersuren": True, "Huiswerkplek": False}
