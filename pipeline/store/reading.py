"""Reading: typed, read-only queries on one published snapshot."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
import polars as pl

from pipeline.columns import Table
from pipeline.store.damage import is_damage
from pipeline.store.narrowing import narrow
from pipeline.store.schema import SCHEMA_VERSION
from pipeline.tables import ALL, EMBEDDINGS, REASONS, Tables

POINTER = "CURRENT"
_PART = 20_480
"""Embeddings read at once, a twelfth of one of DuckDB's row groups: 16 MB."""
PREFIX = f"snapshot-v{SCHEMA_VERSION}-"


_UNREADABLE = (
    "De gegevens in {path} zijn nu niet te lezen: het bestand is weg of beschadigd, of een ander programma gebruikt "
    "het. De bestanden en wat mensen besloten zijn apart bewaard. Probeer het over een minuut opnieuw; lukt het dan "
    "nog niet, geef dan de opdracht: verhaal rebuild"
)


class StoreUnreadable(Exception):
    """A snapshot cannot be read: its file is gone, damaged, or held by another program; the message is in Dutch."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the store, or with `only` what the owner of these documents sees of it (store/narrowing.py).

    It can key a cache itself, and `version` and `key` differ between states and between what is seen of one.
    """

    path: Path
    only: frozenset[str] | None = None

    @property
    def version(self) -> str:
        """Names this state, and what is seen of it."""
        return f"{self.path.stem}{self._part}"

    @property
    def key(self) -> str:
        """Names this state among those of all stores, and what is seen of it."""
        return f"{self.path}{self._part}"

    @property
    def _part(self) -> str:
        if self.only is None:
            return ""
        return f"-only-{hashlib.sha256(repr(sorted(self.only)).encode()).hexdigest()[:16]}"

    def narrowed(self, documents: Collection[str]) -> Snapshot:
        """The same state with the rows of these documents only, and never more than is seen of it here."""
        return replace(self, only=frozenset(documents) & self.only if self.only is not None else frozenset(documents))

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> pl.DataFrame:
        """Rows of a select statement, with ? filled by `parameters`. Raises StoreUnreadable."""
        with _reading(self) as connection:
            rows: pl.DataFrame = connection.sql(sql, params=list(parameters)).pl()
            return rows

    def table(self, name: str) -> pl.DataFrame:
        """A whole table in its declared columns."""
        table = next(table for table in ALL if table.name == name)
        return self.query(f"select {_columns(table)} from {name}").cast(table.schema)

    def known_documents(self, model_version: str, settings_hash: str) -> set[str]:
        """Hashes of the documents already processed by these models with these settings."""
        found = self.query(
            "select document from documents join runs using (run_id) where model_version = ? and settings_hash = ?",
            [model_version, settings_hash],
        )
        return set(found["document"])

    def embeddings(self, keys: Sequence[str], model_version: str) -> pl.DataFrame:
        """Embeddings made before, for those of `keys` that have one."""
        wanted = "model_version = ? and content_key in (select unnest(?))"
        sql = f"select {_columns(EMBEDDINGS)} from embeddings where {wanted}"
        return self.query(sql, [model_version, list(keys)]).cast(EMBEDDINGS.schema)

    def vectors(self, model_version: str) -> Iterator[pl.DataFrame]:
        """content_key and vector of all embeddings of one encoder, in parts, since together they are large."""
        sql = "select content_key, vector from embeddings where model_version = ? and rowid between ? and ?"
        for first in range(0, self.query("select coalesce(max(rowid) + 1, 0) as n from embeddings").item(), _PART):
            part = self.query(sql, [model_version, first, first + _PART - 1])
            yield part.cast({"vector": EMBEDDINGS.schema["vector"]})

    def reasons(self, keys: Sequence[str], model_version: str) -> pl.DataFrame:
        """Reasons found before by one version of the labels, for those of `keys` that have any."""
        wanted = "model_version = ? and content_key in (select unnest(?))"
        sql = f"select {_columns(REASONS)} from reasons where {wanted}"
        return self.query(sql, [model_version, list(keys)]).cast(REASONS.schema)

    def labelled_otherwise(self, label_version: str, model_version: str) -> list[str]:
        """Hashes of the documents that were read by these models, but labelled by another version, in order."""
        found = self.query(
            "select distinct document from labels semi join "
            "(select document from documents join runs using (run_id) where runs.model_version = ?) using (document) "
            "where labels.model_version <> ? order by document",
            [model_version, label_version],
        )
        return found["document"].to_list()

    def of_documents(self, documents: Sequence[str]) -> Tables:
        """All rows that belong to the given documents, without embeddings. Raises StoreUnreadable."""
        frames = {}
        with _reading(self) as connection:
            for table in ALL:
                if "document" in table.schema:
                    sql = f"select {_columns(table)} from {table.name} where document in (select unnest(?))"
                    frames[table.name] = connection.sql(sql, params=[list(documents)]).pl().cast(table.schema)
        return Tables(**frames)


class Opened:
    """Keeps one snapshot open for this process: each query then takes 20 ms less than one that opens the file."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._lock = Lock()

    def hold(self, snapshot: Snapshot | None) -> None:
        """Keep this one open in place of the one before; queries that run on that one are not disturbed."""
        path = snapshot.path if snapshot else None
        with self._lock:
            if path == self._path:
                return
            before, self._connection = self._connection, _opened(path) if path else None
            self._path = path
        if before:
            before.close()


def open_snapshot(folder: Path) -> Snapshot | None:
    """The newest published snapshot in the store's folder, or None when there is none of this schema version."""
    name = _pointed_at(folder)
    return Snapshot(folder / name) if name.startswith(PREFIX) else None


def of_other_layout(folder: Path) -> bool:
    """Whether the store's folder holds a snapshot that was made by another version, which has to be rebuilt."""
    name = _pointed_at(folder)
    return bool(name) and not name.startswith(PREFIX)


def of_later_layout(folder: Path) -> bool:
    """Whether the store's folder holds a snapshot of a later version of this program."""
    found = re.match(r"snapshot-v(\d+)-", _pointed_at(folder))
    return found is not None and int(found[1]) > SCHEMA_VERSION


def _pointed_at(folder: Path) -> str:
    pointer = folder / POINTER
    return pointer.read_text(encoding="utf-8").strip() if pointer.exists() else ""


@contextmanager
def _reading(state: Snapshot) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that reads; a file that is gone or damaged is unreadable, a wrong query stays a bug."""
    with _opened(state.path) as connection:
        try:
            if state.only is not None:
                narrow(connection, state.only)
            yield connection
        except duckdb.Error as error:
            if is_damage(error):
                raise StoreUnreadable(_UNREADABLE.format(path=state.path)) from error
            raise


def _opened(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(path, read_only=True)
    except duckdb.Error as error:
        raise StoreUnreadable(_UNREADABLE.format(path=path)) from error


def _columns(table: Table) -> str:
    return ", ".join(f'"{column}"' for column in table.schema)
