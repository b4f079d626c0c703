"""What the doctor looks at of the data that is kept: who can read it, whether it is whole, and how it is backed up."""

from __future__ import annotations

import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline import made_with, readiness
from pipeline import wording_doctor as words
from pipeline.backup import contents
from pipeline.backup.restoring import BEFORE, unfinished
from pipeline.districts import load_districts
from pipeline.doctor.findings import Finding
from pipeline.framework import GoalTreeError
from pipeline.model_files import ModelError
from pipeline.own_lists import ListError
from pipeline.register import load_register
from pipeline.settings import Settings
from pipeline.store import StoreUnreadable, of_later_layout, of_other_layout, open_snapshot
from pipeline.vault import Vault

PORT = 8501
_FOR_OTHERS = 0o077
_AHEAD = timedelta(minutes=5)
_LATEST = "select max(decided_at) from (select decided_at from corrections union select delivered_at from deliveries)"


def examine_kept(settings: Settings) -> list[Finding]:
    """Look at lists, rights, clock, databases, the store, what was stopped halfway, backups, accounts and the port."""
    checks: list[Callable[[Settings], Finding | None]] = [
        _register, _districts, _rights, _clock, *(_database(name) for name in contents.DATABASES), _audit, _store,
        _models, _halfway, _left_apart, _backup, _accounts, _port,
    ]  # fmt: skip
    return [finding for check in checks if (finding := check(settings))]


def _register(settings: Settings) -> Finding:
    return _list(words.REGISTER, load_register, settings.register)


def _districts(settings: Settings) -> Finding:
    return _list(words.DISTRICTS, load_districts, settings.districts)


def _list(what: str, load: Callable[[Path], tuple[object, ...]], path: Path) -> Finding:
    try:
        held = load(path)
    except (ListError, OSError) as error:
        return Finding(what, False, str(error))
    return Finding(f"{what}: {len(held)}", True)


def _rights(settings: Settings) -> Finding | None:
    places = [settings.data, *(settings.data / name for name in (*contents.DATABASES, contents.VAULT))]
    if settings.backup.folder:
        places.append(settings.backup.folder)
    open_to_all = [path for path in places if path.exists() and path.stat().st_mode & _FOR_OTHERS]
    cure = "\n  ".join([words.RIGHTS_CURE, *(f"chmod go-rwx {path}" for path in open_to_all)])
    return Finding(words.RIGHTS, not open_to_all, cure, needed=False)


def _clock(settings: Settings) -> Finding | None:
    """A decision of later than now was made by a clock that was wrong, or this one is."""
    try:
        last = contents.first(settings.decisions, "deliveries", _LATEST)[0]
    except sqlite3.DatabaseError:
        return None
    ahead = last is not None and datetime.fromisoformat(str(last)) > datetime.now(UTC) + _AHEAD
    return Finding(words.CLOCK, not ahead, words.CLOCK_CURE, needed=False)


def _database(name: str) -> Callable[[Settings], Finding | None]:
    def check(settings: Settings) -> Finding | None:
        path, what = settings.data / name, words.DATABASE.format(name=name)
        if not path.exists():
            return None
        try:
            with closing(sqlite3.connect(f"file:{path.absolute()}?mode=ro", uri=True, timeout=30)) as connection:
                sound = connection.execute("pragma quick_check(1)").fetchone()[0] == "ok"
        except sqlite3.DatabaseError:
            sound = False
        return Finding(what, sound, words.DATABASE_CURE)

    return check


def _audit(settings: Settings) -> Finding | None:
    """Quickly: whether no row is gone from among the others; `verhaal audit verify` follows the chain itself."""
    if not settings.audit.exists():
        return None
    try:
        rows = contents.count(settings.audit, "entries")
        last = contents.first(settings.audit, "entries", "select max(number) from entries")[0]
    except sqlite3.DatabaseError:
        return None
    return Finding(words.AUDIT.format(rows=rows), rows == (last or 0), words.AUDIT_CURE)


def _store(settings: Settings) -> Finding:
    if of_later_layout(settings.store):
        return Finding(words.STORE, False, words.STORE_LATER)
    if of_other_layout(settings.store):
        return Finding(words.STORE, False, words.STORE_OTHER, needed=False)
    try:
        snapshot = open_snapshot(settings.store)
        rows = int(snapshot.query("select count(*) as n from documents").item()) if snapshot else 0
    except StoreUnreadable:
        return Finding(words.STORE, False, words.STORE_DAMAGED)
    return Finding(words.STORE_HOLDS.format(documents=rows), True)


def _models(settings: Settings) -> Finding | None:
    """Documents that were read or labelled by other models than today's."""
    try:
        snapshot = open_snapshot(settings.store)
        if snapshot is None:
            return None
        labels, model = made_with.label_version(settings), made_with.model_version(settings.models)
        otherwise = len(snapshot.labelled_otherwise(labels, model))
        sql = "select count(*) as n from documents join runs using (run_id) where runs.model_version <> ?"
        otherwise += int(snapshot.query(sql, [model]).item())
    except (StoreUnreadable, ModelError, GoalTreeError):
        return None  # said elsewhere
    return Finding(words.MODELS, not otherwise, words.MODELS_CURE.format(documents=otherwise), needed=False)


def _halfway(settings: Settings) -> Finding | None:
    if unfinished(settings.data):
        return Finding(words.HALFWAY, False, words.HALFWAY_RESTORE)
    if (Vault(settings.vault).folder / "task").exists():
        return Finding(words.HALFWAY, False, words.HALFWAY_FORGET)
    return None


def _left_apart(settings: Settings) -> Finding | None:
    left = sorted(settings.data.glob(f"{BEFORE}-*"))
    cure = "\n  ".join([words.APART_CURE, *map(str, left)])
    return Finding(words.APART, False, cure, needed=False) if left else None


def _backup(settings: Settings) -> Finding:
    if settings.backup.folder is None:
        return Finding(words.BACKUP, False, words.BACKUP_NOT_SET, needed=False)
    days = readiness.backup_days(settings)
    if days is None:
        return Finding(words.BACKUP, False, words.BACKUP_NONE.format(folder=settings.backup.folder), needed=False)
    cure = words.BACKUP_OLD.format(days=days, most=settings.backup.days)
    return Finding(words.BACKUP_AGE.format(days=days), readiness.backup_is_recent(settings), cure)


def _accounts(settings: Settings) -> Finding | None:
    try:
        number = contents.count(settings.accounts, "accounts")
    except sqlite3.DatabaseError:
        return None
    return Finding(words.ACCOUNTS.format(number=number), number > 0, words.ACCOUNTS_NONE, needed=False)


def _port(_: Settings) -> Finding:
    with socket.socket() as probe:
        probe.settimeout(1)
        taken = probe.connect_ex(("127.0.0.1", PORT)) == 0
    return Finding(words.PORT.format(port=PORT), not taken, words.PORT_TAKEN.format(port=PORT), needed=False)
