"""The folder that backups stand in: which there are, what a stopped one left, and which are too old."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline.backup import manifest
from pipeline.backup.errors import BackupError

PREFIX = "verhaal-"
PARTIAL = ".partial"


def new_name() -> str:
    """The name of a backup that is made now; names are in order of time."""
    return f"{PREFIX}{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z"


def whole_backups(target: Path) -> list[Path]:
    """The backups in a folder that were finished, oldest first."""
    return sorted(path for path in target.glob(f"{PREFIX}*") if (path / manifest.NAME).is_file())


def newest(target: Path) -> Path | None:
    """The last backup in a folder that was finished."""
    return whole[-1] if (whole := whole_backups(target)) else None


def chosen(source: Path) -> Path:
    """The backup that is meant: the folder itself, or the newest in it. Raises BackupError where there is none."""
    if (source / manifest.NAME).is_file():
        return source
    if (found := newest(source)) is None:
        raise BackupError(f"In {source} staat geen reservekopie. Wijs de map aan waarin ze staan.")
    return found


def later_than(backup: Path) -> list[Path]:
    """The backups beside this one that were made after it, newest first."""
    return [path for path in reversed(whole_backups(backup.parent)) if path.name > backup.name]


def clear_partials(target: Path) -> None:
    """Remove what was being written when a program was stopped."""
    for path in target.glob(f".{PREFIX}*{PARTIAL}"):
        shutil.rmtree(path)


def rotate(target: Path, keep: int) -> list[Path]:
    """Remove all but the newest `keep` backups; gives those that went. The manifest goes first."""
    old = whole_backups(target)[:-keep] if keep else []
    for path in old:
        (path / manifest.NAME).unlink()
        shutil.rmtree(path)
    return old


def age(target: Path) -> timedelta | None:
    """How long ago the last backup in a folder was made; None where there is none. Raises BackupError."""
    last = newest(target)
    if last is None:
        return None
    return datetime.now(UTC) - datetime.fromisoformat(manifest.read(last).made_at)
