"""What pitches promise: intended effects, for whom, where, which activities, with how many hours and how much money.

A pitch is confirmed by a person: better one promise too many, marked as not sure, than one that is missed.
"""

from __future__ import annotations

import polars as pl

from pipeline.pitches.promised import promised
from pipeline.pitches.read import pitches_of
from pipeline.pitches.shape import Promise, Readers, Said
from pipeline.tables import PROMISE_KINDS, PROMISES, Tables, conform

__all__ = ["Readers", "Said", "build_promises"]


def build_promises(tables: Tables, readers: Readers) -> pl.DataFrame:
    """DOCUMENTS, FACTS, ACTIVITIES, COLUMNS, CELLS, PASSAGES, SENTENCES, REACH, and LABELS and MENTIONS in force →
    PROMISES, of documents of kind pitch only."""
    made = [
        {"document": pitch.document, **_row(pitch.document, promise), "position": position}
        for pitch in pitches_of(tables, readers)
        for position, promise in enumerate(_ordered(promised(pitch, readers)), start=1)
    ]
    return conform(pl.DataFrame(made, schema_overrides=dict(PROMISES.schema)) if made else [], PROMISES)


def _ordered(promises: list[Promise]) -> list[Promise]:
    """By kind, what is of the whole before what is of an activity, then as they stand in the pitch; each once."""
    order = sorted(
        promises,
        key=lambda one: (
            PROMISE_KINDS.index(one.kind), one.kind in ("hours", "volunteer_hours", "participants", "money")
            and one.value is not None, one.order, one.value or "",
        ),
    )  # fmt: skip
    first: dict[tuple[str, str | None, str | None], Promise] = {}
    for one in order:
        first.setdefault((one.kind, one.value, one.activity_id), one)
    return list(first.values())


def _row(document: str, one: Promise) -> dict[str, object]:
    name = " ".join([document, one.kind, *filter(None, (one.value, one.activity_id))])
    return {
        "promise_id": name, "kind": one.kind, "value": one.value, "amount": one.amount,
        "activity_id": one.activity_id, "sentence_id": one.sentence_id, "sure": one.sure, "written": one.written,
        "location": one.location,
    }  # fmt: skip
