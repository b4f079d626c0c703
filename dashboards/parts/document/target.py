"""What the address of a document points at: a sentence, a figure or a passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

import polars as pl
import streamlit as st

from dashboards.parts.source import Target
from dashboards.reading_order import Part
from pipeline.tables import Tables
from pipeline.withheld import withheld_passages

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pointed:
    """What is pointed at, and the row of SENTENCES, ACTIVITIES or PASSAGES; None where it is not there (any more).

    `withheld` says that it may not be shown.
    """

    target: Target
    row: Row | None
    withheld: bool = False

    @property
    def passage_id(self) -> str | None:
        """The passage that holds it."""
        return self.row["passage_id"] if self.row and self.target != "cijfer" else None

    @property
    def table(self) -> int | None:
        """The table that holds it."""
        return self.row["table"] if self.row and self.target == "cijfer" else None

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a figure, planned and realised."""
        held = self.row if self.row and self.target == "cijfer" else {}
        return tuple(cell for cell in (held.get("planned_cell"), held.get("realised_cell")) if cell)


def pointed(tables: Tables) -> Pointed | None:
    """What the address points at in this document; None where it names no place."""
    for target in get_args(Target):
        if (written := st.query_params.get(target)) is not None:
            return _found(tables, target, written)
    return None


def _found(tables: Tables, target: Target, written: str) -> Pointed:
    held = {"zin": tables.sentences, "cijfer": tables.activities, "alinea": tables.passages}[target]
    place = int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0
    here = pl.col("position") == place
    if target == "alinea":
        here |= pl.col("passage_id") == written
    row = next(iter(held.filter(here).to_dicts()), None)
    if row is not None and target != "cijfer" and _is_withheld(tables, row["passage_id"]):
        return Pointed(target, None, withheld=True)
    return Pointed(target, row)


def _is_withheld(tables: Tables, passage_id: str) -> bool:
    return passage_id in set(withheld_passages(tables.passages, tables.stories)["passage_id"])


def place_of(pointed: Pointed | None, held: Sequence[Part]) -> int | None:
    """Which part holds what is pointed at."""
    if pointed is None or pointed.row is None:
        return None
    for at, part in enumerate(held):
        if part.passage is not None and part.passage["passage_id"] == pointed.passage_id:
            return at
        if part.table is not None and part.table == pointed.table:
            return at
        if pointed.target == "cijfer" and pointed.row in part.figures:
            return at
    return None
