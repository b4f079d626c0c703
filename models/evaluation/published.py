"""The figures that the dashboard shows to users, as JSON beside the report: models/evaluation/figures.json."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from datetime import date
from typing import Any

from models.evaluation.bootstrap import Estimate
from models.evaluation.classes import ClassFigures
from models.evaluation.measure import MODEL, Measured
from models.evaluation.report import Contents
from models.evaluation.sets import HERE
from tests.evaluation.reading.score import Score, together

PUBLISHED = HERE / "figures.json"
_DIGITS = 3


def published(contents: Contents, model_version: str, on: date) -> str:
    """The JSON: sets with their classes, people beside each other, reading of documents, and what was counted by hand.

    Each figure is {value, low, high}, a 95 % interval over documents, or null where there is nothing to go by.
    """
    known = contents.references
    made = {
        "made_on": on.isoformat(),
        "model_version": model_version,
        "sets": [_set(one) for one in contents.sets],
        "people": known["people"],
        "reading": _reading(contents.documents) | {"first": known["first_readings"]},
        "by_hand": known.get("by_hand", {}),
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _set(one: Measured) -> dict[str, Any]:
    return {
        "key": one.labelled.key,
        "sentences": len(one.labelled.rows),
        "documents": one.documents,
        "overall": {name: _estimate(held) for name, held in one.columns[MODEL].items()},
        "classes": {name: [_class(row) for row in rows] for name, rows in one.class_figures.items()},
    }


def _class(row: ClassFigures) -> dict[str, Any]:
    return {
        "name": row.name, "given": row.given, "labelled": row.labelled,
        "precision": _estimate(row.precision), "recall": _estimate(row.recall),
    }  # fmt: skip


def _estimate(one: Estimate) -> dict[str, float] | None:
    if math.isnan(one.value):
        return None
    return {name: round(getattr(one, name), _DIGITS) for name in ("value", "low", "high")}


def _reading(documents: Sequence[Score]) -> dict[str, Any]:
    cells = together("all", (one.cells for one in documents))
    return {
        "documents": len(documents), "cells": cells.expected,
        "precision": round(cells.precision, _DIGITS), "recall": round(cells.recall, _DIGITS),
    }  # fmt: skip
