"""Heads moved toward what people judged: the encoder and its vectors stay, so nothing is encoded again.

Minimised is the loss on the judged sentences, as calibrated; plus the distance to what the heads at the start say of
labelled examples, so that only what people judged moves anything (Li and Hoiem 2016, arXiv 1606.09282); plus a pull of
the weights to where they started. The problem is convex and solved by L-BFGS from the start: the same sentences give
the same heads. How strong the pull is, is chosen by cross-validation over documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch.nn import functional

from pipeline.tables import DIRECTIONS, SENTENCE_KINDS, VOICES
from pipeline.themes.heads import Heads

PULLS = (1000.0, 200.0, 40.0, 8.0)
"""Strengths of the pull that are tried, strongest first."""
FOLDS = 4
ENOUGH_TO_CALIBRATE = 100
"""From so many judged sentences the themes' threshold is chosen anew."""
_THRESHOLDS = tuple(round(0.2 + 0.02 * step, 2) for step in range(21))
_STEPS = 30
_BIAS_PULL = 0.02
"""Of the pull on weights: the bias meets no input of some 20 in length, so it moves less for the same answer."""
_OUTCOME = SENTENCE_KINDS.index("outcome")
_WEIGHTS = (8.0, 1.0, 0.7, 0.7)
"""Of themes, kind, direction and voice, as when the heads were first trained (models/themes/learning.py)."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is said of n sentences: themes [n, t] as 0-1, the others as class numbers [n]; direction of outcomes only.

    `known` [t] says which themes could have been given: of others nothing is known.
    """

    themes: np.ndarray
    kind: np.ndarray
    direction: np.ndarray
    voice: np.ndarray
    known: np.ndarray

    def at(self, places: np.ndarray) -> Answers:
        """Those of some sentences."""
        return Answers(self.themes[places], self.kind[places], self.direction[places], self.voice[places], self.known)


@dataclass(frozen=True, slots=True)
class Labelled:
    """Sentences with what people say of them: vectors [n, width], features [n, k], and the document of each."""

    vectors: np.ndarray
    features: np.ndarray
    answers: Answers
    documents: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.documents)

    def at(self, places: np.ndarray) -> Labelled:
        """Some of the sentences."""
        documents = tuple(self.documents[place] for place in places)
        return Labelled(self.vectors[places], self.features[places], self.answers.at(places), documents)


@dataclass(frozen=True, slots=True)
class Retrained:
    """New heads, and the pull that was chosen."""

    heads: Heads
    pull: float


def answers_of(heads: Heads, vectors: np.ndarray, features: np.ndarray) -> Answers:
    """What heads say of sentences."""
    found = heads.probabilities(vectors, features)
    given = (found.themes >= heads.thresholds).astype(float)
    return Answers(
        given, heads.kinds(found.kind), found.direction.argmax(1), found.voice.argmax(1),
        np.ones(len(heads.themes), dtype=bool),
    )  # fmt: skip


def retrain(start: Heads, judged: Labelled, examples: Labelled) -> Retrained:
    """Heads for the judged sentences, from the heads at the start.

    Raises ValueError where the judged sentences are of one document: then nothing says how strong the pull must be.
    """
    outside = _crosswise(start, judged, examples)
    pull = min(PULLS, key=lambda each: (_misfit_of(start, outside[each], judged.answers), -each))
    heads = _moved(start, judged, examples, [pull])[pull]
    if len(judged) >= ENOUGH_TO_CALIBRATE:
        heads = replace(heads, thresholds=_thresholds(start, outside[pull], judged.answers))
    return Retrained(heads, pull)


def answers_crosswise(start: Heads, judged: Labelled, examples: Labelled) -> Answers:
    """What heads say of each judged sentence that were retrained, pull and all, without its part of the documents."""
    parts: list[tuple[np.ndarray, Answers]] = []
    for inside, held in folds(judged.documents):
        heads = retrain(start, judged.at(inside), examples).heads
        parts.append((held, answers_of(heads, judged.vectors[held], judged.features[held])))
    order = np.argsort(np.concatenate([held for held, _ in parts]))

    def joined(name: str) -> np.ndarray:
        return np.asarray(np.concatenate([getattr(said, name) for _, said in parts])[order])

    return Answers(joined("themes"), joined("kind"), joined("direction"), joined("voice"), judged.answers.known)


def folds(documents: Sequence[str], most: int = FOLDS) -> list[tuple[np.ndarray, np.ndarray]]:
    """At most so many divisions into places to learn from and places held out, no document on both sides.

    The longest documents are dealt first, each to the smallest part. Raises ValueError for one document.
    """
    names, where, counts = np.unique(np.array(documents), return_inverse=True, return_counts=True)
    if len(names) < 2:
        raise ValueError("there is no cross-validation over one document")
    parts: list[list[int]] = [[] for _ in range(min(most, len(names)))]
    for name in np.lexsort((np.arange(len(names)), -counts)):
        min(parts, key=lambda part: sum(counts[part])).append(int(name))
    held = [np.isin(where, part) for part in parts]
    return [(np.flatnonzero(~one), np.flatnonzero(one)) for one in held]


def _crosswise(start: Heads, judged: Labelled, examples: Labelled) -> dict[float, np.ndarray]:
    """For each pull the calibrated logits of judged sentences by heads that have not seen their documents."""
    found = {pull: np.zeros((len(judged), len(start.bias))) for pull in PULLS}
    for inside, held in folds(judged.documents):
        part = judged.at(held)
        for pull, heads in _moved(start, judged.at(inside), examples, PULLS).items():
            found[pull][held] = heads.logits(part.vectors, part.features) * heads.scale + heads.shift
    return found


def _moved(start: Heads, judged: Labelled, examples: Labelled, pulls: Sequence[float]) -> dict[float, Heads]:
    """The heads for each pull, each sought from the one before."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # the sums are small: more threads wait for each other, and add up in another order
    problem = _Problem(start, judged, examples)
    found, weight, bias = {}, problem.weight, problem.bias
    for pull in pulls:
        weight, bias = problem.solve(weight, bias, pull)
        found[pull] = replace(start, weight=_single(weight), bias=_single(bias))
    torch.set_num_threads(threads)
    return found


class _Problem:
    """What is minimised; numbers in double precision, so that the machine's threads make no difference that counts."""

    def __init__(self, start: Heads, judged: Labelled, examples: Labelled) -> None:
        self.sizes = [len(start.themes), len(SENTENCE_KINDS), len(DIRECTIONS), len(VOICES)]
        self.weight, self.bias, self.scale, self.shift = (
            _tensor(part) for part in (start.weight, start.bias, start.scale, start.shift)
        )
        self.judged, self.examples = (_inputs(start, part) for part in (judged, examples))
        self.wanted = _wanted(judged.answers)
        self.known = _tensor(judged.answers.known)
        said = torch.split(self.examples @ self.weight + self.bias, self.sizes, dim=1)
        self.said = [said[0].sigmoid(), *(part.softmax(1) for part in said[1:])]

    def solve(self, weight: torch.Tensor, bias: torch.Tensor, pull: float) -> tuple[torch.Tensor, torch.Tensor]:
        """Weights and bias at the least loss."""
        weight, bias = weight.clone().requires_grad_(True), bias.clone().requires_grad_(True)
        optimizer = torch.optim.LBFGS(
            [weight, bias], max_iter=_STEPS, tolerance_grad=1e-6, tolerance_change=1e-8, line_search_fn="strong_wolfe"
        )

        def loss() -> torch.Tensor:
            optimizer.zero_grad()
            moved = (weight - self.weight).square().sum() + _BIAS_PULL * (bias - self.bias).square().sum()
            total = self._loss(weight, bias) + pull * moved
            total.backward()  # type: ignore[no-untyped-call]
            return total

        optimizer.step(loss)  # type: ignore[no-untyped-call]
        return weight.detach(), bias.detach()

    def _loss(self, weight: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        logits = (self.judged @ weight + bias) * self.scale + self.shift
        total = _misfit(torch.split(logits, self.sizes, dim=1), self.wanted, self.known)
        if len(self.examples):
            kept = torch.split(self.examples @ weight + bias, self.sizes, dim=1)
            total = total + _misfit(kept, self.said, torch.ones_like(self.known))
        return total


def _misfit(logits: Sequence[torch.Tensor], wanted: Sequence[torch.Tensor], known: torch.Tensor) -> torch.Tensor:
    """Cross-entropy with wanted probabilities, summed over the heads; direction weighs as outcome is the kind."""
    themes = functional.binary_cross_entropy_with_logits(logits[0], wanted[0], reduction="none") * known
    rest = [-(want * found.log_softmax(1)).sum(1) for found, want in zip(logits[1:], wanted[1:], strict=True)]
    outcome = wanted[1][:, _OUTCOME]
    parts = [themes.mean(), rest[0].mean(), (rest[1] * outcome).sum() / outcome.sum().clamp(min=1), rest[2].mean()]
    return torch.stack([weight * part for weight, part in zip(_WEIGHTS, parts, strict=True)]).sum()


def _misfit_of(start: Heads, logits: np.ndarray, answers: Answers) -> float:
    sizes = [len(start.themes), len(SENTENCE_KINDS), len(DIRECTIONS), len(VOICES)]
    parts = torch.split(_tensor(logits), sizes, dim=1)
    return float(_misfit(parts, _wanted(answers), _tensor(answers.known)))


def _thresholds(start: Heads, logits: np.ndarray, answers: Answers) -> np.ndarray:
    """The one threshold for all themes with the highest micro F1 on sentences that were not learned from."""
    count = len(start.themes)
    scores = 1 / (1 + np.exp(-logits[:, :count]))
    wanted = answers.themes.astype(bool) & answers.known

    def agreed(least: float) -> float:
        given = (scores >= least) & answers.known
        return 2 * float((given & wanted).sum()) / max(1.0, float(given.sum() + wanted.sum()))

    now = float(start.thresholds[0])
    best = max(_THRESHOLDS, key=lambda least: (round(agreed(least), 6), -abs(least - now)))
    return np.full(count, best, dtype=np.float32)


def _inputs(heads: Heads, labelled: Labelled) -> torch.Tensor:
    centred = labelled.vectors - labelled.vectors.mean(1, keepdims=True)
    return _tensor(np.concatenate([centred / heads.spread(labelled.vectors), labelled.features], axis=1))


def _wanted(answers: Answers) -> list[torch.Tensor]:
    classes = ((answers.kind, SENTENCE_KINDS), (answers.direction, DIRECTIONS), (answers.voice, VOICES))
    return [_tensor(answers.themes), *(_tensor(np.eye(len(names))[numbers]) for numbers, names in classes)]


def _tensor(numbers: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(np.asarray(numbers, dtype=np.float64))


def _single(numbers: torch.Tensor) -> np.ndarray:
    return np.asarray(numbers.numpy().astype(np.float32))
