from pathlib import Path

import pytest

from pipeline.ingest import Limits
from pipeline.process import reading_limits
from pipeline.settings import ROOT, Reading, Settings, SettingsError, load_settings


def test_defaults_without_a_file(monkeypatch):
    monkeypatch.delenv("VERHAAL_DATA", raising=False)
    monkeypatch.delenv("VERHAAL_SETTINGS", raising=False)
    assert load_settings() == Settings()


def test_a_section_overrides_only_what_it_names(tmp_path, monkeypatch):
    monkeypatch.delenv("VERHAAL_DATA", raising=False)
    path = tmp_path / "verhaal.toml"
    path.write_text('data = "elders"\n[reading]\nseconds = 5\n')
    settings = load_settings(path)
    assert settings.data == Path("elders")
    assert settings.reading.seconds == 5
    assert settings.reading.max_pages == Settings().reading.max_pages


def test_the_environment_chooses_the_data_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("VERHAAL_DATA", str(tmp_path))
    assert load_settings().data == tmp_path


@pytest.mark.parametrize(
    ("content", "said", "why"),
    [
        ("sekonds = 5", "sekonds", "an unknown key names itself"),
        ("[reading]\nsekonds = 5", "max_pages", "and the valid ones are listed"),
        ("batch_documents = 'acht'", "batch_documents must be a int", "a wrong type is named"),
        ("registers = 'r.toml'", "register", "a slip in a key names the right one"),
        ("= 5", "not valid TOML", "no TOML at all"),
        ("[models]\nruntime = 'cuda'", "runtime must be one of torch, onnx", "a runtime that does not exist"),
    ],
)
def test_mistakes_are_named(tmp_path, content, said, why):
    path = tmp_path / "verhaal.toml"
    path.write_text(content)
    with pytest.raises(SettingsError, match=said):
        load_settings(path)


def test_an_absent_file_is_said(tmp_path):
    with pytest.raises(SettingsError, match="does not exist"):
        load_settings(tmp_path / "no.toml")


@pytest.mark.parametrize(
    ("written", "read", "why"),
    [
        ("models/e5-nl", ROOT / "models" / "e5-nl", "a path counts from the project folder"),
        ("/srv/model", Path("/srv/model"), "a whole path is left as it is"),
        ("nl_core_news_lg", Path("nl_core_news_lg"), "a bare name is that of an installed package"),
    ],
)
def test_models_are_found_from_the_project_folder(tmp_path, written, read, why):
    path = tmp_path / "verhaal.toml"
    path.write_text(f'[models]\nlanguage = "{written}"\nruntime = "onnx"\n')
    models = load_settings(path).models
    assert models.language == read
    assert models.runtime == "onnx"


def test_every_limit_that_can_be_set_reaches_the_reader():
    set_ = Reading(
        max_megabytes=1, max_unpacked_megabytes=2, max_pages=3, max_sheets=4, max_files=5, max_depth=6, seconds=7,
        memory_megabytes=8,
    )  # fmt: skip
    assert reading_limits(Settings(reading=set_)) == Limits(
        max_bytes=1_000_000, max_unpacked_bytes=2_000_000, max_pages=3, max_sheets=4, max_members=5, max_depth=6,
        seconds=7, memory_bytes=8_000_000,
    )  # fmt: skip


def test_a_goal_tree_is_none_or_a_path(tmp_path):
    path = tmp_path / "verhaal.toml"
    assert Settings().goal_tree is None
    path.write_text('goal_tree = "gemeente.toml"')
    assert load_settings(path).goal_tree == Path("gemeente.toml")
    path.write_text("goal_tree = 3")
    with pytest.raises(SettingsError, match="goal_tree must be a path"):
        load_settings(path)
