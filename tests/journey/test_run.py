"""The whole journey with the real models: a folder of files becomes figures and stories side by side."""

import re
import sqlite3

import polars as pl

from pipeline.decisions import Correction, Decisions
from pipeline.run import ingest_files, rebuild
from pipeline.settings import Settings
from pipeline.store import open_snapshot
from pipeline.tables import ALL
from tests.journey.conftest import DELIVERED


def snapshot(journey):
    return open_snapshot(journey.settings.store)


def state(journey):
    """All rows that a user can see, without the run they came from."""
    held = snapshot(journey)
    names = [table.name for table in ALL if table.name != "embeddings"]
    return {name: sorted(map(repr, held.table(name).rows())) for name in names}


def test_every_file_is_listed_whatever_became_of_it(journey):
    documents = snapshot(journey).table("documents")
    assert len(documents) == len(DELIVERED)
    summary = journey.summary
    assert (summary.refused, summary.unchanged) == (2, 0)
    assert summary.read + summary.partial == len(DELIVERED) - 2


def test_a_refused_file_says_why_in_dutch_and_is_kept(journey):
    held = snapshot(journey)
    refused = held.query(
        "select filename, message, document from documents join issues using (document) "
        "where status = 'unreadable' order by filename"
    )
    assert refused["filename"].to_list() == ["leeg.docx", "met_wachtwoord.pdf"]
    assert "leeg" in refused["message"][0]
    assert "wachtwoord" in refused["message"][1]
    for document in refused["document"]:
        assert (journey.settings.vault / document[:2] / document).exists()


def test_progress_counts_up_to_all_files(journey):
    read = [(done, total) for step, done, total in journey.steps if step == "read"]
    assert read[0] == (1, len(DELIVERED))
    assert read[len(DELIVERED) - 1] == (len(DELIVERED), len(DELIVERED))


def test_hours_have_a_story_with_its_source(journey):
    found = snapshot(journey).query(
        """select a.activity, s.text, p.text as passage, s.start, s."end", d.filename
        from evidence e join activities a using (activity_id) join sentences s using (sentence_id)
        join passages p using (passage_id) join documents d on d.document = s.document"""
    )
    assert len(found) >= 5
    for row in found.iter_rows(named=True):
        assert row["passage"][row["start"] : row["end"]] == row["text"]
    assert "Verhalenbundel_2025.docx" in set(found["filename"]), "stories in one file, hours in another"


def test_no_personal_data_reaches_the_store(journey):
    held = snapshot(journey)
    texts = [
        text
        for name in (
            "documents",
            "facts",
            "activities",
            "columns",
            "cells",
            "passages",
            "stories",
            "sentences",
            "issues",
        )
        for row in held.table(name).rows()
        for text in row
        if isinstance(text, str)
    ]
    everything = "\n".join(texts)
    assert "[PERSOON 1]" in everything
    for secret in (r"(?<![\w-])06[- ]?\d{4}", r"\w@\w", r"\bNL\d\d ?[A-Z]{4}", r"\b\d{4} ?[A-Z]{2}\b"):
        assert not re.findall(secret, everything), secret


def test_a_story_without_consent_is_counted_but_not_kept(journey):
    held = snapshot(journey)
    refused = held.table("stories").filter(pl.col("consent") == "no")["story_id"].to_list()
    assert refused
    assert held.table("passages").filter(pl.col("story_id").is_in(refused)).is_empty()


def test_a_row_of_a_form_without_consent_is_kept_as_empty_cells(tmp_path):
    """What may not be shown stands in no table of the store, also not in the picture of the sheet."""
    form = tmp_path / "formulier.csv"
    form.write_text(
        "Naam;Wat is er voor u veranderd?;Mag uw verhaal worden gebruikt?\n"
        "Saida;Ik durf nu alleen naar de markt en ik slaap weer goed door.;ja\n"
        "Piet;Mijn geheim is dat ik nog steeds elke dag bang ben voor de post.;nee\n"
        "Truus;Ik heb twee vriendinnen gekregen bij het koken en ik lach weer.;ja\n",
        encoding="utf-8",
    )
    settings = Settings(data=tmp_path / "data")
    ingest_files([form], settings, lambda *step: None)
    held = open_snapshot(settings.store)
    cells = held.table("cells").filter(pl.col("row") == 3)
    assert cells["text"].null_count() == len(cells) == 3
    everything = [
        str(value) for name in ("cells", "passages", "sentences") for row in held.table(name).rows() for value in row
    ]
    assert any("markt" in text for text in everything)
    assert not any("geheim" in text for text in everything)


def test_text_that_is_not_dutch_gets_no_themes(journey):
    held = snapshot(journey)
    english = held.table("documents").filter(pl.col("filename") == "annual_report_english.docx")["document"].item()
    assert held.table("mentions").filter(pl.col("document") == english).is_empty()
    assert "not_dutch" in held.table("issues").filter(pl.col("document") == english)["code"].to_list()


def test_the_same_files_again_change_nothing(journey):
    before, version = state(journey), snapshot(journey).version
    summary = journey.ingest()
    assert summary.unchanged == len(DELIVERED)
    assert (summary.read, summary.partial, summary.refused) == (0, 0, 0)
    assert snapshot(journey).version == version
    assert state(journey) == before


def test_the_store_is_made_anew_from_originals_and_decisions(journey):
    before = state(journey)
    summary = rebuild(journey.settings, lambda *step: None)
    assert summary.refused == 2
    assert state(journey) == before


def test_a_correction_holds_at_the_next_run(journey):
    decisions = Decisions(journey.settings.decisions)
    document = (
        snapshot(journey).table("documents").filter(pl.col("filename") == "verhaal_mevrouw_S.txt")["document"].item()
    )
    decisions.correct(Correction(document, "organisation", "Stichting Nieuw", "Anna", "test"))
    summary = journey.ingest()
    assert summary.unchanged == len(DELIVERED) - 1
    held = snapshot(journey).table("documents").filter(pl.col("document") == document)
    assert held["organisation"].item() == "Stichting Nieuw"


def test_nothing_new_is_encoded_for_content_already_seen(journey):
    before = len(snapshot(journey).table("embeddings"))
    journey.ingest(again=True)
    assert len(snapshot(journey).table("embeddings")) == before


def test_the_decisions_file_is_sqlite_with_each_delivery_once(journey):
    with sqlite3.connect(journey.settings.decisions) as connection:
        count = connection.execute("select count(*), count(distinct document) from deliveries").fetchone()
    connection.close()
    assert count == (len(DELIVERED), len(DELIVERED))
