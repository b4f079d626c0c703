"""Every decision is booked, by who made it, at the moment in which it is kept; and no decision without."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline import audited
from pipeline.audit import EARLIER, FOUND, Audit, AuditDamaged, Entry, Event, beside
from pipeline.audited import verify
from pipeline.decisions import Erasures, Inbox, Views
from pipeline.decisions.booking import BOOKED, NOT_BOOKED
from pipeline.decisions.ledger import Ledger
from pipeline.settings import Settings

HASH = "ab" * 32
VALUES = {
    "document": HASH, "kept": "views", "decision": "returned", "kind": "person", "viewed_by": "Anna",
    "delivered_by": "Anna", "decided_by": "Anna", "decided_at": "2026-01-01T10:00:00.000+00:00",
}  # fmt: skip


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path)


def booked(settings: Settings) -> list[Entry]:
    return list(Audit(settings.audit).entries())


def put(connection: sqlite3.Connection, table: str) -> None:
    """A row in a table, with something in every column."""
    columns = [
        (name, kind) for _, name, kind, _, _, key in connection.execute(f"pragma table_info({table})") if not key
    ]
    values = [VALUES.get(name, 0 if "int" in kind.lower() or kind == "real" else "iets") for name, kind in columns]
    names = ", ".join(name for name, _ in columns)
    connection.execute(f"insert into {table} ({names}) values ({', '.join('?' * len(values))})", values)


def tables(path: Path) -> set[str]:
    with Ledger(path)._open() as connection:
        rows = connection.execute("select name from sqlite_master where type = 'table' and name not like 'sqlite%'")
        return {row[0] for row in rows}


def test_every_table_of_the_ledger_is_booked_or_says_why_not(settings: Settings):
    assert tables(settings.decisions) == set(BOOKED) | set(NOT_BOOKED)
    assert not set(BOOKED) & set(NOT_BOOKED)
    assert all(NOT_BOOKED.values())


@pytest.mark.parametrize("table", BOOKED)
def test_a_row_of_every_table_is_booked_with_its_number_and_nothing_that_was_typed(settings: Settings, table: str):
    with Ledger(settings.decisions)._open() as connection:
        connection.execute("pragma foreign_keys = off")
        put(connection, table)
    [entry] = booked(settings)
    assert (entry.kind, entry.action in set(Event)) == (table, True)
    number, _, about = str(entry.object_id).partition("/")
    assert number == "1"
    assert "iets" not in about
    assert entry.who == ("" if table == "certificates" else "Anna")
    assert verify(settings).well


def test_what_is_no_hash_or_number_is_left_out(settings: Settings):
    Inbox(settings.decisions).decide("verslag van Fatima Jansen.docx", "confirmed", "Anna")
    assert [entry.object_id for entry in booked(settings)] == ["1"]


@pytest.mark.parametrize(
    ("verdict", "event"), [("confirmed", Event.CONFIRMED), ("returned", Event.RETURNED)]
)  # fmt: skip
def test_a_verdict_says_which_it_is(settings: Settings, verdict: str, event: Event):
    Inbox(settings.decisions).decide(HASH, verdict, "Anna", "Jaartal ontbreekt")  # type: ignore[arg-type]
    assert [(entry.action, entry.object_id) for entry in booked(settings)] == [(event, f"1/{HASH}")]


def test_who_is_signed_in_counts_over_the_name_that_was_given(settings: Settings, somebody: Callable[[str, str], None]):
    somebody("beheer1", "beheerder")
    Views(settings.decisions).save("Wijk", "overzicht", "", "Piet")
    assert [(entry.who, entry.role) for entry in booked(settings)] == [("beheer1", "beheerder")]


def test_several_decisions_at_once_are_each_booked(settings: Settings):
    number = Erasures(settings.decisions).begin("retention", "Anna", "termijn")
    Erasures(settings.decisions).certify(number, {"number": number})
    assert [(entry.action, entry.kind, entry.object_id) for entry in booked(settings)] == [
        (Event.RETENTION_DESTROYED, "erasures", "1"), (Event.ERASED, "certificates", "1/1"),
    ]  # fmt: skip


def test_a_decision_that_is_not_kept_leaves_no_decision_and_stopping_in_between_leaves_a_row(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object) -> None:
        raise KeyboardInterrupt

    views = Views(settings.decisions)
    views.save("Eerste", "overzicht", "", "Anna")
    with monkeypatch.context() as patch:
        patch.setattr(audited.Audit, "book_all", refuse)
        with pytest.raises(KeyboardInterrupt):
            views.save("Tweede", "overzicht", "", "Anna")
    assert [view.name for view in views.held()] == ["Eerste"], "not booked, so not decided"
    real = Audit.book_all

    def booked_and_stopped(self: Audit, bookings: object) -> None:
        real(self, bookings)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(audited.Audit, "book_all", booked_and_stopped)
        with pytest.raises(KeyboardInterrupt):
            views.save("Tweede", "overzicht", "", "Anna")
    views.save("Derde", "overzicht", "", "Anna")
    assert [view.name for view in views.held()] == ["Derde", "Eerste"]
    assert len(booked(settings)) == 3, "a row too many, never one too few"
    assert verify(settings).well


def test_nothing_can_be_decided_where_the_log_cannot_be_written(settings: Settings):
    views = Views(settings.decisions)
    views.save("Eerste", "overzicht", "", "Anna")
    settings.audit.write_bytes(b"no database at all" * 400)
    with pytest.raises(AuditDamaged, match="beschadigd"):
        views.save("Tweede", "overzicht", "", "Anna")
    assert [view.name for view in views.held()] == ["Eerste"]


def test_what_another_program_put_in_is_booked_as_found_and_blamed_on_nobody_who_acts(
    settings: Settings, somebody: Callable[[str, str], None]
):
    views = Views(settings.decisions)
    views.save("Eerste", "overzicht", "", "Anna")
    with closing(sqlite3.connect(settings.decisions)) as connection:
        put(connection, "views")
        connection.commit()
    assert verify(settings).unbooked == {"views": [2]}
    somebody("Bram", "adviseur")
    views.save("Derde", "overzicht", "", "Bram")
    assert [(entry.who, entry.outcome) for entry in booked(settings)] == [
        ("Anna", "done"), ("Anna", FOUND), ("Bram", "done"),
    ]  # fmt: skip
    found = verify(settings)
    assert found.well
    assert found.found == (2,)


def test_what_was_decided_before_there_was_a_log_is_booked_as_such(settings: Settings):
    views = Views(settings.decisions)
    views.save("Eerste", "overzicht", "", "Anna")
    settings.audit.unlink()
    with closing(sqlite3.connect(settings.decisions)) as connection:
        connection.executescript("drop table booked; pragma user_version = 1;")
    assert [view.name for view in views.held()] == ["Eerste"]
    assert [(entry.who, entry.outcome) for entry in booked(settings)] == [("Anna", EARLIER)]


def test_a_delivery_after_an_erasure_is_booked_although_its_number_was_used_before(settings: Settings):
    inbox, erasures = Inbox(settings.decisions), Erasures(settings.decisions)
    inbox.deliver(HASH, "verslag.docx", "Anna")
    erasures.redact_document(erasures.begin("document", "Anna", ""), HASH)
    inbox.deliver("cd" * 32, "ander.docx", "Bram")
    assert [entry.object_id for entry in booked(settings)] == [f"1/{HASH}", "1", f"1/{'cd' * 32}"]


WRITER = """
import sys
from pathlib import Path
from pipeline.decisions import Inbox
inbox = Inbox(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    inbox.decide(f"{number:064x}", "confirmed", sys.argv[2])
    print(number, flush=True)
"""


def writer(path: Path, name: str, many: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(many)], stdout=subprocess.PIPE, text=True
    )


def test_programs_that_decide_at_once_each_book_their_own(settings: Settings):
    running = [writer(settings.decisions, f"persoon {number}", 25) for number in range(4)]
    assert [one.wait(120) for one in running if one.communicate()] == [0] * 4
    found = verify(settings)
    assert found.well
    assert found.checked.head.number == 100
    assert not found.found
    assert sorted(int(str(entry.object_id).split("/")[0]) for entry in booked(settings)) == list(range(1, 101))


def test_a_program_that_is_killed_leaves_no_decision_without_its_row(settings: Settings):
    random_ = random.Random(11)
    for round in range(6):
        with writer(settings.decisions, f"ronde {round}", 100_000) as one:
            assert one.stdout is not None
            one.stdout.readline()
            time.sleep(random_.random() / 10)
            one.send_signal(signal.SIGKILL)
            said = 1 + len(one.stdout.readlines())
        found = verify(settings)
        assert found.well
        assert not found.found
        held = [
            review for review in Inbox(settings.decisions).reviews().values() if review.decided_by == f"ronde {round}"
        ]
        rows = [entry for entry in booked(settings) if entry.who == f"ronde {round}"]
        assert said <= len(rows) <= said + 1
        assert len(held) <= len(rows)


def test_each_file_of_decisions_has_its_own_log(tmp_path: Path):
    assert beside(Settings(data=tmp_path).decisions) == Settings(data=tmp_path).audit
    assert beside(tmp_path / "a.sqlite") != beside(tmp_path / "b.sqlite")
