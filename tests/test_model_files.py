"""Model files that are missing or damaged: one clear message with the cure, at start-up and from the doctor."""

import importlib.util
import shutil
from dataclasses import replace

import pytest

from pipeline import doctor, process
from pipeline.model_files import MANIFEST, ModelError, faults, read_json, read_toml, verify
from pipeline.settings import ROOT, Settings

WEIGHTS, TOKENIZER = "e5-nl/model.safetensors", "e5-nl/tokenizer.json"
HEADS, LEXICON = "themes/model/heads.safetensors", "themes/lexicon.toml"


def remove(path):
    path.unlink()


def cut(path):
    path.write_bytes(path.read_bytes()[:1000])


def flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def point(path):
    path.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")


def spoil(path):
    path.write_bytes(b"\xff{")


DAMAGES = [
    (WEIGHTS, remove, "ontbreekt", "a file that is gone"),
    (WEIGHTS, cut, "bytes in plaats van", "a download that stopped"),
    (HEADS, flip, "inhoud klopt niet", "one bit fell over"),
    (WEIGHTS, point, "git lfs pull", "a clone without Git LFS"),
    (TOKENIZER, spoil, "bytes in plaats van", "no JSON any more"),
    (LEXICON, spoil, "bytes in plaats van", "no TOML any more"),
    ("themes/model/heads.json", remove, "ontbreekt", "a forgotten file"),
    (MANIFEST, spoil, "geen leesbare TOML", "the list itself"),
]


@pytest.fixture(scope="module")
def recipe():
    spec = importlib.util.spec_from_file_location("checksums", ROOT / "models" / "checksums.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def copied(tmp_path_factory, recipe):
    """A release's folder `models`, with its checksums."""
    folder = tmp_path_factory.mktemp("release") / "models"
    for name in ("e5-nl", "themes"):
        shutil.copytree(ROOT / "models" / name, folder / name, ignore=shutil.ignore_patterns("training"))
    recipe.write(folder)
    return folder


@pytest.fixture
def settings(copied, tmp_path):
    models = replace(Settings().models, encoder=copied / "e5-nl", themes=copied / "themes", runtime="onnx")
    return Settings(data=tmp_path, models=models)


@pytest.fixture
def damage(copied):
    """Damages a file of the copy, and mends it after the test."""
    kept = {}

    def apply(name, how):
        kept[copied / name] = (copied / name).read_bytes()
        how(copied / name)

    yield apply
    for path, data in kept.items():
        path.write_bytes(data)


def test_a_whole_release_loads(settings):
    assert process.load_scorer(settings).versions.labels


@pytest.mark.parametrize(("name", "how", "said", "why"), DAMAGES, ids=[why for *_, why in DAMAGES])
def test_damage_is_said_at_start_up_and_by_the_doctor(settings, damage, name, how, said, why):
    damage(name, how)
    with pytest.raises(ModelError, match=said) as raised:
        process.load_scorer(settings)
    assert name in str(raised.value)
    assert "git" in str(raised.value)
    finding = doctor.examine_files(settings)
    assert not finding.well
    assert said in finding.cure
    assert name in finding.cure


def test_files_that_were_swapped_are_noticed(settings, copied, damage):
    damage(HEADS, lambda path: path.write_bytes((copied / "themes/model/layers.safetensors").read_bytes()))
    with pytest.raises(ModelError, match=r"heads\.safetensors"):
        process.load_scorer(settings)


def test_models_of_ones_own_are_held_to_no_checksums(tmp_path):
    (tmp_path / "model.safetensors").write_text("whatever")
    verify([tmp_path])


@pytest.mark.parametrize(
    ("name", "how", "why"),
    [
        ("model.safetensors", cut, "weights that were cut off"),
        ("model.safetensors", spoil, "weights without a header"),
        ("config.json", spoil, "a configuration that is no JSON"),
        ("tokenizer.json", spoil, "a vocabulary that is no JSON"),
    ],
)
@pytest.mark.parametrize("runtime", ["torch", "onnx"])
def test_a_damaged_encoder_of_ones_own_is_said_too(tmp_path, name, how, why, runtime):
    folder = shutil.copytree(ROOT / "models" / "e5-nl", tmp_path / "own")
    how(folder / name)
    models = replace(Settings().models, encoder=folder, runtime=runtime)
    with pytest.raises(ModelError, match="own"):
        process.load_scorer(Settings(data=tmp_path, models=models))


def test_the_release_is_whole():
    assert [str(fault) for fault in faults([ROOT / "models" / name for name in ("e5-nl", "themes", "names")])] == []
    assert list(faults([ROOT / "models" / "nl_verhaal" / "pipeline"])) == []


def test_all_shipped_weights_are_listed():
    listed = set(read_toml(ROOT / "models" / MANIFEST))
    weights = {path.relative_to(ROOT / "models").as_posix() for path in (ROOT / "models").rglob("*.safetensors")}
    assert weights <= listed


def test_json_that_is_no_object_is_damage(tmp_path):
    (tmp_path / "x.json").write_text("[]")
    with pytest.raises(ModelError, match="geen JSON-object"):
        read_json(tmp_path / "x.json")
