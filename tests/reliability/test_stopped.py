"""A run that is stopped between two steps, and the next one: what was left by half is made whole."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from pipeline import run
from pipeline.decisions import Erasures, Inbox, Queue
from pipeline.delivery import deliver, left_behind
from pipeline.journey import Journey
from pipeline.settings import ROOT
from pipeline.store import Store
from pipeline.vault import Receipt, Vault
from tests.reliability.conftest import ingest
from tests.slow.killing.audit import contents
from tests.slow.killing.journal import Journal
from tests.slow.killing.places import FILES


class Killed(BaseException):
    """The program ends here."""


STOPS = {
    "before anything is booked": (run, "_book"),
    "before it is connected": (run, "_connect"),
    "before it is published": (Store, "publish"),
    "after it was connected, before that is published": (Store, "connected"),
    "in the inbox": (Inbox, "deliver"),
}


@pytest.mark.parametrize("where", STOPS)
def test_an_ingest_that_was_stopped_is_finished_by_the_next(where, empty, read, monkeypatch):
    def stop(*_, **__):
        raise Killed

    monkeypatch.setattr(*STOPS[where], stop)
    with pytest.raises(Killed):
        ingest(empty)
    monkeypatch.undo()
    ingest(empty)
    assert contents(empty) == contents(read)
    assert Journey(empty.settings).store.unconnected() == []


def test_what_was_left_half_written_is_cleared(place):
    store, vault = Journey(place.settings).store, Vault(place.settings.vault)
    left = [store.folder / "snapshot-x.duckdb.partial", store.folder / "fresh.duckdb", vault.folder / "ab.1.2.partial"]
    for path in left:
        path.write_bytes(b"half")
    Journey(place.settings).settle()
    assert not any(path.exists() for path in left)


def test_a_file_kept_and_not_queued_is_found_by_the_worker(place):
    vault, data = Vault(place.settings.vault), b"Ik kom weer buiten."
    kept = vault.keep(data)
    assert left_behind(place.settings.data) == []  # without a receipt nobody knows whose it is
    vault.book(kept, Receipt("brief.txt", "Anna", "2025-04-01", "desk"))
    assert left_behind(place.settings.data) == [kept]
    deliver(place.settings.data, data, "brief.txt", "Anna", "desk")
    assert (left_behind(place.settings.data), list(Queue(place.settings.decisions).jobs())) == ([], [kept])


def test_an_erasure_is_booked_and_proven_once(tmp_path):
    erasures = Erasures(tmp_path / "decisions.sqlite")
    number = erasures.begin("document", "Anna", "verzoek")
    assert erasures.begin("document", "Anna", "verzoek") == number
    for _ in range(2):
        erasures.certify(number, {"number": number})
    assert erasures.begin("document", "Anna", "verzoek") == number + 1
    assert [one.number for one in erasures.all()] == [number, number + 1]


def test_a_line_without_its_end_was_not_acknowledged(tmp_path):
    journal = Journal(tmp_path / "journal")
    journal.acknowledge("uren_brug.csv")
    with journal.path.open("a") as file:
        file.write("verhaal_br")
    assert (journal.steps(), "verhaal_brug.txt" in FILES) == (["uren_brug.csv"], True)


def test_kills_at_random_moments_lose_nothing(tmp_path):
    """A few kills; `pytest -m slow tests/slow/test_killing.py` does a hundred of each kind of work."""
    said = subprocess.run(
        [sys.executable, "-m", "tests.slow.killing", "--kills", "1", "--folder", str(tmp_path), "ingest", "review"],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stdout + said.stderr
