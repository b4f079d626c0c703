"""What to say when a file of the theme model is missing or damaged."""

from __future__ import annotations

from pathlib import Path


class ModelError(Exception):
    """A model file is missing or damaged; the message names it and the cure."""


def present(path: Path) -> Path:
    """The path itself. Raises ModelError when there is no such file."""
    if not path.exists():
        raise ModelError(f"{path} ontbreekt. Zet het terug uit de repository: git checkout -- {path.parent}")
    return path
