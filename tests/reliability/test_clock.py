"""The clock goes back or forward: what was decided last counts, nothing waits for ever, no snapshot is lost."""

from __future__ import annotations

import os

import pytest

from pipeline.decisions import Correction, Decisions, History, Inbox, Judgements, Queue, corrections, judgements
from pipeline.decisions import inbox as inboxes
from pipeline.decisions import queue as queues
from pipeline.decisions.history import last_act
from pipeline.decisions.judgements import Label, Sentence
from pipeline.decisions.matching import as_judgements
from pipeline.journey import Journey
from tests.builders import sentences
from tests.reliability.conftest import ingest
from tests.slow.killing.audit import contents

BEFORE, AFTER = "2025-01-01T09:00:00.000+00:00", "2025-06-01T09:00:00.000+00:00"


@pytest.fixture
def clock(monkeypatch):
    """Sets the moment that decisions are booked at."""

    def set_to(moment):
        for module in (corrections, judgements, inboxes, queues):
            monkeypatch.setattr(module, "now", lambda: moment)

    return set_to


def test_the_correction_booked_last_holds_after_the_clock_went_back(tmp_path, clock):
    held = Decisions(tmp_path / "decisions.sqlite")
    for moment, value in ((AFTER, "Eerst"), (BEFORE, "Laatst")):
        clock(moment)
        held.correct(Correction("doc-1", "programme", value, "Anna", "stond er niet in"))
    assert held.corrections() == {"doc-1": {"programme": "Laatst"}}
    assert last_act(History(held.path).of("doc-1"))[0].value == "Laatst"


def test_the_verdict_booked_last_holds(tmp_path, clock):
    held = Inbox(tmp_path / "decisions.sqlite")
    clock(AFTER)
    held.decide("doc-1", "returned", "Anna", "geen uren")
    clock(BEFORE)
    held.decide("doc-1", "confirmed", "Anna")
    assert held.reviews()["doc-1"].verdict == "confirmed"


def test_the_judgement_booked_last_counts_for_the_same_words_elsewhere(tmp_path, clock):
    held = Judgements(tmp_path / "decisions.sqlite")
    for moment, document, direction in ((AFTER, "doc-1", "achteruitgang"), (BEFORE, "doc-2", "vooruitgang")):
        clock(moment)
        label = Label("outcome", direction, "bewoner", ())
        held.judge(Sentence(document, "key", "Ik kom weer buiten.", ""), label, "Anna", None)
    there = sentences(
        {"sentence_id": "s-3", "document": "doc-3", "content_key": "key", "text": "Ik kom weer buiten.", "context": ""}
    )
    assert as_judgements(there, held.held())["direction"].to_list() == ["vooruitgang"]


@pytest.mark.parametrize("queued_at", [BEFORE, "2999-01-01T09:00:00.000+00:00"], ids=["long ago", "yet to come"])
def test_what_was_judged_is_not_held_up_by_the_clock(tmp_path, clock, queued_at):
    queue = Queue(tmp_path / "decisions.sqlite")
    clock(queued_at)
    queue.add("doc-1", "judged")
    clock(AFTER)
    assert queue.take() is not None


def test_the_current_snapshot_stays_when_the_clock_went_back(place):
    store = Journey(place.settings).store
    for path in store.folder.glob("snapshot-*"):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    for _ in range(5):
        store.publish()
        assert store.snapshot().path.exists()
    assert contents(place)["documents"]


def test_a_run_in_the_past_leaves_the_same_store(place, read):
    for path in place.settings.data.rglob("*"):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    ingest(place)
    assert contents(place) == contents(read)
