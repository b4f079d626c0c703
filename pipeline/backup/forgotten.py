"""What was forgotten after a backup was made is forgotten again in what is put back from it.

Whoever knows of it has the same files in the same places: the data that is being replaced, or a later backup. What they
booked is booked here too, and the vault is made as theirs for every document that an erasure touched. Rows of decisions
are only ever added, so that a row has the same number in both.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.backup import contents
from pipeline.backup.errors import BackupError
from pipeline.decisions import Erasures
from pipeline.decisions.free_text import FREE_TEXT

_UNFINISHED = "Er is iets half vergeten. Maak dat eerst af met: verhaal forget resume. Zet daarna de kopie terug."
_DOCUMENTS = ("documents_removed", "documents_cut", "containers")


@dataclass(frozen=True, slots=True)
class Forgotten:
    """One erasure that a backup does not know: its number there, who decided it and when, and what came of it."""

    number: int
    kind: str
    decided_by: str
    decided_at: str
    reason: str
    certificates: tuple[tuple[str, str], ...]
    marks: tuple[tuple[str, str], ...]
    redactions: tuple[tuple[str, int, str, str | None], ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """Every document and container that it touched, by hash."""
        bodies: list[dict[str, Any]] = [json.loads(body) for body, _ in self.certificates]
        named = [one for body in bodies for name in _DOCUMENTS for one in body.get(name, ())]
        return tuple(dict.fromkeys([*named, *(mark for kind, mark in self.marks if kind == "document")]))


def forget_again(folder: Path, knowing: Iterable[Path]) -> list[Forgotten]:
    """Carry out in `folder` every erasure that one of these folders knows and it does not; gives those in order."""
    done: list[Forgotten] = []
    if not (folder / contents.DATABASES[0]).exists():
        return done
    for source in knowing:
        for one in _unknown(folder, source):
            if _book(folder, one) != one.number and not one.certificates:
                raise BackupError(_UNFINISHED)
            for document in one.documents:
                _as_in(source, folder, document)
            done.append(one)
        _go_on(source, folder)
    if done:
        Erasures(folder / contents.DATABASES[0]).leave_no_trace()
    return sorted(done, key=lambda one: one.decided_at)


def _unknown(folder: Path, source: Path) -> list[Forgotten]:
    """What a source knows and the folder does not; nothing where the source is damaged, as it is when one restores."""
    try:
        return _read_unknown(folder, source / contents.DATABASES[0])
    except sqlite3.DatabaseError:
        return []


def _read_unknown(folder: Path, database: Path) -> list[Forgotten]:
    if not contents.count(database, "erasures"):
        return []
    known = {(one.kind, one.decided_by, one.decided_at) for one in Erasures(folder / contents.DATABASES[0]).all()}
    with closing(sqlite3.connect(f"file:{database.absolute()}?mode=ro", uri=True, timeout=30)) as connection:
        rows = connection.execute(
            "select id, kind, decided_by, decided_at, reason from erasures order by id"
        ).fetchall()
        return [_one(connection, row) for row in rows if row[1:4] not in known]


def _one(connection: sqlite3.Connection, row: tuple[Any, ...]) -> Forgotten:
    def of(sql: str) -> tuple[Any, ...]:
        return tuple(connection.execute(sql, [row[0]]).fetchall())

    certificates = of("select body, decided_at from certificates where erasure = ? order by id")
    marks = of("select kind, mark from erased where erasure = ? order by kind, mark")
    redactions = of("select kept, row, field, became from redactions where erasure = ? order by id")
    number, kind, by, at, reason = row
    return Forgotten(number, kind, by, at, reason, certificates, marks, redactions)


def _book(folder: Path, one: Forgotten) -> int:
    """Book an erasure, under its own number where that is free, and change rows as it says; gives its number."""
    with Erasures(folder / contents.DATABASES[0])._open() as connection:
        taken = connection.execute("select 1 from erasures where id = ?", [one.number]).fetchone()
        held = [None if taken else one.number, one.kind, one.decided_by, one.decided_at, one.reason]
        sql = "insert into erasures (id, kind, decided_by, decided_at, reason) values (?, ?, ?, ?, ?)"
        number = int(connection.execute(sql, held).lastrowid or 0)
        connection.executemany(
            "insert or ignore into erased (erasure, kind, mark) values (?, ?, ?)",
            [(number, kind, mark) for kind, mark in one.marks],
        )
        for table, row, field, became in one.redactions:
            _redact(connection, (number, table, row, field, became))
        connection.executemany(
            "insert into certificates (erasure, body, decided_at) values (?, ?, ?)",
            [(number, body, at) for body, at in one.certificates],
        )
        for table in ("deliveries", "jobs"):
            connection.executemany(
                f"delete from {table} where document = ?", [(mark,) for kind, mark in one.marks if kind == "document"]
            )
    return number


def _redact(connection: sqlite3.Connection, booked: tuple[int | None, str, int, str, str | None]) -> None:
    """Book and make one change; a row that was decided after the backup is not here."""
    _, table, row, field, became = booked
    if (
        field in FREE_TEXT.get(table, ())
        and connection.execute(f"select 1 from {table} where rowid = ?", [row]).fetchone()
    ):
        connection.execute("insert into redactions (erasure, kept, row, field, became) values (?, ?, ?, ?, ?)", booked)
        connection.execute(f"update {table} set {field} = ? where rowid = ?", [became, row])


def _as_in(source: Path, folder: Path, document: str) -> None:
    """Let the vault hold of a document what it holds in `source`: a reading in its place, or nothing."""
    there, here = (one / contents.VAULT / document[:2] for one in (source, folder))
    for path in list(here.glob(f"{document}*")):
        path.unlink()
    for path in there.glob(f"{document}*"):
        here.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(path, here / path.name)
        (here / path.name).chmod(0o600)


def _go_on(source: Path, folder: Path) -> None:
    """What was being forgotten when the program stopped, still has to be: `verhaal forget resume` does."""
    noted = source / contents.VAULT / "task"
    if noted.exists():
        (folder / contents.VAULT).mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(noted, folder / contents.VAULT / "task")
