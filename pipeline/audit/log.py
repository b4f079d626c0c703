"""The audit log in its SQLite file: rows are added by many programs at once and never changed.

WAL as the decisions, but each row is on disk before the program goes on (synchronous = FULL).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from pipeline.audit.entries import DONE, FIRST, SAID, VERSION, Booking, Entry, Head, digest_of, hash_of
from pipeline.audit.events import Event
from pipeline.disk import database_refused, is_damage

_SHAPE = 1
"""Kept as the file's user_version."""
_COLUMNS = ("number", "version", *SAID, "salt", "digest", "hash")
_TABLES = """
create table if not exists entries (
    number integer primary key, version integer not null, at text, who text, role text, action text, kind text,
    object_id text, outcome text, salt text, digest text not null, hash text not null
);
create index if not exists entries_at on entries (at);
create trigger if not exists entries_insert before insert on entries
when new.number <> (select coalesce(max(number), 0) + 1 from entries)
begin select raise(abort, 'the audit log is append-only'); end;
create trigger if not exists entries_delete before delete on entries
begin select raise(abort, 'the audit log is append-only'); end;
create trigger if not exists entries_update before update on entries
when not (
    new.number is old.number and new.version is old.version and new.digest is old.digest and new.hash is old.hash
    and coalesce(new.at, new.who, new.role, new.action, new.kind, new.object_id, new.outcome, new.salt) is null
    and exists (
        select 1 from entries where action = 'retention_destroyed' and kind = 'audit'
        and cast(object_id as integer) >= old.number
    )
)
begin select raise(abort, 'the audit log is append-only'); end;
"""
"""A row changes only by being emptied, after it is booked that all up to a number are destroyed (terms.py)."""
_ADD = f"insert into entries ({', '.join(_COLUMNS)}) values ({', '.join('?' * len(_COLUMNS))})"
READ = f"select {', '.join(_COLUMNS)} from entries"
"""SQL that gives the parts of an Entry, in order."""


_DAMAGED = (
    "Het logboek {path} is beschadigd. Zolang dat zo is, kan niets worden vastgelegd. Gooi niets weg: maak een kopie "
    "van de gegevensmap, kijk met 'verhaal audit verify' en zet het logboek terug uit de laatste reservekopie."
)


class AuditDamaged(Exception):
    """The audit log cannot be used, as its file is damaged; the message says in Dutch what to do."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit log in one file; made when something is first booked."""

    path: Path

    def book(self, who: str, role: str, action: Event, kind: str, object_id: str, outcome: str = DONE) -> None:
        """Book that somebody did something; it is on disk when this returns.

        `who` is an account's name (or the user of the operating system), `kind` what it was done with ("document",
        "account", "reviews"), `object_id` its number or hash: never a file name or text. `outcome` is how it ended:
        "done", REFUSED, FAILED, or a word of the caller's.
        """
        self.book_all([Booking(who, role, action, kind, object_id, outcome)])

    def book_all(self, bookings: Sequence[Booking]) -> None:
        """Book several things in order: all of them are there, or none."""
        with self.writing() as connection:
            append(connection, bookings)

    def head(self) -> Head:
        """The last row as it is now."""
        with self.reading() as connection:
            return last(connection) if connection else Head(0, FIRST)

    def entries(self) -> Iterator[Entry]:
        """All rows that there are, in order, also those that do not belong there."""
        with self.reading() as connection:
            if connection:
                for row in connection.execute(f"{READ} order by number"):
                    yield Entry(*row)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection that no other program writes beside; what it did is kept when the block ends well.

        Raises AuditDamaged, and DiskTrouble where the disk refuses.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with (
            _told_of_trouble(self.path),
            closing(sqlite3.connect(self.path, timeout=60, isolation_level=None)) as connection,
        ):
            _prepare(connection)
            connection.execute("begin immediate")
            try:
                yield connection
            except BaseException:
                connection.execute("rollback")
                raise
            connection.execute("commit")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """A connection to read by, that sees one moment; None where nothing was booked yet. Raises AuditDamaged."""
        if not self.path.exists():
            yield None
            return
        with (
            _told_of_trouble(self.path),
            closing(sqlite3.connect(self.path, timeout=60, isolation_level=None)) as connection,
        ):
            _prepare(connection)
            connection.execute("begin")
            yield connection


@contextmanager
def _told_of_trouble(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            raise AuditDamaged(_DAMAGED.format(path=path)) from error
        if refused := database_refused(error, path):
            raise refused from error
        raise


def beside(decisions: Path) -> Path:
    """The audit log that belongs to a file of decisions: Settings.audit beside Settings.decisions."""
    return decisions.with_name(
        decisions.name.replace("decisions", "audit", 1)
        if "decisions" in decisions.name
        else f"{decisions.stem}.audit.sqlite"
    )


def append(connection: sqlite3.Connection, bookings: Sequence[Booking]) -> None:
    """Add rows to the chain; the connection is one of `Audit.writing`."""
    head, at = last(connection), datetime.now(UTC).isoformat(timespec="milliseconds")
    number, previous = head.number or 0, head.hash
    for booking in bookings:
        number += 1
        said = {"at": at, **{name: str(getattr(booking, name)) for name in SAID if name != "at"}}
        salt = os.urandom(16).hex()
        digest = digest_of(said, salt)
        previous = hash_of(number, VERSION, digest, previous)
        connection.execute(_ADD, [number, VERSION, *said.values(), salt, digest, previous])


def last(connection: sqlite3.Connection) -> Head:
    """The last row that a connection sees."""
    row = connection.execute("select number, hash from entries order by number desc limit 1").fetchone()
    return Head(*row) if row else Head(0, FIRST)


def _prepare(connection: sqlite3.Connection) -> None:
    """Settings of this connection, and the tables of a new file."""
    connection.execute("pragma synchronous = full")
    if connection.execute("pragma user_version").fetchone()[0] != _SHAPE:
        # going over to WAL waits for nobody (SQLITE_BUSY at once), so programs take turns
        file = connection.execute("pragma database_list").fetchone()[2]
        with FileLock(Path(file).with_suffix(".lock")):
            connection.execute("pragma journal_mode = wal")
            connection.executescript(f"begin immediate; {_TABLES} pragma user_version = {_SHAPE}; commit;")
