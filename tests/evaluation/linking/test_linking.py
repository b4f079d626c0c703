"""A floor under linking on the sample reports: 145 passages of which the labeller was sure, 126 about an activity.

Part of these reports was used to make the linker, so this guards against getting worse; it is no measure of how well
new documents are linked. That is in docs/evaluation_notes.md.
"""

from __future__ import annotations

import pytest

from pipeline import process
from pipeline.settings import Settings
from tests.evaluation.linking.score import SAMPLES, labels, outcomes, read, score


@pytest.fixture(scope="module")
def judged():
    settings = Settings()
    return list(outcomes(read((SAMPLES,), process.load_models(settings), settings), labels()))


def test_most_first_links_are_right(judged):
    found = score(one for one in judged if one[0].sure)
    assert found.passages >= 140
    assert found.accuracy >= 0.82


def test_what_tells_of_an_effect_finds_its_activity(judged):
    found = score(one for one in judged if one[0].sure and one[0].effect)
    assert found.accuracy >= 0.83
