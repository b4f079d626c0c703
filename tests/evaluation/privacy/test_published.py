"""The figures that the accountability papers give are what is measured today."""

from __future__ import annotations

import json

import pytest

from pipeline import language
from pipeline.known_words import known_words
from pipeline.settings import NAME_LISTS
from tests.evaluation.privacy.measuring import MEASURED, MODEL, PUBLISHED, measure, read_sets

CURE = "Measure again: python -m tests.evaluation.privacy.measuring --write"


def test_the_figures_that_are_published_are_those_of_now():
    nlp, known = language.load_language(MODEL), known_words(NAME_LISTS)
    score = measure(read_sets(PUBLISHED["unseen"]), lambda texts: language.find_persons(texts, nlp), known)
    kept = json.loads(MEASURED.read_text(encoding="utf-8"))["sets"]["unseen"]
    assert kept["recall"] == pytest.approx(score.recall(), abs=0.005), CURE
    assert kept["other_words_kept"] == pytest.approx(score.share_kept, abs=0.005), CURE
