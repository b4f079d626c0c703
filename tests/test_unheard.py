"""Who was not heard: cases with a reason."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.settings import LEAST_FOR_PUBLISHING as FEW
from pipeline.tables import ACTIVITIES, CLAIMS, TELLING, conform
from pipeline.unheard import by_theme, participants, silent, unheard


def figures(*rows: dict[str, object]) -> pl.DataFrame:
    plain = {"document": "d", "position": 1, "row_kind": "data", "measure": "unique_participants"}
    held = [{"activity_id": f"a-{at}", **plain, **row} for at, row in enumerate(rows)]
    groups = [row.pop("group_id", "a-0") for row in held]
    return conform(held, ACTIVITIES).with_columns(group_id=pl.Series(groups, dtype=pl.String))


def claims(*rows: dict[str, object]) -> pl.DataFrame:
    plain = {"document": "d", "theme": "meedoen", "stories": 1, "residents": 1, "withheld": 0, "organisation": "A"}
    return conform([{"claim_id": str(at), **plain, **row} for at, row in enumerate(rows)], CLAIMS)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"realised": 20}, {"realised": 35}], 35),  # two periods: the same people may be in both
        ([{"realised": 20}, {"realised": 90, "row_kind": "total"}], 20),  # totals never count
        ([{"realised": 20}, {"realised": 90, "measure": "participations"}], 20),  # visits are no people
    ],
)
def test_participants_are_the_most_that_one_row_counts(rows, expected):
    assert participants(figures(*rows))["participants"].to_list() == [expected]


@pytest.mark.parametrize("rows", [[{"planned": 20}], [{"measure": "hours", "realised": 5}], []])
def test_participants_that_no_report_counts_are_unknown(rows):
    assert participants(figures(*rows)).is_empty()


@given(st.integers(0, 12), st.integers(0, 3))
def test_a_small_number_of_participants_is_never_given(count, residents):
    known = participants(figures({"realised": float(count)}))
    row = unheard(claims({"activity_id": "a-0", "residents": residents}), known).to_dicts()[0]
    assert row["participants"] == (None if count < FEW else count)
    assert row["few"] == (count < FEW)
    assert row["no_residents"] == (residents == 0)


def test_a_claim_on_a_whole_organisation_has_no_participants():
    row = unheard(claims({"activity_id": None}), participants(figures({"realised": 40.0}))).to_dicts()[0]
    assert (row["participants"], row["few"]) == (None, False)


def test_a_theme_counts_organisations_once_and_not_their_activities_again():
    held = claims(
        {"residents": 2, "withheld": 1}, {"residents": 0, "period_start": None}, {"activity_id": "a-0", "residents": 9},
        {"organisation": "B", "residents": 0},
    )  # fmt: skip
    row = by_theme(held).to_dicts()
    assert row == [{"theme": "meedoen", "organisations": 2, "without_residents": 1, "stories": 3, "withheld": 1}]


@pytest.mark.parametrize(
    ("account", "expected"),
    [("nothing", ["a-0"]), (None, ["a-0"]), ("activity_only", []), ("effect", [])],
    ids=["told nothing", "not even looked at", "told what was done", "told what changed"],
)
def test_silent_are_activities_with_hours_of_which_nothing_is_told(account, expected):
    rows = [{"activity_id": "a-0", "document": "d", "account": account}] if account else []
    hours = figures({"measure": "hours", "realised": 10.0})
    assert silent(hours, conform(rows, TELLING))["activity_id"].to_list() == expected


def test_without_hours_nobody_is_silent():
    assert silent(figures({"measure": "hours", "realised": 0.0}), TELLING.empty()).is_empty()
