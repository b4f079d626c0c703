"""What was read, part by part, beside what stands in the file."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards.labels import desk as desk_labels
from dashboards.parts.desk.columns import show_columns
from dashboards.parts.desk.figures import show_figures
from dashboards.parts.desk.original import show_original
from dashboards.parts.desk.place import PART, SCROLL, pointed
from dashboards.parts.desk.sheet import MOST_ROWS, grid, legend, rows_to, sheet_html
from dashboards.parts.desk.text import show_stories, show_text
from dashboards.parts.paging import more_button, shown_count
from dashboards.scripts import SCROLL_TO_CELL
from pipeline.tables import Tables

_TEXT, _STORIES = 0, -1
"""What stands for the running text and the stories where tables go by their number."""


def show_reading(document: dict[str, Any], tables: Tables) -> None:
    """Choose a part of the document, and see it on the left and what was read of it on the right."""
    st.html(f"<h2>{desk_labels.READ_TITLE}</h2>")
    parts = _parts(tables)
    if st.session_state.get(PART) not in parts:
        st.session_state[PART] = next(iter(parts))
    part = st.selectbox(desk_labels.WHICH_PART, list(parts), key=PART, format_func=parts.__getitem__)
    if part == _STORIES:
        show_stories(tables)
        return
    left, right = st.columns([11, 9], gap="medium")
    with left:
        st.html(f"<h3>{desk_labels.IN_DOCUMENT}</h3>")
        if part == _TEXT:
            show_text(tables)
        else:
            _show_sheet(tables, part)
        show_original(document, tables, _page_of(tables, part))
    with right:
        st.html(f"<h3>{desk_labels.AS_READ}</h3>")
        if part != _TEXT:
            show_columns(document, tables, part)
        show_figures(_figures(tables, part), document)


def _show_sheet(tables: Tables, part: int) -> None:
    """The table with its first rows, and those up to the cell that is pointed at, which is brought into view."""
    rows, name = grid(tables, part), f"rijen_{part}"
    needed = max(MOST_ROWS, rows_to(rows, pointed()))
    st.html(legend() + sheet_html(tables, part, pointed(), shown_count(name, needed)))
    more_button(rows, name, needed, MOST_ROWS)
    if st.session_state.pop(SCROLL, False):
        st.html(SCROLL_TO_CELL, unsafe_allow_javascript=True)


def _parts(tables: Tables) -> dict[int, str]:
    """What there is to look at: what figures were read from, the stories, the other text, and then other tables."""
    figures = dict(tables.activities.group_by("table").len().rows())
    grids = tables.cells.group_by("table", maintain_order=True).agg(pl.col("page", "sheet").first()).sort("table")
    named = {
        table: desk_labels.part(table, page, sheet, figures.get(table, 0)) for table, page, sheet in grids.iter_rows()
    }
    text = {_TEXT: desk_labels.text_part(figures.get(None, 0))}
    found = {table: words for table, words in named.items() if figures.get(table)}
    found |= text if figures.get(None) else {}
    found |= {_STORIES: desk_labels.stories_part(len(tables.stories))} if len(tables.stories) else {}
    found |= text if tables.passages["story_id"].null_count() or not (found or named) else {}
    return found | named


def _page_of(tables: Tables, part: int) -> int | None:
    """The page on which a part stands, where the file has pages."""
    pages = tables.cells.filter(pl.col("table") == part)["page"].drop_nulls()
    return int(pages[0]) if len(pages) else None


def _figures(tables: Tables, part: int) -> list[dict[str, Any]]:
    own = pl.col("table").is_null() if part == _TEXT else pl.col("table") == part
    return tables.activities.filter(own).sort("position").to_dicts()
