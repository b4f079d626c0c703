"""What the doctor says of models that were swapped in."""

from dataclasses import replace

import pytest
import spacy

from pipeline import doctor
from pipeline.settings import Settings
from pipeline.vault import Vault


def findings(tmp_path, **models):
    settings = Settings(data=tmp_path / "data", models=replace(Settings().models, runtime="onnx", **models))
    return {finding.what.split()[0]: finding for finding in doctor.examine_models(settings)}


def test_a_pipeline_without_ner_is_said_and_allowed(tmp_path):
    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "small")
    found = findings(tmp_path, language=tmp_path / "small")
    assert found["Taalmodel"].well
    assert not found["Namen"].well
    assert not found["Namen"].needed
    assert "lijsten" in found["Namen"].cure


def test_an_encoder_that_is_not_there_is_said_with_the_cure(tmp_path):
    found = findings(tmp_path, encoder=tmp_path / "multilingual-e5-large")
    assert not found["Themamodel"].well
    assert "nooit iets opgehaald" in found["Themamodel"].cure
    assert found["Namen"].well


def test_a_goal_tree_that_is_wrong_is_said_with_the_cure(tmp_path):
    (tmp_path / "gemeente.toml").write_text('leave_out = ["geld"]')
    settings = Settings(data=tmp_path / "data", goal_tree=tmp_path / "gemeente.toml")
    found = {finding.what.split()[0]: finding for finding in doctor.examine_models(settings)}
    assert not found["Doelenboom"].well
    assert "Kies uit" in found["Doelenboom"].cure


@pytest.mark.parametrize(
    ("key", "well", "needed", "said"),
    [
        (None, False, False, "nog geen sleutel"),
        ("data/vault/key", False, False, "naast de gegevens"),
        ("data/key", False, False, "naast de gegevens"),
        ("safe/key", True, False, ""),
        ("absent/key", False, True, "Zet hem terug"),
    ],
)
def test_where_the_key_of_the_vault_lies(tmp_path, monkeypatch, key, well, needed, said):
    if key:
        monkeypatch.setenv("VERHAAL_VAULT_KEY_FILE", str(tmp_path / key))
        if "absent" not in key:
            Vault(tmp_path / "data" / "vault").keep(b"x")
    found = doctor.examine_key(Settings(data=tmp_path / "data"))
    assert (found.well, found.needed) == (well, needed)
    assert well or said in found.cure
