"""The file that holds what people decided, and how it is opened: SQLite, append-only where history matters.

WAL mode lets many processes read while one writes (design/stack.md).
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from filelock import FileLock

from pipeline.decisions.acts import joined, under_way
from pipeline.decisions.booking import book_earlier, booking
from pipeline.decisions.layouts import mark, refuse_newer
from pipeline.decisions.soundness import told_of_decisions
from pipeline.disk import told_of_disk

Kept = Literal[
    "corrections",
    "figure_corrections",
    "column_meanings",
    "aliases",
    "reviews",
    "judgements",
    "settlements",
    "adopted_themes",
    "rejected_candidates",
    "views",
    "pitch_confirmations",
    "panels",
    "panel_feedback",
]
"""The tables of decisions: rows are added and withdrawn, never changed."""

ERASED = "[verwijderd]"
"""What stands in place of text that was erased."""

_TABLES = """
create table if not exists corrections (
    id integer primary key, document text not null, field text not null, value text,
    decided_by text not null, decided_at text not null, reason text not null
);
create table if not exists figure_corrections (
    id integer primary key, document text not null, place text not null, field text not null, value text,
    decided_by text not null, decided_at text not null, reason text not null
);
create table if not exists column_meanings (
    id integer primary key, document text not null, organisation text, heading text not null,
    meaning text not null, measure text, unit text,
    decided_by text not null, decided_at text not null, reason text not null
);
create table if not exists aliases (
    id integer primary key, document text not null, written text not null, name text not null,
    decided_by text not null, decided_at text not null, reason text not null
);
create table if not exists reviews (
    id integer primary key, document text not null, decision text not null,
    decided_by text not null, decided_at text not null, reason text not null
);
create table if not exists judgements (
    id integer primary key, document text not null, content_key text not null, text text not null,
    context text not null, model_kind text, model_direction text, model_voice text, model_themes text,
    model_version text, kind text not null, direction text not null, voice text not null, themes text not null,
    verdict text not null, round integer, decided_by text not null, decided_at text not null, reason text not null
);
create table if not exists settlements (
    id integer primary key, document text not null, content_key text not null, text text not null,
    context text not null, kind text not null, direction text not null, voice text not null, themes text not null,
    round integer, decided_by text not null, decided_at text not null, reason text not null
);
create table if not exists samples (
    id integer primary key, seed integer not null, first_coder text not null, second_coder text not null,
    decided_by text not null, decided_at text not null
);
create table if not exists sampled (
    sample integer not null, position integer not null, document text not null, content_key text not null,
    text text not null, context text not null, primary key (sample, position)
);
create table if not exists model_choices (
    id integer primary key, version text not null, decided_by text not null, decided_at text not null,
    reason text not null
);
create table if not exists adopted_themes (
    id integer primary key, theme text not null, name text not null, definition text not null, examples text not null,
    members text not null, decided_by text not null, decided_at text not null, reason text not null
);
create table if not exists rejected_candidates (
    id integer primary key, words text not null, members text not null,
    decided_by text not null, decided_at text not null, reason text not null
);
create table if not exists views (
    id integer primary key, name text not null, page text not null, query text not null,
    decided_by text not null, decided_at text not null
);
create table if not exists agreements (
    id integer primary key, what text not null, who text not null, due text not null, why text not null,
    theme text, organisation text, activity text, quarter text not null,
    decided_by text not null, decided_at text not null
);
create table if not exists agreement_changes (
    id integer primary key, agreement integer not null references agreements (id), status text, due text, who text,
    decided_by text not null, decided_at text not null, reason text not null
);
create table if not exists review_notes (
    id integer primary key, quarter text not null, organisation text, programme text, theme text, text text not null,
    decided_by text not null, decided_at text not null, kind text
);
create table if not exists pitch_confirmations (
    id integer primary key, document text not null, decided_by text not null, decided_at text not null
);
create table if not exists pitch_promises (
    confirmation integer not null references pitch_confirmations (id), position integer not null, kind text not null,
    value text, amount real, read_as text, read_value text, read_amount real, stands integer not null,
    location text not null, primary key (confirmation, position)
);
create table if not exists panels (
    id integer primary key, period_start text not null, period_end text not null, question text not null,
    seats text not null, theme text, blind integer not null, decided_by text not null, decided_at text not null
);
create table if not exists panel_events (
    id integer primary key, panel integer not null references panels (id), kind text not null, body text not null,
    decided_by text not null, decided_at text not null
);
create table if not exists story_checks (
    id integer primary key, story text not null, status text not null, by_role text, how text not null,
    decided_by text not null, decided_at text not null, reason text not null
);
create table if not exists panel_feedback (
    id integer primary key, panel integer not null references panels (id), organisation text not null,
    act text not null, on_day text not null, text text not null, decided_by text not null, decided_at text not null
);
create table if not exists withdrawals (
    id integer primary key, kept text not null, row integer not null,
    decided_by text not null, decided_at text not null, unique (kept, row)
);
create table if not exists deliveries (
    id integer primary key, document text not null, filename text not null, delivered_at text not null,
    delivered_by text, channel text, container text
);
create table if not exists viewings (
    id integer primary key, document text not null, page integer not null,
    viewed_by text not null, viewed_at text not null
);
create table if not exists jobs (
    document text primary key, state text not null, step text not null default '', reason text not null,
    queued_at text not null, changed_at text not null, attempts integer not null default 0
);
create table if not exists watched_files (
    file text primary key, size integer not null, changed real not null, document text not null
);
create table if not exists erasures (
    id integer primary key, kind text not null, decided_by text not null, decided_at text not null,
    reason text not null
);
create table if not exists erased (
    erasure integer not null references erasures (id), kind text not null, mark text not null,
    primary key (kind, mark, erasure)
);
create table if not exists redactions (
    id integer primary key, erasure integer not null references erasures (id), kept text not null,
    row integer not null, field text not null, became text
);
create table if not exists certificates (
    id integer primary key, erasure integer not null references erasures (id), body text not null,
    decided_at text not null
);
-- paths of watched files, which can name a person, were kept as they are
drop table if exists watched;
create table if not exists booked (kept text primary key, row integer not null);
"""
_ADDED_LATER = {"deliveries": ("delivered_by", "channel", "container"), "review_notes": ("kind",)}
"""Columns that a file made by an earlier version lacks."""
_UNCHANGING = (
    *get_args(Kept), "withdrawals", "viewings", "samples", "sampled", "model_choices", "agreements",
    "agreement_changes", "review_notes", "pitch_promises", "panel_events", "story_checks", "erasures", "erased",
    "redactions", "certificates",
)  # fmt: skip
_REDACTED = "(new.{name} is old.{name} or {allowed} and field = '{name}' and became is new.{name}))"
_ALLOWED = "exists (select 1 from redactions where kept = '{table}' and row = old.rowid"
"""A row of decisions changes only as a redaction that was booked before says: this field, into this (erasures.py)."""
_SHAPE = zlib.crc32("".join((_TABLES, _REDACTED, _ALLOWED)).encode()) & 0x7FFFFFFF
"""Kept as the file's user_version: a file with another number is brought up to date when it is opened."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The decisions in one SQLite file; made when it is first opened."""

    path: Path

    def withdraw(self, kept: Kept, row: int, decided_by: str) -> None:
        """Take back one decision: it stays in the history and counts no more. Taking it back twice is once."""
        with self._open() as connection:
            connection.execute(
                "insert or ignore into withdrawals (kept, row, decided_by, decided_at) values (?, ?, ?, ?)",
                [kept, row, decided_by, now()],
            )

    def _add(self, table: str, **values: object) -> int:
        """Add one row; gives its number."""
        with self._open() as connection:
            cursor = connection.execute(
                f"insert into {table} ({', '.join(values)}) values ({', '.join('?' * len(values))})",
                list(values.values()),
            )
            return int(cursor.lastrowid or 0)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are kept when the block ends well; within `one_act` when that does.

        Raises DecisionsDamaged, DiskTrouble.
        """
        if (joined := under_way(self.path)) is not None:
            yield joined
            return
        with told_of_disk(self.path.parent):
            self.path.parent.mkdir(parents=True, exist_ok=True)
        with told_of_decisions(self.path), closing(sqlite3.connect(self.path, timeout=30)) as connection:
            if not _is_current(connection):
                # going over to WAL waits for nobody (SQLITE_BUSY at once), so programs take turns
                with FileLock(self.path.with_suffix(".lock")):
                    _create(connection)
            with connection, booking(connection):
                yield connection


@contextmanager
def one_act(path: Path) -> Iterator[None]:
    """All that this thread books in the file with decisions within the block is one transaction: whole or not at all.

    A correction with the wish to read the document anew is such an act: half of it, after a program was killed, would
    be a correction that nothing is done with.
    """
    with Ledger(path)._open() as connection, joined(path, connection):
        yield


def standing(kept: Kept) -> str:
    """The SQL condition for rows of a table of decisions that were not taken back."""
    return f"{kept}.id not in (select row from withdrawals where kept = '{kept}')"


def now() -> str:
    """This moment in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _is_current(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("pragma user_version").fetchone()[0] == _SHAPE)


def _create(connection: sqlite3.Connection) -> None:
    if _is_current(connection):  # another program was first
        return
    refuse_newer(connection)
    connection.execute("pragma journal_mode = wal")
    connection.executescript(_TABLES)
    # one program at a time: between dropping a trigger and making it anew nobody else may write
    connection.execute("begin immediate")
    for table, columns in _ADDED_LATER.items():
        present = {row[1] for row in connection.execute(f"pragma table_info({table})")}
        for column in columns:
            if column not in present:
                connection.execute(f"alter table {table} add column {column} text")
    for table in _UNCHANGING:
        _let_it_stand(connection, table)
    mark(connection)
    book_earlier(connection)
    connection.execute(f"pragma user_version = {_SHAPE}")
    connection.commit()


def _let_it_stand(connection: sqlite3.Connection, table: str) -> None:
    """Triggers that refuse to delete or change a row, but for a redaction that was booked."""
    allowed = _ALLOWED.format(table=table)
    names = ["rowid", *(row[1] for row in connection.execute(f"pragma table_info({table})"))]
    redacted = " and ".join(_REDACTED.format(name=name, allowed=allowed) for name in names)
    for verb, when in (("delete", ""), ("update", f"when not ({redacted})")):
        connection.execute(f"drop trigger if exists {table}_{verb}")
        connection.execute(
            f"create trigger {table}_{verb} before {verb} on {table} {when} "
            f"begin select raise(abort, '{table} are append-only'); end"
        )
