"""A long list a part at a time."""

from __future__ import annotations

from collections.abc import Sequence, Sized
from typing import TypeVar

import streamlit as st

from dashboards import labels
from dashboards.parts.filters import MORE

PAGE = 25
Row = TypeVar("Row")


def first_part(rows: Sequence[Row], name: str) -> Sequence[Row]:
    """The rows of a list that are on screen now; `name` tells lists apart."""
    return rows[: shown_count(name)]


def shown_count(name: str, first: int = PAGE) -> int:
    """How many rows of a list are on screen now, at least the `first` ones."""
    return max(first, int(st.session_state.get(f"{MORE}_{name}", first)))


def more_button(rows: Sized, name: str, first: int = PAGE, step: int = PAGE) -> None:
    """A button for the next part of a list, where there is more."""
    shown = min(len(rows), shown_count(name, first))
    if shown < len(rows):
        st.html(f'<p class="op-papier">{labels.shown(shown, len(rows))}</p>')
        st.button(
            f"{labels.SHOW_MORE} ({labels.shown(shown, len(rows))})",
            key=f"knop_{name}", on_click=_show_more, args=(f"{MORE}_{name}", shown + step),
        )  # fmt: skip


def _show_more(key: str, count: int) -> None:
    st.session_state[key] = count
