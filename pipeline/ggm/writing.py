"""The export as files: CSV with CSVW metadata, or JSON with its JSON Schema; the same frames give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

import polars as pl

from pipeline.ggm.mapping import Mapped, MappedColumn, MappedTable

Form = Literal["csv", "json"]
_SEPARATOR = ";"
_CSVW = {"string": "string", "integer": "integer", "number": "decimal", "boolean": "boolean", "date": "date"}


def written(frames: Mapping[str, pl.DataFrame], mapped: Mapped, form: Form) -> dict[str, bytes]:
    """File names and their bytes; numbers with a decimal point, days as 2025-12-31, as programs read them."""
    if form == "json":
        return {"ggm.json": _json(_content(frames, mapped)), "ggm.schema.json": _json(json_schema(mapped))}
    files = {f"{table.name}.csv": _csv(frames[table.name]) for table in mapped.tables}
    return {**files, "csv-metadata.json": _json(csv_metadata(mapped))}


def json_schema(mapped: Mapped) -> dict[str, Any]:
    """What the JSON export holds, as JSON Schema, with the GGM's names as "ggm" beside each part."""
    tables = {table.name: _table_schema(table) for table in mapped.tables}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Cijfers van Verhaal in de vorm van het Gemeentelijk Gegevensmodel",
        "$comment": f"Namen uit {mapped.source}, {mapped.version}",
        "type": "object", "additionalProperties": False, "required": ["ggm", *tables],
        "properties": {"ggm": {"type": "string", "description": "versie van het GGM"}, **tables},
    }  # fmt: skip


def csv_metadata(mapped: Mapped) -> dict[str, Any]:
    """What the CSV files hold, as CSV on the Web (https://www.w3.org/TR/tabular-metadata/)."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "dc:title": "Cijfers van Verhaal in de vorm van het Gemeentelijk Gegevensmodel",
        "dc:conformsTo": f"{mapped.source} ({mapped.version})",
        "dialect": {"delimiter": _SEPARATOR, "encoding": "utf-8"},
        "tables": [_csvw(table, mapped) for table in mapped.tables],
    }


def _content(frames: Mapping[str, pl.DataFrame], mapped: Mapped) -> dict[str, Any]:
    return {"ggm": mapped.version, **{table.name: frames[table.name].to_dicts() for table in mapped.tables}}


def _csv(frame: pl.DataFrame) -> bytes:
    return _safe(frame).write_csv(separator=_SEPARATOR, line_terminator="\r\n").encode()


def _safe(frame: pl.DataFrame) -> pl.DataFrame:
    """Texts that a spreadsheet would take for a formula get an apostrophe before them (OWASP, CSV injection)."""
    return frame.with_columns(pl.col(pl.String).str.replace(r"^([=+\-@\t\r])", "'${1}"))


def _json(content: object) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False, default=str) + "\n").encode()


def _table_schema(table: MappedTable) -> dict[str, Any]:
    return {
        "type": "array", "title": table.title, "ggm": table.ggm or f"eigen: {table.own}",
        "items": {
            "type": "object", "additionalProperties": False, "required": [one.name for one in table.columns],
            "properties": {one.name: _column_schema(one, one.name == table.key) for one in table.columns},
        },
    }  # fmt: skip


def _column_schema(column: MappedColumn, key: bool) -> dict[str, Any]:
    kind = "string" if column.type == "date" else column.type
    return {
        "type": kind if key else [kind, "null"],
        **({"format": "date"} if column.type == "date" else {}),
        "description": column.meaning,
        "ggm": column.ggm or f"eigen: {column.own}",
    }


def _csvw(table: MappedTable, mapped: Mapped) -> dict[str, Any]:
    refers = [one for one in table.columns if one.refers]
    keys = [
        {
            "columnReference": one.name,
            "reference": {"resource": f"{one.refers}.csv", "columnReference": mapped[one.refers].key},
        }
        for one in refers
    ]
    return {
        "url": f"{table.name}.csv",
        "dc:title": table.title,
        "dc:source": table.ggm or f"eigen: {table.own}",
        "tableSchema": {
            "columns": [
                {
                    "name": one.name, "titles": one.name, "datatype": _CSVW[one.type], "dc:description": one.meaning,
                    "dc:source": one.ggm or f"eigen: {one.own}",
                }
                for one in table.columns
            ],
            **({"primaryKey": table.key} if table.key else {}),
            **({"foreignKeys": keys} if keys else {}),
        },
    }  # fmt: skip
