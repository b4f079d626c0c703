"""The store's tables in SQL, made from their one declaration, and the version that says when to rebuild."""

from __future__ import annotations

import duckdb
import polars as pl

from pipeline.columns import Table
from pipeline.newer import NewerData
from pipeline.tables import ALL

SCHEMA_VERSION = 5
"""Raise it with any change of columns: the store is derived, so an older one is rebuilt from the originals."""

_RUNS = """
create table runs (
    run_id varchar primary key, started timestamp not null, finished timestamp not null,
    software varchar not null, model_version varchar not null, settings_hash varchar not null,
    read integer not null, partial integer not null, refused integer not null
)"""
_VIEWS = (
    """
create view labels_in_force as
select sentence_id, document, coalesce(judgements.kind, labels.kind) as kind,
    if(judgements.kind is null, labels.kind_score, 1.0) as kind_score,
    coalesce(judgements.direction, labels.direction) as direction,
    if(judgements.kind is null, labels.direction_score, 1.0) as direction_score,
    coalesce(judgements.voice, labels.voice) as voice,
    if(judgements.kind is null, labels.voice_score, 1.0) as voice_score,
    labels.intention and judgements.kind is null as intention, labels.model_version, judgements.verdict
from labels left join judgements using (sentence_id, document)""",
    """
create view mentions_in_force as
select sentence_id, document, theme, score, false as by_people from mentions
where sentence_id not in (select sentence_id from judgements)
union all
select sentence_id, document, unnest(string_split(themes, ' ')) as theme, 1.0 as score, true as by_people
from judgements where themes <> ''""",
)
"""What counts: what people decided where they did, else what the model says. `pipeline/judged.py` says the same."""
_PROVENANCE = "run_id varchar not null"
_SQL_TYPES = {
    pl.String(): "varchar", pl.Int32(): "integer", pl.Float64(): "double", pl.Date(): "date",
    pl.Boolean(): "boolean",
    pl.Array(pl.Float32(), 384): "float[384]",
}  # fmt: skip


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every table in an empty database, all of them or none: with a version but without tables it would not do."""
    connection.execute("begin")
    connection.execute("create table store_version (version integer)")
    connection.execute("insert into store_version values (?)", [SCHEMA_VERSION])
    connection.execute(_RUNS)
    for table in ALL:
        connection.execute(_create_statement(table))
    for view in _VIEWS:
        connection.execute(view)
    connection.execute("commit")


def version(connection: duckdb.DuckDBPyConnection) -> int | None:
    """The schema version of a database; None for one that is empty."""
    if not connection.execute("select 1 from duckdb_tables() where table_name = 'store_version'").fetchone():
        return None
    row = connection.execute("select version from store_version").fetchone()
    return int(row[0]) if row else None


def refuse_newer(version: int) -> None:
    """Raise NewerData for the schema version of a later program; an older one is made anew."""
    if version > SCHEMA_VERSION:
        raise NewerData("De samengestelde gegevens")


def is_per_document(table: Table) -> bool:
    """Whether a table's rows belong to one document (embeddings belong to content, wherever it stands)."""
    return "document" in table.schema


def _create_statement(table: Table) -> str:
    columns = [f'"{column.name}" {_SQL_TYPES[column.dtype]}' for column in table.columns]
    return f"create table {table.name} ({', '.join([*columns, _PROVENANCE])})"
