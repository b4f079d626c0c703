"""The buttons under a table that give it as a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import PurePath
from typing import Literal

import polars as pl
import streamlit as st

from dashboards.booking import taken_along
from dashboards.exporting import as_csv, as_workbook, file_name
from dashboards.labels import exports as words
from dashboards.labels.desk import plain
from dashboards.permission import in_their_name
from dashboards.provenance import Source, source_of_selection
from dashboards.visitor import visitor
from pipeline.access import Action

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Table = pl.DataFrame | Callable[[], pl.DataFrame]
"""A table, or what makes it when somebody asks for the file: that is cheaper, and may not use Streamlit."""


def show_downloads(table: Table, name: str, key: str, source: Source | str) -> None:
    """Two buttons: the table as CSV, and as a workbook with a sheet that says what it counts and from what.

    `name` is the subject, which names the file too. `source` may be a text that says what is counted, from the
    documents that fit the filters. The table holds what is on screen and no more: its column names are Dutch, and
    text of stories without consent is left out by who makes it. The files are made when a button is clicked.
    """
    if isinstance(table, pl.DataFrame) and table.is_empty():
        return
    told = source if isinstance(source, Source) else source_of_selection(source)
    about = f" *{plain(name)}*"
    with st.container(key=f"downloads_{key}", horizontal=True, width="content"):
        offer_file(
            words.DOWNLOAD_EXCEL + about, partial(_workbook, table, name, told), file_name(name, told, "xlsx"), _EXCEL,
            f"{key}_xlsx",
        )  # fmt: skip
        offer_file(words.DOWNLOAD_CSV + about, partial(_csv, table), file_name(name, told, "csv"), "text/csv",
                   f"{key}_csv")  # fmt: skip


def offer_file(
    label: str, make: Callable[[], bytes], name: str, kind: str, key: str,
    look: Literal["primary", "secondary", "tertiary"] = "tertiary", icon: str | None = None,
) -> None:  # fmt: skip
    """A button that gives a file, which is made when it is clicked; nothing for who may not take files along.

    `kind` is its media type. Whatever leaves the screen as a file leaves through here, and is booked.
    """
    if visitor().may(Action.EXPORT):
        st.download_button(
            label, in_their_name(Action.EXPORT, taken_along(make, PurePath(name).suffix[1:])), name, kind, key=key,
            on_click="ignore", type=look, icon=icon,
        )  # fmt: skip


def _workbook(table: Table, name: str, source: Source) -> bytes:
    return as_workbook(_made(table), name, source)


def _csv(table: Table) -> bytes:
    return as_csv(_made(table))


def _made(table: Table) -> pl.DataFrame:
    return table if isinstance(table, pl.DataFrame) else table()
