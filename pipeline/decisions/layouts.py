"""The order of the layouts that the file with decisions has had, so that one of a later version is not opened.

The number stands in the file's application_id, after two letters that say whose file it is. Files of before 2026 have
none: they are brought up to date as the ledger does, which adds and never takes away.
"""

from __future__ import annotations

import sqlite3

from pipeline.newer import NewerData

LAYOUT = 1
"""Raise it with every change of the tables or triggers in ledger.py; a test remembers which shape belongs to it."""
_OURS, _ORDER = 0x56480000, 0xFFFF
MARK = _OURS | LAYOUT
"""What a file of today's layout is marked with."""


def refuse_newer(connection: sqlite3.Connection) -> None:
    """Raise NewerData for a file of a later version."""
    held = int(connection.execute("pragma application_id").fetchone()[0])
    if held & ~_ORDER == _OURS and held & _ORDER > LAYOUT:
        raise NewerData("De vastgelegde besluiten")


def mark(connection: sqlite3.Connection) -> None:
    """Note that the file has today's layout."""
    connection.execute(f"pragma application_id = {MARK}")
