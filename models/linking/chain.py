"""The chain of pipeline/themes/link_chain.py for many documents at once, in PyTorch, to fit its weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from pipeline.themes.link_chain import BETWEEN, MOVES, STEPS, moves

_NO_TOPIC_HERE = -1e4
"""What speaks for a topic that a document does not have."""
_BATCH = 12
"""Documents of about the same length that are worked out together."""


@dataclass(frozen=True, slots=True)
class Document:
    """Evidence [passages, topics, kinds], evidence for none [passages, kinds], steps, costs and ranks of topics."""

    evidence: np.ndarray
    none: np.ndarray
    steps: np.ndarray
    allowed: np.ndarray
    ranks: tuple[int, ...]


class Batch:
    """Documents padded to one size; the last state is none."""

    def __init__(self, documents: Sequence[Document]) -> None:
        count = len(documents)
        self.passages = max(len(one.evidence) for one in documents)
        topics = max(one.evidence.shape[1] for one in documents)
        self.kinds, self.nones = documents[0].evidence.shape[2], documents[0].none.shape[1]
        self.evidence = torch.zeros(count, self.passages, topics, self.kinds)
        self.none = torch.zeros(count, self.passages, self.nones)
        self.steps = torch.zeros(count, max(self.passages - 1, 1), len(BETWEEN))
        self.allowed = torch.zeros(count, self.passages, topics + 1)
        self.absent = torch.zeros(count, 1, topics + 1)
        self.moves = {move: torch.zeros(count, topics + 1, topics + 1) for move in MOVES}
        self.lengths = torch.tensor([len(one.evidence) for one in documents])
        for number, one in enumerate(documents):
            self._add(number, one)

    def _add(self, number: int, one: Document) -> None:
        length, topics = one.evidence.shape[:2]
        places = torch.tensor([*range(topics), self.allowed.shape[2] - 1])
        self.evidence[number, :length, :topics] = torch.tensor(one.evidence)
        self.none[number, :length] = torch.tensor(one.none)
        self.steps[number, : length - 1] = torch.tensor(one.steps)
        self.allowed[number, :length, places] = torch.tensor(one.allowed)
        self.absent[number, 0, topics:-1] = _NO_TOPIC_HERE
        for move, possible in moves(one.ranks).items():
            self.moves[move][number, places[:, None], places[None, :]] = torch.tensor(possible)

    def cost(self, weights: torch.Tensor) -> torch.Tensor:
        """Minus the log-likelihood of what is right."""
        kinds, nones = self.kinds, self.kinds + self.nones
        none = (self.none @ weights[kinds:nones])[..., None]
        own = torch.cat([self.evidence @ weights[:kinds], none], dim=-1) + self.absent
        between = self._between(weights[nones:])
        return (self._total(own, between) - self._total(own + self.allowed, between)).sum()

    def _between(self, weights: torch.Tensor) -> torch.Tensor:
        worth = torch.zeros(self.steps.shape[:2] + self.absent.shape[2:] * 2)
        for move, held in MOVES.items():
            chosen = weights[[STEPS.index(f"{move}_{one}") for one in held]]
            told = self.steps[..., [BETWEEN.index(one) for one in held]] @ chosen
            worth = worth + told[..., None, None] * self.moves[move][:, None]
        return worth

    def _total(self, own: torch.Tensor, between: torch.Tensor) -> torch.Tensor:
        reached = own[:, 0]
        for number in range(1, self.passages):
            further = torch.logsumexp(reached[:, :, None] + between[:, number - 1], dim=1) + own[:, number]
            reached = torch.where((number < self.lengths)[:, None], further, reached)
        return torch.logsumexp(reached, dim=1)


def fit(documents: Sequence[Document], prior: np.ndarray, firmness: np.ndarray, strength: float) -> np.ndarray:
    """The weights that make what is right likely, drawn towards `prior`: evidence, evidence for none, STEPS."""
    ordered = sorted(documents, key=lambda one: len(one.evidence))
    batches = [Batch(ordered[start : start + _BATCH]) for start in range(0, len(ordered), _BATCH)]
    begin, firm = torch.tensor(prior), torch.tensor(firmness)
    weights = begin.clone().requires_grad_(True)
    optimizer = torch.optim.LBFGS([weights], max_iter=40, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = strength * (firm * (weights - begin) ** 2).sum()
        for batch in batches:
            loss = loss + batch.cost(weights)
        loss.backward()
        return loss

    optimizer.step(closure)
    fitted: np.ndarray = weights.detach().numpy()
    return fitted
