"""The model cards: what is known of each model in use, from its own card, its files and what was measured of it.

Headings are those of Mitchell et al. (2019), "Model Cards for Model Reporting" (https://arxiv.org/abs/1810.03993).
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.language import pipeline_folder
from pipeline.made_with import label_version
from pipeline.model_files import present, read_json, sha256
from pipeline.settings import ROOT, Settings
from pipeline.themes.active import active_heads

LIST = ROOT / "models" / "papers" / "models.toml"
HEADINGS = (
    "Model Details", "Intended Use", "Factors", "Metrics", "Evaluation Data", "Training Data", "Quantitative Analyses",
    "Ethical Considerations", "Caveats and Recommendations",
)  # fmt: skip
"""The sections of a card, in the order of the paper."""
INTRODUCTION = "introduction"
"""Names the part of a card or readme before its first heading of the second level."""

_HEADING = re.compile(r"^#{2,} +(?P<title>.+?)\s*$")
_LEAD = re.compile(r"^\*\*(?P<title>[A-Z][^*\n]{2,60}?)\.?\*\*\s*")


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file of a model: its path below the project or models folder, size in bytes, and sha256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of a card: in Dutch what it comes to, and in English what the source says, as Markdown."""

    heading: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Card:
    """One model: its names, version, files, licence, whether it is that of the release, and the sections."""

    id: str
    name: str
    version: str
    licence: str
    source: str
    shipped: bool
    files: tuple[ModelFile, ...]
    sections: tuple[Section, ...]

    def text(self, heading: str) -> str:
        """What the card says in Dutch under a heading; empty where it has none."""
        return next((section.text for section in self.sections if section.heading == heading), "")


def read_cards(settings: Settings, path: Path = LIST) -> tuple[Card, ...]:
    """The cards of all models that this version has, in the order of the list; a model lies beside its source.

    Raises ModelError where a model's files cannot be read.
    """
    listed = tomllib.loads(path.read_text(encoding="utf-8"))["model"]
    return tuple(_card(entry, settings) for entry in listed if (ROOT / entry["source"]).parent.is_dir())


def parts_of(markdown: str) -> dict[str, str]:
    """What stands under each heading, or behind each **bold beginning** of a paragraph, of a Markdown text."""
    found: dict[str, list[str]] = {INTRODUCTION: []}
    title = INTRODUCTION
    for line in markdown.splitlines():
        match = _HEADING.match(line) or _LEAD.match(line)
        if match:
            title = match["title"].rstrip(".")
            found.setdefault(title, [])
            found[title].append("" if _HEADING.match(line) else line[match.end() :])
        elif not line.startswith("# "):
            found[title].append(line)
    return {name: "\n".join(lines).strip() for name, lines in found.items()}


def _card(entry: dict[str, Any], settings: Settings) -> Card:
    held = parts_of(present(ROOT / entry["source"]).read_text(encoding="utf-8"))
    places = [_place(place, settings) for place in entry["files"]]
    files = tuple(_files(places))
    return Card(
        entry["id"], entry["name"], _version(entry["version"], settings, files), entry["licence"], entry["source"],
        _shipped(entry["version"], settings), files,
        tuple(_section(heading, entry["section"].get(heading, {}), held) for heading in HEADINGS),
    )  # fmt: skip


def _section(heading: str, entry: dict[str, Any], held: dict[str, str]) -> Section:
    return Section(heading, entry.get("text", ""), "\n\n".join(held[part] for part in entry.get("parts", ())))


def _place(place: str, settings: Settings) -> Path:
    """A path of the project, or where the settings have the model in use."""
    chosen = {
        "{language}": pipeline_folder(settings.models.language),
        "{encoder}": settings.models.encoder,
        "{themes}": settings.models.themes,
        "{heads}": active_heads(settings.data) or settings.models.themes / "model",
    }
    first, _, rest = place.partition("/")
    return chosen[first] / rest if first in chosen else ROOT / place


def _files(places: list[Path]) -> Iterator[ModelFile]:
    for place in places:
        found = sorted(place.rglob("*")) if place.is_dir() else [place]
        for path in found:
            if path.is_file() and "__pycache__" not in path.parts:
                yield ModelFile(_shown(path), path.stat().st_size, sha256(path))


def _shown(path: Path) -> str:
    """Below the project or else by its last two parts, so that no folder of the machine is told."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else "/".join(path.parts[-2:])


def _version(rule: str, settings: Settings, files: tuple[ModelFile, ...]) -> str:
    if rule == "labels":
        return label_version(settings)
    if rule == "language":
        meta = pipeline_folder(settings.models.language) / "meta.json"
        if meta.exists():
            held = read_json(meta)
            return f"{held['name']} {held['version']}"
    return hashlib.sha256("".join(one.sha256 for one in files).encode()).hexdigest()[:12]


def _shipped(rule: str, settings: Settings) -> bool:
    """Whether this is the model that the card was written for."""
    usual, chosen = Settings().models, settings.models
    if rule == "labels":
        return active_heads(settings.data) is None and (usual.themes, usual.encoder) == (chosen.themes, chosen.encoder)
    return rule not in ("language", "encoder") or getattr(usual, rule) == getattr(chosen, rule)
