"""What a person should look at, with a proposal and a way to the place."""

from __future__ import annotations

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import labels
from dashboards.labels import desk as desk_labels
from dashboards.parts.desk.place import point_at
from dashboards.parts.paging import first_part, more_button
from pipeline.tables import Tables

_ORDER = {"error": 0, "warning": 1, "info": 2}


def show_checks(tables: Tables) -> None:
    """The issues of a document, the worst first."""
    st.html(f"<h2>{desk_labels.CHECKS_TITLE}</h2>")
    rows = sorted(tables.issues.to_dicts(), key=lambda row: (_ORDER[row["severity"]], row["position"]))
    if not rows:
        st.html(f'<p class="stil">{desk_labels.NO_CHECKS}</p>')
    known = set(tables.cells["table"].drop_nulls().unique())
    for row in first_part(rows, "punten"):
        words, action = st.columns([5, 1], vertical_alignment="center")
        words.html(_words(row))
        if row["table"] in known:
            action.button(
                desk_labels.about(desk_labels.SHOW_PLACE, row["location"]), key=f"toon_{row['position']}",
                on_click=point_at, args=(row["table"], row["cell"]),
            )  # fmt: skip
    more_button(rows, "punten")


def pointed_cells(tables: Tables, table: int) -> set[str]:
    """The cells of a table that an issue is about."""
    return set(tables.issues.filter((pl.col("table") == table) & (pl.col("severity") != "info"))["cell"].drop_nulls())


def _words(row: dict[str, Any]) -> str:
    place = f" ({escape(row['location'])})" if row["location"] else ""
    words = escape(f"{desk_labels.PROPOSAL}: {row['proposal']}") if row["proposal"] else ""
    proposal = f'<span class="voorstel">{words}</span>'
    return (
        f'<ul class="opmerkingen"><li class="{row["severity"]}"><strong>{labels.SEVERITIES[row["severity"]]}</strong>'
        f"{place}: {escape(row['message'])} {proposal}</li></ul>"
    )
