"""Where the hours of an activity stand once more, and how they relate to those that are here."""

from __future__ import annotations

from datetime import date

import pytest

from dashboards.elsewhere import compare, elsewhere
from pipeline import tables
from pipeline.tables import conform
from tests.dashboards.builders import Rows

Q1, Q2 = (date(2025, 1, 1), date(2025, 3, 31)), (date(2025, 4, 1), date(2025, 6, 30))
HALF = (date(2025, 1, 1), date(2025, 6, 30))
LATER = (date(2026, 1, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("here", "there", "relation", "hours"),
    [([(*HALF, 30.0)], [(*Q1, 10.0), (*Q2, 20.0)], "same", 30.0),
     ([(*Q1, 10.0), (*Q2, 20.0)], [(*HALF, 30.0)], "same", 30.0),
     ([(*HALF, 30.0)], [(*Q1, 10.0), (*Q2, 25.0)], "differs", 35.0),
     ([(*Q1, 10.0), (*Q2, 20.0)], [(*Q2, 20.0)], "same", 20.0),
     ([(*Q1, 10.0)], [(*HALF, 30.0)], "holds", 30.0),
     ([(*HALF, 30.0)], [(*Q1, 10.0)], "within", 10.0),
     ([(*HALF, 30.0)], [(*LATER, 10.0)], None, None)],
    ids=["a half-year and its quarters", "quarters and their half-year", "quarters that come to more",
         "one quarter of two", "a part of a longer period", "only a part is told there", "no day is shared"],
)  # fmt: skip
def test_hours_are_held_beside_each_other_for_the_same_days(here, there, relation, hours):
    found = compare(here, there)
    assert (found and found[0], found and found[1]) == (relation, hours)


def twins(rows: Rows) -> dict[str, list[tuple[str, str]]]:
    figures = conform(rows.held["activities"], tables.ACTIVITIES)
    documents = conform(rows.held["documents"], tables.DOCUMENTS)
    return {key: [(one.document, one.relation) for one in held] for key, held in elsewhere(figures, documents).items()}


def test_only_documents_of_the_same_organisation_are_looked_at():
    rows = Rows()
    for name, organisation in (("een", "De Linde"), ("twee", "De Linde"), ("drie", "De Kade")):
        rows.figure(rows.document(name, organisation), "Inloop")
    assert twins(rows) == {"een-a1": [("twee", "same")], "twee-a1": [("een", "same")]}


def test_activities_without_hours_are_named_where_their_periods_meet():
    rows = Rows()
    rows.figure(rows.document("een"), "Inloop", "count", unit="bezoekers")
    rows.figure(rows.document("twee"), "Inloop", "count", unit="bezoekers")
    rows.figure(rows.document("later", period_start=LATER[0], period_end=LATER[1]), "Inloop", "count")
    assert twins(rows) == {"een-a1": [("twee", "named")], "twee-a1": [("een", "named")]}


def test_a_whole_and_its_parts_know_each_other():
    rows = Rows()
    rows.figure(rows.document("jaar"), "Inloop")
    report = rows.document("verslag")
    rows.figure(report, "Inloop woensdag", realised=40.0)
    rows.figure(report, "Inloop vrijdag", realised=50.0)
    found = twins(rows)
    assert found["jaar-a1"] == [("verslag", "parts"), ("verslag", "parts")]
    assert found["verslag-a1"] == [("jaar", "part")]
