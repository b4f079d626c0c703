"""Floors under what leaves and what stays, on marked texts by other hands; measured by the module beside this."""

from __future__ import annotations

import json

import pytest

from tests.evaluation.privacy.measuring import (
    MEASURED,
    PUBLISHED,
    Finders,
    Marked,
    Score,
    count,
    measure,
    read_set,
    read_sets,
    shipped_finders,
)  # fmt: skip

CURE = "Measure again: python -m tests.evaluation.privacy.measuring --write"


@pytest.fixture(scope="module")
def finders() -> Finders:
    return shipped_finders()


@pytest.fixture(scope="module")
def score(finders) -> Score:
    return measure(read_set("development"), finders)


@pytest.fixture(scope="module")
def unseen(finders) -> Score:
    return measure(read_sets(PUBLISHED["unseen"]), finders)


FLOORS = {
    "BSN": 1.0, "IBAN": 1.0, "LICENCE_PLATE": 1.0, "USERNAME": 1.0, "URL_PERSON": 1.0, "PHONE": 0.96, "EMAIL": 0.96,
    "POSTCODE": 0.93, "BIRTHDATE": 0.94, "CASE_NUMBER": 0.95, "ADDRESS": 0.88, "PERSON": 0.955, "PROFESSIONAL": 0.98,
    "RARE": 0.9,
}  # fmt: skip


@pytest.mark.parametrize("kind", FLOORS)
def test_marked_spans_leave(score, kind):
    assert score.recall(kind) >= FLOORS[kind]


def test_all_marked_spans_and_other_words(score):
    assert score.recall() >= 0.96
    assert score.share_kept >= 0.98


def test_texts_that_no_rule_was_made_on(unseen):
    assert unseen.recall() >= 0.94
    assert unseen.share_kept >= 0.97


def test_the_figures_that_are_published_are_those_of_now(unseen):
    kept = json.loads(MEASURED.read_text(encoding="utf-8"))["sets"]["unseen"]
    assert kept["recall"] == pytest.approx(unseen.recall(), abs=0.005), CURE
    assert kept["other_words_kept"] == pytest.approx(unseen.share_kept, abs=0.005), CURE


def test_a_span_is_found_only_when_every_word_of_it_is_gone():
    score, marked = Score(), Marked("x", "Ria Smit belde.", (("PERSON", 0, 8),))
    count(score, marked, {0: False, 1: True, 2: True})
    assert (score.recall("PERSON"), score.share_kept) == (0.0, 1.0)
    count(score, marked, {0: False, 1: False, 2: False})
    assert (score.recall("PERSON"), score.share_kept) == (0.5, 0.5)
