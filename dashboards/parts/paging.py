"""A long list a part at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from dashboards import labels
from dashboards.parts.filters import MORE

PAGE = 25
Row = TypeVar("Row")


def first_part(rows: Sequence[Row], name: str) -> Sequence[Row]:
    """The rows of a list that are on screen now; `name` tells lists apart."""
    return rows[: st.session_state.get(f"{MORE}_{name}", PAGE)]


def more_button(rows: Sequence[object], name: str) -> None:
    """A button for the next part of a list, where there is more."""
    shown = min(len(rows), st.session_state.get(f"{MORE}_{name}", PAGE))
    if shown < len(rows):
        st.button(
            f"{labels.SHOW_MORE} ({labels.shown(shown, len(rows))})",
            key=f"knop_{name}", on_click=_show_more, args=(f"{MORE}_{name}", shown + PAGE),
        )  # fmt: skip


def _show_more(key: str, count: int) -> None:
    st.session_state[key] = count
