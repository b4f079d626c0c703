"""The labelled examples that a label is explained with: which there are, and which are nearest."""

import json
import random
import shutil
import sys

import numpy as np
import pytest

from pipeline.examples import load_examples
from pipeline.model_files import ModelError
from pipeline.settings import ROOT
from pipeline.themes.lexicon import load_lexicon
from pipeline.themes.nearest import NO_EXAMPLES, Nearest, load_nearest

THEMES, E5 = ROOT / "models" / "themes", ROOT / "models" / "e5-nl"


@pytest.fixture(scope="module")
def recipe():
    sys.path.insert(0, str(THEMES))
    try:
        import examples
    finally:
        sys.path.remove(str(THEMES))
    return examples


def test_the_shipped_examples_are_training_sentences_and_never_measured_on(recipe):
    shipped, unseen = load_examples(THEMES), recipe.evaluation_texts()
    assert len(shipped) == len({one.text for one in shipped.values()}) == 3000
    assert unseen
    assert not unseen & {one.text for one in shipped.values()}
    training = {
        f"{row['doc']}#{row['n']}": row["text"]
        for path in THEMES.glob("training/*.jsonl")
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    }
    assert all(training[name] == one.text for name, one in shipped.items())


def test_every_theme_and_kind_has_examples():
    shipped = load_examples(THEMES).values()
    for theme in json.loads((THEMES / "model" / "heads.json").read_text())["themes"]:
        for kind in ("outcome", "output", "other"):
            assert sum(theme in one.themes and one.kind == kind for one in shipped) >= 60


def test_the_choice_does_not_depend_on_the_order(recipe):
    lexicon = load_lexicon(THEMES / "lexicon.toml")
    rows = [
        {
            "doc": f"d{n // 4}",
            "n": n,
            "text": f"een geld zin over werk {n}",
            "themes": ["financien", "werk_dagbesteding"][: n % 3],
            "kind": "other",
        }
        for n in range(60)
    ]
    chosen = recipe.choose(rows, {"een geld zin over werk 7"}, lexicon, most=20)
    assert len(chosen) == 20
    assert "een geld zin over werk 7" not in {row["text"] for row in chosen}
    random.Random(1).shuffle(rows)
    assert recipe.choose(rows, {"een geld zin over werk 7"}, lexicon, most=20) == chosen


def test_the_nearest_carry_the_theme_and_ties_follow_the_file():
    vectors = np.array([[1, 0], [0.8, 0.6], [1, 0], [0, 1]], dtype=np.float32)
    held = Nearest(("a", "b", "c", "d"), (("x",), ("x",), ("x",), ("y",)), vectors)
    assert held.to(vectors[:1], "x") == [["a", "c", "b"]]
    assert held.to(vectors[:1], "y") == [["d"]]
    assert held.to(vectors[:1], "z") == [[]]
    assert NO_EXAMPLES.to(vectors[:1], "x") == [[]]


def test_a_theme_model_without_examples_has_none(tiny_themes, tiny_encoder):
    assert load_nearest(tiny_themes, tiny_encoder) is NO_EXAMPLES


def test_a_sentence_that_has_its_theme_from_elsewhere_explains_nothing(recipe):
    rows = [
        {"doc": "d", "n": n, "text": text, "themes": ["financien"], "kind": "other"}
        for n, text in enumerate(["Dat is nu gelukkig voorbij.", "Zijn schulden zijn gelukkig voorbij."])
    ]
    assert recipe.choose(rows, set(), load_lexicon(THEMES / "lexicon.toml")) == rows[1:]


@pytest.fixture
def copied(tmp_path):
    for name in ("examples.jsonl", "examples.safetensors", "model"):
        place = tmp_path / "themes" / name
        place.parent.mkdir(exist_ok=True)
        (shutil.copytree if (THEMES / name).is_dir() else shutil.copy)(THEMES / name, place)
    return tmp_path / "themes"


def test_vectors_by_other_layers_are_refused_with_the_cure(copied):
    described = json.loads((copied / "model" / "heads.json").read_text())
    (copied / "model" / "heads.json").write_text(json.dumps({**described, "tuned": False}))
    with pytest.raises(ModelError, match=r"examples\.py --encoder"):
        load_nearest(copied, E5)


@pytest.mark.parametrize(
    ("name", "content"), [("examples.jsonl", "{"), ("examples.jsonl", "{}"), ("examples.safetensors", "x")]
)
def test_damaged_examples_are_said(copied, name, content):
    (copied / name).write_text(content)
    with pytest.raises(ModelError, match=name):
        load_nearest(copied, E5)
