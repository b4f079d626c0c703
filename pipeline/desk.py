"""The work behind the upload desk: reads what waits in the queue, and watches a folder for new files.

One worker at a time works the queue of a data folder. It runs beside the dashboard as a process of its own, so that
reading never slows a page down, and starts again where it stopped.
"""

from __future__ import annotations

import logging
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from pipeline.arrivals import kept
from pipeline.decisions import Inbox, Queue
from pipeline.decisions.queue import Job
from pipeline.decisions.watched import Watched
from pipeline.delivery import ErasedBefore, deliver, left_behind
from pipeline.disk import DiskTrouble
from pipeline.hiding import settle
from pipeline.ingest import is_candidate
from pipeline.journal import note, timed
from pipeline.journey import Journey
from pipeline.run import complete, reconnect, travel
from pipeline.settings import Settings
from pipeline.tending import Tending
from pipeline.vault import VaultError

_PAUSE = 0.5
"""Seconds between two looks at an empty queue."""
_UNTIL_ROOM = 10.0
"""Seconds until the next try when the disk is full or refuses."""
_PATIENCE = 5.0
"""Seconds that a worker gets to finish the document in hand."""
_LOCK = "desk.lock"


def work(settings: Settings, stop: threading.Event) -> None:
    """Read what waits, oldest first, until `stop` is set; waits while another worker is at it.

    A file that ends the program is tried again at the next start, three times at most: see Queue.
    """
    queue, journey = Queue(settings.decisions), Journey(settings)
    tending = Tending(journey)
    with _only_worker(settings.data, stop) as is_ours:
        if not is_ours:
            return
        note("worker_started")
        pending = True
        while not stop.is_set():
            try:
                if pending:
                    _take_up(queue, journey)
                    pending = False
                _work_once(queue, journey, tending, stop)
            except DiskTrouble as trouble:
                # no fault of the document in hand: it waits, and nothing else is tried, until there is room again
                note("disk_trouble", logging.WARNING)
                if sys.stderr.isatty():
                    sys.stderr.write(f"{trouble}\n")
                pending = True
                stop.wait(_UNTIL_ROOM)
        note("worker_stopped")


def read_waiting(journey: Journey, progress: Callable[[int, int], None]) -> None:
    """Read all that waits, here and now, and settle what was marked; waits while another worker is at it."""
    queue = Queue(journey.decided)
    with _only_worker(journey.settings.data, threading.Event()):
        total = sum(job.state == "waiting" for job in queue.jobs().values())
        for number in range(1, total + 1):
            if (job := queue.take()) is not None:
                _read(job, queue, journey)
                progress(number, total)
        settle(journey.decided, journey.store)


def watch(settings: Settings, folder: Path, by: str | None, stop: threading.Event, every: float = 2.0) -> None:
    """Deliver every file that appears or changes in a folder, until `stop` is set.

    Looks every so many seconds instead of asking the system for news: network drives give none. A file that still
    grows is left until two looks see the same.
    """
    watched = Watched(settings.decisions)
    before: dict[Path, tuple[int, float]] = {}
    while not stop.is_set():
        now = dict(_files(folder))
        for path, state in now.items():
            if before.get(path) == state and watched.is_new(path, *state):
                content = _content(path)
                if content is not None:
                    watched.note(path, *state, _delivered(settings, content, path.name, by))
        before = now
        stop.wait(every)


@contextmanager
def assistant(settings: Settings, settings_file: Path | None) -> Iterator[None]:
    """A worker in a process of its own for as long as the block lasts; one that dies is started again."""
    stop = threading.Event()
    keeper = threading.Thread(target=_keep_working, args=(settings, settings_file, stop), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join(timeout=10)


def stop_without(process: int, stop: threading.Event) -> None:
    """Set `stop` when this process's parent is no longer `process`: a dashboard that was killed leaves no worker."""

    def look() -> None:
        while os.getppid() == process and not stop.wait(_PAUSE):
            pass
        stop.set()

    threading.Thread(target=look, daemon=True).start()


def _take_up(queue: Queue, journey: Journey) -> None:
    """Go on where a worker stopped: what it left by half is put right, what it was reading waits again."""
    journey.settle()
    if (renewed := complete(journey, lambda *_: None)) is not None:
        note("store_completed", read=renewed.read, partial=renewed.partial, refused=renewed.refused)
    queue.resume()
    for document in left_behind(journey.settings.data):
        queue.add(document, "delivered")
    if journey.store.unconnected():
        travel(journey, [], lambda *_: None)


def _work_once(queue: Queue, journey: Journey, tending: Tending, stop: threading.Event) -> None:
    job = queue.take()
    try:
        if job is None:
            settle(journey.decided, journey.store)
            tending.tend()
            stop.wait(_PAUSE)
        elif job.reason == "judged":
            with timed("refreshed", document=job.document):
                _refresh([job, *queue.take_judged()], queue, journey)
        else:
            with timed("read", document=job.document, reason=job.reason, attempts=job.attempts) as told:
                told["outcome"] = _read(job, queue, journey)
    except DiskTrouble:
        queue.put_back()
        raise


def _read(job: Job, queue: Queue, journey: Journey) -> Literal["done", "failed"]:
    try:
        # what came in one zip or mail tells of each other whose it is and of when
        together = Inbox(journey.decided).together(job.document)
        files = [kept(document, journey.vault) for document in together]
        travel(journey, files, lambda step, done, total: queue.report(job.document, step), again=True)
    except VaultError:
        queue.finish(job.document, "failed")
        return "failed"
    queue.finish(job.document, "done")
    return "done"


def _refresh(jobs: list[Job], queue: Queue, journey: Journey) -> None:
    """Let what people judged count; what they judge meanwhile waits for the next refresh."""
    documents = [job.document for job in jobs]
    reconnect(journey, documents, lambda step, done, total: queue.report(documents[0], step))
    for document in documents:
        queue.finish(document, "done")


def _delivered(settings: Settings, content: bytes, name: str, by: str | None) -> str:
    """The hash of a file that was delivered; one that was erased before is looked at once, and left."""
    try:
        return deliver(settings.data, content, name, by, "folder")
    except ErasedBefore:
        return ""


@contextmanager
def _only_worker(folder: Path, stop: threading.Event) -> Iterator[bool]:
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / _LOCK)
    while not stop.is_set():
        try:
            lock.acquire(timeout=_PAUSE)
        except Timeout:
            continue
        try:
            yield True
        finally:
            lock.release()
        return
    yield False


def _content(path: Path) -> bytes | None:
    """The bytes of a file; None where it is gone by now or held by the program that writes it: the next look tries."""
    with suppress(OSError):
        return path.read_bytes()
    return None


def _files(folder: Path) -> Iterator[tuple[Path, tuple[int, float]]]:
    """Every file worth reading, with its size and time of change; none while the folder can't be reached."""
    # what is moved away between the listing and the look is gone; a network drive can be away for a while
    with suppress(OSError):
        for path in sorted(folder.rglob("*")):
            if all(is_candidate(Path(part)) for part in path.relative_to(folder).parts):
                with suppress(OSError):
                    found = path.stat()
                    if stat.S_ISREG(found.st_mode):
                        yield path, (found.st_size, found.st_mtime)


def _keep_working(settings: Settings, settings_file: Path | None, stop: threading.Event) -> None:
    chosen = ["--settings", str(settings_file)] if settings_file else []
    command = [sys.executable, "-m", "pipeline.cli", "work", "--beside", str(os.getpid()), *chosen]
    environment = {**os.environ, "VERHAAL_DATA": str(settings.data)}
    while not stop.is_set():
        worker = subprocess.Popen(command, env=environment)
        while worker.poll() is None and not stop.wait(_PAUSE):
            pass
        worker.terminate()
        try:
            worker.wait(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            # what it was reading waits again at the next start
            worker.kill()
            worker.wait()
        stop.wait(1.0)
