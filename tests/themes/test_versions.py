"""What names a vector and what names a label, and whose heads are in use."""

import json
import shutil

import pytest

from pipeline.model_files import ModelError
from pipeline.themes.active import active_heads, heads_checksum
from pipeline.themes.scoring import load_scorer
from pipeline.themes.versions import versions


@pytest.fixture
def own(tiny_themes, tmp_path):
    """A data folder in which heads of one's own, "mine", are in use."""
    data = tmp_path / "data"
    folder = shutil.copytree(tiny_themes / "model", data / "models" / "mine")
    described = json.loads((folder / "heads.json").read_text())
    (folder / "heads.json").write_text(json.dumps({**described, "thresholds": [0.1, 0.1]}))
    point(data, version="mine", sha256=heads_checksum(folder))
    return data


def point(data, **said):
    (data / "models" / "active.json").write_text(json.dumps(said))


@pytest.mark.parametrize("name", ["model/heads.json", "lexicon.toml"])
def test_other_heads_or_words_make_other_labels_of_the_same_vectors(tiny_encoder, tiny_themes, name):
    before = versions(tiny_encoder, tiny_themes, tiny_themes / "model", "onnx")
    path = tiny_themes / name
    path.write_text(path.read_text() + " \n")
    after = versions(tiny_encoder, tiny_themes, tiny_themes / "model", "onnx")
    assert (after.vectors != before.vectors, after.labels != before.labels) == (False, True)


def test_added_themes_and_another_runtime_make_other_labels(tiny_encoder, tiny_themes):
    heads = tiny_themes / "model"
    named = [
        versions(tiny_encoder, tiny_themes, heads, "onnx"),
        versions(tiny_encoder, tiny_themes, heads, "onnx", "abc"),
        versions(tiny_encoder, tiny_themes, heads, "torch"),
    ]
    assert len({one.labels for one in named}) == 3
    assert len({one.vectors for one in named}) == 2


def test_without_a_choice_the_heads_of_the_release_are_in_use(tmp_path, own):
    assert active_heads(tmp_path / "nothing") is None
    for version in (None, "shipped"):
        point(own, version=version)
        assert active_heads(own) is None


def test_heads_of_ones_own_decide(tiny_encoder, tiny_themes, own):
    shipped = load_scorer(tiny_encoder, tiny_themes)
    mine = load_scorer(tiny_encoder, tiny_themes, heads=active_heads(own))
    assert mine.heads.thresholds.max() < shipped.heads.thresholds.min()
    assert mine.versions.vectors == shipped.versions.vectors
    assert mine.versions.labels != shipped.versions.labels


DAMAGES = [
    (lambda data: point(data, version="mine", sha256="0" * 64), "klopt niet", "another checksum"),
    (lambda data: (data / "models" / "mine" / "heads.json").write_text("{}"), "klopt niet", "another content"),
    (lambda data: (data / "models" / "mine" / "heads.safetensors").unlink(), "ontbreekt", "a file is gone"),
    (lambda data: point(data, version="../mine"), "geen goede versie", "a path outside the folder"),
    (lambda data: (data / "models" / "active.json").write_text("{"), "geen leesbare JSON", "half written"),
]


@pytest.mark.parametrize(("damage", "said", "why"), DAMAGES, ids=[why for *_, why in DAMAGES])
def test_damaged_heads_of_ones_own_name_the_way_back(own, damage, said, why):
    damage(own)
    with pytest.raises(ModelError, match=said) as raised:
        active_heads(own)
    assert "verhaal themes use shipped" in str(raised.value)
