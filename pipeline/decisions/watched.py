"""Which files of a watched folder were delivered, so that a restart does not deliver them again."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from pipeline.decisions.ledger import Ledger


class Watched(Ledger):
    """Files by a hash of their path, since a path can name a person, size in bytes and time of change in seconds."""

    def is_new(self, path: Path, size: int, changed: float) -> bool:
        """Whether a file was not delivered yet, or changed since."""
        with self._open() as connection:
            row = connection.execute("select size, changed from watched_files where file = ?", [_file(path)]).fetchone()
            return bool(row != (size, changed))

    def note(self, path: Path, size: int, changed: float, document: str) -> None:
        """Note that a file was delivered as it is now."""
        with self._open() as connection:
            connection.execute(
                "insert or replace into watched_files (file, size, changed, document) values (?, ?, ?, ?)",
                [_file(path), size, changed, document],
            )


def _file(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()
