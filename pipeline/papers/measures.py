"""The measures of BIO2 that the program itself takes, held to what is there, and those left to the municipality."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.settings import ROOT

PROGRAM = ("pipeline", "dashboards", "models", "docs")
"""What is installed everywhere: see Containerfile."""
LIST = ROOT / "models" / "papers" / "bio2.toml"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the program under a control of ISO 27002:2022: what, where it is made, and what tries it."""

    control: str
    title: str
    what: str
    where: tuple[str, ...]
    """Paths of this project."""
    commands: tuple[str, ...]
    tried: tuple[str, ...]
    """Tests or checks, as paths of this project."""
    absent: tuple[str, ...]
    """Those of `where` and `tried` that are not there: then the measure is not claimed."""
    seen: bool = True
    """False where this installation holds none of it, as a container holds no tests: then nothing is said of it."""

    @property
    def present(self) -> bool:
        """Whether all of it is there."""
        return self.seen and not self.absent


@dataclass(frozen=True, slots=True)
class Left:
    """What the municipality itself must see to, under a control."""

    control: str
    title: str
    what: str


@dataclass(frozen=True, slots=True)
class Measures:
    """Both lists, in order of their controls, and the standard that they are numbered by."""

    standard: str
    taken: tuple[Measure, ...]
    left: tuple[Left, ...]


def read_measures(path: Path = LIST, root: Path = ROOT) -> Measures:
    """The list in a TOML file, with each path looked for under `root`.

    Where the tests were not installed (a container), only the program itself is looked for.
    """
    listed = tomllib.loads(path.read_text(encoding="utf-8"))
    taken = [_measure(one, root) for one in listed["measure"]]
    left = [Left(**one) for one in listed["municipality"]]
    return Measures(
        listed["standard"],
        tuple(sorted(taken, key=lambda one: _order(one.control))),
        tuple(sorted(left, key=lambda one: _order(one.control))),
    )


def _measure(entry: dict[str, Any], root: Path) -> Measure:
    where, tried = tuple(entry["where"]), tuple(entry["tried"])
    whole = (root / "tests").is_dir()
    looked_for = [*where, *tried] if whole else [one for one in where if one.split("/")[0] in PROGRAM]
    absent = tuple(one for one in looked_for if not (root / one).exists())
    return Measure(
        entry["control"],
        entry["title"],
        entry["what"],
        where,
        tuple(entry.get("commands", ())),
        tried,
        absent,
        bool(looked_for),
    )


def _order(control: str) -> tuple[int, ...]:
    return tuple(int(part) for part in control.split("."))
