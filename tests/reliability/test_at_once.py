"""Two programs at once, and readers meanwhile: the result is as of one after the other."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace

import pytest

from pipeline import run
from pipeline.arrivals import keep
from pipeline.decisions import Erasures
from pipeline.forgetting import Wish, forget, look
from pipeline.journey import Journey
from pipeline.run import ingest_files
from pipeline.settings import ROOT
from pipeline.store import Opened
from tests.reliability.conftest import ingest
from tests.slow.killing.audit import contents
from tests.slow.killing.places import digest

ALONE = """
import sys
from pathlib import Path
from pipeline.run import ingest_files
from tests.slow.killing.places import Place
place = Place(Path(sys.argv[1]))
ingest_files([place.delivered / name for name in sys.argv[2:]], place.settings, lambda *_: None)
"""
BY_ONE, BY_OTHER = ["uren_brug.csv", "kapot.docx"], ["verhaal_brug.txt", "levering.zip"]


@pytest.mark.parametrize("theirs", [(BY_ONE, BY_OTHER), ([*BY_ONE, *BY_OTHER],) * 2], ids=["shared out", "the same"])
def test_two_ingests_at_once_give_what_one_after_the_other_gives(theirs, empty, read):
    """Hours and story of one organisation come in by different programs, and are linked."""
    programs = [
        subprocess.Popen([sys.executable, "-c", ALONE, str(empty.folder), *names], cwd=ROOT) for names in theirs
    ]
    assert [program.wait(timeout=300) for program in programs] == [0, 0]
    assert contents(empty) == contents(read)


def test_a_reader_sees_one_state_at_a_time_during_an_ingest(empty):
    store, stop, torn = Journey(empty.settings).store, threading.Event(), []

    def look_on():
        while not stop.is_set():
            state = store.snapshot()
            if state is not None:
                documents = set(state.table("documents")["document"])
                parts = (state.table(name) for name in ("passages", "sentences", "claims"))
                torn.extend(sorted(set(part["document"]) - documents) for part in parts if "document" in part.columns)

    reader = threading.Thread(target=look_on)
    reader.start()
    ingest(empty)
    stop.set()
    reader.join()
    assert torn
    assert not [documents for documents in torn if documents]


def test_the_snapshot_that_a_dashboard_has_open_stays_readable_while_others_follow(place):
    store, opened = Journey(place.settings).store, Opened()
    state, before = store.snapshot(), contents(place)["passages"]
    opened.hold(state)
    ingest_files([place.delivered], place.settings, lambda *_: None, again=True)
    assert store.snapshot() != state
    assert (contents(place)["passages"], state.table("passages").is_empty()) == (before, False)
    opened.hold(None)


def test_what_is_forgotten_while_it_is_read_is_not_in_the_store_afterwards(place, models, monkeypatch):
    journey, document = Journey(place.settings, models), digest("verhaal_brug.txt")
    analyse = run.process.analyse

    def forgets_meanwhile(*arguments):
        monkeypatch.setattr(run.process, "analyse", analyse)
        made = analyse(*arguments)
        wish = Wish("document", (document,))
        forget(journey, wish, look(journey, wish), "Anna", "verzoek")
        return made

    monkeypatch.setattr(run.process, "analyse", forgets_meanwhile)
    story = keep(place.delivered / "verhaal_brug.txt", journey.vault, "command")
    run.travel(journey, [replace(story)], lambda *_: None, again=True)
    assert document in Erasures(journey.decided).marks("document")
    assert document not in set(journey.store.snapshot().table("documents")["document"])
    assert document not in str(contents(place)["deliveries"])
