"""What is in a backup, file by file, with what is needed to open it; the last thing that is written of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.backup.errors import BackupError
from pipeline.disk import digest

NAME = "manifest.json"
FORMAT = 1
"""Raised when a backup of this version can not be put back by the version before."""
_BROKEN = "De inhoudsopgave van deze reservekopie ({path}) is {what}. Neem een andere kopie."


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: its place in the backup, its size in bytes, and its sha256."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a backup. `keys` has for each key that is needed (by its id) one record that it has to open.

    `layouts` are the versions of the files; `erasures` how many there were; `absent` the originals that were delivered
    and not in the vault any more when the backup was made; `audit` the last row of the audit log.
    """

    made_at: str
    software: str
    layouts: dict[str, int]
    keys: dict[str, str]
    with_key: bool
    erasures: int
    audit: dict[str, Any]
    files: tuple[Entry, ...]
    absent: tuple[str, ...] = ()
    format: int = field(default=FORMAT)

    @property
    def bytes(self) -> int:
        """The size of all files together."""
        return sum(one.bytes for one in self.files)

    def write(self, folder: Path) -> None:
        """Write it into the folder of its backup, with a checksum over itself."""
        held = asdict(self)
        (folder / NAME).write_text(json.dumps({**held, "sum": _sum(held)}, indent=1) + "\n", encoding="utf-8")

    def faults(self, folder: Path) -> Iterator[str]:
        """Every file that is absent, has another size, or other content, by its place in the backup."""
        for one in self.files:
            path = folder / one.path
            if not path.is_file():
                yield f"{one.path} ontbreekt"
            elif path.stat().st_size != one.bytes or digest(path) != one.sha256:
                yield f"{one.path} is beschadigd"


def read(folder: Path) -> Manifest:
    """The manifest of a backup. Raises BackupError: there is none, it is damaged, or of a later version."""
    path = folder / NAME
    if not path.is_file():
        raise BackupError(f"In {folder} staat geen reservekopie ({NAME} ontbreekt). Wijs de juiste map aan.")
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        found = held.pop("sum")
    except (ValueError, KeyError, AttributeError) as error:
        raise BackupError(_BROKEN.format(path=path, what="niet te lezen")) from error
    if found != _sum(held):
        raise BackupError(_BROKEN.format(path=path, what="veranderd of beschadigd"))
    if held["format"] > FORMAT:
        raise BackupError("Deze reservekopie is gemaakt door een nieuwere versie. Werk eerst het programma bij.")
    return _checked(Manifest(**{**held, "files": tuple(Entry(**one) for one in held["files"])}), path)


def _checked(manifest: Manifest, path: Path) -> Manifest:
    """Whoever can write in the folder of backups could otherwise let a restore write anywhere."""
    for one in manifest.files:
        place = PurePosixPath(one.path)
        if place.is_absolute() or ".." in place.parts:
            raise BackupError(_BROKEN.format(path=path, what="niet te vertrouwen"))
    return manifest


def _sum(held: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()
