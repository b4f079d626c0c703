"""Search over what was really read: words, meaning, filters, and what is never found."""

from __future__ import annotations

import json
from dataclasses import replace

import polars as pl
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.searching import Question, documents_of, load_reader, open_searcher, open_store, read_period
from pipeline.store import open_snapshot


@pytest.fixture(scope="module")
def opened(journey):
    found = open_store(journey.settings)
    assert found is not None
    return found


def test_what_is_meant_is_found_without_its_words(opened):
    searcher, _ = opened
    hits = searcher.find(Question("eindelijk weer een goede nachtrust"), 5).hits
    assert hits["passage"].str.contains("slaap|slap|nacht").any()


def test_a_theme_and_stories_narrow_what_is_found(opened):
    searcher, _ = opened
    hits = searcher.find(Question("schulden", theme="financien", only_stories=True), 50).hits
    assert hits["story_id"].is_not_null().all()
    assert hits.height > 0


def test_an_organisation_and_a_period_narrow_what_is_found(opened):
    searcher, documents = opened
    within = documents_of(documents, "mantelkring", None, read_period("2025-Q3"))
    hits = searcher.find(Question("uren", documents=within), 50).hits
    assert set(hits["document"]) <= within
    assert documents_of(documents, "bestaat niet", None, None) == set()


def test_stories_without_consent_are_not_in_the_index(opened, journey):
    searcher, _ = opened
    stored = journey.settings.store
    assert stored.exists()
    refused = searcher.index.passages.filter(pl.col("story_id").is_in(_refused(journey)))
    assert refused.is_empty()


def test_an_index_is_used_again_as_long_as_text_and_vectors_are_the_same(opened, journey):
    searcher, _ = opened
    snapshot, reader = open_snapshot(journey.settings.store), load_reader(journey.settings)
    assert open_searcher(snapshot, reader, searcher).index is searcher.index
    changed = replace(searcher, over=("other",))
    assert open_searcher(snapshot, reader, changed).index is not searcher.index


def test_the_command_gives_hits_with_their_source(journey, monkeypatch):
    monkeypatch.setenv("VERHAAL_DATA", str(journey.settings.data))
    ran = CliRunner().invoke(app, ["search", "schulden", "-n", "2", "--json"])
    assert ran.exit_code == 0, ran.output
    (first, *_) = json.loads(ran.stdout)["hits"]
    assert {"document", "filename", "organisation", "section", "page", "sheet", "cell"} == set(first["source"])
    assert any("schuld" in word.lower() for word in first["why"]["words"])


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [(["asdfghjk qwzx"], 1, "staan nergens"), (["uren", "--period", "vorig jaar"], 2, "is geen periode")],
)
def test_the_command_says_what_is_wrong(journey, monkeypatch, arguments, code, words):
    monkeypatch.setenv("VERHAAL_DATA", str(journey.settings.data))
    ran = CliRunner().invoke(app, ["search", *arguments])
    assert (ran.exit_code, words in ran.output + ran.stderr) == (code, True), ran.output


def _refused(journey) -> list[str]:
    from pipeline.store import open_snapshot

    snapshot = open_snapshot(journey.settings.store)
    assert snapshot is not None
    return snapshot.query("select story_id from stories where consent = 'no'")["story_id"].to_list()
