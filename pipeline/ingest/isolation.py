"""Reading in a process of its own: a file that hangs, crashes or eats memory harms nothing but itself.

The process stays alive between files, because starting one costs more than reading a small file, and is replaced
after a crash, a time-out or many files.
"""

from __future__ import annotations

import atexit
import os
import pickle  # nosec B403  # between this program and the worker it starts
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pipeline.documents import Document
from pipeline.ingest.containers import Unpacked, open_container
from pipeline.ingest.detection import may_hold_files
from pipeline.ingest.limits import Limits
from pipeline.ingest.office import end_group
from pipeline.ingest.old_word import converted
from pipeline.ingest.reading import parse_bytes, too_large
from pipeline.ingest.worker import Job, receive, send
from pipeline.issues import Unreadable, issue

Answer = TypeVar("Answer")
_FILES_PER_PROCESS = 500
_ROOT = Path(__file__).resolve().parents[2]


def read_document(path: Path, limits: Limits) -> Document:
    """What the file at `path` holds, read in a separate process.

    Raises Unreadable with the reason (empty_file, no_content, corrupt, encrypted, unknown_format, no_text_layer,
    too_large, too_slow, crashed); OSError when the file itself is not there.
    """
    check_size(path, limits)
    return read_bytes(path.read_bytes(), path.name, limits)


def check_size(path: Path, limits: Limits) -> None:
    """Refuse a file by its size, before any of it is read. Raises Unreadable (too_large)."""
    if path.stat().st_size > limits.max_bytes:
        raise Unreadable(too_large(limits))


def read_bytes(data: bytes, filename: str, limits: Limits) -> Document:
    """As `read_document`, for bytes that are already in memory. Safe to call from several threads."""
    if len(data) > limits.max_bytes:
        raise Unreadable(too_large(limits))
    found = converted(data, limits)
    return run(parse_bytes, (data, filename, limits, found), limits)


def unpack(data: bytes, filename: str, limits: Limits) -> Unpacked | None:
    """The files in a zip or a mail with attachments; None for a file that is to be read itself.

    What cannot be unpacked gives issues and no members; nothing is raised. Safe to call from several threads.
    """
    if len(data) > limits.max_bytes or not may_hold_files(data):
        return None
    try:
        return run(open_container, (data, filename, limits), limits)
    except Unreadable as reason:
        return Unpacked((), reason.issues)


def run(task: Callable[..., Answer], arguments: tuple[object, ...], limits: Limits) -> Answer:
    """What `task` makes of its arguments in a reading process. Raises Unreadable: too_slow, crashed, the task's own."""
    reader = _READERS.take()
    try:
        reply = reader.ask((task, arguments, limits.memory_bytes), limits.seconds)
    except BaseException:  # also Ctrl-C: a reader in the middle of a file must not go on by itself
        reader.stop()
        raise
    if reply is None:
        reader.stop()  # given back, it could be taken for the next file before its end is noticed
        raise Unreadable(issue("crashed", "ingest"))
    _READERS.give_back(reader)
    # only the worker that was started here writes in this pipe; it never hands on what a document says as pickle
    done, answer = pickle.loads(reply)  # nosec B301
    if not done:
        raise Unreadable(*answer)
    result: Answer = answer
    return result


class _Reader:
    """One reading process."""

    def __init__(self) -> None:
        path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "pipeline.ingest.worker"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path}, process_group=0,
        )  # fmt: skip
        self._owner = os.getpid()
        self._files = 0

    def ask(self, job: Job, seconds: float) -> bytes | None:
        """The pickled answer to one job; None when the process crashed over it.

        Raises Unreadable (too_slow) when it takes longer than `seconds`.
        """
        self._files += 1
        late = threading.Event()
        timer = threading.Timer(seconds, self._stop_late, [late])
        timer.daemon = True
        timer.start()
        try:
            answer = self._exchange(pickle.dumps(job))
        finally:
            timer.cancel()
        if late.is_set():
            raise Unreadable(issue("too_slow", "ingest", seconds=round(seconds)))
        if answer is None:
            self.stop()
        return answer

    @property
    def is_usable(self) -> bool:
        """Whether it can take another file: alive, not worn, and started by this very process (not before a fork)."""
        return self._owner == os.getpid() and self._files < _FILES_PER_PROCESS and self._process.poll() is None

    def stop(self) -> None:
        """End the process and all that it started (tesseract), if it is this process's own."""
        if self._owner == os.getpid() and self._process.returncode is None:
            end_group(self._process.pid)
            self._process.communicate()

    def _exchange(self, message: bytes) -> bytes | None:
        channel_in, channel_out = self._process.stdin, self._process.stdout
        assert channel_in is not None
        assert channel_out is not None
        try:
            send(channel_in, message)  # type: ignore[arg-type]
            return receive(channel_out)  # type: ignore[arg-type]
        except (BrokenPipeError, ValueError):
            return None

    def _stop_late(self, late: threading.Event) -> None:
        late.set()
        end_group(self._process.pid)


@dataclass
class _Readers:
    """The idle reading processes of this program: one for each thread that reads at the same time."""

    idle: list[_Reader] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self) -> _Reader:
        """An idle reader, or a new one."""
        with self.lock:
            while self.idle:
                reader = self.idle.pop()
                if reader.is_usable:
                    return reader
                reader.stop()
        return _Reader()

    def give_back(self, reader: _Reader) -> None:
        """Keep a reader for the next file."""
        with self.lock:
            self.idle.append(reader)

    def stop(self) -> None:
        """End all idle readers."""
        while self.idle:
            self.idle.pop().stop()


_READERS = _Readers()
atexit.register(_READERS.stop)
