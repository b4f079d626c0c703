"""Candidates for new themes from what was really read."""

from __future__ import annotations

from pipeline.discovering import refresh, stale
from pipeline.journey import Journey
from pipeline.store import open_snapshot
from pipeline.tending import Tending


def test_grouping_twice_gives_the_same(journey):
    assert refresh(journey.settings) == refresh(journey.settings)


def test_nothing_is_stale_after_grouping(journey):
    refresh(journey.settings)
    assert not stale(journey.settings)


def test_an_idle_worker_leaves_the_store_as_it_is_when_nothing_is_new(journey):
    refresh(journey.settings)
    tending = Tending(Journey(journey.settings))
    before = open_snapshot(journey.settings.store)
    tending.tend()
    tending.tend()
    assert open_snapshot(journey.settings.store) == before


def test_a_refused_story_is_in_no_candidate(journey):
    refresh(journey.settings)
    snapshot = open_snapshot(journey.settings.store)
    assert snapshot is not None
    assert snapshot.query(
        "select * from candidate_members join passages using (passage_id) join stories using (story_id) "
        "where consent = 'no'"
    ).is_empty()
