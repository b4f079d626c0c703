"""The theme model on sentences it was not trained on, with floors just under what was reached.

`sentences.jsonl` was written by another hand than the training texts, `residents.jsonl` are residents in their own
words. Where the municipality's labelled sentences lie beside the project (shared/gold), they have their own floors.
"""

import pytest

pytest.importorskip("sklearn")

from models.evaluation.decisions import by_scorer, from_labels
from models.evaluation.figures import point
from models.evaluation.sets import TRAINING, labelled_sets
from models.themes.evaluate import figures, keyword_answers, model_answers, read_labelled
from pipeline.settings import ROOT, Settings

GOLD = ROOT.parent / "shared" / "gold" / "sentences.jsonl"
FLOORS: dict[str, dict[str, float]] = {
    "sentences": {
        "themes micro": 0.76, "themes macro": 0.75, "outcome": 0.89, "kind": 0.88, "direction": 0.90, "voice": 0.85,
    },
    "gold": {
        "themes micro": 0.71, "themes macro": 0.66, "outcome": 0.60, "kind": 0.72, "direction": 0.83, "voice": 0.73,
    },
    "residents": {
        "themes micro": 0.70, "themes macro": 0.70, "outcome": 0.82, "kind": 0.85, "direction": 0.86, "voice": 0.82,
    },
}  # fmt: skip
CEILINGS = {"gold": 0.03, "residents": 0.03, "sentences": 0.04}
"""The most that the expected calibration error of theme scores may be, over all sentences and themes."""

SETS = [one for one in labelled_sets(gold=GOLD) if one.key in FLOORS]


@pytest.fixture(scope="module")
def scorer(tmp_path_factory):
    from pipeline.process import load_scorer

    return load_scorer(Settings(data=tmp_path_factory.mktemp("scorer")))


@pytest.mark.parametrize("labelled", SETS, ids=lambda one: one.key)
def test_figures_stay_above_their_floors(labelled, scorer):
    themes = scorer.heads.themes
    reached = point(from_labels(labelled.rows, themes), by_scorer(labelled.rows, scorer))
    floors = FLOORS[labelled.key]
    fallen = {name: (round(reached[name], 3), floor) for name, floor in floors.items() if reached[name] < floor}
    assert fallen == {}
    assert reached["ece"] <= CEILINGS.get(labelled.key, 1)
    keywords = figures(list(labelled.rows), keyword_answers(list(labelled.rows), themes), themes)
    assert reached["themes micro"] > keywords["themes micro"]


def test_what_is_measured_is_what_the_commands_answer(scorer):
    rows, themes = list(SETS[0].rows[:40]), scorer.heads.themes
    measured, answered = by_scorer(rows, scorer), from_labels(model_answers(rows, scorer), themes)
    assert (measured.themes == answered.themes).all()
    assert all((getattr(measured, name) == getattr(answered, name)).all() for name in ("kind", "direction", "voice"))


def test_every_set_has_floors():
    assert {one.key for one in labelled_sets(gold=GOLD)} == {one.key for one in SETS}


def test_no_evaluation_sentence_is_trained_on():
    def plain(text):
        return "".join(letter for letter in text.casefold() if letter.isalnum())

    training = {plain(row["text"]) for path in TRAINING.glob("*.jsonl") for row in read_labelled(path)}
    held = [row["text"] for one in SETS for row in one.rows]
    assert [text for text in held if plain(text) in training and len(text.split()) > 3] == []
