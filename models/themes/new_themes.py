"""Measure how well a theme is found that the model was not trained on, from examples and words alone.

    python models/themes/new_themes.py FOLDER [--examples 5] [--encoder FOLDER]

FOLDER is a copy of this one that was trained without some themes: take them out of its doelenboom.toml and of the
`themes` of its training sentences, and run its train.py. Each of those themes is then added, with examples from one
training file here at a time. Printed: precision, recall and share wrongly given, by labelled set.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from evaluate import read_labelled

from pipeline.framework import Theme, load_framework
from pipeline.themes.added import add_mentions, learn
from pipeline.themes.scoring import Scorer, load_scorer

HERE = Path(__file__).parent
TESTS = HERE.parents[1] / "tests" / "evaluation"
SETS = ("sentences", "residents")
BACKGROUND = 1600
SHORTEST, LONGEST = 5, 22
"""Words in an example, as a person would choose it."""
Row = dict[str, Any]


def examples_of(rows: list[Row], theme: str, number: int) -> list[str]:
    """Texts on this theme and no other, effects first; none where there are too few."""
    fitting = [
        row for row in rows if row["themes"] == [theme] and SHORTEST <= len(row["text"].split()) <= LONGEST
    ]  # fmt: skip
    random.Random(0).shuffle(fitting)
    chosen = sorted(fitting, key=lambda row: row["kind"] != "outcome")[:number]
    return [row["text"] for row in chosen] if len(chosen) == number else []


def trials(theme: Theme, number: int) -> Iterator[Theme]:
    """The theme with examples from one training file at a time."""
    for path in sorted((HERE / "training").glob("*.jsonl")):
        found = examples_of(read_labelled(path), theme.id, number)
        if found:
            yield replace(theme, examples=tuple(found))


def counted(scorer: Scorer, theme: Theme, number: int, ordinary: list[Row], rows: list[Row]) -> np.ndarray:
    """Right, wrongly given, missed and rightly left, over all trials."""
    background, vectors = (_vectors(scorer, given) for given in (ordinary, rows))
    texts, keys = [row["text"] for row in rows], [str(place) for place in range(len(rows))]
    truth = np.array([theme.id in row["themes"] for row in rows])
    counts = np.zeros(4, dtype=int)
    for trial in trials(theme, number):
        found = add_mentions(vectors, texts, keys, learn([trial], background, scorer.embed))
        given = np.isin(keys, found["content_key"].to_list())
        counts += [(given & truth).sum(), (given & ~truth).sum(), (~given & truth).sum(), (~given & ~truth).sum()]
    return counts


def _vectors(scorer: Scorer, rows: list[Row]) -> np.ndarray:
    return scorer.encode([row["text"] for row in rows], [row["context"] for row in rows])


def main() -> None:
    """Print the figures of each labelled set."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path, help="a theme model that was trained without some themes")
    parser.add_argument("--examples", type=int, default=5)
    parser.add_argument("--encoder", type=Path, default=HERE.parent / "e5-nl")
    given = parser.parse_args()
    scorer = load_scorer(given.encoder, given.folder)
    new = [theme for theme in load_framework(HERE).themes if theme.id not in scorer.heads.themes]
    training = [row for path in sorted((HERE / "training").glob("*.jsonl")) for row in read_labelled(path)]
    for name in SETS:
        rows = read_labelled(TESTS / f"{name}.jsonl")
        counts = np.zeros(4, dtype=int)
        for theme in new:
            others = [row for row in training if theme.id not in row["themes"]]
            counts += counted(scorer, theme, given.examples, random.Random(0).sample(others, BACKGROUND), rows)
        right, wrong, missed, left = counts
        print(
            f"{name}: precision {right / (right + wrong):.2f}, recall {right / (right + missed):.2f}, "
            f"wrongly given {wrong / (wrong + left):.2%}"
        )


if __name__ == "__main__":
    main()
