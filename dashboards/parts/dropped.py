"""Choices in an address that are not there any more: which, so that nobody takes all for a part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from dashboards.labels import states as words


def show_dropped(fields: Mapping[str, tuple[str, Sequence[str]]]) -> None:
    """Say of each field, as address key → its name and its choices, that what the address or session asks is gone.

    To be called before the fields are shown: showing them takes such a choice out of the address.
    """
    said = [
        words.dropped(name, asked) for key, (name, choices) in fields.items()
        if (asked := st.session_state.get(key) or st.query_params.get(key)) and asked not in choices
    ]  # fmt: skip
    # always there, so that what follows keeps its place
    with st.container(key="weggelaten"):
        if said:
            st.html("".join(f'<p class="weggelaten" role="status">{escape(line)}</p>' for line in said))
