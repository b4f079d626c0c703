"""The filters on district and target group, as the pages read them."""

import pytest

from dashboards.reach import activities_of, choices, reach
from pipeline.store import Snapshot, open_snapshot
from tests.dashboards.builders import Rows


@pytest.fixture
def state(tmp_path) -> Snapshot:
    rows = Rows()
    report = rows.document("verslag")
    soup = rows.figure(report, "Soep")
    rows.figure(report, "Soep", measure="count")
    walk, talk = rows.figure(report, "Wandelen"), rows.figure(report, "Praten")
    rows.figure(report, "Totaal", row_kind="total")
    rows.reach(report, None, "target_group", "mantelzorgers")
    rows.reach(report, soup, "district", "Oud-Grien")
    rows.reach(report, soup, "district", "Aalveen", sure=False, ground="text")
    rows.reach(report, walk, "district", "de Dijk")
    for activity in (soup, walk, talk):
        rows.reach(report, activity, "target_group", "mantelzorgers", ground="document")
    rows.publish(tmp_path)
    found = open_snapshot(tmp_path / "store")
    assert found
    return found


def test_the_read_says_what_is_known_and_how_surely(state):
    held = reach(state)
    assert held.columns == ["document", "activity_id", "kind", "value", "sure"]
    assert held.filter(value="Aalveen")["sure"].to_list() == [False]
    assert held.filter(held["activity_id"].is_null())["value"].to_list() == ["mantelzorgers"]


def test_choices_follow_the_alphabet_and_end_with_what_is_unknown(state):
    assert choices(state, "district") == ["Aalveen", "de Dijk", "Oud-Grien", "onbekend"]
    assert choices(state, "target_group") == ["mantelzorgers"]


@pytest.mark.parametrize(
    ("kind", "value", "ids", "why"),
    [
        ("district", "Oud-Grien", {"verslag-a1"}, "the first row of the activity, and no other"),
        ("district", "Aalveen", {"verslag-a1"}, "what is not sure is found too"),
        ("district", "onbekend", {"verslag-a4"}, "activities of which nothing is known; a total is no activity"),
        ("target_group", "mantelzorgers", {"verslag-a1", "verslag-a3", "verslag-a4"}, "what holds for the document"),
        ("target_group", "onbekend", set(), "of every activity something is known"),
        ("district", "Nergenshuizen", set(), "an address may name what is no longer there"),
    ],
)
def test_activities_of_a_value(state, kind, value, ids, why):
    assert activities_of(state, kind, value) == ids


def test_an_empty_store_offers_nothing(tmp_path):
    Rows().publish(tmp_path)
    state = open_snapshot(tmp_path / "store")
    assert choices(state, "district") == []
    assert activities_of(state, "district", "onbekend") == frozenset()
