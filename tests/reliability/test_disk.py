"""A full or read-only disk: said in Dutch with what to do, nothing lost or half, and it goes on afterwards."""

from __future__ import annotations

import threading

import pytest
from typer.testing import CliRunner

from pipeline import desk
from pipeline.cli import app
from pipeline.decisions import Correction, Decisions, Inbox, Queue
from pipeline.decisions.ledger import one_act
from pipeline.delivery import deliver
from pipeline.disk import DiskTrouble, told_of_disk, trouble_said, write_in_one_step
from pipeline.journey import Journey
from pipeline.vault import Vault, VaultError, check, rekey
from tests.reliability.conftest import ingest
from tests.slow.killing.audit import contents
from tests.slow.killing.places import digest, new_place

NEW = b"Verhaal van een bewoner bij Stichting De Brug, maart 2025\n\nIk kom weer buiten.\n\nToestemming: ja\n"
LARGE = NEW * 2000


def _decide(place):
    for number in range(400):
        Inbox(place.settings.decisions).decide(digest("uren_brug.csv"), "confirmed", f"Anna {number}", "x" * 2000)


WRITES = {
    "ingest": ingest,
    "upload": lambda place: deliver(place.settings.data, LARGE, "nieuw.txt", "Anna", "desk"),
    "decide": _decide,
    "publish": lambda place: Journey(place.settings).store.publish(),
    "keep": lambda place: Vault(place.settings.vault).keep(LARGE),
    "new key": lambda place: rekey(Vault(place.settings.vault)),
}


@pytest.mark.parametrize("name", WRITES)
def test_a_full_disk_is_said_and_nothing_is_half(name, on_disk, disk):
    (on_disk.delivered / "nieuw.txt").write_bytes(LARGE)
    before = contents(on_disk)
    disk.fill()
    with pytest.raises((DiskTrouble, VaultError), match=r"De schijf is vol.*Maak ruimte vrij"):
        WRITES[name](on_disk)
    assert check(Vault(on_disk.settings.vault)) == {}
    disk.make_room()
    assert contents(on_disk) == before
    WRITES[name](on_disk)
    assert not list(on_disk.settings.data.rglob("*.partial*"))


@pytest.mark.parametrize("room", [64 * 1024, 9 * 2**20])
def test_an_ingest_that_runs_out_of_room_anywhere_is_taken_up_afterwards(room, read, disk):
    place = new_place(disk.folder / "place")
    disk.fill(leave=room)
    with pytest.raises(DiskTrouble, match="De schijf is vol"):
        ingest(place)
    disk.make_room()
    ingest(place)
    assert contents(place) == contents(read)


@pytest.mark.parametrize("name", WRITES)
def test_a_read_only_disk_is_said_and_nothing_changes(name, on_disk, disk):
    (on_disk.delivered / "nieuw.txt").write_bytes(LARGE)
    before = contents(on_disk)
    disk.read_only()
    with pytest.raises((DiskTrouble, VaultError), match=r"niet worden geschreven|niet worden geopend"):
        WRITES[name](on_disk)
    disk.read_only(False)
    assert contents(on_disk) == before
    WRITES[name](on_disk)


def test_the_command_line_says_it_in_one_message(on_disk, disk):
    disk.read_only()
    said = CliRunner().invoke(app, ["rebuild"], env={"VERHAAL_DATA": str(on_disk.settings.data)})
    assert (said.exit_code, "Traceback" in said.output) == (2, False)
    assert "Controleer of de schijf is gekoppeld" in said.stderr


def test_the_worker_waits_for_room_and_sets_no_document_aside(on_disk, disk, monkeypatch):
    told = []
    monkeypatch.setattr(desk, "note", lambda event, *_, **__: told.append(event))
    monkeypatch.setattr(desk, "_UNTIL_ROOM", 0.05)
    documents = [deliver(on_disk.settings.data, NEW + b"%d" % n, f"{n}.txt", "Anna", "desk") for n in range(2)]
    disk.fill(leave=256 * 1024)
    stop, pause = threading.Event(), threading.Event()
    worker = threading.Thread(target=desk.work, args=(on_disk.settings, stop))
    worker.start()
    while "disk_trouble" not in told:
        pause.wait(0.1)
    pause.wait(1.0)  # it tries many times
    disk.make_room()
    queue = Queue(on_disk.settings.decisions)
    while any(job.state in ("waiting", "reading") for job in queue.jobs().values()):
        pause.wait(0.1)
    stop.set()
    worker.join()
    assert {queue.jobs()[document].state for document in documents} == {"done"}


def test_one_act_is_booked_whole_or_not_at_all(tmp_path):
    ledger = tmp_path / "decisions.sqlite"

    def decide(verdict):
        with one_act(ledger):
            Decisions(ledger).correct(Correction("doc-1", "programme", "Samen", "Anna", "stond er niet in"))
            Inbox(ledger).decide("doc-1", verdict, "Anna")

    with pytest.raises(ValueError, match="choose from"):
        decide("gone")
    assert (Decisions(ledger).corrections(), Inbox(ledger).reviews()) == ({}, {})
    decide("confirmed")
    assert (len(Decisions(ledger).corrections()), len(Inbox(ledger).reviews())) == (1, 1)


def test_other_errors_go_through(tmp_path):
    with pytest.raises(FileNotFoundError), told_of_disk(tmp_path):
        (tmp_path / "absent").read_bytes()
    assert trouble_said("no such table: corrections", tmp_path) is None


def test_a_file_that_could_not_be_written_leaves_the_old_one(disk):
    path = disk.folder / "effectgesprek.docx"
    write_in_one_step(path, b"oud")
    disk.fill()
    with pytest.raises(OSError, match="No space left"):
        write_in_one_step(path, b"nieuw" * 100_000)
    assert ([one.name for one in disk.folder.glob("effect*")], path.read_bytes()) == (["effectgesprek.docx"], b"oud")
