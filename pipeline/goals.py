"""The goal tree in force for one municipality: what ships, its own file, and the themes that people adopted."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from pipeline.decisions import Adopted
from pipeline.framework import Framework, Theme, adopted_theme, goal_tree
from pipeline.framework.in_force import SHIPPED
from pipeline.settings import Settings


def tree_in_force(settings: Settings, own: Path | None = None) -> Framework:
    """The goal tree of these settings, with `own` instead of the file they name when given. Raises GoalTreeError."""
    folder, file = settings.models.themes, own or settings.goal_tree
    return _tree(folder, file, adopted_themes(settings), _changed(folder / SHIPPED), _changed(file))


def adopted_themes(settings: Settings) -> tuple[Theme, ...]:
    """The themes that people adopted from candidates, oldest first."""
    adoptions = Adopted(settings.decisions).adoptions()
    return tuple(adopted_theme(one.theme, one.name, one.definition, one.examples) for one in adoptions)


def additions(tree: Framework) -> str:
    """Names what a municipality changed in what themes sentences get, in 8 digits; empty where that is nothing."""
    return hashlib.sha256(tree.decides.encode()).hexdigest()[:8] if tree.decides else ""


@lru_cache(maxsize=8)
def _tree(folder: Path, own: Path | None, adopted: tuple[Theme, ...], *_changed: int) -> Framework:
    """Cached by when the files changed, since each page asks for it several times."""
    return goal_tree(folder, own, adopted)


def _changed(path: Path | None) -> int:
    return path.stat().st_mtime_ns if path and path.exists() else 0
