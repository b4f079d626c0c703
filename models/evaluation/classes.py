"""Precision and recall of each class, with intervals over whole documents: what the page for users tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.evaluation.bootstrap import Draws, Estimate, estimate
from models.evaluation.decisions import CLASSES, Decisions


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """One class: how often it is right where it was given, how often it was found, and both numbers of sentences."""

    name: str
    precision: Estimate
    recall: Estimate
    given: int
    labelled: int


def class_figures(
    wanted: Decisions, found: Decisions, themes: Sequence[str], draws: Draws
) -> dict[str, list[ClassFigures]]:
    """The figures of every theme, kind, direction and voice; NaN for one that was never given or never occurs."""
    made = {"themes": _rows(wanted.themes, found.themes, themes, draws)}
    for name, classes in CLASSES.items():
        numbers = np.arange(len(classes))
        sides = (getattr(decided, name)[:, None] == numbers for decided in (wanted, found))
        made[name] = _rows(*sides, names=classes, draws=draws)
    return made


def _rows(wanted: np.ndarray, found: np.ndarray, names: Sequence[str], draws: Draws) -> list[ClassFigures]:
    """Rows from 0/1 matrices [n, classes]."""
    hits, labelled, given = (draws.totals(part.astype(float)) for part in (wanted & found, wanted, found))
    with np.errstate(invalid="ignore", divide="ignore"):
        precision, recall = hits / given, hits / labelled
    return [
        ClassFigures(name, estimate(precision[:, at]), estimate(recall[:, at]), int(given[0, at]), int(labelled[0, at]))
        for at, name in enumerate(names)
    ]
