"""The theme model on sentences it was not trained on, with floors just under what was reached.

`sentences.jsonl` was written by another hand than the training texts. Where the municipality's labelled sentences lie
beside the project (shared/gold), they are held to their own floors.
"""

import importlib.util

import pytest

from pipeline.settings import ROOT, Settings

pytest.importorskip("sklearn")
RECIPE = ROOT / "models" / "themes" / "evaluate.py"
OWN = ROOT / "tests" / "evaluation" / "sentences.jsonl"
GOLD = ROOT.parent / "shared" / "gold" / "sentences.jsonl"
FLOORS = {
    OWN: {"themes micro": 0.79, "themes macro": 0.78, "outcome": 0.88, "kind": 0.90, "direction": 0.89, "voice": 0.87},
    GOLD: {"themes micro": 0.62, "themes macro": 0.57, "outcome": 0.55, "kind": 0.70, "direction": 0.80, "voice": 0.65},
}


@pytest.fixture(scope="module")
def recipe():
    spec = importlib.util.spec_from_file_location("evaluate", RECIPE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scorer(tmp_path_factory):
    from pipeline.process import load_scorer

    return load_scorer(Settings(data=tmp_path_factory.mktemp("scorer")))


@pytest.mark.parametrize("path", [path for path in FLOORS if path.exists()], ids=lambda path: path.parent.name)
def test_figures_stay_above_their_floors(path, recipe, scorer):
    rows = recipe.read_labelled(path)
    themes = scorer.heads.themes
    reached = recipe.figures(rows, recipe.model_answers(rows, scorer), themes)
    fallen = {name: (round(reached[name], 3), floor) for name, floor in FLOORS[path].items() if reached[name] < floor}
    assert fallen == {}
    keywords = recipe.figures(rows, recipe.keyword_answers(rows, themes), themes)
    assert reached["themes micro"] > keywords["themes micro"]


def test_no_evaluation_sentence_is_trained_on(recipe):
    def plain(text):
        return "".join(letter for letter in text.casefold() if letter.isalnum())

    training = {
        plain(row["text"])
        for path in (ROOT / "models" / "themes" / "training").glob("*.jsonl")
        for row in recipe.read_labelled(path)
    }
    held = [row["text"] for path in FLOORS if path.exists() for row in recipe.read_labelled(path)]
    assert [text for text in held if plain(text) in training and len(text.split()) > 3] == []
