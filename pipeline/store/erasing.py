"""Taking documents out of the store so that nothing of them is left in its files."""

from __future__ import annotations

import os

import duckdb

from pipeline.store import schema, unconnected
from pipeline.store.publishing import Store
from pipeline.store.reading import POINTER
from pipeline.tables import ALL

_FRESH = "fresh.duckdb"


def remove_documents(store: Store, documents: list[str]) -> dict[str, int]:
    """Take all rows of these documents out, and all candidates for themes, which are made of everything.

    Publishes, and gives the number of rows by table. What they were linked to is to be linked anew (run.reconnect).
    """
    removed: dict[str, int] = {}
    with store.turn(), store._writing() as connection:
        connection.execute("begin")
        for table in ALL:
            if schema.is_per_document(table):
                where = f"from {table.name} where document in (select unnest(?))"
                removed[table.name] = _one(connection, f"select count(*) {where}", [documents])
                connection.execute(f"delete {where}", [documents])
        for name in ("candidates", "candidate_members"):
            connection.execute(f"delete from {name}")
        unconnected.take_off(connection, documents)
        connection.execute("commit")
    store.publish()
    return {name: count for name, count in removed.items() if count}


def write_anew(store: Store) -> int:
    """Write the database anew without free pages, and without vectors and reasons of text that is nowhere any more.

    Publishes it and removes every older snapshot; gives how many. Readers that still have one open keep it until they
    close it.
    """
    main, fresh = store.folder / "main.duckdb", store.folder / _FRESH
    with store._writing():
        pass  # what a program that was killed left in the log beside it, goes into the database first
    with store._lock():
        fresh.unlink(missing_ok=True)
        with duckdb.connect(fresh) as connection:
            schema.create(connection)
            connection.execute(unconnected.TABLE)
            connection.execute(f"attach '{str(main).replace(chr(39), chr(39) * 2)}' as old (read_only)")
            for name in ("runs", "unconnected", *(table.name for table in ALL)):
                connection.execute(f"insert into {name} by name select * from old.{name} {_IN_USE.get(name, '')}")
            connection.execute("detach old")
        os.replace(fresh, main)
    store.publish()
    return _remove_older(store)


_IN_USE = dict.fromkeys(
    ("embeddings", "reasons"),
    "where content_key in (select content_key from old.sentences union select content_key from old.candidate_members)",
)
"""Vectors of passages without a theme go too: they are made again when those are grouped."""


def _remove_older(store: Store) -> int:
    with store._lock():
        current = (store.folder / POINTER).read_text(encoding="utf-8").strip()
        older = [path for path in sorted(store.folder.glob("snapshot-*")) if path.name != current]
        for path in older:
            path.unlink()
    return len(older)


def _one(connection: duckdb.DuckDBPyConnection, sql: str, values: list[list[str]]) -> int:
    row = connection.execute(sql, values).fetchone()
    return int(row[0]) if row else 0
