"""Precision and recall of each class, with intervals over whole documents: what the page for users tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import binomtest

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
    counts = [(int(hits[0, at]), int(given[0, at]), int(labelled[0, at])) for at in range(len(names))]
    return [
        ClassFigures(
            name, _widened(estimate(precision[:, at]), hit, told), _widened(estimate(recall[:, at]), hit, there),
            told, there,
        )
        for at, (name, (hit, told, there)) in enumerate(zip(names, counts, strict=True))
    ]  # fmt: skip


def _widened(one: Estimate, hits: int, n: int) -> Estimate:
    """The interval over documents, made to hold Wilson's over sentences: a class that stands in one document only has
    no spread over documents, which is no reason to call it certain."""
    if n == 0:
        return one
    plain = binomtest(hits, n).proportion_ci(method="wilson")
    return Estimate(one.value, min(one.low, float(plain.low)), max(one.high, float(plain.high)))
