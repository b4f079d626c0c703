"""Reading: typed, read-only queries on one published snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from pipeline.store.schema import SCHEMA_VERSION
from pipeline.tables import ALL, EMBEDDINGS, Tables

POINTER = "CURRENT"
PREFIX = f"snapshot-v{SCHEMA_VERSION}-"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the store. `version` differs between states, so it can key a cache."""

    path: Path

    @property
    def version(self) -> str:
        """Names this state."""
        return self.path.stem

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> pl.DataFrame:
        """Rows of a select statement, with ? filled by `parameters`."""
        with duckdb.connect(self.path, read_only=True) as connection:
            return connection.sql(sql, params=list(parameters)).pl()

    def table(self, name: str) -> pl.DataFrame:
        """A whole table in its declared columns."""
        table = next(table for table in ALL if table.name == name)
        columns = ", ".join(f'"{column}"' for column in table.schema)
        return self.query(f"select {columns} from {name}").cast(dict(table.schema))  # type: ignore[arg-type]

    def known_documents(self, model_version: str, settings_hash: str) -> set[str]:
        """Hashes of the documents already processed by these models with these settings."""
        found = self.query(
            "select document from documents join runs using (run_id) where model_version = ? and settings_hash = ?",
            [model_version, settings_hash],
        )
        return set(found["document"])

    def embeddings(self, keys: Sequence[str], model_version: str) -> pl.DataFrame:
        """Embeddings made before, for those of `keys` that have one."""
        columns = ", ".join(EMBEDDINGS.schema)
        return self.query(
            f"select {columns} from embeddings where model_version = ? and content_key in (select unnest(?))",
            [model_version, list(keys)],
        ).cast(dict(EMBEDDINGS.schema))  # type: ignore[arg-type]

    def of_documents(self, documents: Sequence[str]) -> Tables:
        """All rows that belong to the given documents, without embeddings."""
        frames = {}
        for table in ALL:
            if "document" in table.schema:
                columns = ", ".join(f'"{column}"' for column in table.schema)
                frames[table.name] = self.query(
                    f"select {columns} from {table.name} where document in (select unnest(?))", [list(documents)]
                ).cast(dict(table.schema))  # type: ignore[arg-type]
        return Tables(**frames)


def open_snapshot(folder: Path) -> Snapshot | None:
    """The newest published snapshot in the store's folder, or None when there is none of this schema version."""
    pointer = folder / POINTER
    name = pointer.read_text(encoding="utf-8").strip() if pointer.exists() else ""
    return Snapshot(folder / name) if name.startswith(PREFIX) else None
