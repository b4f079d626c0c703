"""A pitch of a few sentences and rows, as the stage gets it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl

from pipeline.guidance import District
from pipeline.parse.numbers import read_number
from pipeline.pitches import Readers, Said, build_promises
from pipeline.reach import said_in
from pipeline.tables import (
    ACTIVITIES,
    CELLS,
    COLUMNS,
    DOCUMENTS,
    FACTS,
    LABELS,
    MENTIONS,
    PASSAGES,
    REACH,
    SENTENCES,
    Tables,
    conform,
)  # fmt: skip

TOWN = (District("Oost"), District("De Vliet"))
READERS = Readers(
    number=lambda text: read_number(text).value, reach=lambda text: [Said(*one) for one in said_in(text, TOWN)]
)
PITCH = {
    "document": "d", "filename": "pitch.docx", "kind": "pitch", "status": "ok",
    "period_start": date(2026, 1, 1), "period_end": date(2026, 12, 31),
}  # fmt: skip

Row = dict[str, Any]


def say(text: str, under: str | None = None, *themes: str, kind: str = "other", **more: Any) -> Row:
    """A sentence under a heading, in a passage of its own unless `passage` names one."""
    return {"text": text, "section": under, "themes": themes, "kind": kind, **more}


def row(name: str, measure: str, planned: float, number: int = 1, **more: Any) -> Row:
    """A row of a table."""
    return {"activity": name, "measure": measure, "planned": planned, "row": number + 1, "table": 1, **more}


def pitch(*said: Row, rows: Sequence[Row] = (), document: Row | None = None, **more: Sequence[Row]) -> Tables:
    """A pitch with these sentences and rows; `more` rows of facts, cells, columns and reach."""
    named = [{"document": "d", "passage": f"p{at}", **one} for at, one in enumerate(said)]
    passages = {one["passage"]: one for one in reversed(named)}
    ids = [f"s{at}" for at in range(len(named))]
    tables = {"facts": FACTS, "cells": CELLS, "columns": COLUMNS, "reach": REACH}
    return Tables(
        documents=conform([{**PITCH, **(document or {})}], DOCUMENTS),
        activities=conform(
            [{"activity_id": f"a{at}", "document": "d", "position": at, "row_kind": "data", **one}
             for at, one in enumerate(rows, start=1)], ACTIVITIES),
        passages=conform(
            [{"passage_id": one["passage"], "document": "d", "position": at, "text": one["text"],
              "section": one["section"], "question": one.get("question"), "story_id": one.get("story")}
             for at, one in enumerate(reversed(list(passages.values())))], PASSAGES),
        sentences=conform(
            [{"sentence_id": name, "passage_id": one["passage"], "document": "d", "position": at, "text": one["text"],
              "language": one.get("language", "nl"), "voice_hint": one.get("voice")}
             for at, (name, one) in enumerate(zip(ids, named, strict=True))], SENTENCES),
        labels=conform(
            [{"sentence_id": name, "document": "d", "kind": one["kind"], "intention": False,
              "direction": one.get("direction", "onveranderd")} for name, one in zip(ids, named, strict=True)], LABELS),
        mentions=conform(
            [{"sentence_id": name, "document": "d", "theme": theme, "score": one.get("score", 0.9)}
             for name, one in zip(ids, named, strict=True) for theme in one["themes"]], MENTIONS),
        **{name: conform(list(more.get(name, ())), table) for name, table in tables.items()},
    )  # fmt: skip


def promised(tables: Tables, kind: str) -> list[tuple[Any, ...]]:
    """Value, amount and whether it is sure, of each promise of a kind, in order."""
    found = build_promises(tables, READERS).filter(pl.col("kind") == kind)
    return found.select("value", "amount", "sure").rows()


def values(tables: Tables, kind: str) -> set[str]:
    """The values of the promises of a kind."""
    return {value for value, _, _ in promised(tables, kind)}


def whole(tables: Tables, kind: str) -> tuple[float, bool] | None:
    """The amount of the pitch as a whole, and whether it is sure."""
    return next(((amount, sure) for value, amount, sure in promised(tables, kind) if value is None), None)
