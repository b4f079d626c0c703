"""Writing: one writer at a time changes main.duckdb, then publishes a copy that readers open.

DuckDB lets one process write or many read, so readers never open the file that is written: they follow the
CURRENT pointer to the newest snapshot. Measured in design/stack.md: no acknowledged batch lost over kill -9.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl
from filelock import FileLock

from pipeline.columns import Table
from pipeline.store import schema
from pipeline.store.reading import POINTER, PREFIX, Snapshot, open_snapshot
from pipeline.tables import (
    ALL,
    CANDIDATE_MEMBERS,
    CANDIDATES,
    DERIVED,
    EMBEDDINGS,
    ISSUES,
    JUDGEMENTS,
    LABELS,
    MENTIONS,
    REASONS,
    Tables,
)  # fmt: skip

_WITHOUT_RUN = "candidates"
"""In place of a run for rows that are derived from the store as a whole."""
KEPT_SNAPSHOTS = 3
"""Older ones are removed; a reader that still has one open keeps its file until it closes it."""


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run for the books: when, with which software and models, and what came of it."""

    run_id: str
    started: datetime
    finished: datetime
    software: str
    model_version: str
    settings_hash: str
    read: int
    partial: int
    refused: int


@dataclass(frozen=True, slots=True)
class Store:
    """The derived tables in one folder."""

    folder: Path

    def snapshot(self) -> Snapshot | None:
        """The newest published state, or None before the first."""
        return open_snapshot(self.folder)

    def append(self, batch: Tables, run: RunRecord) -> None:
        """Put a batch in the store in one transaction: rows of its documents are replaced, its run is booked.

        Idempotent: the same batch twice leaves the same rows. Not visible to readers until `publish`.
        """
        with self._writing() as connection:
            connection.execute("begin")
            for table in ALL:
                _forget(connection, table, batch)
                _insert(connection, table.name, getattr(batch, table.name), run.run_id)
            _book(connection, run)
            connection.execute("commit")

    def relabel(self, batch: Tables, documents: list[str], run: RunRecord) -> None:
        """Replace labels and mentions of these documents by those in `batch`; add its reasons and embeddings.

        Rows keep the run in which they were made; the documents stay those of the run that read them.
        """
        with self._writing() as connection:
            connection.execute("begin")
            for table in (LABELS, MENTIONS):
                connection.execute(f"delete from {table.name} where document in (select unnest(?))", [documents])
            for table in (REASONS, EMBEDDINGS):
                _forget(connection, table, batch)
            for table in (LABELS, MENTIONS, REASONS, EMBEDDINGS):
                _insert(connection, table.name, getattr(batch, table.name), run.run_id)
            _book(connection, run)
            connection.execute("commit")

    def relink(self, batch: Tables, documents: list[str], run_id: str) -> None:
        """Replace what is known between documents by what `batch` says: what people judged, all that is derived from
        several documents, and the issues of `together`.

        An issue that is no longer found goes; issues of one document alone stay as they are.
        """
        with self._writing() as connection:
            connection.execute("begin")
            for table in (JUDGEMENTS, *DERIVED):
                connection.execute(f"delete from {table.name} where document in (select unnest(?))", [documents])
                _insert(connection, table.name, getattr(batch, table.name), run_id)
            together = "stage = 'together' and document in (select unnest(?))"
            connection.execute(f"delete from issues where {together}", [documents])
            _insert(connection, ISSUES.name, batch.issues.filter(pl.col("stage") == "together"), run_id)
            connection.execute("commit")

    def renew_candidates(self, candidates: pl.DataFrame, members: pl.DataFrame, made: pl.DataFrame) -> None:
        """Replace all candidates for new themes, and keep the EMBEDDINGS that were `made` for them."""
        with self._writing() as connection:
            connection.execute("begin")
            for table, rows in ((CANDIDATES, candidates), (CANDIDATE_MEMBERS, members)):
                connection.execute(f"delete from {table.name}")
                _insert(connection, table.name, rows, _WITHOUT_RUN)
            _insert(connection, EMBEDDINGS.name, made, _WITHOUT_RUN)
            connection.execute("commit")

    def publish(self) -> None:
        """Make what was written visible: copy, flush to disk, and swing the pointer in one step."""
        with self._lock():
            main = self.folder / "main.duckdb"
            if not main.exists():
                return
            name = f"{PREFIX}{uuid.uuid4().hex}.duckdb"
            shutil.copyfile(main, self.folder / name)
            _flush(self.folder / name)
            pointer = self.folder / f"{POINTER}.partial"
            pointer.write_text(name, encoding="utf-8")
            _flush(pointer)
            os.replace(pointer, self.folder / POINTER)
            self._prune()

    def _prune(self) -> None:
        snapshots = sorted(self.folder.glob("snapshot-*.duckdb"), key=lambda path: path.stat().st_mtime_ns)
        for old in snapshots[:-KEPT_SNAPSHOTS]:
            # where the system lets nobody remove a file that a reader has open, it goes at a later time
            with suppress(PermissionError):
                old.unlink(missing_ok=True)

    def _lock(self) -> FileLock:
        self.folder.mkdir(parents=True, exist_ok=True)
        return FileLock(self.folder / "writer.lock")

    @contextmanager
    def _writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._lock():
            connection = _open_for_writing(self.folder / "main.duckdb")
            try:
                yield connection
            finally:
                connection.close()


def _open_for_writing(path: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(path)
    found = schema.version(connection)
    if found == schema.SCHEMA_VERSION:
        return connection
    if found is not None:
        connection.close()
        schema.refuse_newer(found)
        path.unlink()
        connection = duckdb.connect(path)
    schema.create(connection)
    return connection


def _forget(connection: duckdb.DuckDBPyConnection, table: Table, batch: Tables) -> None:
    if schema.is_per_document(table):
        documents = batch.documents["document"].to_list()
        connection.execute(f"delete from {table.name} where document in (select unnest(?))", [documents])
        return
    rows = getattr(batch, table.name)
    keys = ", ".join(table.key)
    if len(rows):
        connection.execute(f"delete from {table.name} where ({keys}) in (select ({keys}) from rows)")


def _insert(connection: duckdb.DuckDBPyConnection, name: str, rows: object, run_id: str) -> None:
    connection.execute(f"insert into {name} by name select *, ? as run_id from rows", [run_id])


def _book(connection: duckdb.DuckDBPyConnection, run: RunRecord) -> None:
    values = [getattr(run, part.name) for part in fields(RunRecord)]
    connection.execute("delete from runs where run_id = ?", [run.run_id])
    connection.execute(f"insert into runs values ({', '.join('?' * len(values))})", values)


def _flush(path: Path) -> None:
    with open(path, "rb") as file:
        os.fsync(file.fileno())
