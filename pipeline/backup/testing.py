"""Whether a backup can be put back: every file is whole, the databases open, and the keys that it needs are at hand."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipeline.backup import contents, keeping, manifest
from pipeline.backup.manifest import Manifest
from pipeline.vault import VaultError
from pipeline.vault.sealing import Key, unseal


@dataclass(frozen=True, slots=True)
class Tested:
    """What was found: `faults` of files, and the ids of keys that are needed and not at hand, or open nothing."""

    folder: Path
    manifest: Manifest
    faults: tuple[str, ...]
    keys_absent: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether it can be put back here and now, with all that was delivered."""
        return not (self.faults or self.keys_absent or self.manifest.absent)


def examine(source: Path, at_hand: tuple[Key, ...]) -> Tested:
    """Read all of a backup (the newest in `source`, or that itself), and open one record with each key.

    The keys are those in the backup, and those `at_hand`. Raises BackupError where there is no
    backup, or its manifest is damaged.
    """
    folder = keeping.chosen(source)
    held = manifest.read(folder)
    faults = [
        *held.faults(folder),
        *(f"{name} is beschadigd" for name in contents.DATABASES if not _opens(folder / name)),
    ]
    return Tested(folder, held, tuple(dict.fromkeys(faults)), keys_absent(folder, held, (*keys_in(folder), *at_hand)))


def keys_absent(folder: Path, held: Manifest, at_hand: tuple[Key, ...]) -> tuple[str, ...]:
    """The ids of the keys that are needed and not at hand; one that is there has to open a record."""
    return tuple(sorted(key for key, record in held.keys.items() if not _unseals(folder / record, at_hand)))


def keys_in(folder: Path) -> tuple[Key, ...]:
    """The keys in a backup, which was made with them; else none."""
    path = folder / contents.KEY
    return tuple(map(Key.read, path.read_text(encoding="ascii").split())) if path.is_file() else ()


def _unseals(record: Path, at_hand: tuple[Key, ...]) -> bool:
    try:
        unseal(record.name, record.read_bytes(), at_hand)
    except (VaultError, OSError):
        return False
    return True


def _opens(database: Path) -> bool:
    if not database.exists():
        return True
    try:
        with closing(sqlite3.connect(f"file:{database.absolute()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("pragma quick_check").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False
