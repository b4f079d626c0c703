"""Themes and lenses, and what a goal tree makes of the themes that were found in a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Origin = Literal["shipped", "own", "adopted"]
"""Who made a theme: the release, the municipality's own file, or people who adopted it from candidates."""


@dataclass(frozen=True, slots=True)
class Lens:
    """One way to look at the themes, with all its values in order; `steps` when the values are rungs of a ladder."""

    id: str
    name: str
    source: str
    values: tuple[str, ...]
    steps: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a theme stands in one lens: the values it falls under; on a ladder the rungs reached, and where from."""

    lens: str
    values: tuple[str, ...]
    starts: str | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: its id in the data, and its name and definition in plain Dutch.

    A theme `of` others is found wherever one of them is.
    """

    id: str
    name: str
    definition: str
    includes: str = ""
    excludes: str = ""
    examples: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    of: tuple[str, ...] = ()
    origin: Origin = "shipped"

    def under(self, lens: str) -> tuple[str, ...]:
        """The values of a lens that this theme falls under."""
        return next((place.values for place in self.places if place.lens == lens), ())


@dataclass(frozen=True, slots=True)
class Framework:
    """The goal tree of one municipality. Themes that it leaves out are known, and stand apart."""

    version: str
    root: str
    themes: tuple[Theme, ...]
    lenses: tuple[Lens, ...] = ()
    left_out: tuple[Theme, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Theme ids, in the order of the goal tree."""
        return tuple(theme.id for theme in self.themes)

    @property
    def names(self) -> dict[str, str]:
        """The Dutch name of each theme id."""
        return {theme.id: theme.name for theme in self.themes}

    @property
    def composed(self) -> dict[str, tuple[str, ...]]:
        """For each theme made of others: itself and every theme that it is made of, however deep."""
        known = {theme.id: theme for theme in (*self.themes, *self.left_out)}
        return {theme.id: _parts(theme.id, known) for theme in self.themes if theme.of}

    @property
    def decides(self) -> str:
        """What decides, besides the model, which themes a sentence gets: as text, empty for the tree as it ships."""
        made = {theme.id: theme.of or theme.examples for theme in self.themes if theme.origin != "shipped"}
        out = sorted(theme.id for theme in self.left_out)
        return json.dumps([sorted(made.items()), out], ensure_ascii=False) if made or out else ""

    def theme(self, theme_id: str) -> Theme | None:
        """The theme with this id, also one that is left out; None when there is none."""
        return next((theme for theme in (*self.themes, *self.left_out) if theme.id == theme_id), None)

    def lens(self, lens_id: str) -> Lens | None:
        """The lens with this id; None when there is none."""
        return next((lens for lens in self.lenses if lens.id == lens_id), None)

    def grouped(self, lens: Lens) -> dict[str, tuple[Theme, ...]]:
        """The themes under each value of a lens, in its order; a value without themes is there too, and empty."""
        return {value: tuple(theme for theme in self.themes if value in theme.under(lens.id)) for value in lens.values}

    def outside(self, lens: Lens) -> tuple[Theme, ...]:
        """The themes that a lens has no place for."""
        return tuple(theme for theme in self.themes if not theme.under(lens.id))

    def in_force(self, found: Iterable[str]) -> tuple[str, ...]:
        """What themes count as in this tree, in its order: with those made of them, without those left out."""
        given = set(found)
        composed = self.composed
        return tuple(theme for theme in self.ids if theme in given or given & set(composed.get(theme, ())))


def _parts(theme: str, known: dict[str, Theme]) -> tuple[str, ...]:
    """The theme and all that it is made of; a cycle, which `goal_tree` refuses, would end too."""
    seen, waiting = [], [theme]
    while waiting:
        part = waiting.pop(0)
        if part not in seen:
            seen.append(part)
            waiting += known[part].of if part in known else ()
    return tuple(seen)
