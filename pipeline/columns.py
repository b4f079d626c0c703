"""What a table is declared with: its name, its key, and columns with their type and meaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import polars as pl

Privacy = Literal["none", "identifiers", "full"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `privacy` says what the privacy stage replaces in it; `choices` closes its values."""

    name: str
    dtype: pl.DataType
    meaning: str
    privacy: Privacy = "none"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, the columns that identify a row, and all columns in order."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    schema: pl.Schema = field(init=False, repr=False, compare=False)
    """Names and types, in order."""

    def __post_init__(self) -> None:
        # made once: it is asked for with every table of figures, and polars checks all types each time
        object.__setattr__(self, "schema", pl.Schema({column.name: column.dtype for column in self.columns}))

    def empty(self) -> pl.DataFrame:
        """The table without rows."""
        return pl.DataFrame(schema=self.schema)


def text(name: str, meaning: str, privacy: Privacy = "none") -> Column:
    """A column of text."""
    return Column(name, pl.String(), meaning, privacy)


def choice(name: str, choices: tuple[str, ...], meaning: str) -> Column:
    """A column of text that holds one of `choices`."""
    return Column(name, pl.String(), meaning, choices=choices)


def whole(name: str, meaning: str) -> Column:
    """A column of whole numbers."""
    return Column(name, pl.Int32(), meaning)


def number(name: str, meaning: str) -> Column:
    """A column of numbers with decimals."""
    return Column(name, pl.Float64(), meaning)


def date(name: str, meaning: str) -> Column:
    """A column of days."""
    return Column(name, pl.Date(), meaning)


def flag(name: str, meaning: str) -> Column:
    """A column of yes and no."""
    return Column(name, pl.Boolean(), meaning)
