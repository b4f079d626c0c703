"""Corrections to what was read of a document, and when which file was delivered.

Both are truth: they are only ever added to, and no run overwrites them. SQLite in WAL mode lets many processes
read while one writes (design/stack.md).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, get_args

import polars as pl

Field = Literal["organisation", "programme", "grant_number", "period_start", "period_end"]
_DATES: tuple[Field, ...] = ("period_start", "period_end")
_SCHEMA = """
create table if not exists corrections (
    id integer primary key, document text not null, field text not null, value text,
    decided_by text not null, decided_at text not null, reason text not null
);
create table if not exists deliveries (
    id integer primary key, document text not null, filename text not null, delivered_at text not null
);
create trigger if not exists corrections_stay before delete on corrections
    begin select raise(abort, 'corrections are append-only'); end;
create trigger if not exists corrections_hold before update on corrections
    begin select raise(abort, 'corrections are append-only'); end;
"""


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word on one field of one document; `value` None says that the document does not hold it."""

    document: str
    field: Field
    value: str | None
    decided_by: str
    reason: str

    def __post_init__(self) -> None:
        if self.field not in get_args(Field):
            raise ValueError(f"{self.field} cannot be corrected; choose from {', '.join(get_args(Field))}")
        if self.field in _DATES and self.value is not None:
            date.fromisoformat(self.value)


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions in one SQLite file."""

    path: Path

    def correct(self, correction: Correction) -> None:
        """Add a correction; the newest one of a field holds."""
        row = (
            correction.document,
            correction.field,
            correction.value,
            correction.decided_by,
            _now(),
            correction.reason,
        )
        with self._open() as connection:
            connection.execute(
                "insert into corrections (document, field, value, decided_by, decided_at, reason) values (?,?,?,?,?,?)",
                row,
            )

    def corrections(self) -> dict[str, dict[Field, str | None]]:
        """For each document the fields that people corrected, with the value that holds now."""
        held: dict[str, dict[Field, str | None]] = {}
        with self._open() as connection:
            for document, field, value in connection.execute(
                "select document, field, value from corrections order by id"
            ):
                held.setdefault(document, {})[field] = value
        return held

    def deciders(self) -> dict[tuple[str, str], str]:
        """Who made the correction that holds now, for each (document, field)."""
        with self._open() as connection:
            rows = connection.execute("select document, field, decided_by from corrections order by id")
            return {(document, field): name for document, field, name in rows}

    def deliver(self, files: list[tuple[str, str]]) -> None:
        """Book deliveries as (document, pseudonymised filename); one that was delivered before is left."""
        with self._open() as connection:
            connection.executemany(
                "insert into deliveries (document, filename, delivered_at) select ?, ?, ? "
                "where not exists (select 1 from deliveries where document = ? and filename = ?)",
                [(document, filename, _now(), document, filename) for document, filename in files],
            )

    def deliveries(self) -> list[tuple[str, str]]:
        """Every document delivered, with the first name it was delivered under, oldest first."""
        with self._open() as connection:
            return connection.execute(
                "select document, filename from deliveries group by document order by min(id)"
            ).fetchall()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=30)) as connection, connection:
            connection.execute("pragma journal_mode = wal")
            connection.executescript(_SCHEMA)
            yield connection


def apply_corrections(documents: pl.DataFrame, corrections: dict[str, dict[Field, str | None]]) -> pl.DataFrame:
    """The documents with what people corrected in place of what was read; same columns."""
    rows = documents.to_dicts()
    for row in rows:
        for field, value in corrections.get(row["document"], {}).items():
            row[field] = date.fromisoformat(value) if value is not None and field in _DATES else value
    return pl.DataFrame(rows, schema=documents.schema)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
