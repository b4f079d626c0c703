"""What DuckDB says when a file is damaged or the disk refuses, and the way back to a database that is whole.

The store is derived, so nothing is lost with it: the newest snapshot is a whole copy of the database, and what came
after it is read again, since it was not booked as read before it was published.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.disk import told_of_disk, trouble_said
from pipeline.store import schema
from pipeline.tables import ALL

DAMAGED = (
    "De samengestelde gegevens in {folder} zijn beschadigd. Er is niets verloren: de bestanden en wat mensen besloten "
    "zijn apart bewaard. Maak ze opnieuw met: verhaal rebuild"
)


class StoreDamaged(Exception):
    """The database that is written to is damaged; the message says in Dutch what to do."""


def is_damage(error: duckdb.Error) -> bool:
    """Whether an error is about the file, not about the statement. A wrong checksum comes as a bare duckdb.Error."""
    kinds = (duckdb.IOException, duckdb.SerializationException, duckdb.InternalException, duckdb.FatalException)
    return type(error) is duckdb.Error or isinstance(error, kinds)


@contextmanager
def told_of_damage(folder: Path) -> Iterator[None]:
    """Raises DiskTrouble where the disk refuses, StoreDamaged where the database is damaged; others go through."""
    with told_of_disk(folder):
        try:
            yield
        except duckdb.Error as error:
            if trouble := trouble_said(str(error), folder):
                raise trouble from error
            if is_damage(error):
                raise StoreDamaged(DAMAGED.format(folder=folder)) from error
            raise


def is_whole(path: Path) -> bool:
    """Whether every row of every table can be read: DuckDB checks each block it reads."""
    try:
        with duckdb.connect(path, read_only=True) as connection:
            if schema.version(connection) == schema.SCHEMA_VERSION:
                for name in ("runs", *(table.name for table in ALL)):
                    connection.execute(f"select sum(hash({name})) from {name}").fetchone()
    except duckdb.Error as error:
        return "Could not set lock" in str(error)  # another program holds it: that is no damage
    return True


def put_back(main: Path, snapshot: Path | None) -> None:
    """Put a whole snapshot in the place of a damaged database, or nothing where there is none."""
    log = main.with_name(f"{main.name}.wal")
    if snapshot is None:
        main.unlink(missing_ok=True)
    else:
        fresh = main.with_name("fresh.duckdb")
        shutil.copyfile(snapshot, fresh)
        fresh.replace(main)
    log.unlink(missing_ok=True)  # what it says is of the database that is gone
