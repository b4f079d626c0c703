"""Retraining by the recipe, for another encoder: two commands that anyone can run."""

import json
import shutil
import subprocess
import sys

import numpy as np
import pytest

from pipeline.model_files import ModelError
from pipeline.settings import ROOT
from pipeline.themes.scoring import load_scorer

SHIPPED = ROOT / "models" / "themes"
TEXTS = ["Ik kom weer buiten.", "We gaan naar het huis."]


@pytest.fixture(scope="module")
def retrained(tmp_path_factory, tiny_encoder):
    """A copy of models/themes with the first sentence of 200 documents, trained for the tiny encoder."""
    folder = tmp_path_factory.mktemp("elsewhere") / "models" / "themes"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("training", "model", "stability.json"))
    (folder / "training").mkdir()
    lines = [line for path in sorted(SHIPPED.glob("training/*.jsonl")) for line in path.read_text().splitlines()]
    first = [line for line in lines if json.loads(line)["n"] == 0]
    (folder / "training" / "own.jsonl").write_text("\n".join(first[:: len(first) // 200]))
    command = [
        sys.executable, folder / "train.py",
        "--encoder", tiny_encoder, "--kept", "1", "--epochs", "1", "--seeds", "1", "2",
    ]  # fmt: skip
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return folder


@pytest.mark.parametrize("runtime", ["torch", "onnx"])
def test_a_model_for_another_encoder_is_made_by_the_recipe(retrained, tiny_encoder, runtime):
    scorer = load_scorer(tiny_encoder, retrained, runtime=runtime)
    found = scorer.heads.probabilities(scorer.encode(TEXTS, ["", ""]), scorer.lexicon.features(TEXTS, ["", ""]))
    assert found.kind.shape == (2, 3)
    assert np.isfinite(found.themes).all()


def test_only_the_trained_layers_are_stored_and_each_seed_is_measured(retrained):
    described = json.loads((retrained / "model" / "heads.json").read_text())
    assert described["tuned"] is True
    assert described["calibrated_on"] > 0
    stability = json.loads((retrained / "stability.json").read_text())
    assert [seed["seed"] for seed in stability] == [1, 2]
    assert all(
        0 <= figure <= 1 for seed in stability for figures in seed["sets"].values() for figure in figures.values()
    )


def test_heads_for_another_encoder_are_refused_with_the_cure(retrained):
    with pytest.raises(ModelError, match=r"train\.py --encoder"):
        load_scorer(ROOT / "models" / "e5-nl", retrained)
