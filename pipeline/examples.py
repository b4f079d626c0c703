"""Labelled sentences that a label is explained with: written for training the models, from no real report."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pipeline.model_files import damaged, present

NAME = "examples.jsonl"


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence as people labelled it; `id` is its document and place, such as "a4-001#7"."""

    id: str
    text: str
    context: str
    themes: tuple[str, ...]
    kind: str
    direction: str
    voice: str


def load_examples(folder: Path) -> dict[str, Example]:
    """The examples in `folder` by their id, in the order of their vectors; none where there is no such file.

    Raises ModelError when the file is damaged.
    """
    path = folder / NAME
    if not path.exists():
        return {}
    try:
        lines = present(path).read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line]
        found = [Example(**{**row, "themes": tuple(row["themes"])}) for row in rows]
    except (ValueError, TypeError, KeyError) as error:
        raise damaged(path, "geen leesbare voorbeelden") from error
    return {one.id: one for one in found}
