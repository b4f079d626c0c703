"""Floors under what `python -m tests.evaluation.claims.measuring` shows, on a part of the documents.

The documents are harder than most: activities that can be taken for each other, effects told in passing, irony.
"""

import pytest

from pipeline.process import load_models
from pipeline.settings import Settings
from tests.evaluation.claims import measuring
from tests.evaluation.claims.labelled import HERE, load, names

MEASURED = ["a1_oeverbrug_q1.html", "a3_lindegaard_controle.html", "b_sportbuur_wielhoek_q2.md"]


@pytest.fixture(scope="module")
def read():
    settings = Settings()
    return load(MEASURED, load_models(settings), settings)


@pytest.fixture(scope="module")
def linked(read):
    return [one.with_links_of_readers() for one in read]


def test_every_document_has_labels():
    assert {f"{name}.json" for name in names()} == {path.name for path in (HERE / "expected").iterdir()}


def test_an_effect_or_none(read):
    assert measuring.effects(read).value == 1.0


def test_with_the_links_of_readers_most_accounts_are_right(linked):
    assert measuring.accounts(linked)[0].value >= 0.75
    precision, recall, *_ = measuring.claims(linked)
    assert precision.value >= 0.5
    assert recall.value >= 0.5


def test_with_links_and_labels_of_readers_the_claims_are_theirs(linked):
    judged = [one.with_labels_of_readers() for one in linked]
    precision, recall, directions, *_ = measuring.claims(judged)
    assert min(precision.value, recall.value, directions.value) >= 0.9
    assert measuring.accounts(judged)[0].value >= 0.85
