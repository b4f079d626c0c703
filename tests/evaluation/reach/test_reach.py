"""Floors under what `python -m tests.evaluation.reach.measuring` shows; the figures stand in models/reach/README.md."""

import pytest

from pipeline.process import load_models
from pipeline.settings import Settings
from pipeline.tables import REACH_KINDS
from tests.evaluation.reach.measuring import SETS, labels, measure, read


@pytest.fixture(scope="module")
def sets():
    settings = Settings()
    models = load_models(settings)
    return {name: read(name, models, settings) for name in SETS}


def test_every_document_is_labelled():
    for name in ("documents", "unseen"):
        assert {row["document"] for row in labels(name)} == {path.name for path in SETS[name][0].iterdir()}


@pytest.mark.parametrize(
    ("name", "kind", "sure", "precision", "recall"),
    [
        ("documents", "district", True, 0.97, 0.92),
        ("documents", "district", False, 0.97, 0.92),
        ("documents", "target_group", True, 0.97, 0.90),
        ("documents", "target_group", False, 0.97, 0.90),
        ("unseen", "district", False, 0.97, 0.95),
        ("unseen", "target_group", False, 0.97, 0.95),
        ("samples", "district", True, 0.97, 0.97),
        ("samples", "district", False, 0.96, 0.97),
        ("samples", "target_group", True, 0.97, 0.97),
        ("samples", "target_group", False, 0.97, 0.80),
    ],
)
def test_what_is_found_is_right_and_most_is_found(sets, name, kind, sure, precision, recall):
    score = measure(name, sets[name], kind, sure)
    assert score.precision >= precision, sorted(score.wrong)
    assert score.recall >= recall, sorted(score.missed)


def test_without_a_list_what_is_found_is_mostly_right(sets):
    score = measure("documents", sets["documents"], REACH_KINDS[0], False, ())
    assert score.precision >= 0.9
    assert score.recall >= 0.5
