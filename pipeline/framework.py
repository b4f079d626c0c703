"""The goal tree: root, themes and lenses, read from data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: its id in the data, and its name and definition in plain Dutch."""

    id: str
    name: str
    definition: str
    includes: str
    excludes: str


@dataclass(frozen=True, slots=True)
class Framework:
    """The goal tree of one municipality."""

    version: str
    root: str
    themes: tuple[Theme, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Theme ids, in the order of the model's outputs."""
        return tuple(theme.id for theme in self.themes)

    @property
    def names(self) -> dict[str, str]:
        """The Dutch name of each theme id."""
        return {theme.id: theme.name for theme in self.themes}


def load_framework(folder: Path) -> Framework:
    """The goal tree in `folder`/doelenboom.toml. Raises FileNotFoundError or KeyError where it fails."""
    data = tomllib.loads((folder / "doelenboom.toml").read_text(encoding="utf-8"))
    themes = tuple(
        Theme(row["id"], row["name"], row["definition"], row["includes"], row["excludes"]) for row in data["theme"]
    )
    return Framework(data["version"], data["root"], themes)
