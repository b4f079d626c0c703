"""The export of a real reading: no words of residents, the same twice, and said how it goes."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.run import ingest_files
from pipeline.settings import Settings
from pipeline.store import open_snapshot
from tests.journey.test_refused_stories import FORM, OWN, SAMPLES, WORDS

RUN = CliRunner()


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    (folder / FORM).write_bytes((SAMPLES / FORM).read_bytes())
    (folder / "verhaal.txt").write_text(OWN, encoding="utf-8")
    settings = Settings(data=folder / "data")
    ingest_files([folder / FORM, folder / "verhaal.txt"], settings, lambda *step: None)
    return settings


def export(settings, out, *options):
    return RUN.invoke(app, ["export", "--out", str(out), *options], env={"VERHAAL_DATA": str(settings.data)})


@pytest.mark.parametrize("to", ["csv", "json"])
def test_no_sentence_of_any_story_is_in_the_export_also_not_of_who_refused(data, tmp_path, to):
    answer = export(data, tmp_path, "--to", to)
    assert answer.exit_code == 0
    text = " ".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    sentences = open_snapshot(data.store).table("sentences")["text"]
    assert len(sentences) > 10
    assert [one for one in sentences if len(one) > 25 and one in text] == []
    assert [word for word in WORDS if word in text] == []


def test_twice_the_same_gives_the_same_bytes(data, tmp_path):
    export(data, tmp_path / "a")
    export(data, tmp_path / "b")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_a_year_can_be_chosen_and_one_without_reports_is_said(data, tmp_path):
    assert "over 2025." in export(data, tmp_path, "--year", "2025", "--to", "json").output
    assert json.loads((tmp_path / "ggm.json").read_text())["Rapportagemoment"]
    assert export(data, tmp_path, "--year", "1999").exit_code == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [(["--shape", "rdf"], "De vorm rdf"), (["--to", "xml"], "Het soort bestand xml")],
)
def test_a_mistake_is_said(data, tmp_path, options, said):
    answer = export(data, tmp_path, *options)
    assert answer.exit_code == 2
    assert said in answer.output


def test_nothing_read_yet_is_said(tmp_path):
    answer = export(Settings(data=tmp_path / "none"), tmp_path)
    assert "nog niets ingelezen" in answer.output
