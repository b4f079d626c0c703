"""The reading process: takes files on standard input, gives what they hold on standard output, until told to stop.

Messages are pickles behind their length in eight bytes; both ends are this program's own.
"""

from __future__ import annotations

import os
import pickle  # nosec B403  # between this program and the worker it starts
import resource
import struct
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from pipeline.issues import Unreadable

HEADER = struct.Struct("<Q")
Job = tuple[Callable[..., Any], tuple[Any, ...], int]
"""What to do, with what, and how much memory it may take, in bytes."""

Reply = tuple[bool, Any]
"""True and what the task gave, or False and the issues that say why a file is unreadable. A library that fails ends the
process: the asker sees that and starts anew."""


def main() -> None:
    """Serve jobs. Nothing a library prints can reach the channel; nothing it writes can reach the disk."""
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    while (job := receive(sys.stdin.buffer)) is not None:
        send(channel, pickle.dumps(_answer(pickle.loads(job))))  # nosec B301  # the job comes from the program that started it


def send(channel: BinaryIO, message: bytes) -> None:
    """Write one message."""
    channel.write(HEADER.pack(len(message)) + message)
    channel.flush()


def receive(channel: BinaryIO) -> bytes | None:
    """Read one message; None when the other side is gone."""
    header = channel.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    (size,) = HEADER.unpack(header)
    message = channel.read(size)
    return message if len(message) == size else None


def _answer(job: Job) -> Reply:
    task, arguments, memory = job
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
    try:
        return True, task(*arguments)
    except Unreadable as reason:
        return False, reason.issues


if __name__ == "__main__":
    main()
