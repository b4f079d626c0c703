"""Figures of the theme model on labelled sentences it was not trained on, beside a keyword list.

python models/themes/evaluate.py tests/evaluation/sentences.jsonl [MORE.jsonl …]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import f1_score

from pipeline.themes.lexicon import load_lexicon
from pipeline.themes.scoring import Scorer, load_scorer

HERE = Path(__file__).parent


def read_labelled(path: Path) -> list[dict[str, Any]]:
    """Labelled sentences, in the spelling of the commands' answers, each with the document it is from."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [
        {
            **row,
            "doc": row["doc"] if "doc" in row else row["id"].split("#")[0],
            "context": row.get("context", row.get("context_before")) or "",
            "direction": row["direction"].removesuffix("/nvt"),
            "voice": row["voice"].removeprefix("mantelzorger/"),
        }
        for row in rows
    ]


def read_training(folder: Path) -> list[dict[str, Any]]:
    """All training sentences in `folder`, in a fixed order."""
    return [row for path in sorted(folder.glob("*.jsonl")) for row in read_labelled(path)]


def figures(rows: list[dict[str, Any]], answers: list[dict[str, Any]], themes: tuple[str, ...]) -> dict[str, float]:
    """Theme F1 (micro, macro), outcome F1, and accuracy of kind, direction and voice."""
    wanted = np.array([[theme in row["themes"] for theme in themes] for row in rows])
    found = np.array([[theme in {held["id"] for held in answer["themes"]} for theme in themes] for answer in answers])

    def share(name: str) -> float:
        return float(np.mean([row[name] == answer[name] for row, answer in zip(rows, answers, strict=True)]))

    outcomes = [[side["kind"] == "outcome" for side in sides] for sides in (rows, answers)]
    return {
        "themes micro": float(f1_score(wanted, found, average="micro", zero_division=0)),
        "themes macro": float(f1_score(wanted, found, average="macro", zero_division=0)),
        "outcome": float(f1_score(*outcomes)),
        **{name: share(name) for name in ("kind", "direction", "voice")},
    }


def model_answers(rows: list[dict[str, Any]], scorer: Scorer) -> list[dict[str, Any]]:
    """What the model says."""
    return scorer.answers([row["text"] for row in rows], [row["context"] for row in rows])


def keyword_answers(rows: list[dict[str, Any]], themes: tuple[str, ...]) -> list[dict[str, Any]]:
    """What the lexicon's words say by themselves: every theme with a hit, and the commonest class for the rest."""
    lexicon = load_lexicon(HERE / "lexicon.toml")
    hits = lexicon.features([row["text"] for row in rows], [""] * len(rows))[:, : len(themes)] > 0
    return [
        {
            "kind": "other", "direction": "onveranderd", "voice": "professional",
            "themes": [{"id": theme} for theme, hit in zip(themes, row, strict=True) if hit],
        }
        for row in hits
    ]  # fmt: skip


def main() -> None:
    """Print one table for each file."""
    scorer = load_scorer(HERE.parent / "e5-nl", HERE)
    themes = scorer.heads.themes
    for name in sys.argv[1:]:
        rows = read_labelled(Path(name))
        model = figures(rows, model_answers(rows, scorer), themes)
        words = figures(rows, keyword_answers(rows, themes), themes)
        print(f"\n{Path(name).name}, n = {len(rows)}\n| | model | keywords |\n|---|---|---|")
        for measure, value in model.items():
            print(f"| {measure} | {value:.3f} | {words[measure]:.3f} |")


if __name__ == "__main__":
    main()
