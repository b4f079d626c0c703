"""When a check speaks up, from models/checks/thresholds.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "models" / "checks"


@dataclass(frozen=True, slots=True)
class Peers:
    """What the other rows of a table must look like before they say what is usual."""

    least: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Factor:
    """How near a ratio must come to 10, 100 or 1000."""

    ten_low: float
    ten_high: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Realised beside planned."""

    low: float
    high: float
    size: dict[str, float]
    peers: Peers
    factor: Factor
    filled: float
    copied: int


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows and tables that come twice."""

    repeated_labels: float
    table_rows: int
    table_share: float


@dataclass(frozen=True, slots=True)
class Possible:
    """The bounds of what can be."""

    percentage: float
    hours_a_day: float


@dataclass(frozen=True, slots=True)
class Reports:
    """Documents that come twice."""

    figures: int
    same_figures: float
    words: int
    same_text: float
    twice: int
    twice_share: float


@dataclass(frozen=True, slots=True)
class Quarters:
    """Periods that follow each other."""

    shared: float
    activities: int
    thousand_low: float
    thousand_high: float
    thousand_least: float
    steady: float
    cumulative_figures: int
    cumulative_near: float


@dataclass(frozen=True, slots=True)
class Labels:
    """When two names are one activity, and two words one unit; scores of rapidfuzz, 0-100."""

    same: float
    unit: float


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How long a report must be to be asked for effects."""

    sentences: int
    words: int


@dataclass(frozen=True, slots=True)
class Questions:
    """When hours and what is told of an effect are held beside each other."""

    told: float
    none: float
    none_share: float
    changed: float
    least: float
    sources: int


@dataclass(frozen=True, slots=True)
class Thresholds:
    """All thresholds; their reasons stand in the file."""

    plan: Plan
    rows: Rows
    possible: Possible
    reports: Reports
    quarters: Quarters
    labels: Labels
    story_hours: float
    outcomes: Outcomes
    questions: Questions


@cache
def thresholds() -> Thresholds:
    """The thresholds of this installation. Raises TypeError or KeyError for a key that is unknown or missing."""
    data = tomllib.loads((FOLDER / "thresholds.toml").read_text(encoding="utf-8"))
    plan = data["plan"]
    return Thresholds(
        plan=Plan(
            plan["low"], plan["high"], plan["size"], Peers(**plan["peers"]), Factor(**plan["factor"]),
            plan["empty"]["filled"], plan["copied"]["least"],
        ),
        rows=Rows(**data["rows"]),
        possible=Possible(**data["possible"]),
        reports=Reports(**data["reports"]),
        quarters=Quarters(**data["quarters"]),
        labels=Labels(**data["labels"]),
        story_hours=data["stories"]["hours"],
        outcomes=Outcomes(**data["outcomes"]),
        questions=Questions(**data["questions"]),
    )  # fmt: skip
