"""Whether a running installation can do its work now: said to who watches over it, without anything personal."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.backup import BackupError, keeping
from pipeline.backup.restoring import unfinished
from pipeline.decisions import Queue
from pipeline.decisions.soundness import DecisionsDamaged
from pipeline.disk import DiskTrouble
from pipeline.newer import NewerData
from pipeline.settings import Settings
from pipeline.store import StoreUnreadable, of_other_layout, open_snapshot
from pipeline.vault import Vault, VaultError, keys

LEAST_FREE_GIGABYTES = 2
_WORKERS = "desk.lock"


@dataclass(frozen=True, slots=True)
class Readiness:
    """Each check by its name, and numbers to draw: jobs that wait, room on the disk, the age of the last backup."""

    checks: dict[str, bool]
    numbers: dict[str, float]

    @property
    def ready(self) -> bool:
        """Whether all is well."""
        return all(self.checks.values())


def look(settings: Settings) -> Readiness:
    """Look at the store, the decisions, the worker, the disk, the key, the backups."""
    checks: dict[str, Callable[[Settings], bool]] = {
        "store": store_opens, "decisions": decisions_open, "worker": worker_lives, "disk": disk_has_room,
        "key": key_reads, "backup": backup_is_recent, "restored": lambda held: not unfinished(held.data),
    }  # fmt: skip
    found = {name: check(settings) for name, check in checks.items()}
    return Readiness(found, _numbers(settings, found))


def store_opens(settings: Settings) -> bool:
    """Whether the newest snapshot can be read; before the first delivery there is none, which is well."""
    try:
        snapshot = open_snapshot(settings.store)
        if snapshot is not None:
            snapshot.query("select 1")
    except (StoreUnreadable, OSError):
        return False
    return not of_other_layout(settings.store)


def decisions_open(settings: Settings) -> bool:
    """Whether what people decided can be read."""
    try:
        Queue(settings.decisions).jobs()
    except (DecisionsDamaged, DiskTrouble, sqlite3.Error, OSError, NewerData):
        return False
    return True


def worker_lives(settings: Settings) -> bool:
    """Whether a worker holds its lock. It tries every half second, so that looking never keeps one from starting."""
    try:
        with FileLock(settings.data / _WORKERS, timeout=0):
            return False
    except Timeout:
        return True
    except OSError:
        return False


def disk_has_room(settings: Settings) -> bool:
    """Whether there is room for what comes in."""
    return free_gigabytes(settings.data) >= LEAST_FREE_GIGABYTES


def key_reads(settings: Settings) -> bool:
    """Whether the key of the vault can be read, as soon as something is kept in it."""
    try:
        keys.load(settings.vault)
    except VaultError:
        return not any(Vault(settings.vault).records())
    return True


def backup_is_recent(settings: Settings) -> bool:
    """Whether the last backup is as young as the settings ask; well where they ask nothing."""
    if not settings.backup.days or settings.backup.folder is None:
        return True
    days = backup_days(settings)
    return days is not None and days <= settings.backup.days


def backup_days(settings: Settings) -> float | None:
    """How many days ago the last backup was made; None where there is none that can be read, or no folder is set."""
    if settings.backup.folder is None:
        return None
    try:
        age = keeping.age(settings.backup.folder)
    except (BackupError, OSError):
        return None
    return age.total_seconds() / 86400 if age is not None else None


def free_gigabytes(data: Path) -> float:
    """Room on the disk of a folder, that need not be there yet."""
    here = next(path for path in [data, *data.absolute().parents, Path("/")] if path.exists())
    return shutil.disk_usage(here).free / 1e9


def _numbers(settings: Settings, found: dict[str, bool]) -> dict[str, float]:
    numbers: dict[str, float] = {"free_gigabytes": round(free_gigabytes(settings.data), 1)}
    if found["decisions"]:
        states = [job.state for job in Queue(settings.decisions).jobs().values()]
        numbers |= {"waiting": states.count("waiting"), "failed": states.count("failed")}
    if (days := backup_days(settings)) is not None:
        numbers["backup_days"] = round(days, 2)
    return numbers
