"""Which tables and columns the export has, and what each is called in the GGM, from models/ggm/mapping.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import polars as pl

from pipeline.settings import ROOT

FILE = ROOT / "models" / "ggm" / "mapping.toml"
TYPES: Mapping[str, pl.DataType] = MappingProxyType({
    "string": pl.String(), "integer": pl.Int64(), "number": pl.Float64(), "boolean": pl.Boolean(), "date": pl.Date(),
})  # fmt: skip
"""The types of columns, by the names that JSON Schema and CSVW share (but for date)."""


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A column: its GGM name or the reason why it is our own, its type and meaning in Dutch, and what it refers to."""

    name: str
    type: str
    meaning: str
    ggm: str = ""
    own: str = ""
    refers: str = ""


@dataclass(frozen=True, slots=True)
class MappedTable:
    """A table with its columns in order; the first is its key where it is named id or nummer."""

    name: str
    title: str
    columns: tuple[MappedColumn, ...]
    ggm: str = ""
    own: str = ""

    @property
    def schema(self) -> pl.Schema:
        """Names and types of the columns."""
        return pl.Schema({column.name: TYPES[column.type] for column in self.columns})

    @property
    def key(self) -> str:
        """The column that names a row; empty for a table that only links or counts."""
        return self.columns[0].name if self.columns[0].name in ("id", "nummer") else ""


@dataclass(frozen=True, slots=True)
class Mapped:
    """All tables in order, and the version of the GGM that names are taken from."""

    source: str
    version: str
    tables: tuple[MappedTable, ...]

    def __getitem__(self, name: str) -> MappedTable:
        """A table by name. Raises KeyError for one that is not there."""
        return {table.name: table for table in self.tables}[name]


def read_mapping(path: Path = FILE) -> Mapped:
    """The mapping in a TOML file. Raises TypeError for a key that is unknown or missing."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    return Mapped(found["source"], found["version"], tuple(_table(one) for one in found["table"]))


def _table(entry: dict[str, Any]) -> MappedTable:
    columns = tuple(MappedColumn(**one) for one in entry.pop("column"))
    return MappedTable(columns=columns, **entry)
