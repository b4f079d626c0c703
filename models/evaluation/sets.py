"""The labelled sets that exist, and where everything the report reads lies."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.evaluation.decisions import Rows
from models.themes.evaluate import read_labelled
from pipeline.settings import ROOT

HERE = Path(__file__).parent
OWN = ROOT / "tests" / "evaluation"
TRAINING = ROOT / "models" / "themes" / "training"
REFERENCES = HERE / "references.toml"


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Sentences with labels by people, their name in data, and a title and description for readers."""

    key: str
    title: str
    about: str
    rows: Rows

    @property
    def documents(self) -> list[str]:
        """The document of each sentence."""
        return [row["doc"] for row in self.rows]


def references() -> dict[str, Any]:
    """Aims, published figures and descriptions of sets."""
    return tomllib.loads(REFERENCES.read_text(encoding="utf-8"))


def labelled_sets(own: Path = OWN, gold: Path | None = None) -> list[LabelledSet]:
    """Every labelled set in the folder `own`, and `gold` where that file exists."""
    paths = {path.stem: path for path in sorted(own.glob("*.jsonl")) if _is_labelled(path)}
    if gold is not None and gold.exists():
        paths["gold"] = gold
    known = references()["sets"]
    return [
        LabelledSet(key, told.get("title", key), told.get("about", key), read_labelled(path))
        for key, path, told in ((key, path, known.get(key, {})) for key, path in paths.items())
    ]


def _is_labelled(path: Path) -> bool:
    with path.open(encoding="utf-8") as lines:
        first: dict[str, Any] = json.loads(next(lines, "{}"))
    return {"text", "themes", "kind", "direction", "voice"} <= first.keys()
