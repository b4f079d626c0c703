"""Whether quotations show what they are quoted for: pairs of sentence and theme that one person judged by hand.

judged.jsonl has a pair a line: its file, a hash of the sentence, its context and text (not for texts of others), the
theme and direction that the model gave it, how certain it was at the time, whether a reader agrees that the sentence
shows that theme in that direction, and for some of those that do not, why. The files are those of sample_reports, of
tests/evaluation/reading/documents and claims/documents, of models/linking/training, and texts of others.

Run as a module it prints precision by least certainty: python -m tests.evaluation.quotations.score
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.process import load_shipped_scorer
from pipeline.settings import Settings
from pipeline.tables import DIRECTIONS, SENTENCE_KINDS
from pipeline.themes.scoring import Scorer

FLOORS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85)


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair with how certain a model is of it, 0-1, and whether a reader agrees."""

    certainty: float
    right: bool


def judged() -> list[dict[str, Any]]:
    """All pairs, in the order of the file."""
    lines = Path(__file__).with_name("judged.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def as_given(pairs: list[dict[str, Any]]) -> list[Judged]:
    """The pairs with the certainty of the model that they were judged of."""
    return [Judged(pair["certainty"], pair["right"]) for pair in pairs]


def by(scorer: Scorer, pairs: list[dict[str, Any]]) -> list[Judged]:
    """The pairs whose text is here, and which this model gives as well, with its certainty of them."""
    own = [pair for pair in pairs if pair["text"]]
    texts, contexts = [pair["text"] for pair in own], [pair["context"] for pair in own]
    found = scorer.heads.probabilities(scorer.encode(texts, contexts), scorer.lexicon.features(texts, contexts))
    kinds, directions = scorer.heads.kinds(found.kind), found.direction.argmax(1)
    held = []
    for row, pair in enumerate(own):
        theme = scorer.heads.themes.index(pair["theme"])
        is_effect = SENTENCE_KINDS[kinds[row]] == "outcome" and DIRECTIONS[directions[row]] == pair["direction"]
        if is_effect and found.themes[row, theme] >= scorer.heads.thresholds[theme]:
            sure = found.kind[row, kinds[row]] * found.direction[row].max() * found.themes[row, theme]
            held.append(Judged(float(sure), pair["right"]))
    return held


def precision(pairs: list[Judged], least: float) -> tuple[int, int]:
    """How many pairs of at least this certainty are right, and how many there are."""
    sure = [pair.right for pair in pairs if pair.certainty >= least]
    return sum(sure), len(sure)


def main() -> None:
    """Print the table."""
    pairs = judged()
    now = by(load_shipped_scorer(Settings()), pairs)
    print("| certainty | as judged | this model, texts that are here |\n|---|---|---|")
    for least in FLOORS:
        cells = [
            f"{right}/{n} = {right / max(n, 1):.2f}"
            for right, n in (precision(as_given(pairs), least), precision(now, least))
        ]
        print(f"| from {least} | {cells[0]} | {cells[1]} |")


if __name__ == "__main__":
    main()
