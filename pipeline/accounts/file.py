"""The file that holds the accounts: SQLite in WAL mode, readable for its owner only."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_TABLES = """
create table if not exists accounts (
    number integer primary key, name text not null, sign_in text unique, password text, role text not null,
    organisation text, source text not null, subject text unique, blocked integer not null default 0,
    made_at real not null
);
create table if not exists sessions (
    key text primary key, account integer not null references accounts, begun real not null, seen real not null
);
create table if not exists links (
    key text primary key, purpose text not null, account integer references accounts, expires real not null
);
create table if not exists attempts (
    what text primary key, failures integer not null, locks integer not null, until real not null, last real not null
);
pragma user_version = 1;
"""
_ready: set[Path] = set()


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, made where it is absent; commits at the end, rolls back on an error."""
    if path not in _ready or not path.exists():
        _make(path)
    with closing(_connect(path)) as connection, connection:
        yield connection


def exists(path: Path) -> bool:
    """Whether there is a file with at least one account in it; makes nothing."""
    if not path.exists():
        return False
    with opened(path) as connection:
        return connection.execute("select 1 from accounts limit 1").fetchone() is not None


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # made empty with its rights first, since SQLite would make it with those of the process
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    with closing(_connect(path)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.executescript(_TABLES)
    _ready.add(path)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30)
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma synchronous = normal")
    return connection
