"""What the model has to beat: the commonest class, a word list, and logistic regression on two kinds of features.

They learn from the model's own training sentences, and see what the model sees: the sentence and the one before it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack, issparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from threadpoolctl import threadpool_limits

from models.evaluation.decisions import OUTCOME, UNCHANGED, Decider, Decisions, Rows, from_labels
from models.themes.evaluate import keyword_answers

STRENGTHS = (0.3, 3.0, 30.0)
"""C of the logistic regressions; each head takes the one that is best on held-out training documents."""

HELD_OUT = 10
"""Each so many training documents one is held out to choose by."""

_THRESHOLDS = np.arange(0.1, 0.95, 0.05)
Features = Callable[[Rows], Any]
"""Rows → their features, a matrix [n, width], dense or sparse."""


def majority(training: Rows, themes: Sequence[str]) -> Decider:
    """The commonest class of each kind of decision; a theme is assigned when most sentences have it."""
    labels = from_labels(training, themes)
    common = {name: int(np.bincount(getattr(labels, name)).argmax()) for name in ("kind", "direction", "voice")}

    def decide(rows: Rows) -> Decisions:
        chosen = {name: np.full(len(rows), number) for name, number in common.items()}
        return Decisions(np.tile(labels.themes.mean(0) > 0.5, (len(rows), 1)), **chosen)

    return decide


def keywords(themes: Sequence[str]) -> Decider:
    """The lexicon by itself."""
    return lambda rows: from_labels(keyword_answers(list(rows), tuple(themes)), themes)


def tf_idf(training: Rows) -> Features:
    """TF-IDF of words (1–2) and letters (3–5) of the sentence, and of words of the one before it."""
    letters: dict[str, Any] = {"analyzer": "char_wb", "ngram_range": (3, 5), "min_df": 3}
    parts: list[tuple[str, dict[str, Any]]] = [
        ("text", {"ngram_range": (1, 2), "min_df": 2}),
        ("text", letters),
        ("context", {"min_df": 2}),
    ]
    fitted = [
        (name, TfidfVectorizer(sublinear_tf=True, dtype=np.float32, **options).fit([row[name] for row in training]))
        for name, options in parts
    ]
    return lambda rows: csr_matrix(hstack([part.transform([row[name] for row in rows]) for name, part in fitted]))


@dataclass(frozen=True, slots=True)
class Regression:
    """Logistic regressions on features: one a theme with one threshold for all, and one for each other decision."""

    features: Features
    themes: list[LogisticRegression]
    threshold: float
    heads: dict[str, LogisticRegression]

    def __call__(self, rows: Rows) -> Decisions:
        """Decide; a direction only of what is taken for an effect."""
        inputs = self.features(rows)
        scores = _scores(self.themes, inputs)
        kind = self.heads["kind"].predict(inputs)
        direction = np.where(kind == OUTCOME, self.heads["direction"].predict(inputs), UNCHANGED)
        return Decisions(scores >= self.threshold, kind, direction, self.heads["voice"].predict(inputs), scores)


def regression(training: Rows, themes: Sequence[str], features: Features) -> Regression:
    """Choose strength and threshold on held-out training documents, then learn from all of them."""
    labels, inputs = from_labels(training, themes), features(training)
    held = _held_out(training)
    # many small fits: threads that wait for each other made this several times slower
    with threadpool_limits(limits=1):
        strength, threshold = _chosen_for_themes(inputs, labels.themes, held)
        models, heads = _fit_themes(inputs, labels.themes, strength), {}
        for name in ("kind", "direction", "voice"):
            counted = labels.kind == OUTCOME if name == "direction" else np.full(len(labels), True)
            heads[name] = _classifier(inputs[counted], getattr(labels, name)[counted], held[counted])
    return Regression(features, models, threshold, heads)


def _held_out(training: Rows) -> np.ndarray:
    documents = sorted({row["doc"] for row in training})
    held = set(documents[HELD_OUT // 2 :: HELD_OUT])
    return np.array([row["doc"] in held for row in training])


def _classifier(inputs: Any, labels: np.ndarray, held: np.ndarray) -> LogisticRegression:  # noqa: ANN401 - sparse or not
    def accuracy(strength: float) -> float:
        return float(_fit(inputs[~held], labels[~held], strength).score(inputs[held], labels[held]))

    return _fit(inputs, labels, max(STRENGTHS, key=accuracy))


def _chosen_for_themes(inputs: Any, labels: np.ndarray, held: np.ndarray) -> tuple[float, float]:  # noqa: ANN401
    """Strength and threshold with the highest micro-F1 on what is held out."""
    tried = []
    for strength in STRENGTHS:
        scores = _scores(_fit_themes(inputs[~held], labels[~held], strength), inputs[held])
        tried += [
            (f1_score(labels[held], scores >= least, average="micro", zero_division=0), strength, float(least))
            for least in _THRESHOLDS
        ]
    return max(tried)[1:]


def _fit_themes(inputs: Any, labels: np.ndarray, strength: float) -> list[LogisticRegression]:  # noqa: ANN401
    return [_fit(inputs, column, strength) for column in labels.T]


def _fit(inputs: Any, labels: np.ndarray, strength: float) -> LogisticRegression:  # noqa: ANN401
    # many sentences with few features are solved exactly in seconds; many sparse features are not
    solver = "lbfgs" if issparse(inputs) else "newton-cholesky"
    model = LogisticRegression(C=strength, class_weight="balanced", solver=solver, max_iter=500, tol=1e-3)
    return model.fit(inputs, labels)


def _scores(models: list[LogisticRegression], inputs: Any) -> np.ndarray:  # noqa: ANN401
    return np.stack([model.predict_proba(inputs)[:, 1] for model in models], axis=1)
