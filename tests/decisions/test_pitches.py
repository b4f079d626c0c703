"""Confirmed pitches: booked as a whole, never lost, taken back, and not overwritten by a new reading."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pipeline.decisions import Pitches
from pipeline.decisions.pulse import Pulse
from pipeline.pitched import Judged, Promise
from tests.indicators.pitch_builders import kept, promise

HOURS, EFFECT = promise("hours", "Koken", 100.0), promise("effect", "meedoen")
ALL = (
    kept(HOURS),
    Judged(promise("money", None, 900.0), promise("money", None, 800.0)),
    Judged(None, EFFECT),
    Judged(Promise("target_group", "ouderen"), None),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Pitches:
    return Pitches(tmp_path / "decisions.sqlite")


def test_nothing_is_confirmed_where_there_is_no_file(ledger: Pitches):
    assert ledger.confirmed() == {}
    assert not ledger.path.exists()


def test_the_list_is_kept_as_it_was_confirmed(ledger: Pitches):
    number = ledger.confirm("pitch", ALL, "Anna")
    held = ledger.confirmed()["pitch"]
    assert (held.number, held.decided_by, held.withdrawn_at) == (number, "Anna", None)
    assert [one.state for one in held.judged] == ["kept", "changed", "removed", "added"]
    assert [one.said for one in held.promises] == [
        ("hours", "Koken", 100.0), ("money", None, 900.0), ("target_group", "ouderen", None),
    ]  # fmt: skip
    assert held.judged[1].read is not None
    assert held.judged[1].read.amount == 800.0


def test_the_last_counts_and_can_be_taken_back(ledger: Pitches):
    ledger.confirm("pitch", ALL, "Anna")
    second = ledger.confirm("pitch", [kept(EFFECT)], "Bram")
    ledger.confirm("andere", [kept(HOURS)], "Anna")
    assert ledger.confirmed()["pitch"].decided_by == "Bram"
    ledger.take_back(second, "Cor")
    ledger.take_back(second, "Dirk")
    assert ledger.confirmed()["pitch"].decided_by == "Anna"
    assert [(one.decided_by, one.withdrawn_by) for one in ledger.history()] == [
        ("Anna", None), ("Bram", "Cor"), ("Anna", None),
    ]  # fmt: skip


def test_a_confirmation_needs_a_name(ledger: Pitches):
    with pytest.raises(ValueError, match="by somebody"):
        ledger.confirm("pitch", ALL, " ")


def test_that_a_pitch_promises_nothing_can_be_confirmed_too(ledger: Pitches):
    ledger.confirm("pitch", [], "Anna")
    assert ledger.confirmed()["pitch"].promises == ()


def test_pages_hear_of_a_confirmation(ledger: Pitches):
    pulse = Pulse(ledger.path)
    before = pulse.beat()
    number = ledger.confirm("pitch", ALL, "Anna")
    after = pulse.beat()
    ledger.take_back(number, "Anna")
    assert len({before, after, pulse.beat()}) == 3


@pytest.mark.parametrize("table", ["pitch_confirmations", "pitch_promises"])
@pytest.mark.parametrize("verb", ["update {} set kind = 'x'", "delete from {}"])
def test_the_file_itself_refuses_to_lose_anything(ledger: Pitches, table: str, verb: str):
    ledger.confirm("pitch", ALL, "Anna")
    change = verb.format(table) if table == "pitch_promises" else verb.replace("kind", "document").format(table)
    with sqlite3.connect(ledger.path) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(change)
    connection.close()
