"""The command: what it writes, what it names as missing, and how it ends."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from pipeline.cli import app

RUN = CliRunner()


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setenv("VERHAAL_DATA", str(tmp_path / "data"))
    file = tmp_path / "verhaal.toml"
    file.write_text("")
    return ["--settings", str(file)]


def test_papers_are_written_with_what_is_missing(tmp_path, settings):
    out = tmp_path / "out"
    answer = RUN.invoke(app, ["papers", "--out", str(out), "--only", "register,bio2", "--to", "md", *settings])
    assert answer.exit_code == 0
    assert {path.name for path in out.iterdir()} == {
        "00_leeswijzer.md", "algoritmeregister.json", "algoritmeregister.md", "bio2_maatregelen.md",
    }  # fmt: skip
    assert "organisation.name: volledige naam van de gemeente (register)" in answer.output


def test_check_names_what_is_missing_writes_nothing_and_ends_with_one(tmp_path, settings, monkeypatch):
    monkeypatch.chdir(tmp_path)
    answer = RUN.invoke(app, ["papers", "--check", *settings])
    assert answer.exit_code == 1
    assert "[retention] report_years: bewaartermijn van verslagen (dpia, processing)" in answer.output
    assert not (tmp_path / "verantwoording").exists()


def test_check_ends_well_where_nothing_is_missing(settings):
    assert RUN.invoke(app, ["papers", "--check", "--only", "models,bio2", *settings]).exit_code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--only", "iama"], "Het papier iama bestaat niet"),
        (["--to", "odt"], "De vorm odt bestaat niet"),
        (["--out", "/dev/null/x", "--only", "bio2"], "kan niet worden geschreven"),
    ],
)
def test_a_mistake_is_said(options, said, settings):
    answer = RUN.invoke(app, ["papers", *options, *settings])
    assert answer.exit_code == 2
    assert said in answer.output
