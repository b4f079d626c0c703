"""Floors under what leaves and what stays, on marked texts by another hand; measured by the module beside this."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline import language
from pipeline.known_words import known_words
from pipeline.settings import NAME_LISTS
from tests.evaluation.privacy.measuring import MODEL, Marked, Score, count, measure, read_set


@pytest.fixture(scope="module")
def measured() -> Callable[[str], Score]:
    nlp = language.load_language(MODEL)
    known = known_words(NAME_LISTS)
    return lambda name: measure(read_set(name), lambda texts: language.find_persons(texts, nlp), known)


@pytest.fixture(scope="module")
def score(measured) -> Score:
    return measured("development")


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


def test_texts_that_no_rule_was_made_on(measured):
    score = measured("unseen")
    assert score.recall() >= 0.904
    assert score.share_kept >= 0.98


def test_a_span_is_found_only_when_every_word_of_it_is_gone():
    score, marked = Score(), Marked("x", "Ria Smit belde.", (("PERSON", 0, 8),))
    count(score, marked, {0: False, 1: True, 2: True})
    assert (score.recall("PERSON"), score.share_kept) == (0.0, 1.0)
    count(score, marked, {0: False, 1: False, 2: False})
    assert (score.recall("PERSON"), score.share_kept) == (0.5, 0.5)
