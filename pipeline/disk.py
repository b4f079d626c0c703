"""What a disk can refuse (full, read-only, gone), said in Dutch with what to do, wherever something is written."""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SAFE = "Wat al was vastgelegd, is er nog. Wat u nu deed, is niet bewaard: doe dat daarna opnieuw."
_FULL = "De schijf is vol: in {folder} kan niets meer worden bewaard. Maak ruimte vrij op die schijf. "
_READ_ONLY = (
    "In {folder} mag of kan niet worden geschreven. Zorg dat die schijf weer beschreven kan worden (rechten, koppeling)"
    ", of kies een andere map met VERHAAL_DATA. "
)
_BROKEN = "De schijf met {folder} geeft fouten bij het lezen of schrijven. Laat uw beheerder de schijf nakijken. "
_CANNOT_OPEN = (
    "Het bestand {path} kan niet worden geopend. Controleer of de schijf is gekoppeld en of u in die map mag lezen en "
    "schrijven."
)
_TOLD = {
    errno.ENOSPC: _FULL, errno.EDQUOT: _FULL, errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY, errno.EACCES: _READ_ONLY, errno.EPERM: _READ_ONLY,
    errno.EIO: _BROKEN,
}  # fmt: skip
_SAID_BY_DATABASES = {
    "no space left": _FULL, "database or disk is full": _FULL, "file too large": _FULL,
    "read-only": _READ_ONLY, "readonly": _READ_ONLY, "permission denied": _READ_ONLY,
    "disk i/o error": _FULL,
}  # fmt: skip
"""SQLite and DuckDB give a text, not a number; a full disk is by far the usual cause of an I/O error."""

_PRIMARY = 0xFF
"""The part of SQLite's extended code that names the kind of error (sqlite.org/rescode.html)."""


class DiskTrouble(Exception):
    """The disk refuses; the message says in Dutch where and what to do. Nothing was written by half."""


@contextmanager
def told_of_disk(folder: Path) -> Iterator[None]:
    """Raises DiskTrouble for an OSError that says that the disk under `folder` refuses; others go through."""
    try:
        yield
    except OSError as error:
        if error.errno in _TOLD:
            raise DiskTrouble(_TOLD[error.errno].format(folder=folder) + _SAFE) from error
        raise


def trouble_said(message: str, folder: Path) -> DiskTrouble | None:
    """The trouble that the message of a database is about; None where it is about something else."""
    lowered = message.casefold()
    told = next((told for said, told in _SAID_BY_DATABASES.items() if said in lowered), None)
    return DiskTrouble(told.format(folder=folder) + _SAFE) if told else None


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that its file is damaged."""
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def database_refused(error: sqlite3.Error, path: Path) -> DiskTrouble | None:
    """The disk's part in what SQLite says of the file at `path`; None where it is about something else."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code == sqlite3.SQLITE_CANTOPEN:
        return DiskTrouble(_CANNOT_OPEN.format(path=path))
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR):
        return trouble_said(str(error), path.parent)
    return None


def write_in_one_step(path: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all, also when the program is killed meanwhile. Raises OSError."""
    partial = path.with_name(f"{path.name}.partial")
    try:
        with partial.open("wb") as file:
            file.write(data)
        flush_file(partial)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def flush_file(path: Path) -> None:
    """Let what was written in a file survive a power cut."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Let the names in a folder survive a power cut; not every system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def digest(path: Path) -> str:
    """The sha256 of a file, in hexadecimal, without holding the file in memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
