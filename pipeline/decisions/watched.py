"""Which files of a watched folder were delivered, so that a restart does not deliver them again."""

from __future__ import annotations

from pathlib import Path

from pipeline.decisions.ledger import Ledger


class Watched(Ledger):
    """Files by path, size in bytes and time of change in seconds."""

    def is_new(self, path: Path, size: int, changed: float) -> bool:
        """Whether a file was not delivered yet, or changed since."""
        with self._open() as connection:
            row = connection.execute("select size, changed from watched where path = ?", [str(path)]).fetchone()
            return bool(row != (size, changed))

    def note(self, path: Path, size: int, changed: float, document: str) -> None:
        """Note that a file was delivered as it is now."""
        with self._open() as connection:
            connection.execute(
                "insert or replace into watched (path, size, changed, document) values (?, ?, ?, ?)",
                [str(path), size, changed, document],
            )
