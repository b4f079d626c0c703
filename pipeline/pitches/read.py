"""Each pitch with all that was read of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from pipeline.pitches.fields import fields_of
from pipeline.pitches.grids import Entry, entries_of
from pipeline.pitches.lines import Line, lines_of
from pipeline.pitches.money import Asked, Stated
from pipeline.pitches.rows import Planned, asked_cells, asked_columns, rows_of
from pipeline.pitches.shape import Readers
from pipeline.tables import Tables

_NEEDED = ("facts", "activities", "columns", "cells", "passages", "sentences", "labels", "mentions", "reach")


@dataclass(frozen=True, slots=True)
class Pitch:
    """One pitch: its sentences, the figures in its tables and the cells of tables without, the rows of REACH on it, and
    what is said of money outside its sentences.
    """

    document: str
    lines: list[Line]
    rows: list[Planned]
    entries: list[Entry]
    reached: list[dict[str, Any]]
    stated: Stated


def pitches_of(tables: Tables, readers: Readers) -> list[Pitch]:
    """The documents of kind pitch, by hash."""
    of = tables.documents.filter(pl.col("kind") == "pitch").sort("document")
    if of.is_empty():
        return []
    kept = {name: getattr(tables, name).join(of, on="document", how="semi") for name in _NEEDED}
    own = Tables(documents=of, **kept)
    lines, rows, columns = lines_of(own), rows_of(own, readers.number), asked_columns(own, readers.number)
    entries, fields, cells = entries_of(own), fields_of(own, readers.number), asked_cells(own, readers.number)
    return [
        Pitch(
            document=name,
            lines=lines.get(name, []),
            rows=[*rows.get(name, []), *fields.get(name, [])],
            entries=entries.get(name, []),
            reached=_of(own.reach.sort("reach_id"), name),
            stated=Stated(
                rows.get(name, []), cells.get(name, []), columns.get(name), _asked(row, _of(own.facts, name))
            ),
        )
        for row in of.to_dicts()
        for name in [str(row["document"])]
    ]


def _of(frame: pl.DataFrame, document: str) -> list[dict[str, Any]]:
    return frame.filter(pl.col("document") == document).to_dicts()


def _asked(document: dict[str, Any], facts: list[dict[str, Any]]) -> Asked:
    """The amount in force, with the words of the fact that it comes from; one that no fact has, a person gave."""
    amounts = {float(fact["value"]): fact for fact in facts if fact["field"] == "amount" and fact["value"]}
    amount = document["amount"]
    fact = amounts.get(amount) if amount is not None else None
    if fact is None:
        return Asked(amount, amount is not None, False, None, None)
    return Asked(amount, False, fact["ground"] == "label", fact["written"], fact["location"])
