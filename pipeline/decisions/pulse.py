"""Whether anything was decided since the last look."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Lock
from weakref import finalize

from pipeline.decisions.ledger import Ledger

_HEEDED = (
    "corrections", "figure_corrections", "reviews", "adopted_themes", "pitch_confirmations", "withdrawals",
)  # fmt: skip
_LATEST = f"select {', '.join(f'(select coalesce(max(id), 0) from {table})' for table in _HEEDED)}"


class Pulse:
    """Tells whether anything was decided, by this process or another, in far less time than reading it takes.

    Keeps the file open for as long as it lives. Judgements are not heeded: they count from the next snapshot on.
    """

    def __init__(self, path: Path) -> None:
        with Ledger(path)._open():  # a file of an earlier version gets its tables
            self._connection = sqlite3.connect(path, check_same_thread=False)
        self._lock = Lock()
        self._changed = -1
        self._beat: tuple[int, ...] = ()
        finalize(self, self._connection.close)

    def beat(self) -> tuple[int, ...]:
        """Other numbers than before when something was decided meanwhile.

        SQLite tells at once whether anybody wrote in the file at all, also the worker, that notes how far it is.
        """
        with self._lock:
            changed = int(self._connection.execute("pragma data_version").fetchone()[0])
            if changed != self._changed:
                self._beat = self._connection.execute(_LATEST).fetchone()
                self._changed = changed
            return self._beat
