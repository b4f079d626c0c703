"""The reading process: takes files on standard input, gives what they hold on standard output, until told to stop.

Messages are pickles behind their length in eight bytes; both ends are this program's own.
"""

from __future__ import annotations

import os
import pickle
import resource
import struct
import sys
from typing import BinaryIO, Literal

from pipeline.documents import Document
from pipeline.ingest.containers import Unpacked, open_container
from pipeline.ingest.limits import Limits
from pipeline.ingest.reading import parse_bytes
from pipeline.issues import Issue, Unreadable

HEADER = struct.Struct("<Q")
Task = Literal["read", "unpack"]
Job = tuple[Task, bytes, str, Limits]
Answer = Document | Unpacked | None | tuple[Issue, ...]
"""A document, the files of a container, or None for a file that is no container.

Issues say why a file is unreadable. A library that fails ends the process: the asker sees that and starts anew.
"""


def main() -> None:
    """Serve jobs. Nothing a library prints can reach the channel; nothing it writes can reach the disk."""
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    while (job := receive(sys.stdin.buffer)) is not None:
        send(channel, pickle.dumps(_answer(pickle.loads(job))))


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


def _answer(job: Job) -> Answer:
    task, data, filename, limits = job
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, hard))
    try:
        return open_container(data, filename, limits) if task == "unpack" else parse_bytes(data, filename, limits)
    except Unreadable as reason:
        return reason.issues


if __name__ == "__main__":
    main()
