"""A pitch beside what became visible: what counts, what never does, and what is not seen yet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.indicators import basis, beside
from pipeline.indicators.promised import Beside
from pipeline.periods import Period
from pipeline.pitched import Pitch
from tests.indicators.builders import Q1, Q2, Q3, YEAR, claims, documents, figures, telling
from tests.indicators.pitch_builders import pitch, promise, reach

TODAY = date(2025, 8, 1)
TREE = ("meedoen", "financien", "veiligheid")
FILES = documents(report=Q1, second=Q2, rival=(Q1, "Taalhuis"))
EARLIER = Period(date(2024, 10, 1), date(2025, 3, 31))


def seen(held: Pitch, *lines: tuple, told: pl.DataFrame | None = None, where: pl.DataFrame | None = None,
         files: pl.DataFrame = FILES, **more: Any) -> Beside:  # fmt: skip
    town = basis(figures(*lines), files, claims() if told is None else told, telling())
    return beside(held, town, reach() if where is None else where, TODAY, TREE, **more)


def test_effects_with_their_voices_and_what_is_not_seen_yet():
    told = claims(
        ("meedoen", Q1, None, {"sources": 3, "improved": 2, "worsened": 1, "residents": 2, "strength": "fair"}),
        ("meedoen", Q2, None, {"strength": "weak"}),
        ("veiligheid", Q1, None),
    )
    held = seen(pitch(promise("effect", "meedoen"), promise("effect", "financien")), told=told)
    told_of = held.effects[0]
    assert (told_of.voices.sources, told_of.voices.improved, told_of.voices.worsened) == (4, 3, 1)
    assert (told_of.strength, told_of.first, told_of.last) == ("fair", Q1.start, Q2.end)
    assert held.unseen == ("financien",)
    assert [one.theme for one in held.others] == ["veiligheid"]


COUNTS = {
    "begins with the pitch": (Q1, "De Linde", True),
    "begins later": (Q3, "De Linde", True),
    "begins after it ended": (Period(date(2026, 1, 1), date(2026, 3, 31)), "De Linde", True),
    "begins before": (EARLIER, "De Linde", False),
    "no period": (None, "De Linde", False),
    "of another organisation": (Q1, "Taalhuis", False),
}


@pytest.mark.parametrize(("period", "organisation", "counts"), COUNTS.values(), ids=COUNTS)
def test_which_claims_say_something_of_a_promise(period: Period | None, organisation: str, counts: bool):
    told = claims(("meedoen", period, None), organisation=organisation)
    held = seen(pitch(promise("effect", "meedoen")), told=told)
    assert held.effects[0].seen is counts


_CLAIMS = st.lists(st.tuples(st.sampled_from(TREE), st.integers(-400, 400), st.integers(0, 200)), max_size=8)


@settings(deadline=None, max_examples=60)
@given(_CLAIMS, st.lists(st.sampled_from(TREE), unique=True))
def test_what_is_seen_and_not_seen_is_all_that_was_promised_and_what_came_before_never_counts(
    lines: list, effects: list
):
    start = YEAR.start
    told = claims(*(
        (theme, Period(start + timedelta(days=begin), start + timedelta(days=begin + length)), None)
        for theme, begin, length in lines
    ))  # fmt: skip
    held = seen(pitch(*(promise("effect", theme) for theme in effects)), told=told)
    visible = {theme for theme, begin, _ in lines if begin >= 0}
    told_of = [one.theme for one in held.effects if one.seen]
    assert sorted([*told_of, *held.unseen]) == sorted(effects)
    assert set(told_of) == visible & set(effects)
    assert {one.theme for one in held.others} == visible - set(effects)
    assert all(one.first is None or one.first >= start for one in (*held.effects, *held.others))


def test_hours_promised_beside_hours_realised_so_far():
    lines = [
        ("report", "Samen koken", 50.0, 40.0, Q1), ("second", "Samen koken", 50.0, 45.0, Q2),
        ("report", "Samen koken", None, 12.0, Q1, "volunteer_hours"), ("report", "Bellen", 9.0, 9.0, Q1),
    ]  # fmt: skip
    held = seen(pitch(promise("hours", "Samen koken", 200.0), promise("hours", "Wandelen", 60.0)), *lines)
    found = {(one.activity, one.measure): (one.promised, one.realised) for one in held.work}
    assert found == {
        ("Samen koken", "hours"): (200.0, 85.0), ("Samen koken", "volunteer_hours"): (None, 12.0),
        ("Wandelen", "hours"): (60.0, None), (None, "hours"): (260.0, 85.0),
    }  # fmt: skip
    cooking = held.work[0]
    assert (cooking.start, cooking.end, cooking.complete) == (Q1.start, Q2.end, False)
    assert held.unreported == ("Wandelen",)


def test_hours_of_a_year_and_its_quarters_count_once():
    files = documents(report=Q1, year=YEAR)
    lines = [("report", "Samen koken", None, 40.0, Q1), ("year", "Samen koken", None, 150.0, YEAR)]
    (line, whole) = seen(pitch(promise("hours", "Samen koken", 200.0)), *lines, files=files).work
    assert (line.realised, line.complete, whole.realised) == (150.0, True, 150.0)


NAMES = {
    "the same name": ("Samen koken", ["Samen koken"], 10.0),
    "a name with a word more": ("Huiskamer Havenhoek", ["Huiskamer wijk Havenhoek"], 10.0),
    "parts of it": ("Wandelgroepen", ["Wandelgroep Kolkwijk", "Wandelgroep Noord"], 20.0),
    "another": ("Samen koken", ["Taalles"], None),
}


@pytest.mark.parametrize(("promised", "reported", "realised"), NAMES.values(), ids=NAMES)
def test_activities_are_found_by_name(promised: str, reported: list, realised: float | None):
    lines = [("report", name, None, 10.0, Q1) for name in reported]
    assert seen(pitch(promise("hours", promised, 50.0)), *lines).work[0].realised == realised


def test_figures_that_go_beyond_the_pitch_are_not_divided():
    held = seen(pitch(promise("hours", "Samen koken", 50.0)), ("report", "Samen koken", None, 10.0, EARLIER))
    assert held.work[0].realised is None


_FIGURES = st.lists(
    st.tuples(st.sampled_from(["Koken", "Wandelen", "Bellen"]), st.integers(0, 90), st.sampled_from([Q1, Q2, YEAR])),
    max_size=8, unique_by=lambda line: (line[0], line[2]),
)  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(_FIGURES)
def test_the_whole_is_never_more_than_its_activities_added_up_each_once(lines: list):
    promises = [promise("hours", name, 10.0) for name in ("Koken", "Wandelen", "Bellen")]
    *each, whole = seen(
        pitch(*promises), *(("report", name, None, float(hours), period) for name, hours, period in lines)
    ).work
    assert whole.promised == 30.0
    known = [one.realised for one in each if one.realised is not None]
    assert whole.realised == (sum(known) if known else None)


PEOPLE = {
    "the largest, never a sum": ([30.0, 40.0], 40, False),
    "few are not given": ([3.0], None, True),
    "nobody says": ([], None, False),
}


@pytest.mark.parametrize(("reported", "shown", "few"), PEOPLE.values(), ids=PEOPLE)
def test_participants_promised_beside_those_reported(reported: list, shown: int | None, few: bool):
    lines = [
        ("report", "Samen koken", None, value, period, "unique_participants")
        for value, period in zip(reported, (Q1, Q2), strict=False)
    ]
    (held,) = seen(pitch(promise("participants", "Samen koken", 60.0)), *lines).people
    assert (held.promised, held.reported, held.few) == (60.0, shown, few)


def test_money_asked_beside_the_grants_that_reports_name():
    files = FILES.with_columns(amount=pl.when(pl.col("document") == "report").then(9000.0))
    held = seen(pitch(promise("money", None, 12000.0)), files=files).money
    assert held is not None
    assert (held.asked, held.named) == (12000.0, ((9000.0, "report"),))
    assert seen(pitch()).money is None


def test_groups_and_districts_that_reports_since_its_start_name():
    where = reach(
        ("report", None, "target_group", "Ouderen"), ("rival", None, "target_group", "Jongeren"),
        ("report", "report-00", "district", "Oost"),
    )  # fmt: skip
    promises = [promise("target_group", "ouderen"), promise("target_group", "jongeren"), promise("district", "Oost")]
    held = seen(pitch(*promises), where=where)
    assert [(one.value, one.documents) for one in held.groups] == [("ouderen", ("report",)), ("jongeren", ())]
    assert [one.documents for one in held.districts] == [("report",)]


def test_a_pitch_without_a_period_says_nothing_beside():
    held = seen(
        pitch(promise("effect", "meedoen"), promise("hours", "Koken", 5.0), period=None),
        ("report", "Koken", None, 9.0, Q1), told=claims(("meedoen", Q1, None)),
    )  # fmt: skip
    assert (held.timing, held.reports, held.unseen, held.work) == ("unknown", (), ("meedoen",), ())
    assert held.unreported == ("Koken",)


def test_up_to_a_day_only_what_had_happened_by_then_counts():
    told = claims(("meedoen", Q1, None), ("meedoen", Q2, None))
    lines = [("report", "Koken", None, 9.0, Q1), ("second", "Koken", None, 8.0, Q2)]
    held = seen(pitch(promise("effect", "meedoen"), promise("hours", "Koken", 50.0)), *lines, told=told, until=Q1.end)
    assert held.effects[0].voices.sources == 1
    assert held.work[0].realised == 9.0
    assert held.reports == ("report",)
