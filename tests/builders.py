"""Rows for tests: only what a test says differs from the ordinary."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import polars as pl

from pipeline.columns import Table
from pipeline.store.publishing import RunRecord
from pipeline.tables import ACTIVITIES, DOCUMENTS, LABELS, MENTIONS, PASSAGES, SENTENCES, conform

RUN = RunRecord("run-1", datetime(2025, 4, 1), datetime(2025, 4, 1), "0.1.0", "models-1", "settings-1", 1, 0, 0)

_ORDINARY: dict[str, dict[str, Any]] = {
    "documents": {
        "document": "doc-1", "filename": "verslag.docx", "kind": "report", "status": "ok",
        "organisation": "Stichting De Brug", "period_start": date(2025, 1, 1), "period_end": date(2025, 3, 31),
    },
    "activities": {
        "document": "doc-1", "position": 1, "measure": "hours", "row_kind": "data", "planned": 10.0, "realised": 12.0,
    },
    "passages": {"document": "doc-1", "position": 1},
    "sentences": {"document": "doc-1", "position": 1, "start": 0, "end": 1, "context": "", "language": "nl"},
    "labels": {
        "document": "doc-1", "kind": "outcome", "kind_score": 0.95, "direction": "vooruitgang", "direction_score": 0.95,
        "voice": "bewoner", "voice_score": 0.9, "model_version": "models-1",
    },
    "mentions": {"document": "doc-1", "theme": "sociaal_netwerk", "score": 0.95},
}  # fmt: skip


def _rows(table: Table, rows: tuple[dict[str, Any], ...]) -> pl.DataFrame:
    return conform([{**_ORDINARY[table.name], **row} for row in rows], table)


def documents(*rows: dict[str, Any]) -> pl.DataFrame:
    return _rows(DOCUMENTS, rows)


def activities(*rows: dict[str, Any]) -> pl.DataFrame:
    return _rows(ACTIVITIES, rows)


def passages(*rows: dict[str, Any]) -> pl.DataFrame:
    return _rows(PASSAGES, rows)


def sentences(*rows: dict[str, Any]) -> pl.DataFrame:
    return _rows(SENTENCES, rows)


def labels(*rows: dict[str, Any]) -> pl.DataFrame:
    return _rows(LABELS, rows)


def mentions(*rows: dict[str, Any]) -> pl.DataFrame:
    return _rows(MENTIONS, rows)
