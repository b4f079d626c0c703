"""Whether the file with decisions is there and whole, and what to say where it is not.

It is truth, so it is never made anew in place of one that is gone: only a backup has what stood in it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.disk import database_refused, is_damage

_BACK = (
    "Maak niets nieuws aan en gooi niets weg. Stop het dashboard en zet het terug uit de laatste reservekopie met: "
    "verhaal restore. Lukt dat niet, vraag dan uw beheerder om hulp."
)
_DAMAGED = "Het bestand {path} met wat mensen besloten, is beschadigd. " + _BACK
_GONE = "Het bestand {path} met wat mensen besloten, is weg of leeg, terwijl er al is ingelezen. " + _BACK


class DecisionsDamaged(Exception):
    """The file with decisions is damaged or gone; the message says in Dutch how it comes back."""


def check_decisions(path: Path, expected: bool) -> None:
    """Read all of the file and see that it is whole; `expected` says that there must be one.

    Raises DecisionsDamaged, DiskTrouble.
    """
    if not path.exists() or path.stat().st_size == 0:
        if expected:
            raise DecisionsDamaged(_GONE.format(path=path))
        return
    with told_of_decisions(path), closing(sqlite3.connect(path, timeout=30)) as connection:
        if connection.execute("pragma quick_check(1)").fetchone()[0] != "ok":
            raise DecisionsDamaged(_DAMAGED.format(path=path))


@contextmanager
def told_of_decisions(path: Path) -> Iterator[None]:
    """Raises DecisionsDamaged or DiskTrouble for what SQLite says of the file; what is wrong in a statement goes on."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if trouble := _trouble(error, path):
            raise trouble from error
        raise


def _trouble(error: sqlite3.DatabaseError, path: Path) -> Exception | None:
    if is_damage(error):
        return DecisionsDamaged(_DAMAGED.format(path=path))
    return database_refused(error, path)
