import subprocess
import sys
from dataclasses import replace

import polars as pl
import pytest

from pipeline.settings import ROOT
from pipeline.store import Opened, Store, schema
from pipeline.tables import EMBEDDINGS, EVIDENCE, ISSUES, LINKS, Tables, conform
from tests import builders
from tests.builders import RUN


def batch(document: str = "doc-1", **changes: object) -> Tables:
    return Tables(
        documents=builders.documents({"document": document, **changes}),
        activities=builders.activities({"document": document, "activity_id": f"{document}-a1", "activity": "Eettafel"}),
    )


def test_nothing_is_published_before_the_first_publish(tmp_path):
    store = Store(tmp_path)
    assert store.snapshot() is None
    store.append(batch(), RUN)
    assert store.snapshot() is None
    store.publish()
    assert store.snapshot().table("documents")["document"].to_list() == ["doc-1"]


def test_the_same_batch_twice_leaves_the_same_rows(tmp_path):
    store = Store(tmp_path)
    for _ in range(2):
        store.append(batch(), RUN)
    store.publish()
    assert len(store.snapshot().table("activities")) == 1
    assert len(store.snapshot().query("select * from runs")) == 1


def test_a_document_read_anew_loses_rows_it_no_longer_has(tmp_path):
    store = Store(tmp_path)
    store.append(batch(), RUN)
    store.append(replace(batch(), activities=builders.activities()), RUN)
    store.publish()
    assert store.snapshot().table("activities").is_empty()


def test_a_reader_keeps_its_state_while_a_writer_publishes(tmp_path):
    store = Store(tmp_path)
    store.append(batch("one"), RUN)
    store.publish()
    before = store.snapshot()
    store.append(batch("two"), RUN)
    store.publish()
    assert len(before.table("documents")) == 1
    assert len(store.snapshot().table("documents")) == 2
    assert before.version != store.snapshot().version


def test_a_snapshot_that_is_held_open_makes_way_for_the_next(tmp_path):
    store, opened = Store(tmp_path), Opened()
    for document in ("one", "two"):
        store.append(batch(document), RUN)
        store.publish()
        opened.hold(store.snapshot())
    assert len(store.snapshot().table("documents")) == 2
    opened.hold(None)
    assert len(store.snapshot().table("documents")) == 2


def test_every_row_knows_its_run(tmp_path):
    store = Store(tmp_path)
    store.append(batch(), RUN)
    store.publish()
    assert store.snapshot().query("select run_id from activities")["run_id"].to_list() == ["run-1"]


def test_known_documents_depend_on_models_and_settings(tmp_path):
    store = Store(tmp_path)
    store.append(batch(), RUN)
    store.publish()
    snapshot = store.snapshot()
    assert snapshot.known_documents("models-1", "settings-1") == {"doc-1"}
    assert snapshot.known_documents("models-2", "settings-1") == set()


def test_embeddings_are_found_by_content_and_model(tmp_path):
    store = Store(tmp_path)
    vectors = pl.DataFrame({"content_key": ["a"], "model_version": ["m"], "vector": [[0.5] * 384]})
    for _ in range(2):
        store.append(Tables(embeddings=conform(vectors, EMBEDDINGS)), RUN)
    store.publish()
    snapshot = store.snapshot()
    assert snapshot.embeddings(["a", "b"], "m")["content_key"].to_list() == ["a"]
    assert snapshot.embeddings(["a"], "other").is_empty()
    assert snapshot.table("embeddings")["vector"].to_list()[0] == [0.5] * 384


def test_relink_replaces_links_of_the_named_documents_only(tmp_path):
    store = Store(tmp_path)

    def links(document: str, activity: str) -> Tables:
        row = {"activity_id": activity, "document": document}
        return Tables(
            links=conform([{**row, "passage_id": f"{document}-p", "ground": "name", "score": 1.0}], LINKS),
            evidence=conform([{**row, "sentence_id": f"{document}-s", "position": 1, "strength": 0.5}], EVIDENCE),
        )

    store.append(batch("one"), RUN)
    store.relink(links("one", "old"), ["one"], "run-1")
    store.relink(links("two", "other"), ["two"], "run-1")
    store.relink(links("one", "new"), ["one"], "run-2")
    store.publish()
    held = store.snapshot().table("links").sort("document")
    assert held["activity_id"].to_list() == ["new", "other"]


def issues(document: str, **stages: str) -> Tables:
    rows = [
        {"document": document, "position": place, "code": code, "stage": stage, "severity": "info", "message": "…"}
        for place, (stage, code) in enumerate(stages.items(), start=1)
    ]
    return Tables(documents=builders.documents({"document": document}), issues=conform(rows, ISSUES))


def test_relink_replaces_what_was_found_between_documents_and_nothing_else(tmp_path):
    store = Store(tmp_path)

    def held():
        store.publish()
        return store.snapshot().table("issues").sort("document", "position").select("document", "code").rows()

    for name in ("one", "two"):
        store.append(issues(name, parse="no_period", checks="double_row"), RUN)
        store.relink(issues(name, parse="no_period", checks="double_row", together="double_report"), [name], "run-1")
    for _ in range(2):
        store.relink(issues("one", parse="no_period", checks="double_row", together="cumulative"), ["one"], "run-2")
        assert held() == [
            ("one", "no_period"), ("one", "double_row"), ("one", "cumulative"),
            ("two", "no_period"), ("two", "double_row"), ("two", "double_report"),
        ]  # fmt: skip
    store.relink(issues("one", parse="no_period", checks="double_row"), ["one"], "run-3")
    assert held()[:3] == [("one", "no_period"), ("one", "double_row"), ("two", "no_period")]


def test_older_snapshots_are_removed(tmp_path):
    store = Store(tmp_path)
    store.append(batch(), RUN)
    for _ in range(6):
        store.publish()
    assert len(list(tmp_path.glob("snapshot-*"))) == 3


def test_a_store_of_another_schema_version_is_started_anew(tmp_path):
    (tmp_path / "CURRENT").write_text("snapshot-v0-abc.duckdb")
    assert Store(tmp_path).snapshot() is None


WRITE = """
import sys
from dataclasses import replace
from pathlib import Path
from pipeline.settings import ROOT
from pipeline.store import Opened, Store, schema
from tests.builders import RUN
from tests.store.test_store import batch
folder, name = Path(sys.argv[1]), sys.argv[2]
Store(folder).append(batch(name), replace(RUN, run_id=name))
Store(folder).publish()
"""


def test_writers_in_several_processes_wait_for_each_other(tmp_path):
    commands = [[sys.executable, "-c", WRITE, tmp_path, f"doc-{n}"] for n in range(3)]
    writers = [subprocess.Popen(command, cwd=ROOT) for command in commands]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    assert len(Store(tmp_path).snapshot().table("documents")) == 3


def test_a_store_whose_making_was_stopped_is_made_anew(tmp_path, monkeypatch):
    """Killed while the tables were made: there are all or none."""
    store = Store(tmp_path)

    def stop(table):
        raise KeyboardInterrupt

    monkeypatch.setattr(schema, "_create_statement", stop)
    with pytest.raises(KeyboardInterrupt):
        store.append(Tables(), RUN)
    monkeypatch.undo()
    store.append(Tables(), RUN)
    store.publish()
    assert store.snapshot().table("documents").is_empty()
