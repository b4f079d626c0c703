"""A monitor learns whether the server is up, and with a token whether it can work; nothing about people."""

from __future__ import annotations

import logging

import pytest
from filelock import FileLock
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboards import health, logs
from pipeline import journal, readiness
from pipeline.backup import make
from pipeline.backup.restoring import STAGING
from pipeline.settings import Backup, Settings
from tests.backup.builders import folder


@pytest.fixture
def settings(tmp_path):
    made = folder(tmp_path / "data")
    (made.store / "main.duckdb").unlink()
    return made


@pytest.fixture
def client(settings, monkeypatch):
    monkeypatch.setenv(health.TOKEN, "geheim")
    return TestClient(Starlette(routes=health.routes(settings)))


def ready(client):
    answer = client.get(health.READY, headers={"authorization": "Bearer geheim"})
    return answer.status_code, answer.json()


def test_anybody_may_know_that_the_server_is_up(client):
    answer = client.get("/gezond")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert answer.headers["cache-control"] == "no-store"


def test_who_has_no_token_learns_nothing(client, monkeypatch):
    for given in ({}, {"authorization": "Bearer fout"}, {"authorization": "geheim2"}):
        answer = client.get(health.READY, headers=given)
        assert (answer.status_code, answer.json()) == (401, {"status": "unknown"})
    monkeypatch.delenv(health.TOKEN)
    assert client.get(health.READY, headers={"authorization": "Bearer "}).status_code == 404


def test_all_is_well_while_a_worker_works(client, settings):
    with FileLock(settings.data / "desk.lock"):
        status, said = ready(client)
    assert (status, said["status"]) == (200, "ok")
    assert all(said["checks"].values())
    assert said["numbers"]["waiting"] == 0


@pytest.mark.parametrize(
    ("harm", "check"),
    [
        (lambda settings, _: None, "worker"),
        (lambda settings, _: (settings.vault / "key").unlink(), "key"),
        (lambda settings, _: settings.decisions.write_bytes(b"x" * 5000), "decisions"),
        (lambda settings, _: (settings.store / "CURRENT").write_text("snapshot-v1-x.duckdb"), "store"),
        (lambda settings, _: (settings.data / STAGING).mkdir(), "restored"),
        (lambda _, patch: patch.setattr(readiness, "LEAST_FREE_GIGABYTES", 10**9), "disk"),
    ],
)
def test_what_is_wrong_is_named(client, settings, monkeypatch, harm, check):
    for rest in settings.data.glob("decisions.sqlite-*"):
        rest.unlink()
    harm(settings, monkeypatch)
    status, said = ready(client)
    assert (status, said["status"]) == (503, "trouble")
    assert not said["checks"][check]


def test_backups_are_as_young_as_is_asked(settings, tmp_path):
    asked = Settings(data=settings.data, backup=Backup(tmp_path / "copies", 2))
    assert not readiness.backup_is_recent(asked)
    make(asked, tmp_path / "copies")
    assert readiness.backup_is_recent(asked)
    assert readiness.look(asked).numbers["backup_days"] < 1


def test_nothing_in_it_is_about_people(client, settings):
    with FileLock(settings.data / "desk.lock"):
        _, said = ready(client)
    assert not {"Anna", "verhaal.txt"} & set(str(said).split("'"))
    assert all(isinstance(value, bool) for value in said["checks"].values())
    assert all(isinstance(value, (int, float)) for value in said["numbers"].values())


def test_streamlit_and_the_web_server_log_as_the_journal_does(tmp_path):
    from streamlit import logger

    before, setup = logging.root.handlers[:], logger.setup_formatter
    try:
        logs.begin(Settings(data=tmp_path))
        for name in ("streamlit.runtime.somewhere", "uvicorn.error"):
            one = logger.get_logger(name)
            assert (one.handlers, one.propagate) == ([], True), name
        assert isinstance(logging.root.handlers[0].formatter, journal.JsonLines)
    finally:
        logging.root.handlers[:], vars(logger)["setup_formatter"] = before, setup
        logging.captureWarnings(capture=False)
