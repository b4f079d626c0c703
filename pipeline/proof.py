"""What is left of something forgotten, looked for in every place: the proof in a certificate is that it is nothing."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipeline.decisions import Erasures
from pipeline.erasure import Person, as_tables, naming
from pipeline.journey import Journey
from pipeline.tables import ALL


@dataclass(frozen=True, slots=True)
class Left:
    """Records in the vault, texts or rows in the store, and fields in the decisions that should not be there."""

    vault: int
    store: int
    decisions: int


def left_of(journey: Journey, removed: tuple[str, ...], cut: tuple[str, ...], person: Person | None) -> Left:
    """Count what is left of documents that were removed or cut, and of a person."""
    vault = sum(journey.vault.holds(document) for document in removed) + sum(_uncut(journey, cut, person))
    said = sum(map(person.is_in, Erasures(journey.decided).texts())) if person else 0
    return Left(vault, _in_store(journey, removed, person), said)


def _uncut(journey: Journey, cut: tuple[str, ...], person: Person | None) -> list[int]:
    """For each document that was cut: whether its original is still there, and how often it names the person."""
    readings = [journey.vault.reading(document) for document in cut]
    return [1 if one is None else naming(as_tables(one), person) if person else 0 for one in readings]


def _in_store(journey: Journey, removed: tuple[str, ...], person: Person | None) -> int:
    snapshot = journey.store.snapshot()
    if snapshot is None:
        return 0
    tables = snapshot.of_documents(list(removed))
    rows: int = sum(len(getattr(tables, table.name)) for table in ALL if "document" in table.schema)
    if person is None:
        return rows
    texts: set[str] = set()
    for table in ALL:
        for name, kind in table.schema.items():
            if kind == pl.String() and name not in ("document", "content_key"):
                found = snapshot.query(f'select distinct "{name}" as text from {table.name}')["text"]
                texts.update(found.drop_nulls())
    return rows + sum(map(person.is_in, texts))
