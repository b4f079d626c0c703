"""Which connection the ledgers of one file share while one act of a person is booked: see `ledger.one_act`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_UNDER_WAY: ContextVar[tuple[Path, sqlite3.Connection] | None] = ContextVar("act", default=None)


@contextmanager
def joined(path: Path, connection: sqlite3.Connection) -> Iterator[None]:
    """Within the block the ledgers of this file use this connection, and leave it to its owner to keep the changes."""
    token = _UNDER_WAY.set((path, connection))
    try:
        yield
    finally:
        _UNDER_WAY.reset(token)


def under_way(path: Path) -> sqlite3.Connection | None:
    """The connection of the act that this thread is in; None outside one, or for another file."""
    act = _UNDER_WAY.get()
    return act[1] if act is not None and act[0] == path else None
