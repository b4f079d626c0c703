"""A log to tamper with: the triggers out of the way, as somebody with the file in hand would do."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.audit import Actor, Audit, Event, acting
from pipeline.audit.log import _COLUMNS

COLUMNS = _COLUMNS
EVENTS = list(Event)


def filled(path: Path, rows: int) -> Audit:
    """A log with this many rows."""
    audit = Audit(path)
    for number in range(rows):
        audit.book(f"persoon {number % 3}", "medewerker", EVENTS[number % len(EVENTS)], "document", f"{number:064x}")
    return audit


def tamper(audit: Audit, *statements: str) -> None:
    """Change the file with SQL, after dropping what guards it."""
    with closing(sqlite3.connect(audit.path)) as connection:
        for (name,) in connection.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            connection.execute(f"drop trigger {name}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.fixture
def somebody() -> Iterator[Callable[[str, str], None]]:
    """Let somebody act for the rest of the test."""
    before = list(acting._asked)
    yield lambda name, role: acting.tell_actor(lambda: Actor(name, role))
    acting._asked[:] = before


@pytest.fixture(autouse=True)
def nobody_in_particular() -> Iterator[None]:
    """Another test may have left who acts behind."""
    before = list(acting._asked)
    acting._asked.clear()
    yield
    acting._asked[:] = before
