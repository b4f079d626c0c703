"""Figures of decisions against labels, as sums over sentences, so that resampled documents need only be added up."""

from __future__ import annotations

import numpy as np

from models.evaluation.decisions import OUTCOME, Decisions

BINS = 10
"""Equal-width bins of the calibration error (Naeini et al. 2015)."""

LEAST_SCORE = 0.05
"""Theme scores under this are left out of the second calibration error: nearly all are zeros, and rightly so."""

Figures = dict[str, np.ndarray]
"""Name of the figure → its value for each row of totals."""


def contributions(wanted: Decisions, found: Decisions) -> np.ndarray:
    """What each sentence adds to the totals, [n, columns]; the columns are those that `figures` reads."""
    outcome = [decided.kind[:, None] == OUTCOME for decided in (wanted, found)]
    right = [getattr(wanted, name) == getattr(found, name) for name in ("kind", "direction", "voice")]
    parts = [np.ones((len(wanted), 1)), *_counts(wanted.themes, found.themes), *_counts(*outcome), np.stack(right, 1)]
    if found.scores is not None:
        parts += [_binned(wanted.themes, found.scores, least) for least in (0.0, LEAST_SCORE)]
    return np.concatenate(parts, axis=1).astype(float)


def figures(totals: np.ndarray, themes: int) -> Figures:
    """The figures of totals [..., columns] over `themes` themes: F1, accuracies and calibration errors, each [...].

    Equal to scikit-learn's f1_score and accuracy_score on the same sentences. A theme that neither occurs nor is found
    is left out of the macro mean, as with zero_division=nan. Calibration errors come where there are scores.
    """
    widths = [1, themes, themes, themes, 1, 1, 1, 3, 3 * BINS, 3 * BINS]
    parts = np.split(totals, np.cumsum(widths)[:-1], axis=-1)
    n, (hits, labelled, assigned), outcome, right = parts[0], parts[1:4], parts[4:7], parts[7]
    with np.errstate(invalid="ignore", divide="ignore"):
        accuracies = right / n
        made = {
            "themes micro": _f1(*(part.sum(-1) for part in (hits, labelled, assigned))),
            "themes macro": _mean(_f1(hits, labelled, assigned)),
            "outcome": _f1(*(part[..., 0] for part in outcome)),
            **{name: accuracies[..., column] for column, name in enumerate(("kind", "direction", "voice"))},
        }
        if parts[8].shape[-1]:
            made |= {"ece": _calibration_error(parts[8]), "ece of scores ≥ 0.05": _calibration_error(parts[9])}
    return made


def point(wanted: Decisions, found: Decisions) -> dict[str, float]:
    """The figures of one set."""
    totals = contributions(wanted, found).sum(0)
    return {name: float(value) for name, value in figures(totals, wanted.themes.shape[1]).items()}


def _counts(wanted: np.ndarray, found: np.ndarray) -> list[np.ndarray]:
    """Both, labelled, and assigned: what an F1 is made of, [n, classes] each."""
    return [wanted & found, wanted, found]


def _f1(hits: np.ndarray, labelled: np.ndarray, assigned: np.ndarray) -> np.ndarray:
    return np.asarray(2 * hits / (labelled + assigned))


def _mean(values: np.ndarray) -> np.ndarray:
    present = ~np.isnan(values)
    return np.asarray(np.where(present, values, 0).sum(-1) / present.sum(-1))


def _binned(wanted: np.ndarray, scores: np.ndarray, least: float) -> np.ndarray:
    """Of each sentence: number, sum of scores and sum of labels of its themes in each bin, [n, 3 · BINS]."""
    bins = np.minimum((scores * BINS).astype(int), BINS - 1)
    inside = (bins[..., None] == np.arange(BINS)) & (scores >= least)[..., None]
    measures = (np.ones_like(scores), scores, wanted)
    return np.concatenate([(inside * measure[..., None]).sum(1) for measure in measures], axis=1)


def _calibration_error(binned: np.ndarray) -> np.ndarray:
    """Mean distance of score and truth, bins weighing by what they hold: Σ |Σ scores − Σ labels| / number of scores."""
    number, scores, labels = np.split(binned, 3, axis=-1)
    return np.asarray(np.abs(scores - labels).sum(-1) / number.sum(-1))
