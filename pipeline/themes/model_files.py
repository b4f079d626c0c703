"""What to say when a file of the theme model is missing or damaged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


class ModelError(Exception):
    """A model file is missing or damaged; the message names it and the cure."""


def present(path: Path) -> Path:
    """The path itself. Raises ModelError when there is no such file."""
    if not path.exists():
        raise ModelError(f"{path} ontbreekt. Zet het terug uit de repository: git checkout -- {path.parent}")
    return path


def fingerprint(paths: Iterable[Path]) -> str:
    """Names model files by their content, in 16 hexadecimal digits. Raises ModelError when one is absent."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(hashlib.sha256(present(path).read_bytes()).digest())
    return digest.hexdigest()[:16]
