"""The buttons under a table that give it as a file."""

from __future__ import annotations

from functools import partial

import polars as pl
import streamlit as st

from dashboards.exporting import as_csv, as_workbook, file_name
from dashboards.labels import exports as words
from dashboards.provenance import Source, source_of_selection

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_downloads(frame: pl.DataFrame, name: str, key: str, source: Source | str) -> None:
    """Two buttons: the table as CSV, and as a workbook with a sheet that says what it counts and from what.

    `name` is the subject, which names the file too. `source` may be a text that says what is counted, from the
    documents that fit the filters. The frame holds what is on screen and no more: its column names are Dutch, and
    text of stories without consent is left out by who makes it. The files are made when a button is clicked.
    """
    if frame.is_empty():
        return
    told = source if isinstance(source, Source) else source_of_selection(source)
    with st.container(key=f"downloads_{key}", horizontal=True, width="content"):
        st.download_button(
            words.DOWNLOAD_EXCEL, partial(as_workbook, frame, name, told), file_name(name, told, "xlsx"), _EXCEL,
            key=f"{key}_xlsx", on_click="ignore", type="tertiary",
        )  # fmt: skip
        st.download_button(
            words.DOWNLOAD_CSV, partial(as_csv, frame), file_name(name, told, "csv"), "text/csv", key=f"{key}_csv",
            on_click="ignore", type="tertiary",
        )  # fmt: skip
