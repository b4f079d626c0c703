"""What of the data folder goes into a backup: all that cannot be made again, and nothing else.

The store is left out: it is derived, and made anew after restoring. So is the key of the vault: who finds the copy
must not be able to read it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.settings import ROOT, Settings
from pipeline.vault import VaultError, keys
from pipeline.vault.sealing import Key, sealed_by
from pipeline.vault.writing import PARTIAL

ACCOUNTS, AUDIT = "accounts.sqlite", "audit.sqlite"
DATABASES = ("decisions.sqlite", ACCOUNTS, AUDIT)
VAULT, KEY, OWN = "vault", "vault/key", "settings"
FOLDERS = ("models",)
"""Folders with files that are written once: the heads that were made of judgements."""
_FERNET = b"gAAAA"
"""How records of before start, which do not name their key."""
_NOT_RECORDS = {"key", "lock"}
UNKNOWN_KEY = "onbekend"
"""In place of a key's id: records of before have none, and no key that opens them was at hand."""


@dataclass(frozen=True, slots=True)
class Erased:
    """How far forgetting is: numbers of rows, and whether something is being forgotten at this moment."""

    erasures: int
    certificates: int
    redactions: int
    task: bytes


def erased(data: Path) -> Erased:
    """How far forgetting is in a data folder (or a backup, which has the same files in the same places)."""
    task = data / VAULT / "task"
    noted = task.read_bytes() if task.exists() else b""
    erasures, certificates, redactions = (
        count(data / DATABASES[0], table) for table in ("erasures", "certificates", "redactions")
    )
    return Erased(erasures, certificates, redactions, noted)


def count(database: Path, table: str) -> int:
    """The rows of a table in an SQLite file; 0 where the file or the table is not there."""
    return int(first(database, table, f"select count(*) from {table}")[0] or 0)


def first(database: Path, table: str, sql: str) -> tuple[Any, ...]:
    """The first row that a query gives; (None,) where the file, the table or the row is not there."""
    if not database.exists():
        return (None,)
    with closing(sqlite3.connect(f"file:{database.absolute()}?mode=ro", uri=True, timeout=30)) as connection:
        known = connection.execute("select 1 from sqlite_master where name = ?", [table]).fetchone()
        row: tuple[Any, ...] | None = connection.execute(sql).fetchone() if known else None
        return row or (None,)


def delivered(database: Path) -> list[str]:
    """The documents that were delivered, by hash, whose original has to be in the vault."""
    if not count(database, "deliveries"):
        return []
    with closing(sqlite3.connect(f"file:{database.absolute()}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute("select distinct document from deliveries order by document")]


def plain_files(data: Path) -> Iterator[Path]:
    """Files that are written once and copied as they are: records of the vault and heads of one's own, in order."""
    for name in (VAULT, *FOLDERS):
        for path in sorted((data / name).rglob("*")):
            if path.is_file() and not path.name.endswith(PARTIAL) and not _is_apart(path, data):
                yield path


def _is_apart(path: Path, data: Path) -> bool:
    return path.parent == data / VAULT and path.name in _NOT_RECORDS


def own_files(settings: Settings, chosen: Path | None) -> dict[str, Path]:
    """The settings and lists of the municipality itself, that are not part of the program, by a name for each."""
    named = {
        "settings": chosen, "register": settings.register, "districts": settings.districts,
        "goal_tree": settings.goal_tree, "review_template": settings.review_template,
        "client_survey": settings.client_survey,
    }  # fmt: skip
    return {
        f"{name}{path.suffix}": path
        for name, path in named.items()
        if path and path.is_file() and not path.absolute().is_relative_to(ROOT)
    }


def keys_needed(folder: Path, records: Iterator[Path] | list[Path], held: tuple[Key, ...]) -> dict[str, str]:
    """For each key that sealed one of these records, by its id in hexadecimal: one record that it has to open."""
    found: dict[str, str] = {}
    for path in records:
        with path.open("rb") as file:
            start = file.read(24)
        if not (key_id := sealed_by(start)) and not start.startswith(_FERNET):
            continue
        named = key_id.hex() if key_id else _that_opens(path, held)
        found.setdefault(named, path.relative_to(folder).as_posix())
    return found


def _that_opens(path: Path, held: tuple[Key, ...]) -> str:
    """The key that opens a record which does not name its own."""
    from pipeline.vault.sealing import unseal

    for key in held:
        try:
            unseal(path.name, path.read_bytes(), [key])
        except VaultError:
            continue
        return key.id.hex()
    return UNKNOWN_KEY


def keys_at_hand(vault: Path) -> tuple[Key, ...]:
    """The keys of a vault; none where they can't be read: a backup is made without opening anything."""
    try:
        return keys.load(vault)
    except VaultError:
        return ()
