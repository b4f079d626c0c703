"""Putting a backup back: all of it is checked first, what was forgotten since is forgotten again, then it takes the
place of what was there in one go. What was there is kept apart, until somebody has seen that all is well.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.backup import contents, keeping, testing
from pipeline.backup.errors import BackupError, of_system
from pipeline.backup.forgotten import Forgotten, forget_again
from pipeline.backup.manifest import Manifest
from pipeline.decisions.layouts import LAYOUT
from pipeline.disk import digest, flush_file, flush_folder
from pipeline.newer import NewerData
from pipeline.vault import keys
from pipeline.vault.sealing import Key
from pipeline.vault.writing import write_whole

Progress = Callable[[int, int], None]
STAGING, BEFORE = ".restoring", "before-restore"
_STORE = "store"
_ROOM = 1.1
"""A little more than the files themselves: databases are written anew when something is forgotten in them."""
_WORKERS = "desk.lock"
_THERE = "In {to} staan al gegevens. Kies een andere map met --to, of vervang ze met --replace."
_FAULTY = "Deze reservekopie is niet heel. Er is niets veranderd. Neem een andere kopie. Niet in orde:\n{faults}"
_NO_KEY = (
    "De sleutel van de kluis die bij deze kopie hoort, is er niet (nummer {ids}). Er is niets veranderd. Wijs het "
    "bestand met die sleutel aan met VERHAAL_VAULT_KEY_FILE, of zet de sleutel in VERHAAL_VAULT_KEY."
)
_KEY_INSIDE = (
    "De sleutel van de kluis staat in de kopie zelf ({path}), en niet op de plek die u hebt ingesteld. Voeg hem daar "
    "toe en probeer het opnieuw. Er is niets veranderd."
)
_NO_ROOM = "Voor deze kopie is {needed:.1f} GB nodig en er is {free:.1f} GB vrij in {to}. Er is niets veranderd."
_IN_USE = "Het dashboard of een inlezer werkt nog met {to}. Stop die eerst, en zet dan de kopie terug."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to put back where: a backup or the folder they stand in, and the data folder it becomes.

    `vault` is the vault that the settings name, whose keys may be used; `replace` allows to put away what is in `to`;
    `knowing` are other data folders or backups that may know what was forgotten since.
    """

    source: Path
    to: Path
    vault: Path
    replace: bool = False
    knowing: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, from which backup; `forgotten` again; `apart` is where the data of before lies."""

    folder: Path
    manifest: Manifest
    forgotten: tuple[Forgotten, ...]
    apart: Path | None


def restore(wanted: Wanted, progress: Progress = lambda done, total: None) -> Restored:
    """Put a backup back; the store is still to be made anew. Raises BackupError; nothing was changed then.

    Stopped halfway, it is done again from the start: with `replace` where it had begun to change places.
    """
    folder = keeping.chosen(wanted.source)
    if not wanted.replace and _holds_data(wanted.to):
        raise BackupError(_THERE.format(to=wanted.to))
    held = _checked(folder, wanted)
    try:
        _make_room(held, wanted.to)
        with _nobody_else(wanted.to), _staging(wanted.to) as staging:
            _copy(folder, held, staging, progress)
            _keep_key(wanted, staging)
            _end_sessions(staging / contents.ACCOUNTS)
            forgotten = forget_again(staging, _who_may_know(folder, wanted))
            if _goes_on(wanted.to / contents.AUDIT, held):
                for path in staging.glob(f"{contents.AUDIT}*"):
                    path.unlink()
            apart = _change_places(staging, wanted.to)
    except OSError as error:
        raise of_system(error, "De reservekopie terugzetten") from error
    return Restored(folder, held, tuple(forgotten), apart)


def unfinished(data: Path) -> bool:
    """Whether putting a backup back was stopped halfway."""
    return (data / STAGING).exists()


def _checked(folder: Path, wanted: Wanted) -> Manifest:
    found = testing.examine(folder, _at_hand(wanted))
    if found.manifest.layouts.get(contents.DATABASES[0], 0) > LAYOUT:
        raise NewerData("De besluiten in deze reservekopie")
    if found.faults:
        raise BackupError(_FAULTY.format(faults="\n".join(f"  {one}" for one in found.faults)))
    if found.keys_absent:
        raise BackupError(_NO_KEY.format(ids=", ".join(found.keys_absent)))
    home = wanted.to / contents.VAULT
    elsewhere = keys.place(home) != "beside" and keys.exist(home)
    if elsewhere and testing.keys_absent(folder, found.manifest, contents.keys_at_hand(home)):
        raise BackupError(_KEY_INSIDE.format(path=folder / contents.KEY))
    return found.manifest


def _holds_data(folder: Path) -> bool:
    return any((folder / name).exists() for name in (*contents.DATABASES, contents.VAULT, _STORE, STAGING))


def _make_room(held: Manifest, to: Path) -> None:
    to.mkdir(parents=True, exist_ok=True, mode=0o700)
    needed, free = held.bytes * _ROOM, shutil.disk_usage(to).free
    if needed > free:
        raise BackupError(_NO_ROOM.format(needed=needed / 1e9, free=free / 1e9, to=to))


@contextmanager
def _nobody_else(to: Path) -> Iterator[None]:
    """Hold the lock that a worker holds; whoever looks at the dashboard only reads."""
    try:
        with FileLock(to / _WORKERS, timeout=1):
            yield
    except Timeout as error:
        raise BackupError(_IN_USE.format(to=to)) from error


@contextmanager
def _staging(to: Path) -> Iterator[Path]:
    """A folder on the same disk, that goes when the block ends, however it does."""
    staging = to / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(mode=0o700)
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _copy(folder: Path, held: Manifest, staging: Path, progress: Progress) -> None:
    for number, one in enumerate(held.files, start=1):
        copied = staging / one.path
        copied.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(folder / one.path, copied)
        copied.chmod(0o600)
        if digest(copied) != one.sha256:
            raise BackupError(_FAULTY.format(faults=f"  {one.path} is onderweg beschadigd"))
        flush_file(copied)
        progress(number, len(held.files))
    for path in staging.rglob("*/"):
        if path.is_dir():
            path.chmod(0o700)


def _keep_key(wanted: Wanted, staging: Path) -> None:
    """A key that lies in the vault goes along, that of today first; else the backup's goes where keys belong."""
    home, inside = wanted.to / contents.VAULT, testing.keys_in(staging)
    (staging / contents.KEY).unlink(missing_ok=True)
    path = keys.key_file(home)
    if keys.place(home) == "beside" and path.absolute().is_relative_to(home.absolute()):
        if held := dict.fromkeys((*_at_hand(wanted), *inside)):
            written = "".join(f"{key.written}\n" for key in held).encode()
            write_whole(staging / contents.VAULT / path.absolute().relative_to(home.absolute()), written)
    elif inside and not keys.exist(home):
        keys.store(home, inside)


def _at_hand(wanted: Wanted) -> tuple[Key, ...]:
    """The keys that the settings name, and those of the data that is replaced."""
    return tuple(
        dict.fromkeys((*contents.keys_at_hand(wanted.to / contents.VAULT), *contents.keys_at_hand(wanted.vault)))
    )


def _who_may_know(folder: Path, wanted: Wanted) -> list[Path]:
    """Who may know of something that was forgotten since: the data that is replaced, and later backups beside it."""
    return [wanted.to, wanted.vault.parent, *wanted.knowing, *keeping.later_than(folder)]


def _end_sessions(accounts: Path) -> None:
    """Who was signed in then signs in again; links to choose a password by do not come back to life."""
    if not accounts.exists():
        return
    with closing(sqlite3.connect(accounts)) as connection, connection:
        for table in ("sessions", "links"):
            if connection.execute("select 1 from sqlite_master where name = ?", [table]).fetchone():
                connection.execute(f"delete from {table}")


def _goes_on(audit: Path, held: Manifest) -> bool:
    """Whether the audit log that is there has all rows of the backup's: then it stays, for what was done since."""
    number, head = held.audit.get("rows"), held.audit.get("head")
    if head is None:
        return audit.exists()
    try:
        found = contents.first(audit, "entries", f"select hash from entries where number = {int(number or 0)}")[0]
    except sqlite3.DatabaseError:
        return False
    return found is not None and found == head


def _change_places(staging: Path, to: Path) -> Path | None:
    """Put away what is there and put the copy in its place; a store goes, since it is of other data."""
    apart = to / f"{BEFORE}-{keeping.new_name().removeprefix(keeping.PREFIX)}"
    stays = () if (staging / contents.AUDIT).exists() else (contents.AUDIT,)
    databases = [path.name for path in to.glob("*.sqlite*") if not path.name.startswith(stays)]
    for name in (*databases, contents.VAULT, *contents.FOLDERS):
        if (to / name).exists():
            apart.mkdir(exist_ok=True, mode=0o700)
            os.replace(to / name, apart / name)
    shutil.rmtree(to / _STORE, ignore_errors=True)
    for path in sorted(staging.iterdir()):
        if path.name.startswith((*contents.DATABASES, contents.VAULT, *contents.FOLDERS)):
            os.replace(path, to / path.name)
    flush_folder(to)
    return apart if apart.exists() else None
