"""Files that are there whole or not at all, for their owner only."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

from pipeline.disk import flush_folder, told_of_disk

PARTIAL = ".partial"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one step: after a power cut there is the old file or the new one.

    Raises DiskTrouble where the disk refuses; what was begun is removed then.
    """
    partial = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}{PARTIAL}")
    with told_of_disk(path.parent):
        try:
            with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(partial, path)
        except OSError:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
            raise
        flush_folder(path.parent)
