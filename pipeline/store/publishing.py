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
from pipeline.disk import flush_file, flush_folder, told_of_disk
from pipeline.store import schema, unconnected
from pipeline.store.damage import DAMAGED, StoreDamaged, is_whole, put_back, told_of_damage
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
PARTIAL = ".partial"
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

    @property
    def main(self) -> Path:
        """The database that is written to."""
        return self.folder / "main.duckdb"

    def turn(self) -> FileLock:
        """What is held from reading the newest state to publishing what was made of it, so that of two programs that
        do so the second goes by what the first made. Not to be taken twice by one thread.
        """
        return self._locked("turn.lock")

    def mend(self, to_fill_anew: bool = False) -> bool:
        """Put a damaged database back to the newest snapshot, and publish where that is not whole; gives whether
        anything was put back. Reads everything, as a damaged part shows only when it is read.

        Raises StoreDamaged where neither the database nor its snapshot is whole; `to_fill_anew` leaves the store empty
        then.
        """
        with self._locked("turn.lock"), self._lock():
            self._clear_partials()
            state = self.snapshot()
            whole = state.path if state is not None and state.path.exists() and is_whole(state.path) else None
            damaged = not is_whole(self.main) if self.main.exists() else state is not None
            if damaged:
                if whole is None and not to_fill_anew:
                    raise StoreDamaged(DAMAGED.format(folder=self.folder))
                with told_of_disk(self.folder):
                    put_back(self.main, whole)
                    if whole is None:
                        (self.folder / POINTER).unlink(missing_ok=True)
        if state is not None and whole is None:
            self.publish()
        return damaged

    def snapshot(self) -> Snapshot | None:
        """The newest published state, or None before the first."""
        return open_snapshot(self.folder)

    def append(self, batch: Tables, run: RunRecord) -> None:
        """Put a batch in the store in one transaction: rows of its documents are replaced, its run is booked.

        Idempotent: the same batch twice leaves the same rows. Not visible to readers until `publish`. Its documents
        are noted as not connected yet. Raises DiskTrouble, StoreDamaged, as all that writes does.
        """
        with self._writing() as connection:
            connection.execute("begin")
            unconnected.note_neighbours(connection, batch.documents["document"])
            for table in ALL:
                _forget(connection, table, batch)
                _insert(connection, table.name, getattr(batch, table.name), run.run_id)
            unconnected.note(connection, batch.documents["document"].to_list())
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
            unconnected.note(connection, documents)
            _book(connection, run)
            connection.execute("commit")

    def unconnected(self) -> list[str]:
        """Documents that were put in or labelled anew, and not connected since: a run was stopped in between."""
        if not self.main.exists():
            return []
        with self._writing() as connection:
            return unconnected.noted(connection)

    def connected(self, documents: list[str]) -> None:
        """Note that these were connected; to be called after that was published."""
        with self._writing() as connection:
            unconnected.take_off(connection, documents)

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
        with self._lock(), told_of_disk(self.folder):
            if not self.main.exists():
                return
            # a reader that follows the pointer never sees a snapshot under its name before it is whole
            name = f"{PREFIX}{uuid.uuid4().hex}.duckdb"
            copied = self.folder / f"{name}{PARTIAL}"
            try:
                shutil.copyfile(self.main, copied)
                flush_file(copied)
                os.replace(copied, self.folder / name)
            finally:
                copied.unlink(missing_ok=True)
            self._point_at(name)
            self._prune(name)

    def _point_at(self, name: str) -> None:
        pointer = self.folder / f"{POINTER}{PARTIAL}"
        pointer.write_text(name, encoding="utf-8")
        flush_file(pointer)
        os.replace(pointer, self.folder / POINTER)
        flush_folder(self.folder)

    def _prune(self, current: str) -> None:
        """Remove old snapshots, never the current one: after the clock went back that is not the newest by time."""
        others = [path for path in self.folder.glob("snapshot-*.duckdb") if path.name != current]
        for old in sorted(others, key=lambda path: path.stat().st_mtime_ns)[: 1 - KEPT_SNAPSHOTS]:
            # where the system lets nobody remove a file that a reader has open, it goes at a later time
            with suppress(PermissionError):
                old.unlink(missing_ok=True)

    def _clear_partials(self) -> None:
        """Remove what was being copied when a program was killed. To be called with the lock held."""
        for path in (*self.folder.glob(f"*{PARTIAL}"), self.folder / "fresh.duckdb"):
            path.unlink(missing_ok=True)

    def _lock(self) -> FileLock:
        return self._locked("writer.lock")

    def _locked(self, name: str) -> FileLock:
        with told_of_disk(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / name).touch()
        return FileLock(self.folder / name)

    @contextmanager
    def _writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._lock(), told_of_damage(self.folder):
            connection = _open_for_writing(self.main)
            try:
                yield connection
            finally:
                connection.close()


def _open_for_writing(path: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(path)
    connection.execute(unconnected.TABLE)
    found = schema.version(connection)
    if found == schema.SCHEMA_VERSION:
        return connection
    if found is not None:
        connection.close()
        schema.refuse_newer(found)
        path.unlink()
        connection = duckdb.connect(path)
        connection.execute(unconnected.TABLE)
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
