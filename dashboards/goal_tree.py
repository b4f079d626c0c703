"""The goal tree as the pages show it: its root, its themes, and the themes by each lens."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboards import claim_labels as words
from dashboards import data
from pipeline.framework import Framework, Theme

THEMES_LENS = "themas"


@dataclass(frozen=True, slots=True)
class Place:
    """One place in a lens, with the themes that belong there; none is possible."""

    name: str
    themes: tuple[Theme, ...]


def lenses() -> dict[str, str]:
    """The name of each lens by its id; first the themes themselves."""
    named = {"zrm": "Zelfredzaamheid-Matrix", "positieve_gezondheid": "Positieve Gezondheid",
             "participatieladder": "Participatieladder"}  # fmt: skip
    return {THEMES_LENS: words.OWN_THEMES} | named


def places(lens: str) -> list[Place]:
    """The places of a lens in its own order, each with its themes."""
    tree = data.framework()
    if lens == THEMES_LENS:
        return [Place(words.OWN_THEMES, tree.themes)]
    held: dict[str, list[Theme]] = {}
    for theme in tree.themes:
        for value in _values(data.settings().models.themes).get((theme.id, lens), ()):
            held.setdefault(value, []).append(theme)
    return [Place(name, tuple(themes)) for name, themes in held.items()]


def theme(theme_id: str) -> Theme | None:
    """A theme of the goal tree in force, or None."""
    tree: Framework = data.framework()
    return next((one for one in tree.themes if one.id == theme_id), None)


@cache
def _values(folder: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    rows = tomllib.loads((folder / "doelenboom.toml").read_text(encoding="utf-8"))["theme"]
    return {
        (row["id"], lens): tuple([value] if isinstance(value, str) else value)
        for row in rows
        for lens, value in row.get("lenses", {}).items()
    }
