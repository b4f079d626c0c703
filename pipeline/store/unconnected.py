"""Which documents are in the store without what rests on several documents: links, claims, questions.

They are noted in the transaction that puts them in, and taken off after what was connected is published. So a run that
is stopped in between leaves word for the next one. The note lies beside the tables and is no part of their layout.
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

_NAME = "unconnected"
TABLE = f"create table if not exists {_NAME} (document varchar primary key)"


def note(connection: duckdb.DuckDBPyConnection, documents: Iterable[str]) -> None:
    """Note that these are to be connected; to be called in the transaction that changes them."""
    connection.execute(f"insert or ignore into {_NAME} select unnest(?)", [list(documents)])


def note_neighbours(connection: duckdb.DuckDBPyConnection, documents: Iterable[str]) -> None:
    """Note all documents of the organisations that these are of now: they may be of another after this."""
    connection.execute(
        f"insert or ignore into {_NAME} select document from documents where organisation in "
        "(select organisation from documents where document in (select unnest(?)))",
        [list(documents)],
    )


def take_off(connection: duckdb.DuckDBPyConnection, documents: Iterable[str]) -> None:
    """Note that these are connected, and that is published."""
    connection.execute(f"delete from {_NAME} where document in (select unnest(?))", [list(documents)])


def noted(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The documents that are to be connected, in order."""
    return [row[0] for row in connection.execute(f"select document from {_NAME} order by document").fetchall()]
