"""Fit the weights of linking (pipeline/themes/link_weights.toml and link_general.json) on labelled passages.

    python -m models.linking.fit [--crosswise] [--examples FILE] [--strength 3.0]

A chain of states over each document (pipeline/themes/link_chain.py), fitted by the likelihood of the labelled states,
with weights drawn towards those of prior.toml: with few documents, what people know about reports is worth more than
what chance has in them. It is fitted twice: for the first reading, and for the second, which sees what the first was
sure of. How general a passage sounds is told by a direction that was learned without the author of that passage.
--crosswise fits without each author in turn and prints how often the first link is right in what they wrote; nothing
is written then. --examples keeps what was read (a pickle of ours) for a next run.
"""

from __future__ import annotations

import argparse
import json
import pickle
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression

from models.linking.chain import Document, fit
from models.linking.examples import Example, load_examples
from pipeline.settings import ROOT
from pipeline.themes.link_again import AGAIN, again
from pipeline.themes.link_chain import STEPS
from pipeline.themes.link_choice import LINKED
from pipeline.themes.link_evidence import KINDS, NO_TOPIC
from pipeline.themes.link_general import GENERAL, Direction, sounds_general
from pipeline.themes.link_weights import Weights
from pipeline.themes.linking import first_reading, second_reading

HERE = Path(__file__).parent
WEIGHTS = ROOT / "pipeline" / "themes" / "link_weights.toml"
FIRM = 5.0
"""How much more firmly the weights under `firm` in prior.toml are held: they are rare in these documents."""
_GENERAL = NO_TOPIC.index("sounds_general")
_STRETCH, _FREEDOM = 10.0, 0.3
"""How the direction of general passages is learned: vectors are stretched, its weights held small."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """All that is learned."""

    general: Direction
    first: Weights
    second: Weights


def main() -> None:
    """Read, fit and write; or read, fit crosswise and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--crosswise", action="store_true")
    options.add_argument("--examples", type=Path)
    options.add_argument("--strength", type=float, default=3.0)
    chosen = options.parse_args()
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    examples = _examples(chosen.examples)
    if chosen.crosswise:
        _print_crosswise(examples, chosen.strength)
    else:
        _write(learn(examples, chosen.strength))


def learn(examples: Sequence[Example], strength: float) -> Fitted:
    """What is fitted on `examples`."""
    authors = sorted({one.author for one in examples})
    directions = {author: general_of(one for one in examples if one.author != author) for author in authors}
    heard = [_hearing(one, directions[one.author]) for one in examples]
    first = _weights(heard, [np.zeros((*one.reading.evidence.shape[:2], 0)) for one in heard], (), strength)
    told = [again(one.reading.passages, first_reading(one.reading, first)) for one in heard]
    return Fitted(general_of(examples), first, _weights(heard, told, AGAIN, strength))


def general_of(examples: Iterable[Example]) -> Direction:
    """The direction in which passages about no activity differ from the others."""
    known = [
        (passage.vector, len(one.reading.topics) in wanted[0])
        for one in examples
        for passage, wanted in zip(one.reading.passages, one.wanted, strict=True)
        if wanted is not None and wanted[1] and passage.vector is not None
    ]
    vectors = np.stack([vector for vector, _ in known]).astype(np.float64)
    middle = vectors.mean(axis=0)
    model = LogisticRegression(C=_FREEDOM, max_iter=1000)
    model.fit((vectors - middle) * _STRETCH, [none for _, none in known])
    weights = np.round(model.coef_[0] * _STRETCH, 3)
    return Direction(weights, round(float(middle @ weights), 4))


def _hearing(example: Example, direction: Direction) -> Example:
    none = example.reading.none.copy()
    none[:, _GENERAL] = sounds_general(example.reading.passages, direction)
    return replace(example, reading=replace(example.reading, none=none))


def _weights(
    examples: Sequence[Example], told: Sequence[np.ndarray], names: tuple[str, ...], strength: float
) -> Weights:
    documents = [
        Document(
            np.concatenate([one.reading.evidence, extra], axis=-1), one.reading.none, one.reading.steps, one.allowed,
            tuple(topic.rank for topic in one.reading.topics),
        )
        for one, extra in zip(examples, told, strict=True)
    ]  # fmt: skip
    found = np.round(fit(documents, *_prior(names), strength), 2)
    parts = np.split(found, np.cumsum([len(KINDS), len(names), len(NO_TOPIC)]))
    return Weights(parts[0], parts[1], parts[2], dict(zip(STEPS, parts[3].tolist(), strict=True)))


def _prior(names: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    data = tomllib.loads((HERE / "prior.toml").read_text(encoding="utf-8"))
    parts = (("evidence", KINDS), ("again", names), ("none", NO_TOPIC), ("steps", STEPS))
    firm = set(data["firm"])
    return (
        np.asarray([float(data[part].get(name, 0.0)) for part, held in parts for name in held]),
        np.asarray([FIRM if name in firm else 1.0 for _, held in parts for name in held]),
    )


def _print_crosswise(examples: Sequence[Example], strength: float) -> None:
    for author in sorted({one.author for one in examples}):
        fitted = learn([one for one in examples if one.author != author], strength)
        counts: Counter[str] = Counter()
        for one in examples:
            if one.author == author:
                counts += _outcomes(_hearing(one, fitted.general), fitted)
        right = counts["right"] + counts["rightly_none"]
        linked = counts["right"] + counts["false"] + counts["wrong"]
        print(f"{author}: {right / counts.total():.3f} of {counts.total()}, precision {counts['right'] / linked:.3f}")


def _outcomes(example: Example, fitted: Fitted) -> Counter[str]:
    _, chances = second_reading(example.reading, fitted.first, fitted.second)
    none = len(example.reading.topics)
    counts: Counter[str] = Counter()
    for row, wanted in zip(chances, example.wanted, strict=True):
        if wanted is not None and wanted[1]:
            found = int(row[:-1].argmax()) if 1 - row[-1] >= LINKED else none
            counts[_outcome(found, wanted[0], none)] += 1
    return counts


def _outcome(found: int, wanted: frozenset[int], none: int) -> str:
    if none in wanted:
        return "rightly_none" if found == none else "false"
    return "missed" if found == none else "right" if found in wanted else "wrong"


def _examples(kept: Path | None) -> list[Example]:
    if kept is not None and kept.exists():
        held: list[Example] = pickle.loads(kept.read_bytes())
        return held
    examples = load_examples()
    if kept is not None:
        kept.write_bytes(pickle.dumps(examples))
    return examples


def _write(fitted: Fitted) -> None:
    general = {"middle": fitted.general.middle, "weights": fitted.general.weights.tolist()}
    GENERAL.write_text(json.dumps(general) + "\n", encoding="utf-8")
    lines = [
        "# Fitted by models/linking/fit.py on labelled passages; names: link_evidence.py, link_again.py, link_chain.py."
    ]
    for name, weights in (("first", fitted.first), ("second", fitted.second)):
        again_too = [("again", AGAIN, weights.again)] if len(weights.again) else []
        parts = [
            ("evidence", KINDS, weights.evidence), *again_too, ("none", NO_TOPIC, weights.none),
            ("steps", STEPS, list(weights.steps.values())),
        ]  # fmt: skip
        for part, names, values in parts:
            held = [f"{one} = {value:.2f}" for one, value in zip(names, values, strict=True)]
            lines += ["", f"[{name}.{part}]", *held]
        if not again_too:
            lines += ["", f"[{name}.again]"]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
