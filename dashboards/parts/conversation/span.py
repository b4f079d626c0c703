"""Whether the review is of one quarter or of a whole year: a choice that stays in the address."""

from __future__ import annotations

import streamlit as st

from dashboards.labels import conversation as words

SPAN = "gesprek"
"""Address key: jaar for the review of a year; absent for that of a quarter."""
_QUARTER, _YEAR = words.SPANS
_KEY = "waarover"


def asks_year() -> bool:
    """Whether the address asks for a whole year."""
    return bool(st.query_params.get(SPAN) == _YEAR)


def choose_span() -> None:
    """The choice. It is no widget that is bound to the address: that would drop out while points are shown."""
    st.session_state[_KEY] = _YEAR if asks_year() else _QUARTER
    st.radio(
        words.SPAN, list(words.SPANS), format_func=words.SPANS.__getitem__, horizontal=True, key=_KEY,
        on_change=_to_address,
    )  # fmt: skip


def _to_address() -> None:
    if st.session_state[_KEY] == _YEAR:
        st.query_params[SPAN] = _YEAR
    else:
        st.query_params.pop(SPAN, None)
