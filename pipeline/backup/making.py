"""Making a backup while everything runs: databases as they are at one moment, then the vault.

A file is in the vault before the databases speak of it, so the databases are copied first. Forgetting goes the other
way; if something was forgotten meanwhile, the copy is made again. All is written beside its place, and renamed last.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline import __version__
from pipeline.backup import contents, keeping, manifest
from pipeline.backup.errors import BackupError, of_system
from pipeline.backup.manifest import Entry, Manifest
from pipeline.decisions.layouts import LAYOUT
from pipeline.disk import digest, flush_file, flush_folder
from pipeline.settings import Settings
from pipeline.vault import keys

Progress = Callable[[int, int], None]
_TRIES = 3
_BUSY = "Er wordt voortdurend iets vergeten terwijl de kopie wordt gemaakt. Probeer het straks opnieuw."
_INSIDE = "Zet reservekopieën niet in de map met gegevens zelf: {target}. Kies een andere schijf."
_NO_DATA = "In {data} staan geen gegevens. Wijs de juiste map aan met VERHAAL_DATA of --settings."
_AT_WORK = "Er wordt al een reservekopie gemaakt in {target}. Wacht tot die klaar is."
_DAMAGED = "{name} is beschadigd: er is geen reservekopie gemaakt. Zet een eerdere terug met: verhaal restore"


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made; `shared` files are those of the backup before, and took no room; `removed` went."""

    folder: Path
    manifest: Manifest
    shared: int
    removed: tuple[Path, ...]


def make(
    settings: Settings, target: Path, *, with_key: bool = False, keep: int = 0, settings_file: Path | None = None,
    progress: Progress = lambda done, total: None,
) -> Made:  # fmt: skip
    """Make a backup of the data folder in `target`, and remove all but the newest `keep` (0 removes none).

    Nothing is removed when originals that were delivered are absent: an older copy may be the last to have them.
    Raises BackupError; nothing is left of the backup then, and all before are as they were.
    """
    _allow(settings.data, target)
    try:
        target.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(target / ".lock", timeout=1):
            keeping.clear_partials(target)
            made = _make(settings, target, with_key, settings_file, progress)
            removed = () if made.manifest.absent else tuple(keeping.rotate(target, keep))
    except Timeout as error:
        raise BackupError(_AT_WORK.format(target=target)) from error
    except OSError as error:
        raise of_system(error, "Een reservekopie maken") from error
    return Made(made.folder, made.manifest, made.shared, removed)


def _allow(data: Path, target: Path) -> None:
    if target.absolute().is_relative_to(data.absolute()):
        raise BackupError(_INSIDE.format(target=target))
    if not (data / contents.DATABASES[0]).exists() and not (data / contents.VAULT).exists():
        raise BackupError(_NO_DATA.format(data=data))


def _make(settings: Settings, target: Path, with_key: bool, settings_file: Path | None, progress: Progress) -> Made:
    name = keeping.new_name()
    partial = target / f".{name}{keeping.PARTIAL}"
    for _ in range(_TRIES):
        copy = _Copy(settings, partial, keeping.newest(target), progress)
        try:
            if copy.take(with_key, settings_file):
                os.replace(partial, target / name)
                flush_folder(target)
                return Made(target / name, manifest.read(target / name), copy.shared, ())
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    raise BackupError(_BUSY)


class _Copy:
    """One attempt at a backup of `settings.data` in `folder`, next to the backup before."""

    def __init__(self, settings: Settings, folder: Path, before: Path | None, progress: Progress) -> None:
        self.settings, self.data, self.folder, self.progress = settings, settings.data, folder, progress
        self.before = before
        self.known = {one.path: one.sha256 for one in manifest.read(before).files} if before else {}
        self.entries: list[Entry] = []
        self.shared = 0

    def take(self, with_key: bool, settings_file: Path | None) -> bool:
        """Copy everything; False when something was forgotten meanwhile, so that it has to be done again."""
        self.folder.mkdir(mode=0o700)
        state = contents.erased(self.data)
        for name in contents.DATABASES:
            if name != contents.AUDIT:
                self._database(name)
        try:
            records = list(contents.plain_files(self.data))
            for number, path in enumerate(records, start=1):
                self._file(path, path.relative_to(self.data).as_posix())
                self.progress(number, len(records))
        except FileNotFoundError:  # forgotten since it was listed
            return False
        if contents.erased(self.data) != state:
            return False
        # last: what the vault says of it has to be in it
        self._database(contents.AUDIT)
        for name, path in contents.own_files(self.settings, settings_file).items():
            self._file(path, f"{contents.OWN}/{name}")
        self._manifest(with_key and self._key()).write(self.folder)
        return True

    def _database(self, name: str) -> None:
        source, copied = self.data / name, self.folder / name
        if not source.exists():
            return
        try:
            with closing(sqlite3.connect(source, timeout=30)) as here, closing(sqlite3.connect(copied)) as there:
                here.backup(there)
                there.execute("pragma journal_mode = delete")
                sound = there.execute("pragma quick_check").fetchone()[0] == "ok"
        except sqlite3.DatabaseError as error:
            raise _of_database(error, name) from error
        if not sound:
            raise BackupError(_DAMAGED.format(name=name))
        self._book(copied, name)

    def _file(self, source: Path, name: str) -> None:
        copied = self.folder / name
        copied.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self.before is None or self.known.get(name) != digest(source) or not _link(self.before / name, copied):
            shutil.copyfile(source, copied)
            self._book(copied, name)
            return
        self.shared += 1
        self.entries.append(Entry(name, copied.stat().st_size, self.known[name]))

    def _book(self, copied: Path, name: str) -> None:
        copied.chmod(0o600)
        flush_file(copied)
        self.entries.append(Entry(name, copied.stat().st_size, digest(copied)))

    def _key(self) -> bool:
        """Put the key of the vault in the copy. Raises VaultError where there is none that can be read."""
        copied = self.folder / contents.KEY
        copied.parent.mkdir(exist_ok=True, mode=0o700)
        with os.fdopen(os.open(copied, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="ascii") as file:
            file.writelines(f"{key.written}\n" for key in keys.load(self.settings.vault))
        self._book(copied, contents.KEY)
        return True

    def _manifest(self, with_key: bool) -> Manifest:
        decided = self.folder / contents.DATABASES[0]
        vault = self.folder / contents.VAULT
        held = [self.folder / one.path for one in self.entries if one.path.startswith(f"{contents.VAULT}/")]
        records = [path for path in held if path != self.folder / contents.KEY]
        needed = contents.keys_needed(self.folder, records, contents.keys_at_hand(self.settings.vault))
        there = {path.name.split(".")[0] for path in vault.glob("??/*")}
        return Manifest(
            made_at=datetime.now(UTC).isoformat(timespec="seconds"), software=__version__,
            layouts={contents.DATABASES[0]: LAYOUT}, keys=needed, with_key=with_key,
            erasures=contents.erased(self.folder).erasures, audit=_audit(self.folder / contents.AUDIT),
            files=tuple(sorted(self.entries, key=lambda one: one.path)),
            absent=tuple(one for one in contents.delivered(decided) if one not in there),
        )  # fmt: skip


def _link(there: Path, here: Path) -> bool:
    """Let the backup before lend its file; not every disk can."""
    try:
        os.link(there, here)
    except OSError:
        return False
    return True


def _audit(database: Path) -> dict[str, object]:
    """The number and hash of the last row of the audit log, to compare with later."""
    number = contents.first(database, "entries", "select max(number) from entries")[0]
    last = contents.first(database, "entries", "select hash from entries order by number desc limit 1")[0]
    return {"rows": number or 0, "head": last}


def _of_database(error: sqlite3.DatabaseError, name: str) -> Exception:
    """A full disk says so in SQLite's own way; other errors mean that the file is damaged."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
        return OSError(28, "No space left on device")
    return BackupError(_DAMAGED.format(name=name))
