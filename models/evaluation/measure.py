"""All figures of one labelled set: the model beside its baselines, by class, by group, and with persons swapped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.metrics import confusion_matrix, precision_recall_fscore_support

from models.evaluation.bootstrap import Draws, Estimate, draw, estimate
from models.evaluation.classes import ClassFigures, class_figures
from models.evaluation.counterfactual import Effect
from models.evaluation.decisions import CLASSES, Decider, Decisions, from_labels
from models.evaluation.figures import Figures, contributions, figures
from models.evaluation.sets import HERE, LabelledSet
from models.evaluation.slices import Contrast, Slice, slices

MODEL = "model"
DECISIVE = "themes micro"
"""The figure by which the best baseline is chosen and compared with the model."""


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class of one kind of decision: its precision, recall, F1, and how many sentences have it."""

    name: str
    precision: float
    recall: float
    f1: float
    n: int


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one set; `columns` holds figure → estimate for the model and each baseline."""

    labelled: LabelledSet
    documents: int
    columns: dict[str, dict[str, Estimate]]
    best_baseline: str
    difference: Estimate
    classes: dict[str, list[ClassRow]]
    confusion: list[list[int]]
    slices: list[Slice]
    contrasts: list[Contrast]
    class_figures: dict[str, list[ClassFigures]]
    effects: list[Effect] = field(default_factory=list)


def measure(
    labelled: LabelledSet, themes: Sequence[str], deciders: Mapping[str, Decider], report: Callable[[str], None]
) -> Measured:
    """Measure `deciders`, of which MODEL is the model and the others are its baselines, on one set."""
    wanted, draws, rows = from_labels(labelled.rows, themes), draw(labelled.documents), labelled.rows
    drawn: dict[str, Figures] = {}
    for name, decide in deciders.items():
        report(f"{labelled.title}: {name}")
        found = decide(rows)
        drawn[name] = figures(draws.totals(contributions(wanted, found)), len(themes))
        if name == MODEL:
            model = found
    best = max((name for name in drawn if name != MODEL), key=lambda name: drawn[name][DECISIVE][0])
    return Measured(
        labelled,
        draws.times.shape[1],
        {name: {figure: estimate(values) for figure, values in held.items()} for name, held in drawn.items()},
        best,
        estimate(drawn[MODEL][DECISIVE] - drawn[best][DECISIVE]),
        by_class(wanted, model, themes),
        confusion_matrix(wanted.kind, model.kind, labels=range(len(CLASSES["kind"]))).tolist(),
        *_groups(labelled, wanted, model, draws),
        class_figures(wanted, model, themes, draws),
    )


def by_class(wanted: Decisions, found: Decisions, themes: Sequence[str]) -> dict[str, list[ClassRow]]:
    """Precision, recall, F1 and n of every theme, kind, direction and voice."""
    made = {"themes": _class_rows(wanted.themes, found.themes, themes)}
    for name, classes in CLASSES.items():
        numbers = np.arange(len(classes))
        labelled, assigned = (getattr(decided, name)[:, None] == numbers for decided in (wanted, found))
        made[name] = _class_rows(labelled, assigned, classes)
    return made


def _class_rows(wanted: np.ndarray, found: np.ndarray, names: Sequence[str]) -> list[ClassRow]:
    """Rows from 0/1 matrices [n, classes]."""
    columns = precision_recall_fscore_support(wanted.astype(int), found.astype(int), average=None, zero_division=0)
    return [
        ClassRow(name, float(precision), float(recall), float(f1), int(n))
        for name, precision, recall, f1, n in zip(names, *columns, strict=True)
    ]


def _groups(
    labelled: LabelledSet, wanted: Decisions, model: Decisions, draws: Draws, table: Path = HERE / "slices.toml"
) -> tuple[list[Slice], list[Contrast]]:
    return slices(labelled.rows, wanted, model, draws, table)
