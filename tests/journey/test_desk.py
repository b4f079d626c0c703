"""The worker and the watched folder, with the real models: what is handed in is read once, whatever happens."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from pipeline import desk
from pipeline.decisions import Inbox, Queue
from pipeline.delivery import deliver
from pipeline.journey import Journey
from pipeline.settings import Settings
from pipeline.store import open_snapshot
from tests.journey.conftest import SAMPLES

REPORT = SAMPLES / "mantelkring_uren_tm_september.csv"
STORY = SAMPLES / "verhaal_mevrouw_S.txt"
LOCKED = SAMPLES / "kapot" / "met_wachtwoord.pdf"
ROOT = SAMPLES.parent


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


@pytest.fixture(scope="session")
def models(journey):
    """The models that the journey has loaded, so that workers in this process need not load them again."""
    return Journey(journey.settings).load()


@pytest.fixture
def at_work(models, monkeypatch: pytest.MonkeyPatch) -> Callable[..., object]:
    """A worker in a thread of this process, for as long as the block lasts."""
    monkeypatch.setattr(desk, "Journey", lambda settings: Journey(settings, models))

    @contextmanager
    def working(settings: Settings) -> Iterator[None]:
        stop = threading.Event()
        worker = threading.Thread(target=desk.work, args=(settings, stop))
        worker.start()
        try:
            yield
        finally:
            stop.set()
            worker.join(timeout=60)
            assert not worker.is_alive()

    return working


def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def state(settings: Settings, document: str) -> str:
    return Queue(settings.decisions).jobs()[document].state


def hand_in(settings: Settings, path: Path) -> str:
    return deliver(settings.data, path.read_bytes(), path.name, "Anna", "desk")


def status(settings: Settings) -> dict[str, str]:
    held = open_snapshot(settings.store)
    return dict(held.query("select document, status from documents").rows()) if held else {}


def test_what_is_handed_in_is_read_and_what_cannot_be_read_is_listed_and_kept(settings, at_work):
    report, locked = hand_in(settings, REPORT), hand_in(settings, LOCKED)
    with at_work(settings):
        until(lambda: {state(settings, report), state(settings, locked)} == {"done"})
    assert status(settings) == {report: status(settings)[report], locked: "unreadable"}
    assert status(settings)[report] in ("ok", "partial")
    assert {one.delivered_by for one in Inbox(settings.decisions).deliveries()} == {"Anna"}
    assert Journey(settings).vault.fetch(locked) == LOCKED.read_bytes()


def test_an_empty_file_is_listed_as_not_readable(settings, at_work):
    document = deliver(settings.data, b"", "leeg.docx", "Anna", "desk")
    with at_work(settings):
        until(lambda: state(settings, document) == "done")
    assert status(settings) == {document: "unreadable"}


def test_the_same_file_twice_is_read_once(settings, at_work):
    first = hand_in(settings, STORY)
    with at_work(settings):
        until(lambda: state(settings, first) == "done")
        read_at = Queue(settings.decisions).jobs()[first].changed_at
        assert deliver(settings.data, STORY.read_bytes(), "nog eens.txt", "Bram", "desk") == first
        time.sleep(1.0)
        assert Queue(settings.decisions).jobs()[first].changed_at == read_at
    assert [one.filename for one in Journey(settings).vault.receipts(first)] == [STORY.name, "nog eens.txt"]


def test_one_worker_works_and_the_next_takes_over(settings, monkeypatch):
    took: list[str] = []
    monkeypatch.setattr(desk, "_read", lambda job, queue, journey: took.append(threading.current_thread().name))
    stops = [threading.Event(), threading.Event()]
    workers = [threading.Thread(target=desk.work, args=(settings, stop), name=str(at)) for at, stop in enumerate(stops)]
    workers[0].start()
    hand_in(settings, STORY)
    until(lambda: took == ["0"])
    workers[1].start()
    time.sleep(1.0)
    assert took == ["0"], "the document in hand is not taken up by another"
    stops[0].set()
    workers[0].join()
    # the first never finished it, as if it was stopped: the second reads it
    until(lambda: took == ["0", "1"])
    stops[1].set()
    workers[1].join()


def test_a_document_whose_original_is_lost_is_set_aside(settings, at_work):
    document, other = hand_in(settings, STORY), hand_in(settings, REPORT)
    (settings.vault / document[:2] / document).unlink()
    with at_work(settings):
        until(lambda: state(settings, other) == "done")
    assert state(settings, document) == "failed"


# --- processes


@contextmanager
def started(settings: Settings, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A command in a process of its own; killed at the end if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL,
        env={**os.environ, "VERHAAL_DATA": str(settings.data), "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_a_worker_that_is_killed_in_the_middle_loses_and_doubles_nothing(settings):
    document = hand_in(settings, SAMPLES / "Inhoudelijke_verantwoording_Q2_2025_SWG.docx")
    with started(settings, "work") as worker:
        until(lambda: Queue(settings.decisions).jobs()[document].step == "understand")
        worker.kill()
    assert state(settings, document) == "reading"
    with started(settings, "work") as worker:
        until(lambda: state(settings, document) == "done")
        worker.terminate()
        assert worker.wait(timeout=20) == 0
    held = open_snapshot(settings.store)
    assert held is not None
    for name, key in (("documents", "document"), ("activities", "activity_id"), ("sentences", "sentence_id")):
        rows = held.table(name)
        assert 0 < len(rows) == rows[key].n_unique(), name
    assert len(Inbox(settings.decisions).deliveries()) == 1


DEADLY = """
import os, sys
from pipeline import cli, process
read = process.read
process.read = lambda data, *rest: os._exit(9) if b"dodelijk" in data else read(data, *rest)
cli.app(["work"])
"""


def test_a_document_that_kills_the_worker_three_times_is_set_aside_and_the_others_are_read(settings):
    deadly = deliver(settings.data, b"dodelijk", "dodelijk.txt", "Anna", "desk")
    other = hand_in(settings, STORY)
    environment = {**os.environ, "VERHAAL_DATA": str(settings.data), "PYTHONPATH": str(ROOT)}
    for _ in range(3):
        assert subprocess.run([sys.executable, "-c", DEADLY], cwd=ROOT, env=environment, check=False).returncode == 9
    with started(settings, "work"):
        until(lambda: state(settings, other) == "done")
    assert state(settings, deadly) == "failed"
    assert set(status(settings)) == {other}


def children(process: int) -> list[psutil.Process]:
    return psutil.Process(process).children()


def gone(process: psutil.Process) -> bool:
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL], ids=["terminated", "killed"])
def test_the_worker_ends_with_the_dashboard(settings, sign):
    with started(settings, "dashboard", "--no-open", "--port", "18750") as dashboard:
        until(lambda: any("work" in child.cmdline() for child in children(dashboard.pid)))
        [worker] = [child for child in children(dashboard.pid) if "work" in child.cmdline()]
        until((settings.data / "desk.lock").exists)
        dashboard.send_signal(sign)
        dashboard.wait(timeout=30)
        until(lambda: gone(worker), 20)


def test_a_worker_that_dies_is_started_again(settings):
    with started(settings, "dashboard", "--no-open", "--port", "18760") as dashboard:
        until(lambda: bool(children(dashboard.pid)))
        [first] = children(dashboard.pid)
        first.kill()
        until(lambda: [child for child in children(dashboard.pid) if child.pid != first.pid and not gone(child)] != [])


# --- the watched folder


@pytest.fixture
def watched(settings, tmp_path: Path) -> Iterator[Path]:
    """A folder that is watched from now on."""
    folder = tmp_path / "binnen"
    folder.mkdir()
    with watching(settings, folder):
        yield folder


@contextmanager
def watching(settings: Settings, folder: Path) -> Iterator[None]:
    stop = threading.Event()
    scout = threading.Thread(target=desk.watch, args=(settings, folder, "Bram", stop, 0.1))
    scout.start()
    try:
        yield
    finally:
        stop.set()
        scout.join(timeout=10)
        assert not scout.is_alive()


def waiting(settings: Settings) -> int:
    return len(Queue(settings.decisions).jobs())


def test_files_that_appear_are_delivered_also_in_folders_within(settings, watched):
    shutil.copy(STORY, watched)
    (watched / "kwartaal 3" / "uren").mkdir(parents=True)
    shutil.copy(REPORT, watched / "kwartaal 3" / "uren")
    (watched / ".verborgen").write_text("nee")
    (watched / "~$open.docx").write_text("nee")
    until(lambda: waiting(settings) == 2)
    [document] = [
        one
        for one in Queue(settings.decisions).jobs()
        if Journey(settings).vault.receipts(one)[0].filename == STORY.name
    ]
    receipt = Journey(settings).vault.receipts(document)[0]
    assert (receipt.delivered_by, receipt.channel) == ("Bram", "folder")
    time.sleep(0.5)
    assert waiting(settings) == 2


def test_a_file_that_grows_is_left_until_it_is_whole(settings, watched):
    file = watched / "groeit.txt"
    with file.open("w") as growing:
        for number in range(20):
            growing.write(f"regel {number}\n")
            growing.flush()
            time.sleep(0.05)
        assert waiting(settings) == 0
    until(lambda: waiting(settings) == 1)
    [document] = Queue(settings.decisions).jobs()
    assert Journey(settings).vault.fetch(document) == file.read_bytes()


def test_a_changed_file_is_delivered_anew_and_a_removed_one_is_kept(settings, watched):
    file = watched / "verslag.txt"
    file.write_text("eerste versie")
    until(lambda: waiting(settings) == 1)
    file.write_text("tweede, betere versie")
    until(lambda: waiting(settings) == 2)
    file.unlink()
    time.sleep(0.5)
    assert waiting(settings) == 2


def test_after_a_restart_only_what_is_new_is_delivered(settings, tmp_path):
    folder = tmp_path / "binnen"
    folder.mkdir()
    (folder / "oud.txt").write_text("oud")
    with watching(settings, folder):
        until(lambda: waiting(settings) == 1)
    Queue(settings.decisions).take()
    (folder / "nieuw.txt").write_text("nieuw")
    with watching(settings, folder):
        until(lambda: waiting(settings) == 2)
    assert sorted(job.state for job in Queue(settings.decisions).jobs().values()) == ["reading", "waiting"]


def test_a_file_that_nobody_may_read_does_not_stop_the_watch(settings, watched, monkeypatch):
    read = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == "op_slot.txt":
            raise PermissionError(13, "open in another program", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    (watched / "op_slot.txt").write_text("nee")
    (watched / "z.txt").write_text("ja")
    until(lambda: waiting(settings) == 1)
    monkeypatch.setattr(Path, "read_bytes", read)
    until(lambda: waiting(settings) == 2)


def test_a_folder_that_is_away_for_a_while_does_not_stop_the_watch(settings, watched):
    away = watched.with_name("weg")
    watched.rename(away)
    time.sleep(0.3)
    away.rename(watched)
    (watched / "verslag.txt").write_text("verslag")
    until(lambda: waiting(settings) == 1)
