"""A pitch from file to promises, and what a person's word on its kind changes."""

import shutil
from dataclasses import replace

import pytest

from pipeline.decisions import Correction, Decisions
from pipeline.run import ingest_files, rebuild
from pipeline.settings import ROOT, Settings
from pipeline.store import open_snapshot

PITCH = ROOT / "sample_reports" / "Pitch_Warm_de_winter_door.docx"


@pytest.fixture(scope="module")
def settings(tmp_path_factory) -> Settings:
    folder = tmp_path_factory.mktemp("pitches")
    shutil.copy(PITCH, folder)
    return replace(Settings(), data=folder / "data")


def made(settings: Settings) -> tuple[bool, bool]:
    """Whether the store has promises, and claims, after the file was read again."""
    ingest_files([settings.data.parent / PITCH.name], settings, lambda *_: None)
    held = open_snapshot(settings.store)
    return not held.table("promises").is_empty(), not held.table("claims").is_empty()


def test_a_pitch_promises_until_a_person_says_that_it_is_none(settings):
    assert made(settings) == (True, False)
    before = open_snapshot(settings.store).table("promises")
    decisions, document = Decisions(settings.decisions), before["document"][0]
    decisions.correct(Correction(document, "kind", "report", "ans", "een verslag"))
    assert made(settings) == (False, True), "as a report it tells of a trial"
    decisions.correct(Correction(document, "kind", "pitch", "ans", "toch een pitch"))
    assert made(settings) == (True, False)
    rebuild(settings, lambda *_: None)
    after = open_snapshot(settings.store).table("promises")
    assert after.sort("promise_id").equals(before.sort("promise_id"))


def test_the_amount_that_a_person_gives_is_what_is_asked(settings):
    assert made(settings)[0]
    document = open_snapshot(settings.store).table("documents")["document"][0]
    decisions = Decisions(settings.decisions)
    decisions.correct(Correction(document, "amount", "50000", "ans", "afgesproken"))
    made(settings)
    asked = "select amount, sure from promises where kind = 'money' and value is null"
    assert open_snapshot(settings.store).query(asked).rows() == [(50_000.0, True)]
