"""What changed between two quarters, as facts."""

from __future__ import annotations

import pytest

from pipeline.indicators import CHANGES, basis, change
from tests.indicators.builders import Q1, Q2, YEAR, claims, documents, figures, telling

FILES = documents(first=Q1, second=Q2, sheet=YEAR)


def facts(lines=(), told=(), files=FILES):
    found = change(basis(figures(*lines), files, claims(*told), telling()), Q2, Q1)
    return {row["code"]: row for row in found.to_dicts()}


def inloop(before, now):
    return [("first", "Inloop", None, before), ("second", "Inloop", None, now)]


HOURS = {
    "more": (inloop(10.0, 15.0), (10.0, 15.0, 5.0, 0.5, True)),
    "the same": (inloop(10.0, 10.0), (10.0, 10.0, 0.0, 0.0, True)),
    "from nothing there is no share": (inloop(0.0, 15.0), (0.0, 15.0, 15.0, None, True)),
    "with another activity there is no share": (
        [*inloop(10.0, 10.0), ("second", "Spreekuur", None, 5.0)], (10.0, 15.0, 5.0, None, False),
    ),
    "a whole and its parts are the same activities": (
        [("first", "Wandelgroepen", None, 40.0), ("second", "Wandelgroep Kolk", None, 26.0),
         ("second", "Wandelgroep Haven", None, 24.0)], (40.0, 50.0, 10.0, 0.25, True),
    ),
    "unknown is not zero": (inloop(10.0, None), (10.0, None, None, None, False)),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), HOURS.values(), ids=HOURS)
def test_hours_are_compared_where_they_can_be(lines, expected):
    row = facts(lines)["hours_of_organisation"]
    assert tuple(row[name] for name in ("before", "now", "difference", "share", "comparable")) == expected


COMING = {
    "new": ([*inloop(1.0, 1.0), ("second", "Spreekuur", None, 5.0)], {"activity_new": "Spreekuur"}),
    "gone": ([*inloop(1.0, 1.0), ("first", "Spreekuur", None, 5.0)], {"activity_gone": "Spreekuur"}),
    "planned and not done is not gone": (
        [*inloop(1.0, 1.0), ("first", "Kamp", 9.0, 5.0), ("second", "Kamp", 9.0, None)], {},
    ),
    "known from the year is not new": (
        [*inloop(1.0, 1.0), ("second", "Spreekuur", None, 5.0), ("sheet", "Spreekuur", None, 20.0)], {},
    ),
    "working time is no activity": ([*inloop(1.0, 1.0), ("second", "Vrijwilligersuren", None, 5.0)], {}),
    "without a report nothing is gone": ([("first", "Inloop", None, 1.0)], {}),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), COMING.values(), ids=COMING)
def test_activities_come_and_go(lines, expected):
    found = facts(lines)
    assert {code: found[code]["activity"] for code in ("activity_new", "activity_gone") if code in found} == expected


TOLD = {
    "first told": ([("meedoen", Q2, None)], {"theme_first_told", "voices_of_theme"}),
    "told before too": ([("meedoen", Q1, None), ("meedoen", Q2, None)], set()),
    "told of the year before": ([("meedoen", YEAR, None), ("meedoen", Q2, None)], {"voices_of_theme"}),
    "no longer told": ([("meedoen", Q1, None)], {"theme_no_longer_told", "voices_of_theme"}),
    "still told of over the year": ([("meedoen", Q1, None), ("meedoen", YEAR, None)], {"voices_of_theme"}),
    "turned": (
        [("meedoen", Q1, None), ("meedoen", Q2, None, {"direction": "achteruitgang"})], {"direction_changed"},
    ),
    "two claims that come to what was told": (
        [("meedoen", Q1, None), ("meedoen", Q2, None), ("meedoen", Q2, None)], {"voices_of_theme"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("told", "expected"), TOLD.values(), ids=TOLD)
def test_what_is_told_changes(told, expected):
    assert set(facts(told=told)) == expected


def test_without_a_report_of_the_quarter_a_theme_is_not_told_of_no_more():
    assert "theme_no_longer_told" not in facts(told=[("meedoen", Q1, None)], files=documents(first=Q1, sheet=YEAR))


def test_hours_of_a_theme_are_of_the_activities_told_of():
    row = facts(inloop(10.0, 15.0), [("meedoen", Q1, "first-00"), ("meedoen", Q2, "second-01")])["hours_of_theme"]
    assert (row["theme"], row["before"], row["now"], row["share"]) == ("meedoen", 10.0, 15.0, 0.5)


def test_nothing_changed_in_nothing():
    found = change(basis(figures(), documents(), claims(), telling()), Q2, Q1)
    assert (found.height, found.schema) == (0, CHANGES.schema)
