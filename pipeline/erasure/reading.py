"""What was read of a file, as bytes for the vault, to stand in place of an original that had to go.

Ids stay as they are, so that decisions on other stories of the file still belong to them. What later versions of the
reader would read better they cannot read any more: that is the price of erasing part of a file.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields

import polars as pl

from pipeline.tables import ALL, Tables, conform


def as_bytes(raw: Tables) -> bytes:
    """Raw tables as a zip of Arrow files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in fields(Tables):
            frame: pl.DataFrame = getattr(raw, part.name)
            if not frame.is_empty():
                table = io.BytesIO()
                frame.write_ipc(table)
                archive.writestr(part.name, table.getvalue())
    return stream.getvalue()


def as_tables(reading: bytes) -> Tables:
    """The tables that `as_bytes` wrote, by this version or an earlier one: columns that came later are null."""
    tables = {table.name: table for table in ALL}
    with zipfile.ZipFile(io.BytesIO(reading)) as archive:
        names = [name for name in archive.namelist() if name in tables]
        frames = {name: pl.read_ipc(io.BytesIO(archive.read(name))) for name in names}
    known = {name: frame.select(set(frame.columns) & set(tables[name].schema)) for name, frame in frames.items()}
    return Tables(**{name: conform(frame, tables[name]) for name, frame in known.items()})
