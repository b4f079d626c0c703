"""One organisation's part of a snapshot: views that stand before every table, so that no query sees past them.

They are made for each query on the connection that it runs on, so that no query can be forgotten. What a table of rows
over several documents holds is let through only where all of those documents are the organisation's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import duckdb
import polars as pl

from pipeline.columns import Table
from pipeline.owners import owner
from pipeline.tables import ALL, CANDIDATE_MEMBERS, DERIVED

_BELONGS = {"activity_id": "activities", "sentence_id": "sentences", "passage_id": "passages", "story_id": "stories"}
"""The table that says whose document a column's value is of."""
_CLOSED = (CANDIDATE_MEMBERS,)
"""Rows over documents of many organisations: nobody's own."""
_TOGETHER = "together"
_OWN, _COMPLETE = "own_documents", "complete_documents"
_IN_FORCE = ("labels_in_force", "mentions_in_force")


def narrow(connection: duckdb.DuckDBPyConnection, documents: Collection[str]) -> None:
    """Let this connection see the rows of these documents only, whatever is asked of it.

    Tables without a document are narrowed through one that has it (content that stands in an own sentence, runs that
    read an own document, without what else those read); what cannot be narrowed is empty.
    """
    name = connection.sql("select current_database() as name").pl().item()
    whole = f'"{name}".main'
    held = connection.sql(f"select document, organisation from {whole}.documents").pl()
    _keep(connection, _OWN, held.filter(pl.col("document").is_in(list(documents)))["document"])
    _keep(connection, _COMPLETE, _complete(held, documents))
    connection.execute("; ".join(_views(whole)))


def _complete(held: pl.DataFrame, documents: Collection[str]) -> pl.Series:
    """The documents whose organisation, as the tables over several documents were made, has no other than these."""
    named = held.with_columns(owner(), pl.col("document").is_in(list(documents)).alias("own"))
    return named.filter(pl.col("own").all().over("owner"))["document"]


def _keep(connection: duckdb.DuckDBPyConnection, name: str, documents: pl.Series) -> None:
    connection.execute(f"create temp table {name} as select unnest(?::varchar[]) as document", [documents.to_list()])


def _views(whole: str) -> Iterator[str]:
    for table in ALL:
        yield _view(table.name, whole, _own_rows(table, whole), _columns(table))
    for name in _IN_FORCE:
        yield _view(name, whole, f"document in (select document from {_OWN})")
    yield _view(
        "runs", whole, f"run_id in (select run_id from {whole}.documents where document in (select * from {_OWN}))",
        "* replace (0 as read, 0 as partial, 0 as refused)",
    )  # fmt: skip


def _view(name: str, whole: str, condition: str, columns: str = "*") -> str:
    return f"create temp view {name} as select {columns} from {whole}.{name} where {condition}"


def _own_rows(table: Table, whole: str) -> str:
    """Which rows of a table are own."""
    if table in _CLOSED:
        return "false"
    if "document" not in table.schema:
        return _by_content(whole) if "content_key" in table.schema else "false"
    kept = _COMPLETE if table in DERIVED else _OWN
    conditions = [f"document in (select document from {kept})"]
    for column, holder in _BELONGS.items():
        if column in table.schema and holder != table.name:
            own = f"select {column} from {whole}.{holder} where document in (select document from {_OWN})"
            conditions.append(f"({column} is null or {column} in ({own}))")
    return " and ".join([*conditions, *_STRICTER.get(table.name, ())])


def _by_content(whole: str) -> str:
    return f"content_key in (select content_key from {whole}.sentences where document in (select * from {_OWN}))"


_STRICTER = {
    # a name in the register that looks like the one that was read is of another organisation
    "facts": ("not (field = 'organisation' and ground = 'register')",),
    "issues": (f"(stage <> '{_TOGETHER}' or document in (select document from {_COMPLETE}))",),
}


def _columns(table: Table) -> str:
    if table.name != "issues":
        return "*"
    naming = "code in ('organisation_near_miss', 'uncertain_organisation')"
    return f"* replace (if({naming}, null, proposal) as proposal)"
