"""Fit the weights of linking (pipeline/themes/link_weights.toml) on labelled passages.

    python -m models.linking.fit [--tables FILE] [--strength 1.0]

A chain of states over each document (pipeline/themes/link_chain.py), fitted by the likelihood of the labelled states,
with weights drawn towards those of prior.toml: with few documents, what people know about reports is worth more than
what chance has in them. Only files that were used to make the linker count (Labelled.seen). Passages of
which the labeller was not sure count softly. --tables keeps the read documents (a pickle of ours) for a next run.
"""

from __future__ import annotations

import argparse
import pickle
import tomllib
from pathlib import Path

import numpy as np
import torch

from pipeline import process
from pipeline.settings import ROOT, Settings
from pipeline.tables import Tables
from pipeline.themes.link_chain import STEPS, transitions
from pipeline.themes.link_evidence import KINDS, NO_TOPIC
from pipeline.themes.linking import Reading, readings
from tests.evaluation.linking.score import DOCUMENTS, HARD, SAMPLES, Labelled, labels, read

HERE = Path(__file__).parent
WEIGHTS = ROOT / "pipeline" / "themes" / "link_weights.toml"
PARTS = {"evidence": KINDS, "none": NO_TOPIC, "steps": STEPS}
FIRM = 5.0
"""How much more firmly the weights under `firm` in prior.toml are held: they are rare in these documents."""
UNSURE, NEVER = -1.5, -30.0
"""What a state costs that the label does not name: when the labeller was not sure, and when they were."""

Example = tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]


def main() -> None:
    """Read, fit and write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tables", type=Path)
    options.add_argument("--strength", type=float, default=1.0)
    chosen = options.parse_args()
    torch.set_default_dtype(torch.float64)
    settings = Settings()
    models = process.load_models(settings)
    tables = _tables(chosen.tables, models, settings)
    vectors = process.passage_vectors(tables.sentences, tables.embeddings)
    found = readings(
        tables.documents, tables.passages, tables.activities, tables.cells, vectors, models.scorer.embed
    )  # fmt: skip
    examples = [one for one in (_example(reading, tables) for reading in found) if one is not None]
    _write(fit(examples, chosen.strength))


def fit(examples: list[Example], strength: float) -> np.ndarray:
    """The weights in the order of PARTS, for examples of evidence, evidence for none, steps and allowed states."""
    prior, firmness = _prior()
    weights = prior.clone().requires_grad_(True)
    optimizer = torch.optim.LBFGS([weights], max_iter=40, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = strength * (firmness * (weights - prior) ** 2).sum()
        for example in examples:
            loss = loss + _cost(example, weights)
        loss.backward()
        return loss

    optimizer.step(closure)
    fitted: np.ndarray = weights.detach().numpy()
    return fitted


def _tables(kept: Path | None, models: process.Models, settings: Settings) -> Tables:
    if kept is not None and kept.exists():
        held: Tables = pickle.loads(kept.read_bytes())
        return held
    tables = read((SAMPLES, DOCUMENTS, HARD), models, settings)
    if kept is not None:
        kept.write_bytes(pickle.dumps(tables))
    return tables


def _example(reading: Reading, tables: Tables) -> Example | None:
    names = dict(tables.documents.select("document", "filename").iter_rows())
    labelled = [one for one in labels() if one.seen and one.filename == names[reading.document]]
    if not labelled:
        return None
    key = tables.activities.select("activity_id", "document", "section", "activity").iter_rows()
    known = {activity: (names[document], section, label) for activity, document, section, label in key}
    states = [frozenset(known[member.activity_id] for member in topic.members) for topic in reading.topics]
    allowed = np.stack([_allowed(passage.text, labelled, states) for passage in reading.passages])
    arrays = (reading.evidence, reading.none, _steps(reading), allowed)
    first, second, third, fourth = (torch.tensor(np.asarray(array, dtype=np.float64)) for array in arrays)
    return first, second, third, fourth


def _allowed(text: str, labelled: list[Labelled], states: list[frozenset[tuple[str, str | None, str]]]) -> np.ndarray:
    one = next((one for one in labelled if text.startswith(one.text)), None)
    right = [bool(one and state & one.activities) for state in states] + [bool(one and not one.activities)]
    if one is None or not any(right):
        return np.zeros(len(right))
    return np.where(right, 0.0, NEVER if one.sure else UNSURE)


def _steps(reading: Reading) -> np.ndarray:
    # the worth of a transition is a sum of weights, so the worth with one weight at 1 shows where that weight counts
    ranks = [topic.rank for topic in reading.topics]
    alone = [{step: float(step == one) for step in STEPS} for one in STEPS]
    size = len(ranks) + 1
    found = [np.stack([transitions(told, ranks, weights) for weights in alone], axis=-1) for told in reading.steps]
    return np.stack(found) if found else np.zeros((0, size, size, len(STEPS)))


def _cost(example: Example, weights: torch.Tensor) -> torch.Tensor:
    evidence, none, steps, allowed = example
    kinds, nones = len(KINDS), len(KINDS) + len(NO_TOPIC)
    own = torch.cat([evidence @ weights[:kinds], (none @ weights[kinds:nones])[:, None]], dim=1)
    between = steps @ weights[nones:]
    return _total(own, between) - _total(own + allowed, between)


def _total(own: torch.Tensor, between: torch.Tensor) -> torch.Tensor:
    reached = own[0]
    for number in range(1, len(own)):
        reached = torch.logsumexp(reached[:, None] + between[number - 1], dim=0) + own[number]
    return torch.logsumexp(reached, dim=0)


def _prior() -> tuple[torch.Tensor, torch.Tensor]:
    data = tomllib.loads((HERE / "prior.toml").read_text(encoding="utf-8"))
    names = [(part, name) for part, held in PARTS.items() for name in held]
    firm = set(data["firm"])
    return (
        torch.tensor([float(data[part][name]) for part, name in names]),
        torch.tensor([FIRM if name in firm else 1.0 for _, name in names]),
    )


def _write(weights: np.ndarray) -> None:
    left = iter(weights)
    lines = ["# Fitted by models/linking/fit.py on labelled passages; names: link_evidence.py, link_chain.py."]
    for part, names in PARTS.items():
        lines += ["", f"[{part}]", *(f"{name} = {next(left):.2f}" for name in names)]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
