"""The words that are named as a reason carried the theme, on a small sample of sentences that were not trained on."""

import pytest

pytest.importorskip("sklearn")

from models.evaluation.faithfulness import faithfulness
from models.evaluation.sets import labelled_sets
from pipeline.settings import Models
from pipeline.themes.scoring import load_scorer

PART = 80
"""Sentences of each set; all of them are in docs/evaluation.md."""


@pytest.fixture(scope="module")
def scorer():
    return load_scorer(Models().encoder, Models().themes)


@pytest.mark.parametrize("labelled", labelled_sets(), ids=lambda one: one.key)
def test_without_the_named_words_a_theme_falls_further_than_without_others(labelled, scorer):
    found = faithfulness(labelled.title, labelled.rows[:PART], scorer)
    assert found.compared >= 40
    assert found.silent <= 0.15 * found.mentions
    assert found.named.low >= 0.25
    assert found.others.high <= 0.12
    assert found.lower.value >= 0.85
    assert found.gone.value >= 3 * found.gone_others.value
    assert faithfulness(labelled.title, labelled.rows[:PART], scorer) == found
