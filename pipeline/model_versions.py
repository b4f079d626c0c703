"""Heads that were made of judgements: kept beside each other in the data folder, one of them or the release's in use.

`models/VERSION/` holds heads.json, heads.safetensors and figures.json; `models/active.json` says which is in use, as
pipeline/themes/active.py reads it. Every switch is booked before it is made.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safetensors.numpy import save_file

from pipeline.decisions.model_choices import ModelChoices
from pipeline.delivery import DECISIONS
from pipeline.model_files import read_json
from pipeline.themes.active import FOLDER, HEADS, POINTER, SHIPPED, heads_checksum
from pipeline.themes.heads import Heads

FIGURES = "figures.json"
_SIGNS = 12


@dataclass(frozen=True, slots=True)
class ModelVersion:
    """Heads that can be used, with the figures that were measured when they were made; none for the release's."""

    name: str
    in_use: bool
    figures: dict[str, Any]


def keep_heads(data: Path, heads: Heads, described: dict[str, Any], figures: dict[str, Any]) -> str:
    """Keep heads with their description (heads.json) and figures; gives their version, which is named by content.

    The same heads twice are one version, with the figures of the first time.
    """
    folder = data / FOLDER
    made = folder / f"{uuid.uuid4().hex}.partial"
    made.mkdir(parents=True)
    save_file({name: getattr(heads, name) for name in ("weight", "bias", "scale", "shift")}, made / "heads.safetensors")
    thresholds = [round(float(least), 4) for least in heads.thresholds]
    _write(made / "heads.json", {**described, "themes": list(heads.themes), "thresholds": thresholds})
    _write(made / FIGURES, figures)
    version = heads_checksum(made)[:_SIGNS]
    if (folder / version).exists():
        shutil.rmtree(made)
    else:
        made.rename(folder / version)
    return version


def use(data: Path, version: str, by: str, reason: str) -> None:
    """Take heads into use, or the release's with version "shipped", and book who chose them and why.

    Raises FileNotFoundError for a version that is not there, and ValueError without a name or a reason.
    """
    if version != SHIPPED and version not in _kept(data):
        raise FileNotFoundError(version)
    checksum = heads_checksum(data / FOLDER / version) if version != SHIPPED else None
    ModelChoices(data / DECISIONS).choose(version, by, reason)
    pointer = data / FOLDER / POINTER
    pointer.parent.mkdir(parents=True, exist_ok=True)
    beside = pointer.with_suffix(".partial")
    _write(beside, {"version": version, "sha256": checksum})
    os.replace(beside, pointer)


def versions_kept(data: Path) -> list[ModelVersion]:
    """The release's heads and all that were made since, oldest first."""
    pointer = data / FOLDER / POINTER
    active = read_json(pointer).get("version", SHIPPED) if pointer.exists() else SHIPPED
    own = [(name, read_json(data / FOLDER / name / FIGURES)) for name in _kept(data)]
    own.sort(key=lambda held: (str(held[1].get("made_at", "")), held[0]))
    return [ModelVersion(name, name == active, figures) for name, figures in [(SHIPPED, {}), *own]]


def _kept(data: Path) -> list[str]:
    folder = data / FOLDER
    if not folder.is_dir():
        return []
    whole = (*HEADS, FIGURES)
    return sorted(
        path.name for path in folder.iterdir() if path.suffix == "" and all((path / name).exists() for name in whole)
    )


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
