"""Floors under new themes: how many blind topics are found, and that the order of passages does not matter.

The set of 80 was used to choose everything; the figures of the others are in docs/search_and_new_themes.md.
"""

from __future__ import annotations

import pytest

from pipeline.settings import Settings
from tests.evaluation.discovery.score import Score, passages, score


@pytest.fixture(scope="module", params=[(80, 0.45, 4, 1.0), (250, 0.2, 4, 0.8)], ids=["80", "250"])
def measured(request: pytest.FixtureRequest) -> tuple[Score, float, int, float]:
    size, ari, found, about = request.param
    return score(passages(size, Settings())), ari, found, about


def test_topics_are_found_and_what_is_offered_is_about_one(measured: tuple[Score, float, int, float]):
    it, ari, found, about = measured
    assert it.ari >= ari
    assert it.found >= found
    assert it.about >= about * it.groups


def test_ten_orders_give_the_same_groups(measured: tuple[Score, float, int, float]):
    assert measured[0].stability >= 0.95
