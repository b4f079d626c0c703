"""Every model card rests on a source that is there, and names its files with what they are now."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.model_files import sha256
from pipeline.papers.models import HEADINGS, INTRODUCTION, LIST, parts_of, read_cards
from pipeline.settings import ROOT, Models
from tests.papers.builders import settings_in

LISTED = tomllib.loads(LIST.read_text(encoding="utf-8"))["model"]
ENTRIES = [entry for entry in LISTED if (ROOT / entry["source"]).parent.is_dir()]
"""Those of models that this version has."""


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_a_card_names_parts_that_its_source_has(entry):
    held = parts_of((ROOT / entry["source"]).read_text(encoding="utf-8"))
    asked = {part for section in entry["section"].values() for part in section.get("parts", ())}
    assert asked <= {name for name, text in held.items() if text}
    assert set(entry["section"]) <= set(HEADINGS)
    assert {"Intended Use", "Quantitative Analyses"} <= set(entry["section"])


def test_every_card_of_a_model_is_used():
    written = {path.relative_to(ROOT).as_posix() for path in (ROOT / "models").glob("*/CARD.md")}
    assert written <= {entry["source"] for entry in ENTRIES}


def test_files_are_named_with_their_checksums(tmp_path):
    for card in read_cards(settings_in(tmp_path)):
        assert card.files
        assert all(file.sha256 == sha256(ROOT / file.path) for file in card.files)
        assert card.shipped
        assert card.version


def test_a_model_that_an_operator_brings_is_told_without_the_folders_of_the_machine(tmp_path):
    own = tmp_path / "secret-server" / "encoder"
    own.mkdir(parents=True)
    (own / "config.json").write_text("{}")
    shipped = Models()
    settings = settings_in(tmp_path, models=Models(themes=shipped.themes, encoder=own))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.papers.models.label_version", lambda _: "x")
        card = next(card for card in read_cards(settings) if card.id == "encoder")
    assert not card.shipped
    assert [file.path for file in card.files] == ["encoder/config.json"]


def test_parts_are_headings_and_bold_beginnings():
    text = "# Name\nfirst\n\n**How.** one\ntwo\n\n## Data\nthree **Not.** this\n"
    assert parts_of(text) == {INTRODUCTION: "first", "How": "one\ntwo", "Data": "three **Not.** this"}


def test_no_card_tells_a_folder_of_the_machine(tmp_path):
    shown = " ".join(file.path for card in read_cards(settings_in(tmp_path)) for file in card.files)
    assert str(Path.home()) not in shown
    assert str(ROOT) not in shown
