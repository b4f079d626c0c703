"""What the doctor says of models that were swapped in."""

from dataclasses import replace

import pytest
import spacy

from pipeline import doctor, made_with
from pipeline.backup import make
from pipeline.decisions import Inbox
from pipeline.settings import Backup, Settings
from pipeline.vault import Vault
from tests.backup.builders import folder
from tests.migrations.conftest import STORED, unpacked


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


def kept(settings):
    return {finding.what.split(":")[0]: finding for finding in doctor.examine_kept(settings)}


def pointing_at(name):
    return lambda settings: (settings.store / "CURRENT").write_text(name)


def test_data_of_a_municipality_that_is_well_kept(tmp_path):
    settings = folder(tmp_path / "data")
    (settings.store / "main.duckdb").unlink()
    settings = replace(settings, backup=Backup(tmp_path / "copies", 2))
    make(settings, tmp_path / "copies")
    for path in (settings.data, settings.decisions, settings.audit, settings.vault):
        path.chmod(0o700)
    wrong = {name for name, finding in kept(settings).items() if not finding.well}
    assert wrong <= {"Accounts", "Poort 8501"}


@pytest.mark.parametrize(
    ("harm", "what", "said"),
    [
        (lambda settings: settings.data.chmod(0o755), "Gegevens alleen voor de eigenaar leesbaar", "chmod go-rwx"),
        (lambda settings: settings.decisions.write_bytes(b"x" * 5000), "Database decisions.sqlite", "verhaal restore"),
        (pointing_at("snapshot-v1-x"), "Samengestelde gegevens", "rebuild"),
        (pointing_at("snapshot-v99-x"), "Samengestelde gegevens", "bij"),
        (pointing_at("snapshot-v5-x"), "Samengestelde gegevens", "rebuild"),
        (lambda settings: (settings.data / ".restoring").mkdir(), "Niets half gedaan", "restore"),
        (lambda settings: Vault(settings.vault).note_task(b"x"), "Niets half gedaan", "forget resume"),
        (lambda settings: (settings.data / "before-restore-x").mkdir(), "Gegevens van vóór het terugzetten", "weg"),
        (lambda settings: None, "Reservekopie", "verhaal backup"),
        (lambda settings: settings.districts.write_text("[[wijk"), "Lijst van wijken", ""),
        (lambda settings: Inbox(settings.decisions)._add(
            "deliveries", document="x", filename="x", delivered_at="2999-01-01T00:00:00+00:00"), "Klok", "tijdserver"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_data_is_said_with_the_cure(tmp_path, harm, what, said):
    (tmp_path / "wijken.toml").write_bytes(Settings().districts.read_bytes())
    settings = replace(folder(tmp_path / "data"), districts=tmp_path / "wijken.toml")
    (settings.store / "main.duckdb").unlink()
    for rest in settings.data.glob("decisions.sqlite-*"):
        rest.unlink()
    harm(settings)
    found = kept(settings)[what]
    assert not found.well
    assert said in found.cure


def test_documents_of_other_models_are_counted(tmp_path, monkeypatch):
    settings = unpacked(STORED[-1], tmp_path / "data")
    monkeypatch.setattr(made_with, "model_version", lambda models: "other")
    assert "2 documenten" in kept(settings)["Alles gelezen met de modellen van nu"].cure
