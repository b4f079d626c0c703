"""What the columns of a table are taken for; another choice is remembered for the organisation."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards import desk, labels
from dashboards.labels import desk as desk_labels
from dashboards.parts.desk.place import ask_for_name, officer, signed
from dashboards.visitor import visitor
from pipeline.access import Action
from pipeline.guidance import ColumnMeaning
from pipeline.tables import MEANINGS, MEASURES, Tables

_VALUES = ("planned", "realised")
Column = dict[str, Any]


def show_columns(document: dict[str, Any], tables: Tables, table: int) -> None:
    """A choice for each column with a header; nothing for who may not teach what columns mean."""
    if not visitor().may(Action.TEACH):
        return
    columns = tables.columns.filter((pl.col("table") == table) & pl.col("heading").is_not_null())
    rows = columns.unique(["heading", "column"], keep="first").sort("column").to_dicts()
    if not rows:
        return
    unknown = any(row["meaning"] == "unknown" for row in rows)
    with st.expander(desk_labels.COLUMNS_TITLE, expanded=unknown):
        st.html(f'<p class="stil">{desk_labels.COLUMNS_INTRO}</p>')
        for row in rows:
            _show_column(document, row)


def _show_column(document: dict[str, Any], row: Column) -> None:
    heading = desk_labels.plain(row["heading"]) or desk_labels.NAMELESS_COLUMN.format(number=row["column"])
    own, measure = st.columns(2)
    # with what holds now in the key, the field follows a new reading
    key = (
        f"{document['document'][:8]}_{row['table']}_{row['segment']}_{row['column']}_{row['meaning']}_{row['measure']}"
    )
    own.selectbox(
        desk_labels.COLUMN_MEANING.format(heading=heading), MEANINGS, MEANINGS.index(row["meaning"]),
        key=f"kolom_{key}", format_func=lambda name: _meaning(name, row), on_change=_teach, args=(document, row, key),
    )  # fmt: skip
    if row["meaning"] in _VALUES:
        measure.selectbox(
            desk_labels.COLUMN_MEASURE.format(heading=heading), MEASURES,
            MEASURES.index(row["measure"]) if row["measure"] else None, key=f"telt_{key}",
            format_func=labels.MEASURES.__getitem__, placeholder=labels.UNKNOWN,
            on_change=_teach, args=(document, row, key),
        )  # fmt: skip
    ask_for_name(key)


def _meaning(name: str, row: Column) -> str:
    by = f" ({desk_labels.BY_PERSON})" if name == row["meaning"] and row["origin"] != "rules" else ""
    return f"{desk_labels.MEANINGS[name]}{by}"


def _teach(document: dict[str, Any], row: Column, key: str) -> None:
    if not signed(key):
        # nothing was booked, so the field says again what holds
        st.session_state[f"kolom_{key}"] = row["meaning"]
        st.session_state.pop(f"telt_{key}", None)
        return
    meaning = st.session_state[f"kolom_{key}"]
    measure = st.session_state.get(f"telt_{key}", row["measure"]) if meaning in _VALUES else None
    taught = ColumnMeaning(row["heading"], meaning, measure, row["unit"], organisation=document["organisation"])
    desk.teach_column(document["document"], taught, officer())
