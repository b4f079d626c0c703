"""Other heads, the same documents: labels made anew from what is stored; and a document that changes hands."""

from __future__ import annotations

import json
import shutil

import pytest

from pipeline import made_with
from pipeline.decisions import Correction, Decisions
from pipeline.journey import Journey
from pipeline.run import ingest_files, travel
from pipeline.settings import ROOT, Settings
from pipeline.store import open_snapshot
from pipeline.themes.active import heads_checksum
from pipeline.themes.onnx_runtime import OnnxEncoder

STORY = (
    "Organisatie: Stichting De Brug\nPeriode: 2024\n\nEettafel\n\n"
    "Sinds ik bij de Eettafel kom, heb ik weer contact met mijn buren. Mijn schulden zijn nog niet weg.\n"
    "Ik slaap beter en ik durf weer naar buiten.\n"
)
HOURS = (
    "Organisatie;Stichting De Brug;\nPeriode;2024;\n\n"
    "Activiteit;Uren gepland;Uren gerealiseerd\nEettafel;100;120\nKlusdienst;80;75\nTaalcafé;60;64\n"
)
TABLES = ("labels", "mentions", "reasons", "links", "evidence")


def deliver(folder):
    folder.mkdir()
    (folder / "verhaal.txt").write_text(STORY, encoding="utf-8")
    (folder / "uren.csv").write_text(HOURS, encoding="utf-8")
    return folder


def use_own_heads(data, **changed):
    """Put heads of one's own into use: those of the release with something changed."""
    folder = shutil.copytree(ROOT / "models" / "themes" / "model", data / "models" / "mine")
    (folder / "layers.safetensors").unlink()
    described = json.loads((folder / "heads.json").read_text())
    (folder / "heads.json").write_text(json.dumps({**described, **changed}))
    point(data, "mine", heads_checksum(folder))


def point(data, version, checksum=None):
    (data / "models" / "active.json").write_text(json.dumps({"version": version, "sha256": checksum}))


def held(settings):
    """What a user sees, by one version of the labels."""
    snapshot, version = open_snapshot(settings.store), made_with.label_version(settings)
    tables = {name: snapshot.table(name) for name in TABLES}
    tables["reasons"] = tables["reasons"].filter(tables["reasons"]["model_version"] == version)
    return {name: sorted(map(repr, table.rows())) for name, table in tables.items()}


@pytest.fixture
def encoded(monkeypatch):
    """How many sentences were encoded, call by call (names of activities pass another door)."""
    counts: list[int] = []
    original = OnnxEncoder.read

    def counting(self, sentences, *rest, **named):
        counts.append(len(sentences))
        return original(self, sentences, *rest, **named)

    monkeypatch.setattr(OnnxEncoder, "read", counting)
    return counts


def test_other_heads_label_anew_what_is_stored_and_there_is_a_way_back(tmp_path, encoded):
    files, settings = deliver(tmp_path / "files"), Settings(data=tmp_path / "data")
    journey, steps = Journey(settings), []
    ingest_files([files], settings, lambda *step: None)
    shipped = held(settings)
    assert shipped["reasons"]
    use_own_heads(settings.data, thresholds=[0.05] * 12)
    encoded.clear()
    summary = ingest_files([files], settings, lambda *step: steps.append(step))
    assert (summary.unchanged, summary.read, summary.relabelled) == (2, 0, 1)
    assert [step for step, _, _ in steps if step != "connect"] == ["relabel", "relabel"]
    relabelled = held(settings)
    assert len(relabelled["mentions"]) > len(shipped["mentions"])

    fresh = Settings(data=tmp_path / "fresh")
    shutil.copytree(settings.data / "models", fresh.data / "models")
    ingest_files([files], fresh, lambda *step: None)
    assert held(fresh) == relabelled

    point(settings.data, "shipped")
    encoded.clear()
    assert travel(journey, [], lambda *step: None).relabelled == 1
    assert held(settings) == shipped
    assert not encoded
    assert travel(journey, [], lambda *step: None).relabelled == 0


def test_a_worker_that_keeps_its_models_takes_the_heads_that_are_in_use(tmp_path):
    journey = Journey(Settings(data=tmp_path / "data"))
    shipped = journey.load()
    use_own_heads(journey.settings.data, thresholds=[0.05] * 12)
    own = journey.load()
    assert own.scorer.versions.labels == made_with.label_version(journey.settings) != shipped.scorer.versions.labels
    assert own.language is shipped.language


def test_known_content_is_not_encoded_again(tmp_path, encoded):
    files, settings = deliver(tmp_path / "files"), Settings(data=tmp_path / "data")
    ingest_files([files], settings, lambda *step: None)
    before = held(settings)
    encoded.clear()
    ingest_files([files], settings, lambda *step: None, again=True)
    assert not encoded
    assert held(settings) == before


def test_a_document_that_is_taken_from_an_organisation_leaves_no_links_behind(tmp_path):
    files, settings = deliver(tmp_path / "files"), Settings(data=tmp_path / "data")
    ingest_files([files], settings, lambda *step: None)
    snapshot = open_snapshot(settings.store)
    assert len(snapshot.table("links")) > 0
    documents = snapshot.table("documents")
    hours = documents.filter(documents["filename"] == "uren.csv")["document"].item()
    correction = Correction(hours, "organisation", "Stichting Anders", "Anna", "vergissing")
    Decisions(settings.decisions).correct(correction)
    ingest_files([files], settings, lambda *step: None)
    after = open_snapshot(settings.store)
    assert after.table("links").is_empty()
    assert after.table("evidence").is_empty()
