"""The figures on how often the models are right, as `make evaluate` wrote them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.settings import ROOT

FIGURES = ROOT / "models" / "evaluation" / "figures.json"


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure from 0 to 1 with the ends of its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Class:
    """One class: how often it is right where it is given, and found where it stands; None where there is nothing."""

    name: str
    precision: Interval | None
    recall: Interval | None
    given: int
    labelled: int


@dataclass(frozen=True, slots=True)
class MeasuredSet:
    """The figures of one set of labelled sentences; `classes` by subject: themes, kind, direction, voice."""

    key: str
    sentences: int
    documents: int
    overall: dict[str, Interval]
    classes: dict[str, list[Class]]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that was measured; `people`, `reading` and `by_hand` as models/evaluation/references.toml has them."""

    made_on: str
    model_version: str
    sets: dict[str, MeasuredSet]
    people: dict[str, Any]
    reading: dict[str, Any]
    by_hand: dict[str, dict[str, Any]]


def evaluation() -> Evaluation | None:
    """The figures in force, or None where nothing was measured yet."""
    return _read(FIGURES, FIGURES.stat().st_mtime_ns) if FIGURES.exists() else None


@lru_cache(maxsize=4)
def _read(path: Path, _: int) -> Evaluation:
    data = json.loads(path.read_text(encoding="utf-8"))
    sets = {row["key"]: _set(row) for row in data["sets"]}
    rest = {name: data[name] for name in ("made_on", "model_version", "people", "reading", "by_hand")}
    return Evaluation(sets=sets, **rest)


def _set(row: dict[str, Any]) -> MeasuredSet:
    overall = {name: Interval(**held) for name, held in row["overall"].items() if held}
    classes = {subject: [_class(one) for one in held] for subject, held in row["classes"].items()}
    return MeasuredSet(row["key"], row["sentences"], row["documents"], overall, classes)


def _class(row: dict[str, Any]) -> Class:
    sides = {name: Interval(**row[name]) if row[name] else None for name in ("precision", "recall")}
    return Class(row["name"], sides["precision"], sides["recall"], row["given"], row["labelled"])
