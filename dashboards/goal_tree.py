"""The goal tree as the pages show it: its themes, and where each stands through a lens."""

from __future__ import annotations

from dataclasses import dataclass

from dashboards import data
from dashboards.labels import claims as words
from pipeline.framework import Lens, Theme


@dataclass(frozen=True, slots=True)
class Group:
    """One value of a lens with the themes that fall under it; none is possible."""

    title: str
    themes: tuple[Theme, ...]


def lenses() -> dict[str, Lens]:
    """The lenses of the goal tree by the name that people know them by."""
    return {lens.name: lens for lens in data.framework().lenses}


def groups(lens: Lens | None) -> list[Group]:
    """The values of a lens in its own order, and last the themes it has no place for; without a lens all themes."""
    tree = data.framework()
    if lens is None:
        return [Group(words.OWN_THEMES, tree.themes)]
    held = [Group(value, themes) for value, themes in tree.grouped(lens).items()]
    outside = tree.outside(lens)
    return [*held, Group(words.OUTSIDE, outside)] if outside else held


def theme(theme_id: str) -> Theme | None:
    """A theme of the goal tree in force, or None; one that is left out is not in force."""
    return next((one for one in data.framework().themes if one.id == theme_id), None)


def places(theme: Theme) -> list[tuple[str, tuple[str, ...]]]:
    """The lenses that have a place for a theme, by their names, with that place."""
    return [(name, values) for name, lens in lenses().items() if (values := theme.under(lens.id))]
