"""Figures for groups of sentences: who speaks, how long, in what Dutch; and which differences are beyond chance."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from models.evaluation.bootstrap import Draws, Estimate, estimate
from models.evaluation.decisions import Decisions, Rows
from models.evaluation.figures import contributions, figures

LEAST = 15
"""A group of fewer sentences is left out: its figures would say nothing."""

COMPARED = ("themes micro", "kind")
"""The figures whose differences between groups are tested."""


@dataclass(frozen=True, slots=True)
class Slice:
    """The figures of one group."""

    name: str
    sentences: int
    documents: int
    figures: dict[str, Estimate]


@dataclass(frozen=True, slots=True)
class Contrast:
    """How much higher the figures of the first group are than those of the second, in the same resamples."""

    first: str
    second: str
    differences: dict[str, Estimate]


def slices(
    rows: Rows, wanted: Decisions, found: Decisions, draws: Draws, table: Path
) -> tuple[list[Slice], list[Contrast]]:
    """Figures and contrasts of the groups in the TOML file `table` that `rows` hold enough sentences of."""
    data = tomllib.loads(table.read_text(encoding="utf-8"))
    added = contributions(wanted, found)
    made, drawn = [], {}
    for group in data["slice"]:
        inside = np.array([_fits(row, group) for row in rows])
        if inside.sum() < LEAST:
            continue
        values = figures(draws.totals(added * inside[:, None]), wanted.themes.shape[1])
        drawn[group["name"]] = values
        documents = len(set(draws.document[inside]))
        held = {name: estimate(value) for name, value in values.items()}
        made.append(Slice(group["name"], int(inside.sum()), documents, held))
    contrasts = [
        Contrast(pair["first"], pair["second"], _differences(drawn[pair["first"]], drawn[pair["second"]]))
        for pair in data["contrast"]
        if pair["first"] in drawn and pair["second"] in drawn
    ]
    return made, contrasts


def _fits(row: dict[str, Any], group: dict[str, Any]) -> bool:
    words = len(row["text"].split())
    return (
        group.get("words_at_least", 0) <= words <= group.get("words_at_most", words)
        and group.get("voice", row["voice"]) == row["voice"]
        and ("tag" not in group or group["tag"] in row.get("tags", ()))
    )


def _differences(first: dict[str, np.ndarray], second: dict[str, np.ndarray]) -> dict[str, Estimate]:
    return {name: estimate(first[name] - second[name]) for name in COMPARED}
